//! Weights in eight bits and in four.

pub mod blocks;
pub mod gguf;
pub mod model;
pub mod picture;
pub mod sample;
