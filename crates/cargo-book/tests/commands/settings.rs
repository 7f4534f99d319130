//! Settings, manifests and summaries that cannot be used.

use snapbox::str;

use crate::book::{Book, SUMMARY};
use crate::{boxed, check, run};

#[test]
fn bad_toml_in_the_settings() {
    let book = Book::new();
    check(
        run(book.swap("book.toml", "title = \"Sums\"", "title = Sums"), &["check"]),
        str![[r#"
error: string values must be quoted, expected literal string
 --> book.toml:2:9
  |
2 | title = Sums
  |         ^^^^

1 error
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
error: `example` is not a setting that this tool reads
  --> book.toml:11:1
   |
11 | example = "code"
   | ^^^^^^^
   |
   = help: did you mean `examples`?

1 error
[exit status: 1]

"#]],
    );
}

#[test]
fn bad_toml_in_a_crate() {
    let book = Book::new();
    check(
        run(book.append(crate::book::MANIFEST, "[features\n"), &["check"]),
        str![[r#"
error: unclosed table, expected `]`
  --> examples/part/chapter/Cargo.toml:11:10
   |
11 | [features
   |          ^

1 error
[exit status: 1]

"#]],
    );
}

#[test]
fn unknown_metadata_in_a_crate() {
    let book = Book::new();
    book.append(crate::book::MANIFEST, "\n[package.metadata.listings]\ntolerence = 0.1\n");
    check(
        run(&book, &["check"]),
        str![[r#"
error: examples/part/chapter/Cargo.toml: [package.metadata.listings]: unknown field `tolerence`, expected one of `tolerance`, `measure`, `requires`, `models`, `alone`
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
 = help: a book begins with its table of contents; `src` in book.toml names its folder

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
error: a chapter outside of the lists has ended them
 --> src/SUMMARY.md:7:1
  |
7 | - [Late](part/late.md)
  | ^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: move that chapter to the end, or into a list

1 error
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
