//! The pairs that are learned first from the book's text, and some that were learned late.

use tokens::demo::label;
use tokens::{BOOK, Bpe, book_tokens};

fn main() -> anyhow::Result<()> {
    // ANCHOR: main
    let first = Bpe::train(BOOK, 256 + 11);
    for (pair, id) in first.merges().iter().zip(256..) {
        println!("{pair:?} -> {id} {}", label(&first.bytes()[id]));
    }
    let book = book_tokens()?; // all 768 pairs
    let last = book.bytes()[book.len() - 12..].iter();
    let last: Vec<String> = last.map(|bytes| label(bytes)).collect();
    println!("{}", last.join("|"));
    // ANCHOR_END: main
    Ok(())
}
