//! Encodes one word of 4,000 letters: `long_word naive|heap [--time]`.

use tokens::encode_faster::encode_long;
use tokens::time::{seconds, wanted};
use tokens::{BOOK, book_tokens};

fn main() -> anyhow::Result<()> {
    let book = book_tokens()?;
    let letters = BOOK.chars().filter(char::is_ascii_lowercase);
    let word: String = letters.take(4_000).collect();
    let heap = std::env::args().nth(1).is_none_or(|way| way != "naive");
    let encode = || {
        if heap {
            encode_long(&book, &word)
        } else {
            book.encode_word(&word)
        }
    };
    println!("{} letters: {} tokens", word.len(), encode().len());
    if wanted() {
        println!("seconds {:.9}", seconds(encode));
    }
    Ok(())
}
