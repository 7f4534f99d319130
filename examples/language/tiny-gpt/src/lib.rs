//! A small GPT, trained on this book, that writes.

// what the demo needs comes without Candle, and is compiled for the browser too
#[cfg(not(target_arch = "wasm32"))]
pub mod batches;
#[cfg(not(target_arch = "wasm32"))]
pub mod checkpoint;
pub mod demo;
#[cfg(not(target_arch = "wasm32"))]
pub mod model;
#[cfg(not(target_arch = "wasm32"))]
pub mod optimiser;
#[cfg(not(target_arch = "wasm32"))]
pub mod picture;
pub mod plain;
pub mod random;
pub mod sample;
#[cfg(not(target_arch = "wasm32"))]
pub mod start;
#[cfg(not(target_arch = "wasm32"))]
pub mod train;
#[cfg(not(target_arch = "wasm32"))]
pub mod write;

#[cfg(not(target_arch = "wasm32"))]
pub use model::{Config, Gpt};

/// The weights that `cargo run --release --bin train_gpt` left.
#[cfg(not(target_arch = "wasm32"))]
pub fn weights_path() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data/tiny-gpt.safetensors")
}
