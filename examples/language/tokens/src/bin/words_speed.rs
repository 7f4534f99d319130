//! Cuts the book into words: `words_speed code|pattern [--time]`.

use tokenizers::pattern::Pattern;
use tokenizers::utils::SysRegex;
use tokens::BOOK;
use tokens::peer::PATTERN;
use tokens::time::{seconds, wanted};
use tokens::words::split;

fn main() -> anyhow::Result<()> {
    let pattern =
        SysRegex::new(PATTERN).map_err(|error| anyhow::anyhow!("{error}"))?;
    let by_pattern =
        || (&pattern).find_matches(BOOK).map_or(0, |words| words.len());
    let by_code = || split(BOOK).count();
    let code = std::env::args().nth(1).is_none_or(|way| way != "pattern");
    println!("{} words", if code { by_code() } else { by_pattern() });
    if wanted() {
        println!(
            "seconds {:.9}",
            if code {
                seconds(by_code)
            } else {
                seconds(by_pattern)
            }
        );
    }
    Ok(())
}
