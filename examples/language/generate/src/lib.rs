//! A real language model, from its file to its answers.

pub mod chat;
pub mod fast;
pub mod file;
pub mod llama;
pub mod sample;
pub mod stream;
pub mod text;
