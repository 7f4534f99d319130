//! What is found only by running: plain `mdbook test` starts this program, which compiles, runs and
//! compares.

use std::io::Write;
use std::process::{Command, Stdio};

use mdbook_preprocessor::PreprocessorContext;
use mdbook_preprocessor::book::{Book as MdBook, BookItem, Chapter};
use mdbook_preprocessor::config::Config;
use snapbox::str;

use crate::book::{Book, LIB, MANIFEST, OUTPUT, PAGE, without_progress};
use crate::support::check;

pub const FOLDER: &str = "examples/part/chapter";

/// Does what `mdbook test` does; returns all that a terminal shows.
pub fn mdbook_test(book: &Book, environment: &[(&str, &str)]) -> String {
    let mut pages = MdBook::new();
    pages.push_item(BookItem::Chapter(Chapter::new(
        "Chapter",
        book.read(PAGE),
        "part/chapter.md",
        vec![],
    )));
    let config = Config::from_disk(book.root().join("book.toml")).unwrap();
    let context = PreprocessorContext::new(book.root(), config, "test".into());
    let mut command = Command::new(env!("CARGO_BIN_EXE_mdbook-listings"));
    command
        .current_dir(book.root())
        .env("CARGO_TARGET_DIR", book.root().join("target"))
        .env("MDBOOK_LISTINGS_CACHE", book.root().join("target/cache"))
        .env_remove("CI");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.envs(environment.iter().copied()).spawn().unwrap();
    let input = serde_json::to_vec(&(context, pages)).unwrap();
    child.stdin.take().unwrap().write_all(&input).unwrap();
    let output = child.wait_with_output().unwrap();
    let printed = String::from_utf8(output.stderr)
        .unwrap()
        .replace(&*book.root().to_string_lossy(), "[ROOT]");
    format!("{printed}[exit status: {}]\n", output.status.code().unwrap())
}

/// The same without the lines that say what is being done.
pub fn tested(book: &Book, environment: &[(&str, &str)]) -> String {
    without_progress(&mdbook_test(book, environment))
}

/// Writes a lock file with what this machine already has.
pub fn lock(book: &Book) {
    let mut cargo = Command::new("cargo");
    cargo.args(["generate-lockfile", "--offline", "--quiet"]).current_dir(book.root());
    assert!(cargo.status().unwrap().success());
}

/// How often a library was compiled, other than for being checked.
pub fn compiled(book: &Book, library: &str) -> usize {
    let files = std::fs::read_dir(book.root().join("target/debug/deps")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().to_string_lossy().into_owned());
    let prefix = format!("lib{library}-");
    names.filter(|name| name.starts_with(&prefix) && name.ends_with(".rlib")).count()
}

/// Adds a program, the recording of what it is said to print, and its place on the page.
pub fn program(book: &Book, name: &str, main: &str, recorded: &str) {
    book.write(&format!("{FOLDER}/src/bin/{name}.rs"), format!("fn main() {{\n    {main}\n}}\n"));
    show(book, "output", name, &format!("$ cargo run --package chapter --bin {name}\n{recorded}"));
}

pub fn show(book: &Book, folder: &str, name: &str, text: &str) {
    book.write(&format!("{FOLDER}/{folder}/{name}.txt"), text);
    book.append(
        PAGE,
        &format!("\n```console\n{{{{#include ../../{FOLDER}/{folder}/{name}.txt}}}}\n```\n"),
    );
}

#[test]
fn a_true_book_passes() {
    check(
        tested(&Book::new(), &[]),
        str![[r#"
     exercises  1 passed
      listings  1 passed
       outputs  1 passed
[exit status: 0]

"#]],
    );
}

#[test]
fn a_listing_that_does_not_compile() {
    let book = Book::new();
    book.swap(LIB, "    a + b", "    a + c");
    check(
        tested(&book, &[]),
        str![[r#"
      listings  0 passed, 1 failed
error: crate chapter fails
 --> src/part/chapter.md:6:1
  |
6 | {{#include ../../examples/part/chapter/src/lib.rs:add}}
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: error[E0425]: cannot find value `c` in this scope
           --> examples/part/chapter/src/lib.rs:6:9
            |
          6 |     a + c
...

[exit status: 1]

"#]],
    );
}

#[test]
fn a_test_that_fails() {
    let book = Book::new();
    book.append(LIB, "\n#[test]\nfn sums() {\n    assert_eq!(add(1, 1), 3, \"arithmetic\");\n}\n");
    check(
        tested(&book, &[]),
        str![[r#"
      listings  0 passed, 1 failed
error: crate chapter fails
 --> src/part/chapter.md:6:1
  |
6 | {{#include ../../examples/part/chapter/src/lib.rs:add}}
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: test sums ... FAILED
          
          failures:
          
          ---- sums stdout ----
          
          thread 'sums' ([..]) panicked at examples/part/chapter/src/lib.rs:12:5:
          assertion `left == right` failed: arithmetic
            left: 2
           right: 3
          
          failures:
...

[exit status: 1]

"#]],
    );
}

#[test]
fn programs_that_do_not_print_what_is_recorded() {
    let book = Book::new();
    book.swap(OUTPUT, "= 5", "= 6");
    program(
        &book,
        "bytes",
        "std::io::Write::write_all(&mut std::io::stdout(), b\"caf\\xE9\\n\").unwrap();",
        "caf\n",
    );
    program(&book, "fails", "println!(\"well\"); std::process::exit(3);", "well\n");
    program(&book, "flood", "for _ in 0..1 << 20 { println!(\"more\"); }", "more\n");
    program(&book, "panics", "let none: Option<u8> = None; none.expect(\"a value\");", "");
    program(&book, "quiet", "eprintln!(\"a warning\");", "");
    program(&book, "varies", "println!(\"id {}, right\", std::process::id());", "id [..], right\n");
    check(
        tested(&book, &[]),
        str![[r#"
     exercises  1 passed
      listings  1 passed
       outputs  1 passed, 6 failed
error: examples/part/chapter/output/sum.txt is not what `cargo run --package chapter --bin sum` prints
  --> src/part/chapter.md:12:1
   |
12 | {{#include ../../examples/part/chapter/output/sum.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: --- recorded
           +++ printed
           @@ -1,2 +1,2 @@
            $ cargo run --package chapter --bin sum
           -2 + 3 = 6
           +2 + 3 = 5
           if that is right, `mdbook-listings bless examples/part/chapter/output/sum.txt`

error: `cargo run --package chapter --bin bytes`: printed invalid UTF-8 at byte 3
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../examples/part/chapter/output/bytes.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: a program has 180 seconds and prints up to 1024 KiB of UTF-8

error: examples/part/chapter/output/fails.txt is not what `cargo run --package chapter --bin fails` prints
  --> src/part/chapter.md:22:1
   |
22 | {{#include ../../examples/part/chapter/output/fails.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: --- recorded
           +++ printed
           @@ -2 +2,2 @@
            well
           +[exit status: 3]
           if that is right, `mdbook-listings bless examples/part/chapter/output/fails.txt`

error: `cargo run --package chapter --bin flood`: printed more than 1024 KiB, stopped
  --> src/part/chapter.md:26:1
   |
26 | {{#include ../../examples/part/chapter/output/flood.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: a program has 180 seconds and prints up to 1024 KiB of UTF-8

error: examples/part/chapter/output/panics.txt is not what `cargo run --package chapter --bin panics` prints
  --> src/part/chapter.md:30:1
   |
30 | {{#include ../../examples/part/chapter/output/panics.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: --- recorded
           +++ printed
           @@ -1 +1,7 @@
            $ cargo run --package chapter --bin panics
           +[stderr]
           +
           +thread 'main' ([..]) panicked at examples/part/chapter/src/bin/panics.rs:2:39:
           +a value
           +note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
           +[exit status: 101]
           if that is right, `mdbook-listings bless examples/part/chapter/output/panics.txt`

error: examples/part/chapter/output/quiet.txt is not what `cargo run --package chapter --bin quiet` prints
  --> src/part/chapter.md:34:1
   |
34 | {{#include ../../examples/part/chapter/output/quiet.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: --- recorded
           +++ printed
           @@ -1 +1,3 @@
            $ cargo run --package chapter --bin quiet
           +[stderr]
           +a warning
           if that is right, `mdbook-listings bless examples/part/chapter/output/quiet.txt`

[exit status: 1]

"#]],
    );
}

#[test]
fn recordings_that_name_no_program() {
    let book = Book::new();
    show(&book, "output", "gone", "$ cargo run --package chapter --bin gone\n");
    show(&book, "output", "other", "$ cargo run --package sum --bin sum\n");
    show(&book, "output", "shell", "$ echo 5\n5\n");
    show(&book, "output", "typed", "5\n");
    check(
        tested(&book, &[]),
        str![[r#"
error: crate chapter has no program `gone`
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../examples/part/chapter/output/gone.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: there is `sum`

error: this recording is in crate chapter and names crate sum
  --> src/part/chapter.md:22:1
   |
22 | {{#include ../../examples/part/chapter/output/other.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

error: the first line of this recording is not its command
  --> src/part/chapter.md:26:1
   |
26 | {{#include ../../examples/part/chapter/output/shell.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `$ cargo run --package chapter --bin NAME`; `--release` and `-- ARGUMENTS` may be added

error: the first line of this recording is not its command
  --> src/part/chapter.md:30:1
   |
30 | {{#include ../../examples/part/chapter/output/typed.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `$ cargo run --package chapter --bin NAME`; `--release` and `-- ARGUMENTS` may be added

[exit status: 1]

"#]],
    );
}

#[test]
fn a_recording_for_another_machine() {
    let book = Book::new();
    book.append(MANIFEST, "\n[package.metadata.listings.requires]\nsum = \"pdp11-unix\"\n");
    check(
        tested(&book, &[]),
        str![[r#"
     exercises  1 passed
      listings  1 passed
       outputs  0 passed, 1 skipped
       skipped  examples/part/chapter/output/sum.txt can be checked on pdp11-unix only, and this is [..]
[exit status: 0]

"#]],
    );
    check(
        tested(&book, &[("CI", "true")]),
        str![[r#"
     exercises  1 passed
      listings  1 passed
       outputs  0 passed, 1 failed
error: not checked: examples/part/chapter/output/sum.txt can be checked on pdp11-unix only, and this is [..]
--> examples/part/chapter/output/sum.txt

[exit status: 1]

"#]],
    );
}

#[test]
fn a_recorded_command_that_needs_a_shell() {
    let book = Book::new();
    show(&book, "output", "home", "$ cargo run --package chapter --bin sum -- $HOME\n2 + 3 = 5\n");
    check(
        tested(&book, &[]),
        str![[r#"
error: `$` in a recorded command, which no shell reads here
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../examples/part/chapter/output/home.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: move the arguments that need it into the program, so that a reader's shell does the same

[exit status: 1]

"#]],
    );
}

/// What Cargo says to this tool about itself must not reach the program.
#[test]
fn a_program_does_not_see_the_tool_s_own_variables() {
    let book = Book::new();
    program(&book, "name", "println!(\"{:?}\", std::env::var_os(\"CARGO_PKG_NAME\"));", "None\n");
    assert!(tested(&book, &[("CARGO_PKG_NAME", "cargo-book")]).contains("outputs  2 passed\n"));
}
