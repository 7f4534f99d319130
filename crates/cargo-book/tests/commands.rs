//! What a contributor sees when a command fails: its words, its exit status, and what it leaves on disk.
//! `SNAPSHOTS=overwrite cargo test` writes the words anew.

#[path = "../../mdbook-listings/tests/bad_input/book.rs"]
#[allow(dead_code)]
mod book;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use book::{Book, LIB, OUTPUT, PAGE, SUMMARY};
use snapbox::str;

/// Runs `cargo book` in a folder; the report holds all that a terminal would show, and the exit status.
fn run_in(folder: &Path, root: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-book"));
    command.args(arguments).current_dir(folder).env("CARGO_TARGET_DIR", root.join("target"));
    command.env("CARGO_TERM_COLOR", "never").env_remove("CI").env_remove("RUST_LOG");
    let output = command.output().unwrap();
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    let status = output.status.code().unwrap();
    format!("{}[exit status: {status}]\n", text.replace(&*root.to_string_lossy(), "[ROOT]"))
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
                false => drop(files.insert(entry.strip_prefix(folder).unwrap().into(), std::fs::read(&entry).unwrap())),
            }
        }
    }
    files
}

/// The names in the book's folder, to see that nothing half-written is left.
fn names(book: &Book) -> Vec<String> {
    let entries = std::fs::read_dir(book.root()).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn no_book_here() {
    let folder = tempfile::tempdir().unwrap();
    check(run_in(folder.path(), folder.path(), &["build"]), str![]);
}

#[test]
fn bad_toml_in_the_settings() {
    let book = Book::new();
    check(run(book.swap("book.toml", "title = \"Sums\"", "title = Sums"), &["check"]), str![]);
}

#[test]
fn an_unknown_setting() {
    let book = Book::new();
    book.append("book.toml", "example = \"code\"\n");
    check(run(&book, &["check"]), str![]);
}

#[test]
fn bad_toml_in_a_crate() {
    let book = Book::new();
    check(run(book.append(book::MANIFEST, "[features\n"), &["check"]), str![]);
}

#[test]
fn unknown_metadata_in_a_crate() {
    let book = Book::new();
    book.append(book::MANIFEST, "\n[package.metadata.listings]\ntolerence = 0.1\n");
    check(run(&book, &["check"]), str![]);
}

#[test]
fn no_summary() {
    check(run(Book::new().delete(SUMMARY), &["check"]), str![]);
}

#[test]
fn a_book_that_holds() {
    check(run(&Book::new(), &["check"]), str![]);
}

#[test]
fn errors_are_counted_and_fail() {
    let book = Book::new();
    book.swap(PAGE, "lib.rs:add", "lib.rs:ad").append(PAGE, "\n[x](gone.md)\n");
    check(run(&book, &["check"]), str![]);
}

#[test]
fn annotations_for_a_pull_request() {
    let book = Book::new();
    book.swap(PAGE, "lib.rs:add", "lib.rs:ad").append(PAGE, "\n[x](gone.md)\n");
    check(run(&book, &["check", "--message-format=github"]), str![]);
}

#[test]
fn a_failed_build_leaves_the_last_good_site() {
    let book = Book::new();
    check(run(&book, &["build"]), str![]);
    let (site, before) = (tree(&book.root().join("book")), names(&book));
    book.swap(PAGE, "A function:", "Another function:").swap(PAGE, "lib.rs:add", "lib.rs:gone");
    check(run(&book, &["build"]), str![]);
    assert_eq!(tree(&book.root().join("book")), site);
    assert_eq!(names(&book), before);
}

#[test]
fn a_first_build_that_fails_leaves_nothing() {
    let book = Book::new();
    let before = names(&book);
    run(book.append(PAGE, "\n{{#inclde x}}\n"), &["build"]);
    assert_eq!(names(&book), before);
}

#[test]
fn two_builds_in_different_folders_are_identical() {
    let (one, two) = (Book::new(), Book::new());
    for book in [&one, &two] {
        run(book, &["build"]);
    }
    let (one, two) = (tree(&one.root().join("book")), tree(&two.root().join("book")));
    assert!(one.len() > 10, "{:?}", one.keys());
    assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
    one.iter().for_each(|(path, bytes)| assert!(two[path] == *bytes, "{} differs", path.display()));
}

#[test]
fn a_preprocessor_that_is_not_there() {
    let book = Book::new();
    book.append("book.toml", "\n[preprocessor.gone]\ncommand = \"no-such-program\"\n");
    check(run(&book, &["build"]), str![]);
    assert!(!book.root().join("book").exists());
}

#[cfg(unix)]
#[test]
fn a_preprocessor_that_fails() {
    let book = Book::new();
    book.append("book.toml", "\n[preprocessor.fails]\ncommand = \"false\"\nrenderers = [\"html\"]\n");
    check(run(&book, &["build"]), str![]);
    assert!(!book.root().join("book").exists());
}

#[test]
fn a_new_chapter_with_a_bad_name() {
    let book = Book::new();
    let before = tree(&book.root());
    let names = ["arrays", "data/Arrays", "data/two words", "data/../arrays", "data/deep/arrays", "data/-a", "data/fn"];
    check(names.map(|name| run(&book, &["new", name])).concat(), str![]);
    assert_eq!(tree(&book.root()), before);
}

#[test]
fn a_new_chapter_that_exists() {
    let book = Book::new();
    book.write("src/part/taken.md", "# Taken\n").append(SUMMARY, "- [Taken](part/taken.md)\n");
    let before = tree(&book.root());
    let names = ["part/chapter", "other/chapter", "part/taken"];
    check(names.map(|name| run(&book, &["new", name])).concat(), str![]);
    assert_eq!(tree(&book.root()), before);
}

#[test]
fn a_path_that_is_not_there() {
    let book = Book::new();
    check(run(&book, &["test", "examples/part/chaptre"]) + &run(&book, &["bless", "/"]), str![]);
}

#[test]
fn a_test_that_fails_and_the_same_after_bless() {
    let book = Book::new();
    book.write(OUTPUT, "$ cargo run --package chapter --bin sum\n2 + 3 = 4\nid [..]\n");
    book.swap("examples/part/chapter/src/bin/sum.rs", "\n}\n", "\n    println!(\"id {}\", std::process::id());\n}\n");
    check(run(&book, &["test", "examples"]), str![]);
    check(run(&book, &["bless"]), str![]);
    assert_eq!(book.read(OUTPUT), "$ cargo run --package chapter --bin sum\n2 + 3 = 5\nid [..]\n");
    check(run(&book, &["test", "examples"]), str![]);
    book.swap(LIB, "a + b", "a - b");
    check(run(&book, &["test", "examples", "--message-format=github"]), str![]);
}
