//! What the summary lists, and what it forgets.

use snapbox::str;

use crate::book::{Book, EXERCISE, PAGE, SUMMARY};
use crate::support::{check, swapped};

#[test]
fn summary_lists_a_page_outside_of_src() {
    let book = Book::new();
    book.write("README.md", "# Readme\n")
        .append(SUMMARY, "- [Readme](../README.md)\n- [Root](/etc/passwd)\n");
    check(
        book.report(),
        str![[r#"
error: `../README.md` leads out of src/
 --> src/SUMMARY.md:4:3
  |
4 | - [Readme](../README.md)
  |   ^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: pages lie in the folder of the summary

error: `/etc/passwd` leads out of src/
 --> src/SUMMARY.md:5:3
  |
5 | - [Root](/etc/passwd)
  |   ^^^^^^^^^^^^^^^^^^^
  |
  = help: pages lie in the folder of the summary

"#]],
    );
}

#[test]
fn summary_lists_a_page_that_is_missing() {
    check(
        Book::new().append(SUMMARY, "- [Next](part/next.md)\n").report(),
        str![[r#"
error: no page src/part/next.md
 --> src/SUMMARY.md:4:3
  |
4 | - [Next](part/next.md)
  |   ^^^^^^^^^^^^^^^^^^^^
  |
  = help: write it, or take it out of the summary

"#]],
    );
}

#[test]
fn summary_lists_a_page_twice() {
    check(
        Book::new().append(SUMMARY, "- [Again](part/chapter.md)\n").report(),
        str![[r#"
error: `part/chapter.md` is listed twice
 --> src/SUMMARY.md:4:3
  |
4 | - [Again](part/chapter.md)
  |   ^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: each page has one place in the book

"#]],
    );
}

#[test]
fn summary_lists_a_chapter_without_a_page() {
    check(
        Book::new().append(SUMMARY, "- [Draft]()\n").report(),
        str![[r#"
error: chapter without a page
 --> src/SUMMARY.md:4:3
  |
4 | - [Draft]()
  |   ^^^^^^^^^
  |
  = help: a chapter is listed once it is written

"#]],
    );
}

#[test]
fn summary_does_not_list_a_page() {
    check(
        Book::new().write("src/part/lost.md", "# Lost\n").report(),
        str![[r#"
error: SUMMARY.md does not list this page
--> src/part/lost.md
 = help: list it or delete it

"#]],
    );
}

#[test]
fn summary_is_missing() {
    check(
        Book::new().delete(SUMMARY).delete(PAGE).report(),
        str![[r#"
error: no file src/SUMMARY.md
--> src/SUMMARY.md
 = help: a book begins with its table of contents; `src` in book.toml names its folder

"#]],
    );
}

#[cfg(unix)]
#[test]
fn summary_lists_a_link_that_leads_out() {
    let book = Book::new();
    std::os::unix::fs::symlink("/etc/passwd", book.root().join("src/users.md")).unwrap();
    check(
        book.append(SUMMARY, "- [Users](users.md)\n").report(),
        str![[r#"
error: `users.md` leads out of src/
 --> src/SUMMARY.md:4:3
  |
4 | - [Users](users.md)
  |   ^^^^^^^^^^^^^^^^^
  |
  = help: pages lie in the folder of the summary

error: this is a symbolic link
--> src/users.md
 = help: put the file itself in its place

"#]],
    );
}

#[test]
fn a_page_that_is_not_utf8() {
    check(
        Book::new().write("src/part/bad.md", b"# Caf\xE9\n").report(),
        str![[r#"
error: byte 5 is not valid UTF-8
 --> src/part/bad.md:1:6
  |
1 | # Caf�
  |      ^
  |
  = help: save the file as UTF-8

"#]],
    );
}

#[test]
fn a_recording_that_no_page_shows() {
    let book = Book::new();
    book.write(
        "examples/part/chapter/output/other.txt",
        "$ cargo run --package chapter --bin sum\n2 + 3 = 5\n",
    );
    check(
        book.report(),
        str![[r#"
error: no page shows this file
--> examples/part/chapter/output/other.txt
 = help: show it or delete it

"#]],
    );
}

#[test]
fn an_exercise_that_no_page_shows() {
    check(
        swapped(PAGE, "{{#exercise part/chapter double}}\n", ""),
        str![[r#"
error: no page shows this file
--> examples/part/chapter/exercises/double.rs
 = help: show it or delete it

"#]],
    );
}

#[test]
fn all_errors_come_at_once_and_in_order() {
    let book = Book::new();
    book.append(PAGE, "\nRust is 3 times as fast. See [this](gone.md).\n")
        .append(SUMMARY, "- [Gone](part/gone.md)\n");
    book.swap(PAGE, "lib.rs:add", "lib.rs:sum").swap(EXERCISE, "//! **Double a number.**", "");
    check(
        book.report(),
        str![[r#"
error: the exercise has no statement
--> examples/part/chapter/exercises/double.rs
 = help: begin the file with `//!` lines that say what to do

error: no page src/part/gone.md
 --> src/SUMMARY.md:4:3
  |
4 | - [Gone](part/gone.md)
  |   ^^^^^^^^^^^^^^^^^^^^
  |
  = help: write it, or take it out of the summary

error: no anchor `sum` in the included file
 --> src/part/chapter.md:6:1
  |
6 | {{#include ../../examples/part/chapter/src/lib.rs:sum}}
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: there is `add`

error: the figure `3 times` was typed by hand
  --> src/part/chapter.md:17:9
   |
17 | Rust is 3 times as fast. See [this](gone.md).
   |         ^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: no page src/part/gone.md
  --> src/part/chapter.md:17:30
   |
17 | Rust is 3 times as fast. See [this](gone.md).
   |                              ^^^^^^^^^^^^^^^
   |
   = help: there is `src/part/chapter.md`

"#]],
    );
}

#[test]
fn annotations_for_a_pull_request() {
    use mdbook_listings::base::diagnostic::{Fault, Format, Report};
    let book = Book::new();
    let fault = Fault::new("100 % wrong\nin two lines").at(11..12).help("fix it").in_file(PAGE);
    check(
        Report::new(&book.root(), vec![fault]).render(Format::Github, false),
        str![
            "::error file=src/part/chapter.md,line=3,col=1::100 %25 wrong%0Ain two lines%0Ahelp: fix it"
        ],
    );
}

#[test]
fn summary_lists_what_is_not_checked() {
    let book = Book::new();
    for file in ["lies.txt", "lies.MD", "lies.markdown", ".h/x.md", "target/x.md"] {
        book.write(&format!("src/{file}"), "# Lies\n")
            .append(SUMMARY, &format!("- [12 times]({file})\n"));
    }
    check(
        book.report(),
        str![[r#"
error: `lies.txt` is not a page that is checked
 --> src/SUMMARY.md:4:3
  |
4 | - [12 times](lies.txt)
  |   ^^^^^^^^^^^^^^^^^^^^
  |
  = help: its name ends in .md; no folder above it is hidden or called target

error: the figure `12 times` was typed by hand
 --> src/SUMMARY.md:4:4
  |
4 | - [12 times](lies.txt)
  |    ^^^^^^^^
  |
  = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: `lies.MD` is not a page that is checked
 --> src/SUMMARY.md:5:3
  |
5 | - [12 times](lies.MD)
  |   ^^^^^^^^^^^^^^^^^^^
  |
  = help: its name ends in .md; no folder above it is hidden or called target

error: the figure `12 times` was typed by hand
 --> src/SUMMARY.md:5:4
  |
5 | - [12 times](lies.MD)
  |    ^^^^^^^^
  |
  = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: `lies.markdown` is not a page that is checked
 --> src/SUMMARY.md:6:3
  |
6 | - [12 times](lies.markdown)
  |   ^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: its name ends in .md; no folder above it is hidden or called target

error: the figure `12 times` was typed by hand
 --> src/SUMMARY.md:6:4
  |
6 | - [12 times](lies.markdown)
  |    ^^^^^^^^
  |
  = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: `.h/x.md` is not a page that is checked
 --> src/SUMMARY.md:7:3
  |
7 | - [12 times](.h/x.md)
  |   ^^^^^^^^^^^^^^^^^^^
  |
  = help: its name ends in .md; no folder above it is hidden or called target

error: the figure `12 times` was typed by hand
 --> src/SUMMARY.md:7:4
  |
7 | - [12 times](.h/x.md)
  |    ^^^^^^^^
  |
  = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: `target/x.md` is not a page that is checked
 --> src/SUMMARY.md:8:3
  |
8 | - [12 times](target/x.md)
  |   ^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: its name ends in .md; no folder above it is hidden or called target

error: the figure `12 times` was typed by hand
 --> src/SUMMARY.md:8:4
  |
8 | - [12 times](target/x.md)
  |    ^^^^^^^^
  |
  = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: this is neither a page nor a picture
--> src/lies.MD
 = help: let its name end in .md

error: this is neither a page nor a picture
--> src/lies.markdown
 = help: let its name end in .md

error: this is neither a page nor a picture
--> src/lies.txt
 = help: src/ holds pages, and pictures that end in .gif, .jpeg, .jpg, .png, .svg

"#]],
    );
}

#[test]
fn a_redirect_leads_nowhere() {
    let book = Book::new();
    book.append(
        "book.toml",
        "\n[output.html.redirect]\n\"/old.html\" = \"/part/chaptr.html\"\n\"/part/chapter.html\" = \"/part/chapter.html\"\n\
         \"/b.html\" = \"https://example.org/\"\n\"/c.html\" = \"/part/chapter.html#nowhere\"\n",
    );
    check(
        book.report(),
        str![[r#"
error: no page src/part/chaptr.md
  --> book.toml:13:1
   |
13 | "/old.html" = "/part/chaptr.html"
   | ^^^^^^^^^^^
   |
   = help: did you mean `src/part/chapter.md`?

error: src/part/chapter.md is still a page
  --> book.toml:14:1
   |
14 | "/part/chapter.html" = "/part/chapter.html"
   | ^^^^^^^^^^^^^^^^^^^^
   |
   = help: delete this line: an address that leads elsewhere has no page

error: `https://example.org/` is not a page of this book
  --> book.toml:15:1
   |
15 | "/b.html" = "https://example.org/"
   | ^^^^^^^^^
   |
   = help: write it as `/part/page.html` or `/part/page.html#section`

error: no heading `#nowhere` in src/part/chapter.md
  --> book.toml:16:1
   |
16 | "/c.html" = "/part/chapter.html#nowhere"
   | ^^^^^^^^^
   |
   = help: there are `chapter`, `exercise-double`

"#]],
    );
}
