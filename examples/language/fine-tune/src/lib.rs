//! A small matrix beside a large one: LoRA on the tiny GPT.
