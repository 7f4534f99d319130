//! Pages for `mdbook test`: what crates prove is an ignored block, so that rustdoc tests only the
//! code in the page.

use crate::base::files::slashed;
use crate::read::page::{Included, Shown};

/// The replacement of an item's span.
pub fn render_item(shown: &Shown) -> String {
    match shown {
        Shown::Listing(included) | Shown::Recording(included) | Shown::Excerpt(included) => {
            ignored(included)
        }
        Shown::Start(start) => {
            format!("```rust,ignore\n{} is checked by its crate\n```", slashed(&start.program.file))
        }
        Shown::Figure(figure) => figure.value.clone(),
        _ => String::new(),
    }
}

fn ignored(included: &Included) -> String {
    let info = if included.language == "rust" { "rust,ignore" } else { &included.language };
    format!("```{info}\n{} is checked by its crate\n```", slashed(&included.file))
}
