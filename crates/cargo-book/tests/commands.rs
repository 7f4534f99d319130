//! What a contributor sees when a command fails: its words, its exit status, and what it leaves on
//! disk. `SNAPSHOTS=overwrite cargo test` writes the words again.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

#[path = "../../mdbook-listings/tests/bad_input/book.rs"]
mod book;
#[path = "commands/chapters.rs"]
mod chapters;
#[path = "commands/measure.rs"]
mod measure;
#[path = "commands/serve.rs"]
mod serve;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use book::{Book, LIB, OUTPUT, PAGE, SUMMARY};
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
fn bad_toml_in_the_settings() {
    let book = Book::new();
    check(
        run(book.swap("book.toml", "title = \"Sums\"", "title = Sums"), &["check"]),
        str![[r#"
error: book.toml: Invalid configuration file: TOML parse error at line 2, column 9
  |
2 | title = Sums
  |         ^^^^
string values must be quoted, expected literal string

[exit status: 1]

"#]],
    );
}

#[test]
fn an_unknown_setting() {
    let book = Book::new();
    book.append("book.toml", "example = \"code\"\n");
    check(
        run(&book, &["check"]),
        str![[r#"
error: [preprocessor.listings] in book.toml: Failed to deserialize `preprocessor.listings`: unknown field `example`, expected one of `examples`, `source-url`, `tool`, `exercise`, `python-lock`, `command`, `before`, `after`, `renderers`, `optional`

[exit status: 1]

"#]],
    );
}

#[test]
fn bad_toml_in_a_crate() {
    let book = Book::new();
    check(
        run(book.append(book::MANIFEST, "[features\n"), &["check"]),
        str![[r#"
error: the book's Cargo workspace cannot be read: `cargo metadata` exited with an error: error: unclosed table, expected `]`
  --> examples/part/chapter/Cargo.toml:11:10
   |
11 | [features
   |          ^
error: failed to load manifest for workspace member `[ROOT]/examples/part/chapter`
referenced via `examples/*/*` by workspace at `[ROOT]/Cargo.toml`

[exit status: 1]

"#]],
    );
}

#[test]
fn unknown_metadata_in_a_crate() {
    let book = Book::new();
    book.append(book::MANIFEST, "\n[package.metadata.listings]\ntolerence = 0.1\n");
    check(
        run(&book, &["check"]),
        str![[r#"
error: examples/part/chapter/Cargo.toml: [package.metadata.listings]: unknown field `tolerence`, expected one of `tolerance`, `measure`, `requires`, `alone`, `optional`
[exit status: 1]

"#]],
    );
}

#[test]
fn no_summary() {
    check(
        run(Book::new().delete(SUMMARY), &["check"]),
        str![[r#"
error: no file src/SUMMARY.md
--> src/SUMMARY.md
 = help: a book begins with its table of contents

1 error
[exit status: 1]

"#]],
    );
}

#[test]
fn a_summary_that_mdbook_cannot_read() {
    let book = Book::new();
    book.write("src/end.md", "# End\n")
        .append(SUMMARY, "\n[End](end.md)\n\n- [Late](part/late.md)\n");
    check(
        run(book.write("src/part/late.md", "# Late\n"), &["build"]),
        str![[r#"
error: Summary parsing failed for file="[ROOT]/src/SUMMARY.md": There was an error parsing the suffix chapters: failed to parse SUMMARY.md line 7, column 1: Suffix chapters cannot be followed by a list
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
fn a_failed_build_leaves_the_last_good_site() {
    let book = boxed();
    check(
        run(&book, &["build", "--draft"]),
        str![[r#"
The site is in [..]book/
[exit status: 0]

"#]],
    );
    let (site, before) = (tree(&book.root().join("book")), names(&book));
    book.swap(PAGE, "A function:", "Another function:").swap(PAGE, "lib.rs:add", "lib.rs:gone");
    check(
        run(&book, &["build"]),
        str![[r#"
error: no anchor `gone` in the included file
 --> src/part/chapter.md:6:1
  |
6 | {{#include ../../examples/part/chapter/src/lib.rs:gone}}
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: there is `add`

1 error
[exit status: 1]

"#]],
    );
    assert!(tree(&book.root().join("book")) == site, "the site has changed");
    assert_eq!(names(&book), before);
}

#[test]
fn an_epub_that_fails_leaves_the_last_good_site() {
    let book = boxed();
    run(&book, &["build", "--draft"]);
    let site = tree(&book.root().join("book"));
    check(
        run(&book, &["build", "--draft", "--epub"]),
        str![[r#"
error: the EPUB was not written: package ID specification `book-press` did not match any packages
[exit status: 1]

"#]],
    );
    assert!(tree(&book.root().join("book")) == site, "the site has changed");
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
fn a_first_build_that_fails_leaves_nothing() {
    let book = boxed();
    let before = names(&book);
    run(book.append(PAGE, "\n{{#inclde x}}\n"), &["build"]);
    assert_eq!(names(&book), before);
}

#[test]
fn a_site_whose_indexer_cannot_be_built_has_no_search() {
    let book = boxed();
    book.write(
        "theme/index.hbs",
        "<html><head></head><body><button class=\"find\">Search</button>{{{ content }}}\
         <dialog class=\"search\"></dialog></body></html>",
    );
    check(
        run(&book, &["build"]),
        str![[r#"
The site is in book/
warning: the site is built without search: package ID specification `book-search` did not match any packages
warning: the site is built without pictures: package ID specification `book-press` did not match any packages
[exit status: 0]

"#]],
    );
    for page in ["book/index.html", "book/404.html"] {
        let page = book.read(page);
        assert!(!page.contains("<button") && !page.contains("<dialog"), "{page}");
    }
}

#[test]
fn two_builds_in_different_folders_are_identical() {
    let (one, two) = (boxed(), boxed());
    for book in [&one, &two] {
        run(book, &["build"]);
    }
    let (one, two) = (tree(&one.root().join("book")), tree(&two.root().join("book")));
    assert!(one.len() > 10, "{:?}", one.keys());
    assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
    one.iter().for_each(|(path, bytes)| assert!(two[path] == *bytes, "{} differs", path.display()));
}

#[test]
fn a_preprocessor_that_mdbook_would_skip() {
    let book = boxed();
    book.append("book.toml", "\n[preprocessor.broken]\ncommand = \"false\"\n");
    check(
        run(&book, &["build"]),
        str![[r#"
error: [preprocessor.broken] in book.toml needs `renderers = ["html", "test"]`, or mdBook skips it in silence if it fails
[exit status: 1]

"#]],
    );
}

#[test]
fn includes_that_mdbook_would_expand_first() {
    let book = boxed();
    book.swap("book.toml", "before = [\"links\"]\n", "");
    check(
        run(&book, &["check"]),
        str![[r#"
error: [preprocessor.listings] in book.toml needs `before = ["links"]`, or mdBook expands includes unchecked
[exit status: 1]

"#]],
    );
}

#[test]
fn a_build_folder_that_holds_something_else() {
    let book = boxed();
    for folder in ["src", ".", "examples"] {
        book.swap(
            "book.toml",
            "create-missing = false",
            &format!("create-missing = false\nbuild-dir = \"{folder}\""),
        );
        let before = tree(&book.root());
        let refusal = run(&book, &["build"]);
        assert!(
            refusal.contains("choose another `build-dir`") && refusal.contains("status: 1"),
            "{refusal}"
        );
        assert!(tree(&book.root()) == before, "{folder} has changed");
        book.swap("book.toml", &format!("\nbuild-dir = \"{folder}\""), "");
    }
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
fn a_preprocessor_that_is_not_there() {
    let book = boxed();
    book.append(
        "book.toml",
        "\n[preprocessor.gone]\ncommand = \"no-such-program\"\nrenderers = [\"html\"]\n",
    );
    check(
        run(&book, &["build"]),
        str![[r#"
ERROR The command `no-such-program` wasn't found, is the `gone` preprocessor installed? If you want to ignore this error when the `gone` preprocessor is not installed, set `optional = true` in the `[preprocessor.gone]` section of the book.toml configuration file.
error: Unable to run the preprocessor `gone`: No such file or directory (os error 2)
[exit status: 1]

"#]],
    );
    assert!(!book.root().join("book").exists());
}

#[cfg(unix)]
#[test]
fn a_preprocessor_that_fails() {
    let book = boxed();
    book.append(
        "book.toml",
        "\n[preprocessor.fails]\ncommand = \"sh -c 'cat > /dev/null; exit 3'\"\nrenderers = [\"html\"]\n",
    );
    check(
        run(&book, &["build"]),
        str![[r#"
error: The "fails" preprocessor exited unsuccessfully with exit status: 3 status
[exit status: 1]

"#]],
    );
    assert!(!book.root().join("book").exists());
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

#[test]
fn a_path_that_is_not_there() {
    let book = Book::new();
    check(
        run(&book, &["test", "examples/part/chaptre"]) + &run(&book, &["bless", "/"]),
        str![[r#"
error: no chapter, crate or file `examples/part/chaptre`; did you mean `part/chapter`?
[exit status: 1]
error: / is outside of the book
[exit status: 1]

"#]],
    );
}

#[test]
fn a_test_that_fails_and_the_same_after_bless() {
    let book = Book::new();
    book.write(OUTPUT, "$ cargo run --package chapter --bin sum\n2 + 3 = 4\nid [..]\n");
    book.swap(
        "examples/part/chapter/src/bin/sum.rs",
        "\n}\n",
        "\n    println!(\"id {}\", std::process::id());\n}\n",
    );
    check(
        run(&book, &["test", "examples"]),
        str![[r#"
error: examples/part/chapter/output/sum.txt is not what `cargo run --package chapter --bin sum` prints
  --> src/part/chapter.md:12:1
   |
12 | {{#include ../../examples/part/chapter/output/sum.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: --- recorded
           +++ printed
           @@ -1,3 +1,3 @@
            $ cargo run --package chapter --bin sum
           -2 + 3 = 4
           +2 + 3 = 5
            id [..]
           if that is right, `mdbook-listings bless examples/part/chapter/output/sum.txt`


     exercises  1 passed
         links  0 passed
      listings  1 passed
       outputs  0 passed, 1 failed
         pages  1 passed
3 passed, 1 failed
[exit status: 1]

"#]],
    );
    check(
        run(&book, &["bless"]),
        str![[r#"
wrote examples/part/chapter/output/sum.txt
[exit status: 0]

"#]],
    );
    assert_eq!(book.read(OUTPUT), "$ cargo run --package chapter --bin sum\n2 + 3 = 5\nid [..]\n");
    check(
        run(&book, &["test", "examples"]),
        str![[r#"
     exercises  1 passed
         links  0 passed
      listings  1 passed
       outputs  1 passed
         pages  1 passed
4 passed, 0 failed
[exit status: 0]

"#]],
    );
    book.swap(LIB, "a + b", "a - b");
    check(
        run(&book, &["test", "examples", "--message-format=github"]),
        str![[r#"
::error file=src/part/chapter.md,line=12,col=1::examples/part/chapter/output/sum.txt is not what `cargo run --package chapter --bin sum` prints%0Ahelp: --- recorded%0A+++ printed%0A@@ -1,3 +1,3 @@%0A $ cargo run --package chapter --bin sum%0A-2 + 3 = 5%0A+2 + 3 = -1%0A id [..]%0Aif that is right, `mdbook-listings bless examples/part/chapter/output/sum.txt`

     exercises  1 passed
         links  0 passed
      listings  1 passed
       outputs  0 passed, 1 failed
         pages  1 passed
3 passed, 1 failed
[exit status: 1]

"#]],
    );
}

#[test]
fn a_page_means_the_crates_that_it_shows() {
    let book = Book::new();
    book.swap(OUTPUT, "= 5", "= 6").write("notes/x.txt", "");
    for path in [PAGE, "src/part", LIB, "examples/part/chapter/src"] {
        let report = run(&book, &["test", path]);
        assert!(
            report.contains("sum.txt is not what `cargo run --package chapter --bin sum` prints"),
            "{path}: {report}"
        );
    }
    check(
        run(&book, &["test", "notes"]) + &run(&book, &["bless", "notes/x.txt"]),
        str![[r#"
error: nothing to run below notes
--> notes
 = help: name a page, or a folder of examples/


         links  0 passed
      listings  0 passed, 1 failed
         pages  1 passed
1 passed, 1 failed
[exit status: 1]
error: nothing to run below notes/x.txt
--> notes/x.txt
 = help: name a page, or a folder of examples/

1 error
[exit status: 1]

"#]],
    );
}

#[test]
fn a_tolerance_with_which_everything_agrees() {
    let book = Book::new();
    book.append(book::MANIFEST, "\n[package.metadata.listings]\ntolerance = 1.0\n");
    check(
        run(&book, &["check"]),
        str![[r#"
error: examples/part/chapter/Cargo.toml: [package.metadata.listings]: tolerance = 1 is not from 0 to 0.05; let both programs print fewer digits
[exit status: 1]

"#]],
    );
}

#[test]
fn a_measurement_that_its_crate_does_not_name() {
    let book = Book::new();
    let mut record = serde_json::json!({
        "name": "copy", "command": "", "date": "", "machine": "", "threads": 1, "versions": {}, "lockfile": "",
        "sources": "", "answer": [], "subjects": [],
    });
    let mut subject = serde_json::json!({
        "name": "Rust", "command": "", "median_seconds": 1.0, "peak_bytes": 1,
        "seconds": vec![1.0; 10], "process_seconds": vec![1.0; 10],
    });
    record["subjects"] = serde_json::json!([subject.clone()]);
    subject["ratio"] = serde_json::json!({ "value": 1.0, "low": 1.0, "high": 1.0 });
    record["subjects"].as_array_mut().unwrap().push(subject);
    book.write("examples/part/chapter/measured/copy.json", record.to_string());
    let report = run(&book, &["test", "examples"]);
    assert!(
        report.contains("error: no `measure` of examples/part/chapter/Cargo.toml is named `copy`"),
        "{report}"
    );
}

#[cfg(unix)]
#[test]
fn a_twin_that_fails_is_not_blessed() {
    let book = Book::new();
    let python = "#!/bin/sh\necho 'Traceback (most recent call last):' >&2\necho \"ModuleNotFoundError: No module named 'x'\" >&2\nexit 1\n";
    book.write("target/book/python/bin/python", python).write("target/book/python/lock.txt", "");
    let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(book.root().join("target/book/python/bin/python"), executable)
        .unwrap();
    book.write("examples/part/chapter/twin/sum.py", "import x\n");
    check(
        run(&book, &["bless"]),
        str![[r#"
error: the twin fails
  --> src/part/chapter.md:12:1
   |
12 | {{#include ../../examples/part/chapter/output/sum.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: Traceback (most recent call last):
           ModuleNotFoundError: No module named 'x'
           add the module to python.lock

1 error
[exit status: 1]

"#]],
    );
}

#[test]
fn a_new_chapter_that_would_leave_the_workspace_unreadable() {
    let book = Book::new();
    book.write(
        "crates/page-tests/Cargo.toml",
        "[dev-dependencies]\nskeptic.workspace = true\n# chapters end\n",
    );
    let before = tree(&book.root());
    let names = ["wip/x", "part/target", "part/where", "part/skeptic"];
    check(
        names.map(|name| run(&book, &["new", name, "--new-part"])).concat(),
        str![[r#"
error: `target` and `wip` hold what is not part of the book; choose another word
[exit status: 1]
error: `target` and `wip` hold what is not part of the book; choose another word
[exit status: 1]
error: `where` cannot be the name of a crate; add a word
[exit status: 1]
error: `skeptic` is a crate that crates/page-tests/Cargo.toml needs; add a word
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
fn an_exercise_is_laid_out_once() {
    let book = boxed();
    check(
        run(&book, &["exercise"]),
        str![[r#"
part/chapter double
[exit status: 0]

"#]],
    );
    check(
        run(&book, &["exercise", "part/chapter", "double"]),
        str![[r#"
The task is in examples/part/chapter/tests/attempt_double/answer.rs. Now:
  edit that file
  cargo test --package chapter --test attempt_double --features attempt
  cargo book exercise part/chapter double --solution    # shows our solution
[exit status: 0]

"#]],
    );
    let folder = "examples/part/chapter/tests/attempt_double";
    let test = || {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["test", "--quiet", "--test", "attempt_double", "--features", "attempt"]);
        cargo
            .current_dir(book.root())
            .env("CARGO_TARGET_DIR", book.root().join("target"))
            .env("MDBOOK_LISTINGS_CACHE", book.root().join("target/cache"))
            .output()
            .unwrap()
            .status
    };
    assert!(!test().success(), "the task is not solved yet");
    book.swap(&format!("{folder}/answer.rs"), "todo!(\"twice {number}\")", "number + number");
    book.write(&format!("{folder}/main.rs"), "");
    check(
        run(&book, &["exercise", "part/chapter", "double"]),
        str![[r#"
Your attempt is still in examples/part/chapter/tests/attempt_double/answer.rs. Now:
  edit that file
  cargo test --package chapter --test attempt_double --features attempt
  cargo book exercise part/chapter double --solution    # shows our solution
[exit status: 0]

"#]],
    );
    assert!(book.read(&format!("{folder}/answer.rs")).contains("number + number"));
    assert!(test().success(), "the attempt passes the tests, which were written again");
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

#[test]
fn clean_deletes_what_was_built() {
    let book = boxed();
    run(&book, &["build", "--draft"]);
    let before = names(&book);
    check(run(&book, &["clean"]), "[exit status: 0]\n");
    assert!(before.contains(&"book".to_owned()) && !names(&book).contains(&"book".to_owned()));
    check(run(&book, &["clean"]), "[exit status: 0]\n");
}

#[test]
fn clean_deletes_nothing_that_was_not_built() {
    let book = boxed();
    let other = book.root().with_file_name("other-folder");
    std::fs::create_dir_all(&other).unwrap();
    std::fs::write(other.join("index.html"), "somebody's").unwrap();
    std::fs::write(other.join("404.html"), "somebody's").unwrap();
    book.write("public/index.html", "somebody's").write("public/404.html", "somebody's");
    book.write("target/book/kept.txt", "");
    let manifest = "Cargo.toml".to_owned();
    let outside = "../other-folder".to_owned();
    let folders = ["src", ".", "examples", "public", &manifest, &outside, &other.to_string_lossy()];
    for folder in folders {
        let setting = format!("create-missing = false\nbuild-dir = \"{folder}\"");
        book.swap("book.toml", "create-missing = false", &setting);
        let before = (tree(&book.root()), tree(&other));
        for command in ["clean", "build"] {
            let refusal = run(&book, &[command]);
            assert!(
                refusal.contains("choose another `build-dir`") && refusal.contains("status: 1"),
                "{command} {folder}: {refusal}"
            );
            assert!((tree(&book.root()), tree(&other)) == before, "{command} {folder}");
        }
        book.swap("book.toml", &setting, "create-missing = false");
    }
    std::fs::remove_dir_all(other).unwrap();
}

/// Clippy runs in the compilation that is tested; the unfinished task of an exercise may warn.
#[test]
fn a_lint_is_an_error_where_it_is_asked_for() {
    let book = Book::new();
    book.swap(LIB, "    a + b", "    return a + b;");
    assert!(run(&book, &["test", "examples"]).ends_with("[exit status: 0]\n"));
    let report = run(&book, &["test", "--lint", "examples"]);
    assert!(report.contains("error: unneeded `return` statement"), "{report}");
    assert!(report.contains("--> src/part/chapter.md:6:1"), "{report}");
    book.swap(LIB, "    return a + b;", "    a + b");
    book.swap("examples/part/chapter/exercises/double.rs", "twice {number}", "twice");
    let report = run(&book, &["test", "--lint", "examples"]);
    assert!(report.ends_with("4 passed, 0 failed\n[exit status: 0]\n"), "{report}");
}

/// A process that is terminated must not leave what it started.
#[cfg(unix)]
#[test]
fn termination_stops_what_was_started() {
    let book = Book::new();
    let started = book.root().join("started");
    let program = format!(
        "fn main() {{\n    std::fs::write({:?}, std::process::id().to_string()).unwrap();\n    \
         std::thread::sleep(std::time::Duration::from_secs(50));\n}}\n",
        started.display().to_string()
    );
    book.write("examples/part/chapter/src/bin/sum.rs", program);
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-book"));
    command.args(["bless", "examples"]).current_dir(book.root());
    command.env("CARGO_TARGET_DIR", book.root().join("target"));
    let mut child = command.stderr(std::process::Stdio::null()).spawn().unwrap();
    let id = wait_for(|| std::fs::read_to_string(&started).ok().filter(|id| !id.is_empty()));
    let kill = |signal: &str, id: &str| {
        Command::new("kill")
            .args([signal, id])
            .stderr(std::process::Stdio::null())
            .status()
            .unwrap()
    };
    assert!(kill("-TERM", &child.id().to_string()).success());
    assert_eq!(child.wait().unwrap().code(), Some(143));
    wait_for(|| (!kill("-0", &id).success()).then_some(()));
}

/// Asks again until there is an answer.
#[cfg(unix)]
fn wait_for<T>(mut ask: impl FnMut() -> Option<T>) -> T {
    for _ in 0..400 {
        match ask() {
            Some(answer) => return answer,
            None => std::thread::sleep(std::time::Duration::from_millis(100)),
        }
    }
    panic!("no answer within 40 seconds");
}
