//! A sentence, a line of Rust, Chinese and a number, cut by two vocabularies.

use tokens::demo::label;
use tokens::{SmolLm2, book_tokens};

const TEXTS: [&str; 4] = [
    "Each row of the tensor is a sentence.",
    "let counts: Vec<usize> = Vec::new();",
    "你好，世界",
    "31415.9",
];

fn main() -> anyhow::Result<()> {
    let (book, smollm2) = (book_tokens()?, SmolLm2::new()?);
    for text in TEXTS {
        let ids = book.encode(text);
        let parts = ids.iter().map(|&id| label(&book.bytes()[id as usize]));
        println!("{:3} {}", ids.len(), parts.collect::<Vec<_>>().join("|"));
        let ids = smollm2.encode(text);
        let parts = ids.iter().map(|&id| label(smollm2.bytes(id)));
        println!("{:3} {}", ids.len(), parts.collect::<Vec<_>>().join("|"));
    }
    Ok(())
}
