//! Says what is in a GGUF file.

use std::fs;

use anyhow::{Context, Result};
use quantize::gguf::read;

// ANCHOR: main
fn main() -> Result<()> {
    let path = std::env::args().nth(1).context("which file?")?;
    let file =
        fs::read(&path).with_context(|| format!("cannot read {path}"))?;
    let head = read(&file)?;
    println!("version {}, data from byte {}", head.version, head.data);
    for (key, value) in head.metadata.iter().take(6) {
        println!("{key} = {value}");
    }
    for tensor in head.tensors.iter().take(6) {
        let bytes = tensor.bytes(&head, &file)?;
        println!(
            "{} {} {:?}: byte {}, {} bytes",
            tensor.name,
            tensor.format()?,
            tensor.shape,
            tensor.offset,
            bytes.len(),
        );
    }
    Ok(())
}
// ANCHOR_END: main
