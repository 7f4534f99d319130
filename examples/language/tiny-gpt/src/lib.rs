//! A small GPT, trained on this book, that writes.

pub mod batches;
pub mod checkpoint;
pub mod model;
pub mod optimiser;
pub mod random;
pub mod sample;
pub mod start;
pub mod train;

pub use model::{Config, Gpt};

/// The weights that `cargo run --release --bin train_gpt` left.
#[cfg(not(target_arch = "wasm32"))]
pub fn weights_path() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/tiny-gpt.safetensors")
}
