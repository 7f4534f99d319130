//! Reads a Llama from a GGUF file.

use super::maths::LANES;
use super::model::{Layer, Model, Sizes};
use super::product::{BLOCK, Format, Matrix};
use crate::file::{self, Gguf};
use anyhow::{Context, Result, bail, ensure};
use candle_core::quantized::GgmlDType;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

pub fn read(path: &Path) -> Result<Model> {
    let mut gguf = file::open(path)?;
    let sizes = sizes(&gguf)?;
    let layers = gguf.number("llama.block_count")?;
    let layers =
        (0..layers).map(|at| layer(&mut gguf, &format!("blk.{at}"), &sizes));
    let layers = layers.collect::<Result<_>>()?;
    let embedding = matrix(&mut gguf, &["token_embd.weight"], sizes.width)?;
    let head = match gguf.content.tensor_infos.contains_key("output.weight") {
        true => Some(matrix(&mut gguf, &["output.weight"], sizes.width)?),
        false => None,
    };
    let norm = floats(&mut gguf, "output_norm.weight", sizes.width)?;
    Ok(Model {
        sizes,
        layers,
        embedding,
        head,
        norm,
    })
}

fn sizes(gguf: &Gguf) -> Result<Sizes> {
    let number = |name: &str| gguf.number(&format!("llama.{name}"));
    let float = |name: &str| -> Result<f32> {
        let value = gguf.content.metadata.get(name);
        Ok(value
            .with_context(|| format!("the metadata has no `{name}`"))?
            .to_f32()?)
    };
    let sizes = Sizes {
        width: number("embedding_length")?,
        hidden: number("feed_forward_length")?,
        heads: number("attention.head_count")?,
        key_heads: number("attention.head_count_kv")?,
        context: number("context_length")?,
        epsilon: float("llama.attention.layer_norm_rms_epsilon")?,
        rope_base: float("llama.rope.freq_base")?,
    };
    ensure!(
        sizes.heads > 0
            && sizes.key_heads > 0
            && sizes.heads.is_multiple_of(sizes.key_heads),
        "{} heads cannot share {} keys",
        sizes.heads,
        sizes.key_heads
    );
    ensure!(
        sizes.width.is_multiple_of(sizes.heads)
            && sizes.head_width().is_multiple_of(LANES),
        "a head of {} / {} numbers does not fit",
        sizes.width,
        sizes.heads
    );
    Ok(sizes)
}

fn layer(gguf: &mut Gguf, prefix: &str, sizes: &Sizes) -> Result<Layer> {
    let name = |part: &str| format!("{prefix}.{part}.weight");
    let [q, k, v] = ["attn_q", "attn_k", "attn_v"].map(name);
    Ok(Layer {
        attention_norm: floats(gguf, &name("attn_norm"), sizes.width)?,
        query_key_value: matrix(gguf, &[&q, &k, &v], sizes.width)?,
        output: matrix(gguf, &[&name("attn_output")], sizes.width)?,
        forward_norm: floats(gguf, &name("ffn_norm"), sizes.width)?,
        gate: matrix(gguf, &[&name("ffn_gate")], sizes.width)?,
        up: matrix(gguf, &[&name("ffn_up")], sizes.width)?,
        down: matrix(gguf, &[&name("ffn_down")], sizes.hidden)?,
    })
}

fn bytes(
    gguf: &mut Gguf,
    name: &str,
    columns: usize,
) -> Result<(GgmlDType, usize, Vec<u8>)> {
    let info = gguf.content.tensor_infos.get(name);
    let info =
        info.with_context(|| format!("the file has no tensor `{name}`"))?;
    let (dtype, dims) = (info.ggml_dtype, info.shape.dims());
    ensure!(
        dims.last() == Some(&columns),
        "`{name}` has the shape {dims:?}"
    );
    let elements = info.shape.elem_count();
    let length = elements / dtype.block_size() * dtype.type_size();
    let mut bytes = vec![0; length];
    gguf.file.seek(SeekFrom::Start(
        gguf.content.tensor_data_offset + info.offset,
    ))?;
    gguf.file
        .read_exact(&mut bytes)
        .with_context(|| format!("the file ends in `{name}`"))?;
    Ok((dtype, elements / columns, bytes))
}

/// One matrix of the rows of some, which must have the same format.
fn matrix(gguf: &mut Gguf, names: &[&str], columns: usize) -> Result<Matrix> {
    let (mut first, mut all) = (None, Vec::new());
    for name in names {
        let (dtype, rows, bytes) = bytes(gguf, name, columns)?;
        ensure!(
            columns.is_multiple_of(BLOCK) && rows.is_multiple_of(LANES),
            "`{name}` has {rows} × {columns} weights, not a multiple of {LANES} × {BLOCK}"
        );
        ensure!(
            *first.get_or_insert(dtype) == dtype,
            "`{name}` is {dtype:?}, unlike its kin"
        );
        all.extend(bytes);
    }
    let format = match first {
        Some(GgmlDType::Q4_1) => Format::Q4_1,
        Some(GgmlDType::Q8_0) => Format::Q8_0,
        other => bail!(
            "{names:?} is stored as {other:?}; these are Q4_1 and Q8_0 only"
        ),
    };
    Ok(Matrix::new(format, columns, &all))
}

fn floats(gguf: &mut Gguf, name: &str, columns: usize) -> Result<Vec<f32>> {
    let (dtype, rows, bytes) = bytes(gguf, name, columns)?;
    ensure!(
        dtype == GgmlDType::F32 && rows == 1,
        "`{name}` is {rows} rows of {dtype:?}"
    );
    Ok(bytes
        .as_chunks::<4>()
        .0
        .iter()
        .map(|float| f32::from_le_bytes(*float))
        .collect())
}
