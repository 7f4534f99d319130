//! Random text in all places where authors write: whatever they type is accepted or reported, and
//! never stops the tool. `PROPTEST_CASES=100000 cargo test --test bad_input fuzz` looks for longer;
//! what fails is kept in `proptest-regressions/` and tried first in each run.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use mdbook_listings::base::diagnostic::{Diagnostic, Report};
use mdbook_listings::book;
use mdbook_listings::read::anchors::{self, Selection};
use mdbook_listings::read::exercise;
use mdbook_listings::read::fragments::Fragments;
use mdbook_listings::read::markdown::parse;
use mdbook_listings::read::record::Record;
use mdbook_listings::read::settings::Settings;
use mdbook_listings::read::summary::read_entries;
use mdbook_listings::read::workspace::Project;
use mdbook_listings::render::Mode;
use proptest::prelude::*;
use proptest::sample::select;

use crate::book::{Book, LIB, PAGE};
use crate::support::measurement;

/// What means something in a page: whole constructs and their halves.
const PAGE_PIECES: &[&str] = &[
    "{{#include ../../examples/part/chapter/src/lib.rs:add}}",
    "{{#include ../../examples/part/chapter/output/sum.txt}}",
    "{{#include ",
    "{{#exercise part/chapter double}}",
    "{{#measured part/chapter add.ratio}}",
    "{{#plot part/chapter add}}",
    "{{#demo part/chapter}}",
    "{{#tested}}",
    "A {{#term batch}} is one of some small things",
    "{{#term ",
    "{{#glossary}}",
    "batches",
    "{{#",
    "\\{{#",
    "}}",
    "../../examples/part/chapter/src/lib.rs",
    "../../../",
    ":add",
    ":1:3",
    ":9:",
    "```rust\n",
    "```rust,ignore reason=\"x\"\n",
    "```rust mark=\"a\"\n",
    "```python\n",
    "```console\n$ ls\n",
    "```toml\na = 1\n",
    "```json\n{}\n",
    "```admonish tip title=\"a\"\n",
    "````admonish\n",
    "```\n",
    "````\n",
    "~~~\n",
    "\n",
    "\n\n",
    "\r\n",
    "> ",
    "- ",
    "1. ",
    "    ",
    "\t",
    "# A heading {#id .class}\n",
    "## ",
    "| a | b |\n|---|---|\n| c |\n",
    "|",
    "[^1]",
    "[^1]: ",
    "[a](part/chapter.md#x)",
    "![](",
    "[b]: ",
    "<aside>\n\n",
    "</aside>\n",
    "<div class=\"output\" onclick=x>",
    "<!-- ",
    "-->",
    "<",
    "&nbsp;",
    "`",
    "*",
    "_",
    "$$",
    "$",
    "$\\frac{a}{b}$",
    "{",
    "}",
    "\\",
    "3 ms",
    "17 times",
    "[..]",
    "é",
    "😀",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "\0",
];

const SUMMARY_PIECES: &[&str] = &[
    "# Summary\n",
    "# Part\n",
    "- ",
    "  - ",
    "    * ",
    "[Chapter](part/chapter.md)",
    "[x](../x.md)",
    "[](",
    "[a]()",
    ")",
    "---\n",
    "\n",
    "\n\n",
    "```\n",
    "<!-- ",
    "\\",
    "é",
];

const CODE_PIECES: &[&str] = &[
    "// ANCHOR: add\n",
    "// ANCHOR_END: add\n",
    "# ANCHOR: b\n",
    "ANCHOR:",
    "// ANCHOR_END:",
    "\n",
    "\r\n",
    "    ",
    "\t",
    "fn f() {\n",
    "}\n",
    "//! **A.**\n",
    "//! Hint: b\n",
    "#[cfg(feature = \"attempt\")]\n",
    "#[cfg(not(feature = \"attempt\"))]\n",
    "mod answer {\n",
    "    todo!()\n",
    "\"",
    "é",
    "😀",
];

/// A text of known pieces, with a little of anything between them.
fn text(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => select(pieces).prop_map(str::to_owned),
        2 => "[a-z ]{1,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

/// One book for all cases, since reading a workspace asks Cargo. Nothing of a case is left in it.
struct Shared {
    files: Book,
    project: Option<Project>,
}

static SHARED: Mutex<Option<Shared>> = Mutex::new(None);

fn with_project(work: impl FnOnce(&Book, Project) -> Project) {
    let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    let shared = shared.get_or_insert_with(|| Shared { files: Book::new(), project: None });
    let load = || Project::load(&shared.files.root(), Settings::default()).unwrap();
    // a case that panicked has taken it away
    let project = shared.project.take().unwrap_or_else(load);
    shared.project = Some(work(&shared.files, project));
}

/// The report names places that are in the text.
fn shown(project: &Project, text: &str, found: Vec<Diagnostic>) -> String {
    let here = found.iter().filter(|diagnostic| diagnostic.path == Path::new(PAGE));
    for span in here.filter_map(|diagnostic| diagnostic.span.clone()) {
        assert!(text.get(span.clone()).is_some(), "{span:?} is not in {text:?}");
    }
    Report::new(&project.root, found).to_string()
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_time: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn fuzz_pages(text in text(PAGE_PIECES)) {
        with_project(|_, project| {
            let sources = vec![(PathBuf::from(PAGE), text)];
            let book = book::Book::of(project, sources);
            let found = book.check();
            let broken = book.pages.iter().any(|page| page.is_broken);
            shown(&book.project, &book.pages[0].text, found);
            if !broken {
                for mode in [Mode::Html, Mode::Plain, Mode::Test] {
                    book.render(mode);
                }
            }
            book.project
        });
    }

    #[test]
    fn fuzz_fragments(text in text(PAGE_PIECES)) {
        with_project(|_, project| {
            let fragment = Fragments::default().read(&project, "examples/part/chapter/one.md".as_ref(), &text);
            if let Ok(fragment) = fragment {
                // what is published holds no directive and no fault
                let parsed = parse(&fragment);
                assert!(parsed.directives.is_empty() && parsed.faults.is_empty(), "{fragment:?}");
            }
            project
        });
    }

    #[test]
    fn fuzz_anchors(text in text(CODE_PIECES), from in 0_usize..12, to in 0_usize..12) {
        if let Ok(found) = anchors::anchors(&text) {
            let named = found.iter().map(|anchor| Selection::Anchor(anchor.name.clone()));
            let all = [Selection::Whole, Selection::Lines(Some(from), Some(to))];
            for selection in named.chain(all) {
                if let Ok(excerpt) = anchors::excerpt(&text, &found, &selection) {
                    prop_assert!(excerpt.lines.0 <= excerpt.lines.1, "{:?}", excerpt.lines);
                    prop_assert!(excerpt.lines.1 <= text.lines().count().max(1), "{:?}", excerpt.lines);
                }
            }
        }
        anchors::without_anchors(&text);
    }

    #[test]
    fn fuzz_exercises(text in text(CODE_PIECES)) {
        if let Ok(parts) = exercise::split(&text) {
            let _ = parts.parse_prose();
        }
    }

    #[test]
    fn fuzz_summaries(text in text(SUMMARY_PIECES)) {
        read_entries(&text);
    }

    #[test]
    fn fuzz_measurements(at in 0_usize..900, length in 0_usize..12, new in "[-0-9a-z\"{}\\[\\],:.\\\\<>\n]{0,4}") {
        let mut json = serde_json::to_string(&measurement()).unwrap();
        let start = at.min(json.len());
        let end = (start + length).min(json.len());
        json.replace_range(start..end, &new);
        if let Ok(record) = Record::parse(&json) {
            for key in ["ratio", "time.Rust", "process.Python", "memory.Rust", "ratio.Python"] {
                let value = record.value(key).unwrap_or_default();
                prop_assert!(!value.contains(['<', '\n']), "{value:?}");
            }
        }
    }
}

#[test]
fn fuzz_leaves_a_book_that_is_sound() {
    with_project(|files, project| {
        assert_eq!(files.report(), "");
        assert!(files.read(LIB).contains("ANCHOR: add"));
        project
    });
}
