//! The head of a GGUF file, read by hand.

use anyhow::{Context, Result, bail, ensure};

// ANCHOR: head
pub struct Head {
    pub version: u32,
    pub metadata: Vec<(String, String)>,
    pub tensors: Vec<Tensor>,
    pub data: u64, // the byte with which the first tensor begins
}

pub struct Tensor {
    pub name: String,
    pub shape: Vec<u64>, // the length of a row first
    pub format: u32,
    pub offset: u64, // from where the data begins
}

pub fn read(file: &[u8]) -> Result<Head> {
    let mut from = Reader { file, at: 0 };
    let magic = from.bytes(4).unwrap_or(file);
    ensure!(
        magic == b"GGUF",
        "no GGUF file: it does not begin with GGUF"
    );
    let version = from.u32()?;
    ensure!(
        matches!(version, 2 | 3),
        "GGUF version {version}, not 2 or 3"
    );
    let (tensors, pairs) = (from.u64()?, from.u64()?);
    let metadata = (0..pairs).map(|_| Ok((from.text()?, from.any()?)));
    let metadata = metadata.collect::<Result<Vec<_>>>()?;
    let tensors = (0..tensors).map(|_| from.tensor());
    let tensors = tensors.collect::<Result<_>>()?;
    let alignment = metadata.iter().find(|(k, _)| k == "general.alignment");
    let alignment = alignment.map_or(Ok(32), |(_, value)| value.parse())?;
    ensure!(alignment > 0, "an alignment of 0");
    let data = (from.at as u64).next_multiple_of(alignment);
    Ok(Head {
        version,
        metadata,
        tensors,
        data,
    })
}
// ANCHOR_END: head

// ANCHOR: reader
struct Reader<'a> {
    file: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn bytes(&mut self, count: u64) -> Result<&'a [u8]> {
        let rest = &self.file[self.at..];
        let part = usize::try_from(count).ok().and_then(|c| rest.get(..c));
        let end = self.file.len();
        let part = part.with_context(|| {
            format!("the head goes on after byte {end}: the file is truncated")
        })?;
        self.at += part.len();
        Ok(part)
    }

    fn number<const N: usize>(&mut self) -> Result<[u8; N]> {
        Ok(self.bytes(N as u64)?.try_into()?)
    }

    fn u32(&mut self) -> Result<u32> {
        Ok(u32::from_le_bytes(self.number()?))
    }

    fn u64(&mut self) -> Result<u64> {
        Ok(u64::from_le_bytes(self.number()?))
    }

    fn text(&mut self) -> Result<String> {
        let length = self.u64()?;
        Ok(String::from_utf8_lossy(self.bytes(length)?).into_owned())
    }
    // ANCHOR_END: reader

    // ANCHOR: values
    fn any(&mut self) -> Result<String> {
        let kind = self.u32()?;
        if kind != 9 {
            return self.value(kind);
        }
        let (kind, count) = (self.u32()?, self.u64()?);
        for _ in 0..count {
            self.value(kind)?;
        }
        Ok(format!("{count} values"))
    }

    fn value(&mut self, kind: u32) -> Result<String> {
        Ok(match kind {
            0 => u8::from_le_bytes(self.number()?).to_string(),
            1 => i8::from_le_bytes(self.number()?).to_string(),
            2 => u16::from_le_bytes(self.number()?).to_string(),
            3 => i16::from_le_bytes(self.number()?).to_string(),
            4 => self.u32()?.to_string(),
            5 => i32::from_le_bytes(self.number()?).to_string(),
            6 => f32::from_le_bytes(self.number()?).to_string(),
            7 => (self.number()? != [0]).to_string(),
            8 => self.text()?,
            10 => self.u64()?.to_string(),
            11 => i64::from_le_bytes(self.number()?).to_string(),
            12 => f64::from_le_bytes(self.number()?).to_string(),
            _ => bail!("metadata of the unknown kind {kind}"),
        })
    }

    fn tensor(&mut self) -> Result<Tensor> {
        let name = self.text()?;
        let axes = self.u32()?;
        let shape = (0..axes).map(|_| self.u64()).collect::<Result<_>>()?;
        let (format, offset) = (self.u32()?, self.u64()?);
        Ok(Tensor {
            name,
            shape,
            format,
            offset,
        })
    }
    // ANCHOR_END: values
}

// ANCHOR: bytes
/// The name of a format, the weights of a block, and its bytes.
const FORMATS: [(u32, &str, u64, u64); 8] = [
    (0, "F32", 1, 4),
    (1, "F16", 1, 2),
    (2, "Q4_0", 32, 18),
    (3, "Q4_1", 32, 20),
    (6, "Q5_0", 32, 22),
    (8, "Q8_0", 32, 34),
    (12, "Q4_K", 256, 144),
    (14, "Q6_K", 256, 210),
];

impl Tensor {
    pub fn format(&self) -> Result<&'static str> {
        Ok(self.layout()?.1)
    }

    fn layout(&self) -> Result<(u32, &'static str, u64, u64)> {
        let layout = FORMATS.into_iter().find(|f| f.0 == self.format);
        layout.with_context(|| format!("the unknown format {}", self.format))
    }

    /// How many bytes the tensor has in the file.
    pub fn size(&self) -> Result<u64> {
        let (_, format, block, bytes) = self.layout()?;
        let row = self.shape.first().copied().unwrap_or(1);
        ensure!(
            row.is_multiple_of(block),
            "{}: a row of {row} weights does not divide into blocks of {block}, \
             as {format} wants",
            self.name
        );
        let weights =
            self.shape.iter().try_fold(1u64, |a, b| a.checked_mul(*b));
        let size = weights.and_then(|w| (w / block).checked_mul(bytes));
        size.with_context(|| format!("{}: too many weights", self.name))
    }

    /// The bytes of the tensor.
    pub fn bytes<'a>(&self, head: &Head, file: &'a [u8]) -> Result<&'a [u8]> {
        let size = self.size()?;
        let range = head.data.checked_add(self.offset).and_then(|start| {
            Some(start as usize..start.checked_add(size)? as usize)
        });
        let bytes = range.and_then(|range| file.get(range));
        bytes.with_context(|| {
            let end = file.len();
            format!(
                "{} goes on after byte {end}: the file is truncated",
                self.name
            )
        })
    }
}
// ANCHOR_END: bytes
