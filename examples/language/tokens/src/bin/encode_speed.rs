//! Encodes the book line by line: `encode_speed WAY [--time]`.

use anyhow::{Context, Result, bail};
use tokenizers::Tokenizer;
use tokens::encode_faster::{Cached, encode_all, encode_long};
use tokens::lines::hash;
use tokens::peer;
use tokens::time::{seconds, wanted};
use tokens::words::split;
use tokens::{BOOK, Bpe, book_tokens};

fn main() -> Result<()> {
    let (book, lines) = (book_tokens()?, BOOK.lines().collect::<Vec<_>>());
    let way = std::env::args()
        .nth(1)
        .context("naive, cached, heap, threads or tokenizers")?;
    let theirs = peer::book(&book)?;
    let encode = || encode(&way, &book, &theirs, &lines);
    let tokens = encode()?;
    println!("{} tokens, hash {:016x}", tokens.len(), hash(tokens.iter()));
    if wanted() {
        println!("seconds {:.9}", seconds(encode));
    }
    Ok(())
}

fn encode(
    way: &str,
    book: &Bpe,
    theirs: &Tokenizer,
    lines: &[&str],
) -> Result<Vec<u32>> {
    Ok(match way {
        "naive" => lines.iter().flat_map(|line| book.encode(line)).collect(),
        "cached" => {
            let mut cached = Cached::new(book);
            lines.iter().flat_map(|line| cached.encode(line)).collect()
        }
        "heap" => {
            let words = lines.iter().flat_map(|line| split(line));
            words
                .flat_map(|word| encode_long(book.ranks(), word))
                .collect()
        }
        "threads" => encode_all(book, lines).concat(),
        "tokenizers" => peer::ids_of_all(theirs, lines)?,
        _ => bail!("no way to encode: {way}"),
    })
}
