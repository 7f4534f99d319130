//! What the library says about a book, without running anything.

use mdbook_listings::base::diagnostic::Report;
use mdbook_listings::book;
use mdbook_listings::read::ratio::rounded;
use mdbook_listings::read::record::Record;
use mdbook_listings::read::settings::Settings;
use mdbook_listings::read::workspace::Project;
use mdbook_listings::render::Mode;
use mdbook_preprocessor::config::Config;

use crate::book::{Book, PAGE};

/// Compares word by word: `\\` is no path separator in these texts.
#[track_caller]
pub fn check(report: String, expected: impl snapbox::IntoData) {
    snapbox::Assert::new()
        .action_env(snapbox::assert::DEFAULT_ACTION_ENV)
        .normalize_paths(false)
        .eq(report, expected.into_data());
}

impl Book {
    fn project(&self) -> Project {
        let config = Config::from_disk(self.root().join("book.toml")).unwrap();
        Project::load(&self.root(), Settings::from_config(&config).unwrap()).unwrap()
    }

    /// All pages rendered for readers.
    pub fn rendered(&self) -> String {
        let book = book::Book::read(self.project()).unwrap();
        book.ensure_sound().unwrap();
        book.render(Mode::Html).concat()
    }

    /// Every complaint about the book, as a terminal shows it.
    pub fn report(&self) -> String {
        match book::Book::read(self.project()) {
            Ok(book) => Report::new(&self.root(), book.check()).to_string(),
            Err(unreadable) => unreadable.to_string(),
        }
    }
}

/// The report on a book with one more paragraph on its page.
pub fn page_with(text: &str) -> String {
    Book::new().append(PAGE, &format!("\n{text}\n")).report()
}

/// The report on a book with one file changed.
pub fn swapped(path: &str, from: &str, to: &str) -> String {
    Book::new().swap(path, from, to).report()
}

/// A recording that a machine can have made: Rust takes about 1 s, Python 4 s.
pub fn measurement() -> Record {
    let subject = |name: &str, seconds: f64| {
        let times: Vec<f64> =
            (1..16).map(|run| seconds * (1.0 + f64::from(run) / 1000.0)).map(rounded).collect();
        serde_json::json!({
            "name": name, "command": format!("run {name}"), "median_seconds": 0.0, "peak_bytes": 1 << 20,
            "seconds": times, "process_seconds": times,
        })
    };
    let mut record: Record = serde_json::from_value(serde_json::json!({
        "name": "add", "command": "cargo book measure examples/part/chapter", "date": "2026-01-01",
        "machine": "a machine", "threads": 1, "versions": { "rustc": "1.95.0" },
        "lockfile": "0123456789abcdef", "sources": { "examples/part/chapter/src": "0123456789abcdef" },
        "answer": [], "subjects": [subject("Rust", 1.0), subject("Python", 4.0)],
    }))
    .unwrap();
    record.derive();
    record
}
