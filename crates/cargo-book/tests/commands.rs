//! What a contributor sees when a command fails: its words, its exit status, and what it leaves on
//! disk. `SNAPSHOTS=overwrite cargo test` writes the words again.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

#[path = "commands/agree.rs"]
mod agree;
#[path = "../../mdbook-listings/tests/bad_input/book.rs"]
mod book;
#[path = "commands/book_toml.rs"]
mod book_toml;
#[path = "commands/build.rs"]
mod build;
#[path = "commands/chapters.rs"]
mod chapters;
#[path = "commands/folders.rs"]
mod folders;
#[path = "commands/measure.rs"]
mod measure;
#[path = "commands/paths.rs"]
mod paths;
#[path = "commands/relocate.rs"]
mod relocate;
#[path = "commands/serve.rs"]
mod serve;
#[path = "commands/settings.rs"]
mod settings;
#[path = "commands/test.rs"]
mod test;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use book::{Book, PAGE, SUMMARY};
use mdbook_listings::read::ratio::rounded;
use mdbook_listings::read::record::Record;
use snapbox::str;

/// Runs `cargo book` in a folder; the report holds all that matters, and the exit status.
fn run_in(folder: &Path, root: &Path, arguments: &[&str]) -> String {
    book::without_progress(&report_of(folder, root, arguments))
}

/// All that a terminal would show, and the exit status.
fn report_of(folder: &Path, root: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-book"));
    command.args(arguments).current_dir(folder).env("CARGO_TARGET_DIR", root.join("target"));
    command.env("MDBOOK_LISTINGS_CACHE", root.join("target/cache"));
    command.env("CARGO_TERM_COLOR", "never").env_remove("CI").env_remove("RUST_LOG");
    let output = command.output().unwrap();
    let text =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    let status = output.status.code().unwrap();
    let text = text.replace(&*root.to_string_lossy(), "[ROOT]");
    format!("{text}[exit status: {status}]\n")
}

/// With the lines that say what is being done.
fn run_with_progress(book: &Book, arguments: &[&str]) -> String {
    report_of(&book.root(), &book.root(), arguments)
}

fn run(book: &Book, arguments: &[&str]) -> String {
    run_in(&book.root(), &book.root(), arguments)
}

#[track_caller]
fn check(report: String, expected: impl snapbox::IntoData) {
    let assert = snapbox::Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    assert.normalize_paths(false).eq(report, expected.into_data());
}

/// Every file below a folder, with its bytes.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path()) {
            match entry.is_dir() {
                true => open.push(entry),
                false => drop(files.insert(
                    entry.strip_prefix(folder).unwrap().into(),
                    std::fs::read(&entry).unwrap(),
                )),
            }
        }
    }
    files
}

/// The names in the book's folder, to see that nothing half-written is left.
fn names(book: &Book) -> Vec<String> {
    let entries = std::fs::read_dir(book.root()).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn no_book_here() {
    let folder = tempfile::tempdir().unwrap();
    check(
        run_in(folder.path(), folder.path(), &["build"]),
        str![[r#"
error: no book.toml here or in a folder above; run this in a checkout of the book
[exit status: 1]

"#]],
    );
}

#[test]
fn a_book_that_holds() {
    check(
        run(&Book::new(), &["check"]),
        str![[r#"
1 page has no error
[exit status: 0]

"#]],
    );
}

#[test]
fn errors_are_counted_and_fail() {
    let book = Book::new();
    book.swap(PAGE, "lib.rs:add", "lib.rs:ad").append(PAGE, "\n[x](gone.md)\n");
    check(
        run(&book, &["check"]),
        str![[r#"
error: no anchor `ad` in the included file
 --> src/part/chapter.md:6:1
  |
6 | {{#include ../../examples/part/chapter/src/lib.rs:ad}}
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `add`?

error: no page src/part/gone.md
  --> src/part/chapter.md:17:1
   |
17 | [x](gone.md)
   | ^^^^^^^^^^^^
   |
   = help: there is `src/part/chapter.md`

2 errors
[exit status: 1]

"#]],
    );
}

#[test]
fn annotations_for_a_pull_request() {
    let book = Book::new();
    book.swap(PAGE, "lib.rs:add", "lib.rs:ad").append(PAGE, "\n[x](gone.md)\n");
    check(
        run(&book, &["check", "--message-format=github"]),
        str![[r#"
::error file=src/part/chapter.md,line=6,col=1::no anchor `ad` in the included file%0Ahelp: did you mean `add`?
::error file=src/part/chapter.md,line=17,col=1::no page src/part/gone.md%0Ahelp: there is `src/part/chapter.md`
[exit status: 1]

"#]],
    );
}

/// A book that can be built: the boxes of exercises need their preprocessor.
fn boxed() -> Book {
    let book = Book::new();
    book.append("book.toml", "\n[preprocessor.admonish]\ncommand = \"mdbook-admonish\"\nrenderers = [\"html\"]\nassets_version = \"3.1.0\"\n");
    book
}

#[test]
fn an_option_that_does_not_exist() {
    check(
        run(&boxed(), &["build", "--epup"]),
        str![[r#"
error: unexpected argument '--epup' found

  tip: a similar argument exists: '--epub'

Usage: cargo book build --epub

For more information, try '--help'.
[exit status: 2]

"#]],
    );
}

#[test]
fn a_chapter_whose_name_no_crate_can_have() {
    check(
        run(&Book::new(), &["new", "part/fn"]),
        str![[r#"
error: `fn` cannot be the name of a crate; add a word
[exit status: 1]

"#]],
    );
}

#[test]
fn a_new_chapter_with_a_bad_name() {
    let book = Book::new();
    let before = tree(&book.root());
    let names = [
        "arrays",
        "data/Arrays",
        "data/two words",
        "data/../arrays",
        "data/deep/arrays",
        "data/-a",
    ];
    check(
        names.map(|name| run(&book, &["new", name])).concat(),
        str![[r#"
error: a chapter is named PART/CHAPTER, such as data/arrays, and a page below it PART/CHAPTER/PAGE
[exit status: 1]
error: part and chapter are words in lower case, joined by `-`: data/c-libraries
[exit status: 1]
error: part and chapter are words in lower case, joined by `-`: data/c-libraries
[exit status: 1]
error: part and chapter are words in lower case, joined by `-`: data/c-libraries
[exit status: 1]
error: no chapter `data/deep` that `arrays` could be below; there is `part/chapter`
[exit status: 1]
error: part and chapter are words in lower case, joined by `-`: data/c-libraries
[exit status: 1]

"#]],
    );
    assert!(tree(&book.root()) == before, "left on disk: {:?}", tree(&book.root()).keys());
}

#[test]
fn a_new_chapter_that_exists() {
    let book = Book::new();
    book.write("src/part/taken.md", "# Taken\n").append(SUMMARY, "- [Taken](part/taken.md)\n");
    let before = tree(&book.root());
    let names = ["part/chapter", "other/chapter", "part/taken"];
    check(
        names.map(|name| run(&book, &["new", name])).concat(),
        str![[r#"
error: there is already a crate `chapter`, in examples/part/chapter; each crate needs its own name
[exit status: 1]
error: there is already a crate `chapter`, in examples/part/chapter; each crate needs its own name
[exit status: 1]
error: src/part/taken.md already exists
[exit status: 1]

"#]],
    );
    assert!(tree(&book.root()) == before, "left on disk: {:?}", tree(&book.root()).keys());
}

/// A recorded measurement of part/chapter: Rust takes about 1 s, Python 4 s.
fn record(name: &str) -> String {
    let subject = |name: &str, seconds: f64| {
        let times: Vec<f64> =
            (1..16).map(|run| seconds * (1.0 + f64::from(run) / 1000.0)).collect();
        let times: Vec<f64> = times.into_iter().map(rounded).collect();
        serde_json::json!({
            "name": name, "command": format!("run {name}"), "median_seconds": 0.0, "peak_bytes": 1 << 20,
            "seconds": times, "process_seconds": times,
        })
    };
    let mut record: Record = serde_json::from_value(serde_json::json!({
        "name": name, "command": "cargo book measure examples/part/chapter", "date": "2026-01-01",
        "machine": "a machine", "threads": 1, "versions": { "rustc": "1.95.0" },
        "lockfile": "0123456789abcdef", "sources": { "examples/part/chapter/src": "0123456789abcdef" },
        "answer": [], "subjects": [subject("Rust", 1.0), subject("Python", 4.0)],
    }))
    .unwrap();
    record.derive();
    serde_json::to_string_pretty(&record).unwrap() + "\n"
}

#[test]
fn a_measurement_that_its_crate_does_not_name() {
    let book = Book::new();
    book.write("examples/part/chapter/measured/copy.json", record("copy"));
    let report = run(&book, &["test", "examples"]);
    assert!(
        report.contains("error: no `measure` of examples/part/chapter/Cargo.toml is named `copy`"),
        "{report}"
    );
}

#[test]
fn a_new_chapter_that_would_leave_the_workspace_unreadable() {
    let book = Book::new();
    let before = tree(&book.root());
    let names = ["wip/x", "part/target", "part/where"];
    check(
        names.map(|name| run(&book, &["new", name, "--new-part"])).concat(),
        str![[r#"
error: `target` and `wip` hold what is not part of the book; choose another word
[exit status: 1]
error: `target` and `wip` hold what is not part of the book; choose another word
[exit status: 1]
error: `where` cannot be the name of a crate; add a word
[exit status: 1]

"#]],
    );
    book.write("examples/new", "a file where a folder must be");
    let half = run(&book, &["new", "new/chapters", "--new-part"]);
    assert!(half.contains("[exit status: 1]"), "{half}");
    book.delete("examples/new");
    let _ = std::fs::remove_dir(book.root().join("src/new"));
    assert!(tree(&book.root()) == before, "left on disk: {:?}", tree(&book.root()).keys());
}

#[test]
fn an_exercise_without_an_attempt() {
    check(
        run(&boxed(), &["exercise", "part/chapter", "double", "--check"])
            + &run(&boxed(), &["exercise", "part/chapter", "--check"])
            + &run(&boxed(), &["exercise", "part/chapter", "double", "--check", "--solution"]),
        str![[r#"
error: no attempt yet; `cargo book exercise part/chapter double` writes the task into examples/part/chapter/tests/attempt_double/answer.rs
[exit status: 1]
error: the following required arguments were not provided:
  <NAME>

Usage: cargo book exercise --check <CHAPTER> <NAME>

For more information, try '--help'.
[exit status: 2]
error: the argument '--check' cannot be used with '--solution'

Usage: cargo book exercise --check <CHAPTER> <NAME>

For more information, try '--help'.
[exit status: 2]

"#]],
    );
}

#[test]
fn an_exercise_is_laid_out_once() {
    let book = boxed();
    check(
        run(&book, &["exercise"]),
        str![[r#"
part/chapter double  Double a number
[exit status: 0]

"#]],
    );
    check(
        run(&book, &["exercise", "part/chapter", "double"]),
        str![[r#"
The task is in examples/part/chapter/tests/attempt_double/answer.rs. Now:
  edit that file
  cargo book exercise part/chapter double --check
  cargo book exercise part/chapter double --solution    # shows our solution
[exit status: 0]

"#]],
    );
    let folder = "examples/part/chapter/tests/attempt_double";
    let attempt = || run(&book, &["exercise", "part/chapter", "double", "--check"]);
    let report = attempt();
    assert!(report.contains("not yet implemented: twice 2"), "{report}");
    let end = "error: not solved yet; `cargo book exercise part/chapter double --solution` shows our solution\n\
               [exit status: 1]\n";
    assert!(report.ends_with(end), "{report}");
    book.swap(&format!("{folder}/answer.rs"), "todo!(\"twice {number}\")", "number + number");
    book.write(&format!("{folder}/main.rs"), "");
    check(
        run(&book, &["exercise", "part/chapter", "double"]),
        str![[r#"
Your attempt is still in examples/part/chapter/tests/attempt_double/answer.rs. Now:
  edit that file
  cargo book exercise part/chapter double --check
  cargo book exercise part/chapter double --solution    # shows our solution
[exit status: 0]

"#]],
    );
    assert!(book.read(&format!("{folder}/answer.rs")).contains("number + number"));
    book.write(&format!("{folder}/main.rs"), "");
    let report = attempt();
    assert!(report.contains("running 1 test\n"), "the tests are written again: {report}");
    assert!(report.contains("Solved: all tests pass on examples/part/chapter/tests/"), "{report}");
    check(
        run(&book, &["exercise", "part/chapter", "double", "--solution"]),
        str![[r#"
pub fn double(number: i32) -> i32 {
    2 * number
}
[exit status: 0]

"#]],
    );
}

#[test]
fn an_exercise_that_is_not_there() {
    let book = boxed();
    check(
        run(&book, &["exercise", "part/chapter", "duoble"]),
        str![[r#"
error: no exercise `duoble` in part/chapter; did you mean `double`?
[exit status: 1]

"#]],
    );
    check(
        run(&book, &["exercise", "part/chaptr"]),
        str![[r#"
error: no chapter, crate or file `part/chaptr`; did you mean `part/chapter`?
[exit status: 1]

"#]],
    );
    book.swap("examples/part/chapter/exercises/double.rs", "not(feature", "all(feature");
    check(
        run(&book, &["exercise", "part/chapter", "double"]),
        str![[r#"
error: an exercise without `#[cfg(not(feature = "attempt"))] mod answer { … }`
--> examples/part/chapter/exercises/double.rs
 = help: the task and the solution are two modules of that name, one for each condition

1 error
[exit status: 1]

"#]],
    );
}
