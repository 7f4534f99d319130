//! Byte-pair encoding from scratch, and the tokenizers of real models.

pub mod bpe;
pub mod chain;
pub mod demo;
pub mod encode_faster;
pub mod first_ids;
pub mod lines;
#[cfg(not(target_family = "wasm"))]
pub mod peer;
pub mod picture;
pub mod quick_hash;
pub mod smollm2;
pub mod time;
pub mod train;
pub mod train_faster;
pub mod words;

pub use bpe::Bpe;
pub use smollm2::SmolLm2;

/// A frozen snapshot of this book's text: prose and Rust listings, page by page.
pub const BOOK: &str = include_str!("../data/book.txt");

/// The 1,024 tokens that were learned from [`BOOK`], as pairs of earlier tokens.
pub const MERGES: &str = include_str!("../data/merges.txt");

/// The tokenizer of the book's own small model.
pub fn book_tokens() -> anyhow::Result<Bpe> {
    Bpe::parse(MERGES)
}

/// The pages of [`BOOK`], each from its title on.
pub fn pages() -> impl Iterator<Item = &'static str> {
    let mut starts: Vec<usize> =
        BOOK.match_indices("\n\n# ").map(|(at, _)| at + 2).collect();
    starts.insert(0, 0);
    let ends: Vec<usize> =
        starts[1..].iter().copied().chain([BOOK.len()]).collect();
    starts
        .into_iter()
        .zip(ends)
        .map(|(start, end)| &BOOK[start..end])
}

/// Text to train on, and text that is held back: every tenth page.
pub fn split() -> (String, String) {
    let (mut train, mut held_back) = (String::new(), String::new());
    for (number, page) in pages().enumerate() {
        if number % 10 == 9 {
            &mut held_back
        } else {
            &mut train
        }
        .push_str(page);
    }
    (train, held_back)
}
