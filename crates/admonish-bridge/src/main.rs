//! The bridge as a program, for `command` in `book.toml`.

use mdbook_preprocessor::Preprocessor;

fn main() -> anyhow::Result<()> {
    if std::env::args().nth(1).as_deref() == Some("supports") {
        return Ok(());
    }
    let (context, book) = mdbook_preprocessor::parse_input(std::io::stdin())?;
    let book = admonish_bridge::Admonish.run(&context, book)?;
    Ok(serde_json::to_writer(std::io::stdout(), &book)?)
}
