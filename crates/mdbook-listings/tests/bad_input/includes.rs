//! Includes, anchors, ranges and directives that do not hold.

use snapbox::str;

use crate::book::{Book, EXERCISE, LIB, OUTPUT, PAGE};
use crate::support::{check, page_with, swapped};

#[test]
fn the_book_is_true_before_anyone_lies() {
    check(Book::new().report(), str![]);
}

#[test]
fn missing_file() {
    check(
        swapped(PAGE, "lib.rs:add", "lob.rs:add"),
        str![[r#"
error: no file examples/part/chapter/src/lob.rs
 --> src/part/chapter.md:6:1
  |
6 | {{#include ../../examples/part/chapter/src/lob.rs:add}}
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `lib.rs`?

"#]],
    );
}

#[test]
fn missing_folder() {
    check(
        swapped(PAGE, "chapter/src/lib.rs", "chaptre/src/lib.rs"),
        str![[r#"
error: no file examples/part/chaptre/src/lib.rs
 --> src/part/chapter.md:6:1
  |
6 | {{#include ../../examples/part/chaptre/src/lib.rs:add}}
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: there is no folder examples/part/chaptre/src

"#]],
    );
}

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
  = help: there is none

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
    book.swap(PAGE, "lib.rs:add", "lib.rs:6:4").swap(LIB, "// ANCHOR: add\n", "").swap(LIB, "// ANCHOR_END: add\n", "");
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
    book.swap(PAGE, "lib.rs:add", "lib.rs:2:2").swap(LIB, "// ANCHOR: add\n", "").swap(LIB, "// ANCHOR_END: add\n", "");
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
    book.write(LIB, format!("\u{feff}{}", crlf(LIB))).write(OUTPUT, crlf(OUTPUT)).write(PAGE, crlf(PAGE));
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

#[test]
fn fragments_that_include_each_other() {
    let book = Book::new();
    book.write("examples/part/chapter/one.md", "One.\n\n{{#include two.md}}\n");
    book.write("examples/part/chapter/two.md", "Two.\n\n{{#include one.md}}\n");
    book.append(PAGE, "\n{{#include ../../examples/part/chapter/one.md}}\n");
    check(
        book.report(),
        str![[r#"
error: includes run in a circle
  --> src/part/chapter.md:17:1
   |
17 | {{#include ../../examples/part/chapter/one.md}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: examples/part/chapter/one.md → examples/part/chapter/two.md → examples/part/chapter/one.md

"#]],
    );
}

#[test]
fn a_fragment_whose_include_is_missing() {
    let book = Book::new();
    book.write("examples/part/chapter/one.md", "One.\n\n{{#include two.md}}\n");
    book.append(PAGE, "\n{{#include ../../examples/part/chapter/one.md}}\n");
    check(
        book.report(),
        str![[r#"
error: examples/part/chapter/one.md: no file examples/part/chapter/two.md
  --> src/part/chapter.md:17:1
   |
17 | {{#include ../../examples/part/chapter/one.md}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `one.md`?

"#]],
    );
}

#[test]
fn a_fragment_with_a_misspelt_directive() {
    let book = Book::new();
    book.write("examples/part/chapter/one.md", "One.\n\n{{#inclde two.md}}\n");
    book.append(PAGE, "\n{{#include ../../examples/part/chapter/one.md}}\n");
    check(
        book.report(),
        str![[r#"
error: examples/part/chapter/one.md: unknown directive `inclde`
  --> src/part/chapter.md:17:1
   |
17 | {{#include ../../examples/part/chapter/one.md}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `include`?

"#]],
    );
}

#[test]
fn out_of_the_repository() {
    let up = "../../../../../../etc/passwd";
    check(
        page_with(&format!("```toml\n{{{{#include {up}}}}}\n```")),
        str![[r#"
error: `../../../../../../etc/passwd` leads out of the repository
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../../../../../etc/passwd}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

"#]],
    );
}

#[test]
fn outside_of_the_examples() {
    check(
        page_with("```toml\n{{#include ../../Cargo.toml}}\n```"),
        str![[r#"
error: `Cargo.toml` lies outside examples/
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../Cargo.toml}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: pages show only what lies in examples/

"#]],
    );
}

#[test]
fn an_absolute_path() {
    check(
        page_with("```text\n{{#include /etc/passwd}}\n```"),
        str![[r#"
error: `/etc/passwd` is not a relative path with `/`
  --> src/part/chapter.md:18:1
   |
18 | {{#include /etc/passwd}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^

"#]],
    );
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out() {
    let book = Book::new();
    std::os::unix::fs::symlink("/etc/passwd", book.root().join("examples/part/chapter/output/users.txt")).unwrap();
    book.append(PAGE, "\n```console\n{{#include ../../examples/part/chapter/output/users.txt}}\n```\n");
    check(
        book.report(),
        str![[r#"
error: examples/part/chapter/output/users.txt is a symbolic link that leads out of examples/
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../examples/part/chapter/output/users.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

"#]],
    );
}

#[test]
fn misspelt_directive() {
    check(
        page_with("{{#inclde ../../examples/part/chapter/src/lib.rs}}"),
        str![[r#"
error: unknown directive `inclde`
  --> src/part/chapter.md:17:1
   |
17 | {{#inclde ../../examples/part/chapter/src/lib.rs}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `include`?

"#]],
    );
}

#[test]
fn a_spelling_that_only_mdbook_would_expand() {
    check(
        page_with("```toml\n{{ #include ../../Cargo.toml}}\n```\n\n\\{{\n#include ../../Cargo.toml}}"),
        str![[r#"
error: `Cargo.toml` lies outside examples/
  --> src/part/chapter.md:18:1
   |
18 | {{ #include ../../Cargo.toml}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: pages show only what lies in examples/

error: directive is never closed
  --> src/part/chapter.md:21:2
   |
21 | \{{
   |  ^^
   |
   = help: close it with `}}` on the same line

"#]],
    );
}

#[test]
fn misspelt_directive_in_a_fence() {
    check(
        swapped(PAGE, "{{#include ../../examples/part/chapter/output", "{{#inclde ../../examples/part/chapter/output"),
        str![[r#"
error: unknown directive `inclde`
  --> src/part/chapter.md:12:1
   |
12 | {{#inclde ../../examples/part/chapter/output/sum.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `include`?

"#]],
    );
}

#[test]
fn unknown_directive() {
    check(
        page_with("{{#playground x.rs}}"),
        str![[r#"
error: unknown directive `playground`
  --> src/part/chapter.md:17:1
   |
17 | {{#playground x.rs}}
   | ^^^^^^^^^^^^^^^^^^^^
   |
   = help: known are include, measured, plot, exercise, demo, tested; write `\{{#` for the characters themselves

"#]],
    );
}

#[test]
fn directive_without_its_arguments() {
    check(
        page_with("{{#exercise double}}"),
        str![[r#"
error: `exercise` has the wrong number of arguments
  --> src/part/chapter.md:17:1
   |
17 | {{#exercise double}}
   | ^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `{{#exercise PART/CHAPTER NAME}}`

"#]],
    );
}

#[test]
fn directive_that_is_never_closed() {
    check(
        page_with("{{#exercise part/chapter double"),
        str![[r#"
error: directive is never closed
  --> src/part/chapter.md:17:1
   |
17 | {{#exercise part/chapter double
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: close it with `}}` on the same line

"#]],
    );
}

#[test]
fn directive_in_a_sentence() {
    check(
        page_with("See {{#exercise part/chapter double}}."),
        str![[r#"
error: this directive stands alone on its line
  --> src/part/chapter.md:17:5
   |
17 | See {{#exercise part/chapter double}}.
   |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: take it out of its sentence, list or quotation; a backslash before it makes it text

"#]],
    );
}

#[test]
fn a_crate_and_an_exercise_that_are_not_there() {
    let text = "{{#exercise part/chaptre double}}\n\n{{#exercise part/chapter duoble}}\n\n{{#demo part/chapter}}";
    check(
        page_with(text),
        str![[r#"
error: no crate at examples/part/chaptre
  --> src/part/chapter.md:17:1
   |
17 | {{#exercise part/chaptre double}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `part/chapter`?

error: no test target has the file examples/part/chapter/exercises/duoble.rs
  --> src/part/chapter.md:19:1
   |
19 | {{#exercise part/chapter duoble}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `double`?

error: no picture examples/part/chapter/web/poster.svg
  --> src/part/chapter.md:21:1
   |
21 | {{#demo part/chapter}}
   | ^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: a demo shows its recorded picture where scripts are absent

"#]],
    );
}

#[test]
fn a_listing_that_no_target_compiles() {
    let book = Book::new();
    book.write("examples/part/chapter/src/orphan.rs", "pub fn orphan() {}\n");
    book.append(PAGE, "\n```rust\n{{#include ../../examples/part/chapter/src/orphan.rs}}\n```\n");
    check(
        book.report(),
        str![[r#"
error: no target compiles examples/part/chapter/src/orphan.rs
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../examples/part/chapter/src/orphan.rs}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: declare it with `mod` in a file that is compiled, or as a target in Cargo.toml

"#]],
    );
}

#[test]
fn the_wrong_language() {
    check(
        swapped(PAGE, "```rust", "```python"),
        str![[r#"
error: examples/part/chapter/src/lib.rs in a python fence
 --> src/part/chapter.md:6:1
  |
6 | {{#include ../../examples/part/chapter/src/lib.rs:add}}
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: the language of the fence and the file must agree

"#]],
    );
}

#[test]
fn a_listing_without_a_fence() {
    check(
        page_with("{{#include ../../examples/part/chapter/src/lib.rs:add}}"),
        str![[r#"
error: examples/part/chapter/src/lib.rs is included outside of a fence
  --> src/part/chapter.md:17:1
   |
17 | {{#include ../../examples/part/chapter/src/lib.rs:add}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: put the include into a fence with the file's language

"#]],
    );
}

#[test]
fn code_beside_an_include() {
    check(
        swapped(PAGE, "lib.rs:add}}", "lib.rs:add}}\nlet typed = 1;"),
        str![[r#"
error: a listing is one include and nothing else
 --> src/part/chapter.md:6:1
  |
6 | {{#include ../../examples/part/chapter/src/lib.rs:add}}
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: put the code into the file, or the include into a fence of its own

"#]],
    );
}

#[test]
fn a_listing_in_a_list() {
    let item = "* Item\n\n  ```rust\n  {{#include ../../examples/part/chapter/src/lib.rs:add}}\n  ```";
    check(
        page_with(item),
        str![[r#"
error: a listing stands at the left margin
  --> src/part/chapter.md:19:3
   |
19 |   ```rust
   |   ^^^^^^^
   |
   = help: take the fence out of the list or quotation

"#]],
    );
}

/// Any text between anchors comes out as it went in, whatever stands around it.
#[test]
fn what_an_anchor_holds_is_what_it_shows() {
    use mdbook_listings::source::{Selection, anchors, excerpt};
    let pieces = ["a", "  b();", "", "// a comment", "\t`tab`", "ä {{#include}} ```", "// ANCHOR: x y", "}"];
    let mut state = 1_usize;
    let mut pick = |count: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % count
    };
    for _ in 0..500 {
        let mut body: Vec<&str> = (0..pick(6)).map(|_| pieces[pick(6)]).collect();
        body.insert(0, "first");
        body.push("last");
        let (before, after) = (pieces[pick(6)], pieces[pick(6)]);
        let text = format!("{before}\n# ANCHOR: kept\n{}\n# ANCHOR_END: kept\n{after}", body.join("\n"));
        let found = excerpt(&text, &anchors(&text).unwrap(), &Selection::Anchor("kept".into())).unwrap();
        assert_eq!(found.text, body.join("\n") + "\n");
        assert_eq!(found.lines, (3, 2 + body.len()));
    }
}
