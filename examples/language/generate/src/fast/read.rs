//! Reads a Llama from a GGUF file.

use super::maths::LANES;
use super::model::{Layer, Model, Sizes};
use super::product::{BLOCK, Format, Matrix};
use anyhow::{Context, Result, bail, ensure};
use candle_core::quantized::{GgmlDType, gguf_file::Content};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

struct Reader {
    file: File,
    content: Content,
}

pub fn read(path: &Path) -> Result<Model> {
    let mut file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    let content = Content::read(&mut file).context("this is not a whole GGUF file")?;
    let mut reader = Reader { file, content };
    let architecture = reader.content.metadata.get("general.architecture");
    let architecture = architecture.and_then(|value| value.to_string().ok());
    ensure!(
        architecture.is_some_and(|name| name == "llama"),
        "the model is of architecture {architecture:?}, and this program knows only \"llama\""
    );
    let number = |name: &str| -> Result<usize> {
        let value = reader.content.metadata.get(name);
        let value = value.with_context(|| format!("the file has no `{name}`"))?;
        Ok(value.to_u32()? as usize)
    };
    let float = |name: &str| -> Result<f32> {
        let value = reader.content.metadata.get(name);
        Ok(value.with_context(|| format!("the file has no `{name}`"))?.to_f32()?)
    };
    let sizes = Sizes {
        width: number("llama.embedding_length")?,
        hidden: number("llama.feed_forward_length")?,
        heads: number("llama.attention.head_count")?,
        key_heads: number("llama.attention.head_count_kv")?,
        context: number("llama.context_length")?,
        epsilon: float("llama.attention.layer_norm_rms_epsilon")?,
        rope_base: float("llama.rope.freq_base")?,
    };
    let layers = number("llama.block_count")?;
    ensure!(
        sizes.heads > 0 && sizes.key_heads > 0 && sizes.heads % sizes.key_heads == 0,
        "{} heads cannot share {} keys", sizes.heads, sizes.key_heads
    );
    ensure!(
        sizes.width % sizes.heads == 0 && sizes.head_width() % LANES == 0,
        "a head of {} / {} numbers does not fit", sizes.width, sizes.heads
    );
    let layers = (0..layers).map(|layer| reader.layer(&format!("blk.{layer}"), &sizes));
    let layers = layers.collect::<Result<_>>()?;
    let embedding = reader.matrix(&["token_embd.weight"], sizes.width)?;
    let head = match reader.content.tensor_infos.contains_key("output.weight") {
        true => Some(reader.matrix(&["output.weight"], sizes.width)?),
        false => None,
    };
    let norm = reader.floats("output_norm.weight", sizes.width)?;
    Ok(Model { sizes, layers, embedding, head, norm })
}

impl Reader {
    fn layer(&mut self, prefix: &str, sizes: &Sizes) -> Result<Layer> {
        let name = |part: &str| format!("{prefix}.{part}.weight");
        let [q, k, v] = ["attn_q", "attn_k", "attn_v"].map(name);
        Ok(Layer {
            attention_norm: self.floats(&name("attn_norm"), sizes.width)?,
            query_key_value: self.matrix(&[&q, &k, &v], sizes.width)?,
            output: self.matrix(&[&name("attn_output")], sizes.width)?,
            forward_norm: self.floats(&name("ffn_norm"), sizes.width)?,
            gate: self.matrix(&[&name("ffn_gate")], sizes.width)?,
            up: self.matrix(&[&name("ffn_up")], sizes.width)?,
            down: self.matrix(&[&name("ffn_down")], sizes.hidden)?,
        })
    }

    fn bytes(&mut self, name: &str, columns: usize) -> Result<(GgmlDType, usize, Vec<u8>)> {
        let info = self.content.tensor_infos.get(name);
        let info = info.with_context(|| format!("the file has no tensor `{name}`"))?;
        let (dtype, dims) = (info.ggml_dtype, info.shape.dims());
        ensure!(dims.last() == Some(&columns), "`{name}` has the shape {dims:?}");
        let elements = info.shape.elem_count();
        let length = elements / dtype.block_size() * dtype.type_size();
        let mut bytes = vec![0; length];
        self.file.seek(SeekFrom::Start(self.content.tensor_data_offset + info.offset))?;
        self.file.read_exact(&mut bytes).with_context(|| format!("the file ends in `{name}`"))?;
        Ok((dtype, elements / columns, bytes))
    }

    /// One matrix of the rows of some, which must have the same format.
    fn matrix(&mut self, names: &[&str], columns: usize) -> Result<Matrix> {
        let (mut first, mut all) = (None, Vec::new());
        for name in names {
            let (dtype, rows, bytes) = self.bytes(name, columns)?;
            ensure!(
                columns % BLOCK == 0 && rows % LANES == 0,
                "`{name}` has {rows} × {columns} weights, not a multiple of {LANES} × {BLOCK}"
            );
            ensure!(*first.get_or_insert(dtype) == dtype, "`{name}` is {dtype:?}, unlike its kin");
            all.extend(bytes);
        }
        let format = match first {
            Some(GgmlDType::Q4_1) => Format::Q4_1,
            Some(GgmlDType::Q8_0) => Format::Q8_0,
            other => bail!("{names:?} is stored as {other:?}; these are Q4_1 and Q8_0 only"),
        };
        Ok(Matrix::new(format, columns, &all))
    }

    fn floats(&mut self, name: &str, columns: usize) -> Result<Vec<f32>> {
        let (dtype, rows, bytes) = self.bytes(name, columns)?;
        ensure!(dtype == GgmlDType::F32 && rows == 1, "`{name}` is {rows} rows of {dtype:?}");
        Ok(bytes.as_chunks::<4>().0.iter().map(|float| f32::from_le_bytes(*float)).collect())
    }
}
