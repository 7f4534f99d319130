//! The part of mdBook 0.4 that mdbook-admonish 1.20 uses, over mdBook 0.5's own types.
//!
//! A preprocessor written for 0.4 is thereby compiled against 0.5: it gets the book that mdBook 0.5
//! loaded, and nothing is converted. mdBook 0.4 itself, with a server, a watcher and a search index
//! that a preprocessor has no use for, would be a third of what the tool compiles.
//! When a release of mdbook-admonish supports mdBook 0.5, delete this crate.

pub mod book {
    pub use mdbook_preprocessor::book::{Book, BookItem, Chapter};
}

pub mod errors {
    pub use mdbook_preprocessor::errors::Result;
}

pub mod preprocess {
    use super::book::Book;
    use super::errors::Result;

    pub use super::context::PreprocessorContext;

    /// mdBook 0.4's trait: `supports_renderer` cannot fail.
    pub trait Preprocessor {
        fn name(&self) -> &str;
        fn run(&self, context: &PreprocessorContext, book: Book) -> Result<Book>;
        fn supports_renderer(&self, _renderer: &str) -> bool {
            true
        }
    }
}

mod context {
    use super::errors::Result;

    /// What mdBook says to a preprocessor about the book.
    #[derive(Debug)]
    pub struct PreprocessorContext {
        pub config: Config,
        pub renderer: String,
    }

    /// The one table of `book.toml` that the preprocessor reads.
    #[derive(Debug)]
    pub struct Config {
        preprocessor: String,
        table: Option<toml::Table>,
    }

    impl PreprocessorContext {
        /// What mdBook 0.5 says, as the preprocessor of this name sees it.
        pub fn new(context: &mdbook_preprocessor::PreprocessorContext, name: &str) -> Result<Self> {
            let table = context.config.get(&format!("preprocessor.{name}"))?;
            let config = Config { preprocessor: name.to_owned(), table };
            Ok(Self { config, renderer: context.renderer.clone() })
        }
    }

    impl Config {
        pub fn get_preprocessor(&self, name: &str) -> Option<&toml::Table> {
            self.table.as_ref().filter(|_| name == self.preprocessor)
        }
    }
}

pub mod utils {
    use std::collections::HashMap;

    /// The id of a heading by mdBook's rule, with a number behind it if the page has it already.
    pub fn unique_id_from_content(content: &str, ids: &mut HashMap<String, usize>) -> String {
        let kept = |c: char| match c {
            c if c.is_alphanumeric() || c == '_' || c == '-' => Some(c.to_ascii_lowercase()),
            c => c.is_whitespace().then_some('-'),
        };
        let id: String = content.trim().chars().filter_map(kept).collect();
        let count = ids.entry(id.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { id } else { format!("{id}-{}", *count - 1) }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn ids_are_unique() {
            let mut ids = HashMap::new();
            let mut id = |text: &str| unique_id_from_content(text, &mut ids);
            assert_eq!([id("A tip, é!"), id("A tip, é!")], ["a-tip-é", "a-tip-é-1"]);
        }
    }
}
