//! A small matrix beside a large one: LoRA on the tiny GPT.

pub mod adapter;
pub mod questions;
pub mod tune;
