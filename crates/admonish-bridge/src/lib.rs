//! Runs mdbook-admonish 1.20, which speaks mdBook 0.4's protocol, under mdBook 0.5.
//!
//! 0.5 renamed a book's `sections` to `items` and writes empty fields as `null`; nothing else differs for admonish.
//! When a release of mdbook-admonish speaks 0.5, delete this crate and use that release instead.

use anyhow::{Context, Result};
use mdbook::preprocess::Preprocessor as _;
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use serde_json::{Value, json};

/// The bridge, under admonish's own name, so that it takes the place of the table in `book.toml`.
#[derive(Debug, Default)]
pub struct Admonish;

impl Preprocessor for Admonish {
    fn name(&self) -> &'static str {
        "admonish"
    }

    fn run(&self, context: &PreprocessorContext, book: Book) -> Result<Book> {
        let settings: Option<Value> = context.config.get("preprocessor.admonish")?;
        let old_context = json!({
            "root": context.root,
            "config": { "book": {}, "preprocessor": { "admonish": settings } },
            "renderer": context.renderer,
            "mdbook_version": mdbook::MDBOOK_VERSION,
        });
        let old_context = serde_json::from_value(without_nulls(old_context)).context("settings of admonish")?;
        let mut old_book = rename(without_nulls(serde_json::to_value(book)?), "items", "sections");
        old_book["__non_exhaustive"] = Value::Null;
        let old_book = serde_json::from_value(old_book).context("the book in mdBook 0.4's form")?;
        let boxed = mdbook_admonish::Admonish.run(&old_context, old_book)?;
        let new_book = rename(without_nulls(serde_json::to_value(boxed)?), "sections", "items");
        serde_json::from_value(new_book).context("the book that admonish returned")
    }
}

fn rename(mut book: Value, from: &str, to: &str) -> Value {
    if let Some(items) = book.as_object_mut().and_then(|object| object.remove(from)) {
        book[to] = items;
    }
    book
}

/// Absent and empty mean the same in both protocols, but only one of them knows `null`.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields.into_iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| (k, without_nulls(v))).collect(),
        ),
        Value::Array(items) => Value::Array(items.into_iter().map(without_nulls).collect()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(renderer: &str) -> String {
        let input = json!([
            {
                "root": "/book",
                "config": { "book": {}, "preprocessor": { "admonish": {
                    "assets_version": "3.1.0",
                    "renderer": { "test": { "render_mode": "strip" } },
                } } },
                "renderer": renderer,
                "mdbook_version": "0.5.4",
            },
            { "items": [{ "Chapter": {
                "name": "A", "content": "````admonish tip title=\"Hint\" collapsible=true\n```rust\nlet a = 1;\n```\n````\n",
                "number": null, "sub_items": [], "path": "a.md", "source_path": "a.md", "parent_names": [],
            } }] },
        ]);
        let (context, book) = mdbook_preprocessor::parse_input(input.to_string().as_bytes()).unwrap();
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
