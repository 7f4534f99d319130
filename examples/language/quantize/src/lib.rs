//! Weights in eight bits and in four.

pub mod blocks;
pub mod gguf;
