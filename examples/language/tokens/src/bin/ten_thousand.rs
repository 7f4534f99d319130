//! Ten thousand lines as tokens, by our code and by the crate `tokenizers`.

use anyhow::Result;
use tokens::lines::{hash, ten_thousand};
use tokens::peer::{self, ids};
use tokens::{SmolLm2, book_tokens};

// ANCHOR: main
fn main() -> Result<()> {
    let lines = ten_thousand();
    let (book, smollm2) = (book_tokens()?, SmolLm2::new()?);
    let (peer_book, peer_smollm2) =
        (peer::book(&book)?, peer::smollm2(&smollm2)?);
    compare(
        &lines,
        |line| book.encode(line),
        |line| ids(&peer_book, line),
    )?;
    compare(
        &lines,
        |line| smollm2.encode(line),
        |line| ids(&peer_smollm2, line),
    )
}

/// Counts the lines that have the same ids in both.
fn compare(
    lines: &[String],
    ours: impl Fn(&str) -> Vec<u32>,
    theirs: impl Fn(&str) -> Result<Vec<u32>>,
) -> Result<()> {
    let (mut equal, mut all) = (0, Vec::new());
    for line in lines {
        let tokens = ours(line);
        equal += usize::from(theirs(line)? == tokens);
        all.extend(tokens);
    }
    let (count, hash) = (all.len(), hash(all.iter()));
    println!("{equal} lines equal, {count} tokens, hash {hash:016x}");
    Ok(())
}
// ANCHOR_END: main
