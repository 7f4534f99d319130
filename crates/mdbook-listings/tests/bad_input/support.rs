//! What the library says about a book, without running anything.

use std::path::PathBuf;

use mdbook_listings::diagnostic::Report;
use mdbook_listings::measure::Record;
use mdbook_listings::project::{Project, Settings};
use mdbook_listings::weave::{Mode, Source, weave};

use crate::book::{Book, PAGE, SUMMARY};

impl Book {
    /// The pages that the summary lists and that can be read, as mdBook would load them.
    pub fn pages(&self) -> Vec<Source> {
        let summary = std::fs::read_to_string(self.root().join(SUMMARY)).unwrap_or_default();
        let listed =
            summary.split("](").skip(1).filter_map(|rest| Some(PathBuf::from("src").join(rest.split(')').next()?)));
        let read = |path: PathBuf| {
            Some(Source {
                text: std::fs::read_to_string(self.root().join(&path)).ok().filter(|_| path.extension().is_some())?,
                path,
            })
        };
        listed.filter_map(read).collect()
    }

    /// All pages woven for readers.
    pub fn woven(&self) -> String {
        let project = Project::load(&self.root(), Settings::default()).unwrap();
        let (woven, diagnostics) = weave(&project, &self.pages(), Mode::Html);
        assert!(diagnostics.is_empty(), "{}", Report::new(&project.root, diagnostics));
        woven.into_iter().map(|page| page.text).collect()
    }

    /// Every complaint about the book, as a terminal shows it.
    pub fn report(&self) -> String {
        let project = Project::load(&self.root(), Settings::default()).unwrap();
        let (_, diagnostics) = weave(&project, &self.pages(), Mode::Html);
        Report::new(&project.root, diagnostics).to_string()
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

/// A true recording of a measurement: Rust takes 1 s, Python 4 s.
pub fn measurement() -> Record {
    let subject = |name: &str, seconds: f64| {
        serde_json::json!({
            "name": name, "command": format!("run {name}"), "median_seconds": 0.0, "peak_bytes": 1 << 20,
            "seconds": vec![seconds; 10], "process_seconds": vec![seconds; 10],
        })
    };
    let mut record: Record = serde_json::from_value(serde_json::json!({
        "name": "add", "command": "cargo book measure", "date": "2026-01-01", "machine": "a machine", "threads": 1,
        "versions": {}, "lockfile": "", "sources": "", "answer": [],
        "subjects": [subject("Rust", 1.0), subject("Python", 4.0)],
    }))
    .unwrap();
    record.derive();
    record
}
