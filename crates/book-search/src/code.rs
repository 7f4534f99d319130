//! Separates words. For pagefind, whatever is between two spaces is one word, which is found by its
//! beginning: of `by_chain::partial_sums(&xs)` it would find `by_chain`, but not `partial_sums`.

use std::cell::RefCell;

use anyhow::Result;
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str, text};

/// Put where a word of code begins without a space before it. `theme/search.js` removes it from
/// what it shows, so it must not occur in text. Pagefind drops ASCII punctuation from words.
const SEAM: &str = "^` ";

/// Elements that pagefind would join with the next one: `<th>You are</th><th>and want</th>`.
const BLOCKS: &str =
    "main th, main dt, main dd, main figcaption, main caption, main summary, main pre";

/// The page with a [`SEAM`] before each word of code that follows punctuation, and with spaces
/// between blocks.
pub fn separate_words(html: &str) -> Result<String> {
    // highlighting cuts code into many texts, and the tokenizer may cut a text anywhere
    let last = RefCell::new(Last::Space);
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("main code", |_| {
            *last.borrow_mut() = Last::Space;
            Ok(())
        }))
        .append_element_content_handler(element!(BLOCKS, |block| {
            block.after(" ", ContentType::Text);
            Ok(())
        }))
        .append_element_content_handler(text!("main code", |chunk| {
            let separated = last.borrow_mut().separate(chunk.as_str());
            chunk.replace(&separated, ContentType::Html);
            Ok(())
        }));
    Ok(rewrite_str(html, settings)?)
}

/// What the text ended with so far.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    /// A space, or punctuation after it: `&xs` is found as `xs` without a seam.
    Space,
    Word {
        digit: bool,
    },
    /// Punctuation inside one word: the `-` of `k-means`, the `.` of `0.5`.
    Joint,
    /// Other punctuation after a word.
    Mark,
    /// Within an entity such as `&lt;`, whose letters are not a word.
    Entity,
}

impl Last {
    fn separate(&mut self, text: &str) -> String {
        let mut separated = String::with_capacity(text.len() * 5 / 4);
        for c in text.chars() {
            *self = match (*self, c) {
                (Self::Entity, ';') => Self::Mark,
                (Self::Entity, _) | (_, '&') => Self::Entity,
                (_, c) if c.is_whitespace() => Self::Space,
                (last, c) if c.is_alphanumeric() || c == '_' => {
                    if last == Self::Mark {
                        separated.push_str(SEAM);
                    }
                    Self::Word { digit: c.is_ascii_digit() }
                }
                (Self::Word { .. }, '-') | (Self::Word { digit: true }, '.') => Self::Joint,
                (Self::Space, _) => Self::Space,
                _ => Self::Mark,
            };
            separated.push(c);
        }
        separated
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> String {
        let page = separate_words(&format!("<main><code>{text}</code></main>")).expect("a page");
        page.trim_start_matches("<main><code>")
            .trim_end_matches("</code></main>")
            .replace(SEAM, "|")
    }

    #[test]
    fn words_begin_after_punctuation() {
        assert_eq!(code("by_chain::partial_sums(&amp;xs)"), "by_chain::|partial_sums(&amp;|xs)");
        assert_eq!(code("Vec&lt;f64&gt; = (x)"), "Vec&lt;|f64&gt; = (x)");
        assert_eq!(
            code("<span>crate</span>::<span>sum</span>"),
            "<span>crate</span>::<span>|sum</span>"
        );
        assert_eq!(code("a--b 1..n"), "a--|b 1..|n");
    }

    #[test]
    fn names_numbers_and_prose_stay_whole() {
        assert_eq!(code("python-and-rust --bin 0.965"), "python-and-rust --bin 0.965");
        let prose = "<main><p>a.b</p></main>";
        assert_eq!(separate_words(prose).expect("a page"), prose);
    }

    #[test]
    fn cells_do_not_run_together() {
        let row = "<main><table><tr><th>You are</th><th>and want</th></tr></table></main>";
        assert!(separate_words(row).expect("a page").contains("</th> <th>"));
    }
}
