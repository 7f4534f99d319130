//! mdbook-admonish, which is written for mdBook 0.4, as a preprocessor of mdBook 0.5.

use anyhow::Result;
use mdbook::preprocess::{self, Preprocessor as _};
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

/// Under admonish's own name, so that it takes the place of the table in `book.toml`.
#[derive(Debug, Default)]
pub struct Admonish;

impl Preprocessor for Admonish {
    fn name(&self) -> &'static str {
        "admonish"
    }

    fn run(&self, context: &PreprocessorContext, book: Book) -> Result<Book> {
        let context = preprocess::PreprocessorContext::new(context, self.name())?;
        mdbook_admonish::Admonish.run(&context, book)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn rendered(renderer: &str) -> String {
        let admonish = json!({
            "assets_version": "3.1.0",
            "renderer": { "test": { "render_mode": "strip" } },
        });
        let content =
            "````admonish tip title=\"Hint\" collapsible=true\n```rust\nlet a = 1;\n```\n````\n";
        let input = json!([
            {
                "root": "/book",
                "config": { "book": {}, "preprocessor": { "admonish": admonish } },
                "renderer": renderer,
                "mdbook_version": "0.5.4",
            },
            { "items": [{ "Chapter": {
                "name": "A", "content": content, "number": null, "sub_items": [],
                "path": "a.md", "source_path": "a.md", "parent_names": [],
            } }] },
        ]);
        let (context, book) =
            mdbook_preprocessor::parse_input(input.to_string().as_bytes()).unwrap();
        let book = Admonish.run(&context, book).unwrap();
        book.chapters().next().unwrap().content.clone()
    }

    #[test]
    fn a_titled_folding_box_is_rendered() {
        let html = rendered("html");
        assert!(html.contains("<details") && html.contains("Hint"), "{html}");
    }

    #[test]
    fn rust_in_a_box_is_bare_under_test() {
        assert!(rendered("test").contains("```rust\nlet a = 1;"), "{}", rendered("test"));
        assert!(!rendered("test").contains("admonish"), "{}", rendered("test"));
    }
}
