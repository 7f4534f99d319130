//! Anchors, line ranges and encodings of the files that pages include.

use snapbox::str;

use crate::book::{Book, EXERCISE, LIB, OUTPUT, PAGE};
use crate::support::{check, swapped};

#[test]
fn misspelt_anchor() {
    check(
        swapped(PAGE, "lib.rs:add", "lib.rs:ad"),
        str![[r#"
error: no anchor `ad` in the included file
 --> src/part/chapter.md:6:1
  |
6 | {{#include ../../examples/part/chapter/src/lib.rs:ad}}
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `add`?

"#]],
    );
}

#[test]
fn anchor_in_a_file_without_any() {
    check(
        swapped(PAGE, "src/lib.rs:add", "src/bin/sum.rs:main"),
        str![[r#"
error: no anchor `main` in the included file
 --> src/part/chapter.md:6:1
  |
6 | {{#include ../../examples/part/chapter/src/bin/sum.rs:main}}
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: there are none

"#]],
    );
}

#[test]
fn anchor_twice() {
    let again = "// ANCHOR: add\npub fn again() {}\n// ANCHOR_END: add\n";
    check(
        Book::new().append(LIB, again).report(),
        str![[r#"
error: anchor `add` is opened twice
 --> examples/part/chapter/src/lib.rs:9:1
  |
9 | // ANCHOR: add
  | ^^^^^^^^^^^^^^
  |
  = help: give each anchor a name of its own

"#]],
    );
}

#[test]
fn unclosed_anchor() {
    check(
        swapped(LIB, "// ANCHOR_END: add\n", ""),
        str![[r#"
error: anchor `add` is never closed
 --> examples/part/chapter/src/lib.rs:3:1
  |
3 | // ANCHOR: add
  | ^^^^^^^^^^^^^^
  |
  = help: close it with `ANCHOR_END: add`

"#]],
    );
}

#[test]
fn anchor_closed_but_never_opened() {
    check(
        swapped(LIB, "// ANCHOR: add\n", ""),
        str![[r#"
error: anchor `add` is closed but not open
 --> examples/part/chapter/src/lib.rs:7:1
  |
7 | // ANCHOR_END: add
  | ^^^^^^^^^^^^^^^^^^
  |
  = help: open it with `ANCHOR: add` on a line above

"#]],
    );
}

#[test]
fn empty_anchor() {
    check(
        swapped(LIB, "// ANCHOR: add\n", "// ANCHOR: add\n// ANCHOR_END: add\n"),
        str![[r#"
error: anchor `add` is empty
 --> examples/part/chapter/src/lib.rs:3:1
  |
3 | // ANCHOR: add
  | ^^^^^^^^^^^^^^
  |
  = help: put code between its two comments, or delete them

error: anchor `add` is closed but not open
 --> examples/part/chapter/src/lib.rs:9:1
  |
9 | // ANCHOR_END: add
  | ^^^^^^^^^^^^^^^^^^
  |
  = help: open it with `ANCHOR: add` on a line above

"#]],
    );
}

#[test]
fn anchors_that_cross() {
    let book = Book::new();
    book.swap(LIB, "pub fn", "// ANCHOR: body\npub fn").append(LIB, "// ANCHOR_END: body\n");
    check(
        book.report(),
        str![[r#"
error: anchor `add` crosses anchor `body`
 --> examples/part/chapter/src/lib.rs:9:1
  |
9 | // ANCHOR_END: add
  | ^^^^^^^^^^^^^^^^^^
  |
  = help: close the inner anchor first

"#]],
    );
}

#[test]
fn an_anchor_that_no_page_includes() {
    check(
        swapped(PAGE, "lib.rs:add", "lib.rs"),
        str![[r#"
error: no page includes anchor `add`
 --> examples/part/chapter/src/lib.rs:3:1
  |
3 | // ANCHOR: add
  | ^^^^^^^^^^^^^^
  |
  = help: include it or delete it

"#]],
    );
}

#[test]
fn a_bad_anchor_in_a_file_that_no_page_shows() {
    let book = Book::new();
    book.swap(LIB, "//! Sums.", "//! Sums.\npub mod more;");
    book.write("examples/part/chapter/src/more.rs", "// ANCHOR: open\npub fn more() {}\n");
    check(
        book.report(),
        str![[r#"
error: anchor `open` is never closed
 --> examples/part/chapter/src/more.rs:1:1
  |
1 | // ANCHOR: open
  | ^^^^^^^^^^^^^^^
  |
  = help: close it with `ANCHOR_END: open`

"#]],
    );
}

#[test]
fn a_bad_anchor_in_an_exercise() {
    check(
        swapped(EXERCISE, "    // ANCHOR_END: task\n", ""),
        str![[r#"
error: anchor `task` is never closed
 --> examples/part/chapter/exercises/double.rs:5:1
  |
5 |     // ANCHOR: task
  | ^^^^^^^^^^^^^^^^^^^
  |
  = help: close it with `ANCHOR_END: task`

"#]],
    );
}

#[test]
fn range_past_the_end() {
    let book = Book::new();
    book.swap(PAGE, "lib.rs:add", "lib.rs:5:50").swap(LIB, "// ANCHOR: add\n", "").swap(
        LIB,
        "// ANCHOR_END: add\n",
        "",
    );
    check(
        book.report(),
        str![[r#"
error: range 5:50 leaves the file
 --> src/part/chapter.md:6:1
  |
6 | {{#include ../../examples/part/chapter/src/lib.rs:5:50}}
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: the included file has lines 1 to 6

"#]],
    );
}

#[test]
fn reversed_range() {
    let book = Book::new();
    book.swap(PAGE, "lib.rs:add", "lib.rs:6:4").swap(LIB, "// ANCHOR: add\n", "").swap(
        LIB,
        "// ANCHOR_END: add\n",
        "",
    );
    check(
        book.report(),
        str![[r#"
error: range 6:4 runs backwards
 --> src/part/chapter.md:6:1
  |
6 | {{#include ../../examples/part/chapter/src/lib.rs:6:4}}
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: the first line comes first: `4:6`

"#]],
    );
}

#[test]
fn range_of_blank_lines() {
    let book = Book::new();
    book.swap(PAGE, "lib.rs:add", "lib.rs:2:2").swap(LIB, "// ANCHOR: add\n", "").swap(
        LIB,
        "// ANCHOR_END: add\n",
        "",
    );
    check(
        book.report(),
        str![[r#"
error: the included part is empty
 --> src/part/chapter.md:6:1
  |
6 | {{#include ../../examples/part/chapter/src/lib.rs:2:2}}
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: choose lines that hold more than blanks

"#]],
    );
}

#[test]
fn a_line_number_that_is_none() {
    check(
        swapped(PAGE, "sum.txt}}", "sum.txt:one:2}}"),
        str![[r#"
error: `one` is not a line number
  --> src/part/chapter.md:12:1
   |
12 | {{#include ../../examples/part/chapter/output/sum.txt:one:2}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `{{#include PATH}}`, `{{#include PATH:ANCHOR}}` or `{{#include PATH:FROM:TO}}`

"#]],
    );
}

#[test]
fn a_file_that_is_not_utf8() {
    let book = Book::new();
    book.write(LIB, b"// ANCHOR: add\npub fn caf\xE9() {}\n// ANCHOR_END: add\n");
    check(
        book.report(),
        str![[r#"
error: byte 25 is not valid UTF-8
 --> examples/part/chapter/src/lib.rs:2:11
  |
2 | pub fn caf�() {}
  |           ^
  |
  = help: save the file as UTF-8

"#]],
    );
}

#[test]
fn crlf_a_bom_and_no_final_newline_are_fine() {
    let book = Book::new();
    let crlf = |path| book.read(path).trim_end().replace('\n', "\r\n");
    book.write(LIB, format!("\u{feff}{}", crlf(LIB)))
        .write(OUTPUT, crlf(OUTPUT))
        .write(PAGE, crlf(PAGE));
    check(book.report(), str![]);
}

#[test]
fn crlf_and_a_bom_do_not_move_the_place_of_an_error() {
    let book = Book::new();
    let crlf = |path| format!("\u{feff}{}", book.read(path).replace('\n', "\r\n"));
    book.write(LIB, crlf(LIB)).write(PAGE, crlf(PAGE));
    book.swap(LIB, "ANCHOR_END: add", "ANCHOR_END: sum").swap(PAGE, "double}}", "duoble}}");
    check(
        book.report(),
        str![[r#"
error: anchor `add` is never closed
 --> examples/part/chapter/src/lib.rs:3:1
  |
3 | // ANCHOR: add
  | ^^^^^^^^^^^^^^
  |
  = help: close it with `ANCHOR_END: add`

error: anchor `sum` is closed but not open
 --> examples/part/chapter/src/lib.rs:8:1
  |
8 | // ANCHOR_END: sum
  | ^^^^^^^^^^^^^^^^^^
  |
  = help: open it with `ANCHOR: sum` on a line above

error: no test target has the file examples/part/chapter/exercises/duoble.rs
  --> src/part/chapter.md:15:1
   |
15 | {{#exercise part/chapter duoble}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `double`?

"#]],
    );
}

/// Any text between anchors comes out as it went in, whatever is around it.
#[test]
fn what_an_anchor_holds_is_what_it_shows() {
    use mdbook_listings::read::anchors::{Selection, anchors, excerpt};
    let pieces =
        ["a", "  b();", "", "// a comment", "\t`tab`", "ä {{#include}} ```", "// ANCHOR: x y", "}"];
    let mut state = 1_usize;
    let mut pick = |count: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % count
    };
    for _ in 0..500 {
        let mut body: Vec<&str> = (0..pick(6)).map(|_| pieces[pick(6)]).collect();
        body.insert(0, "first");
        body.push("last");
        let (before, after) = (pieces[pick(6)], pieces[pick(6)]);
        let text =
            format!("{before}\n# ANCHOR: kept\n{}\n# ANCHOR_END: kept\n{after}", body.join("\n"));
        let found =
            excerpt(&text, &anchors(&text).unwrap(), &Selection::Anchor("kept".into())).unwrap();
        assert_eq!(found.text, body.join("\n") + "\n");
        assert_eq!(found.lines, (3, 2 + body.len()));
    }
}
