//! Encodes one word of 4,000 letters: `long_word naive|heap|quick [--time]`.

use tokens::encode_faster::encode_long;
use tokens::quick_hash::QuickMap;
use tokens::time::{seconds, wanted};
use tokens::{BOOK, book_tokens};

fn main() -> anyhow::Result<()> {
    let book = book_tokens()?;
    let letters = BOOK.chars().filter(char::is_ascii_lowercase);
    let word: String = letters.take(4_000).collect();
    let quick: QuickMap = book
        .ranks()
        .iter()
        .map(|(pair, token)| (*pair, *token))
        .collect();
    let way = std::env::args().nth(1).unwrap_or_default();
    let encode = || match way.as_str() {
        "naive" => book.encode_word(&word),
        "heap" => encode_long(book.ranks(), &word),
        _ => encode_long(&quick, &word),
    };
    println!("{} letters: {} tokens", word.len(), encode().len());
    if wanted() {
        println!("seconds {:.9}", seconds(encode));
    }
    Ok(())
}
