//! A text as tokens and back, and half of a character.

use tokens::book_tokens;

fn main() -> anyhow::Result<()> {
    // ANCHOR: main
    let book = book_tokens()?;
    let ids = book.encode("the loss of 世界");
    println!("{ids:?}");
    println!("{}", String::from_utf8(book.decode(&ids))?);

    let cut = book.decode(&ids[..ids.len() - 1]); // without the last token
    println!("{}", String::from_utf8_lossy(&cut));
    if let Err(error) = str::from_utf8(&cut) {
        let whole = error.valid_up_to();
        println!("whole characters up to byte {whole} of {}", cut.len());
    }
    // ANCHOR_END: main
    Ok(())
}
