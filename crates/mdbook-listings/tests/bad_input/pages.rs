//! What is wrong with pages: links, headings, HTML, figures, the summary.

use snapbox::str;

use crate::book::{Book, EXERCISE, PAGE, SUMMARY};
use crate::support::{check, measurement, page_with, swapped};

const MEASURED: &str = "examples/part/chapter/measured/add.json";

#[test]
fn summary_lists_a_page_outside_of_src() {
    let book = Book::new();
    book.write("README.md", "# Readme\n").append(SUMMARY, "- [Readme](../README.md)\n- [Root](/etc/passwd)\n");
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
 --> src/part/lost.md:1:1
  |
1 | # Lost
  | ^
  |
  = help: list it or delete it

"#]],
    );
}

#[test]
fn summary_is_missing() {
    check(
        Book::new().delete(SUMMARY).delete(PAGE).report(),
        str![[r#"
error: no page shows this file
 --> examples/part/chapter/exercises/double.rs:1:1
  |
1 | //! **Double a number.**
  | ^
  |
  = help: show it or delete it

error: no page shows this file
 --> examples/part/chapter/output/sum.txt:1:1
  |
1 | $ cargo run --package chapter --bin sum
  | ^
  |
  = help: show it or delete it

error: no page includes anchor `add`
 --> examples/part/chapter/src/lib.rs:3:1
  |
3 | // ANCHOR: add
  | ^^^^^^^^^^^^^^
  |
  = help: include it or delete it

error: no file src/SUMMARY.md
 --> src/SUMMARY.md:1:1
  |
1 |
  | ^
  |
  = help: a book begins with its table of contents

"#]],
    );
}

#[test]
fn dead_link_to_a_page() {
    check(
        page_with("See [the next](chaptre.md)."),
        str![[r#"
error: no page src/part/chaptre.md
  --> src/part/chapter.md:17:5
   |
17 | See [the next](chaptre.md).
   |     ^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `src/part/chapter.md`?

"#]],
    );
}

#[test]
fn dead_link_to_a_heading() {
    check(
        page_with("See [above](#chaptre) and [there](chapter.md#nowhere)."),
        str![[r#"
error: no heading `#chaptre` in src/part/chapter.md
  --> src/part/chapter.md:17:5
   |
17 | See [above](#chaptre) and [there](chapter.md#nowhere).
   |     ^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `chapter`?

error: no heading `#nowhere` in src/part/chapter.md
  --> src/part/chapter.md:17:27
   |
17 | See [above](#chaptre) and [there](chapter.md#nowhere).
   |                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: there is `chapter`, `exercise-double`

"#]],
    );
}

#[test]
fn dead_link_to_a_file() {
    check(
        page_with("See [the data](data.csv)."),
        str![[r#"
error: no file src/part/data.csv
  --> src/part/chapter.md:17:5
   |
17 | See [the data](data.csv).
   |     ^^^^^^^^^^^^^^^^^^^^
   |
   = help: paths are relative to the page's own folder

"#]],
    );
}

#[test]
fn dead_image() {
    check(
        page_with("![A plot](plot.svg)"),
        str![[r#"
error: no file src/part/plot.svg
  --> src/part/chapter.md:17:1
   |
17 | ![A plot](plot.svg)
   | ^^^^^^^^^^^^^^^^^^^
   |
   = help: paths are relative to the page's own folder

"#]],
    );
}

#[test]
fn image_from_elsewhere() {
    check(
        page_with("![A plot](https://example.org/plot.svg)"),
        str![[r#"
error: the image https://example.org/plot.svg comes from elsewhere
  --> src/part/chapter.md:17:1
   |
17 | ![A plot](https://example.org/plot.svg)
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: the book works offline: put the image beside the page

"#]],
    );
}

#[test]
fn dead_reference_link() {
    check(
        page_with("See [this][nowhere] and [that].\n\n[that]: gone.md"),
        str![[r#"
error: nothing defines `[nowhere]`
  --> src/part/chapter.md:17:5
   |
17 | See [this][nowhere] and [that].
   |     ^^^^^^^^^^^^^^^
   |
   = help: write a line `[nowhere]: …` on this page

error: no page src/part/gone.md
  --> src/part/chapter.md:17:25
   |
17 | See [this][nowhere] and [that].
   |                         ^^^^^^
   |
   = help: there is `src/part/chapter.md`

"#]],
    );
}

#[test]
fn links_that_leave_the_book() {
    let text = "[a](/chapter.md) [b](../../Cargo.toml) [c](chapter.html) [d](../../../x.md)";
    check(
        page_with(text),
        str![[r#"
error: `/chapter.md` is absolute
  --> src/part/chapter.md:17:1
   |
17 | [a](/chapter.md) [b](../../Cargo.toml) [c](chapter.html) [d](../../../x.md)
   | ^^^^^^^^^^^^^^^^
   |
   = help: link relative to the page, so that the book works in any folder

error: `../../Cargo.toml` leads out of src/
  --> src/part/chapter.md:17:18
   |
17 | [a](/chapter.md) [b](../../Cargo.toml) [c](chapter.html) [d](../../../x.md)
   |                  ^^^^^^^^^^^^^^^^^^^^^
   |
   = help: the site holds only what lies there; link to files of the repository by URL

error: `chapter.html` links to a built page
  --> src/part/chapter.md:17:40
   |
17 | [a](/chapter.md) [b](../../Cargo.toml) [c](chapter.html) [d](../../../x.md)
   |                                        ^^^^^^^^^^^^^^^^^
   |
   = help: link to the .md file

error: `../../../x.md` leads out of src/
  --> src/part/chapter.md:17:58
   |
17 | [a](/chapter.md) [b](../../Cargo.toml) [c](chapter.html) [d](../../../x.md)
   |                                                          ^^^^^^^^^^^^^^^^^^
   |
   = help: the site holds only what lies there; link to files of the repository by URL

"#]],
    );
}

#[test]
fn links_that_hold() {
    let text =
        "[a](#chapter) [b](chapter.md#exercise-double) [c](https://example.org) [d](chapter.md) [e](mailto:a@b.c)";
    check(page_with(text), str![]);
}

#[test]
fn a_footnote_that_nothing_defines() {
    check(
        page_with("It takes 3 ms.[^gone] An array `a[^i]` and a[i] hold."),
        str![[r#"
error: the figure `3 ms` was typed by hand
  --> src/part/chapter.md:17:10
   |
17 | It takes 3 ms.[^gone] An array `a[^i]` and a[i] hold.
   |          ^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: nothing defines the footnote `[^gone]`
  --> src/part/chapter.md:17:15
   |
17 | It takes 3 ms.[^gone] An array `a[^i]` and a[i] hold.
   |               ^^^^^^^
   |
   = help: write a line `[^gone]: …` on this page

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
fn one_heading_id_twice() {
    check(
        page_with("## One {#same}\n\n## Two {#same}"),
        str![[r#"
error: the id `same` is given twice
  --> src/part/chapter.md:19:1
   |
19 | ## Two {#same}
   | ^^^^^^^^^^^^^^
   |
   = help: links to it could mean either heading

"#]],
    );
}

#[test]
fn raw_script() {
    check(
        page_with("<script>alert(1)</script>"),
        str![[r#"
error: the tag <script> may not stand in a chapter
  --> src/part/chapter.md:17:1
   |
17 | <script>alert(1)</script>
   | ^^^^^^^^
   |
   = help: use Markdown; what is missing belongs into the theme

"#]],
    );
}

#[test]
fn event_handlers() {
    check(
        page_with("<div onclick=\"go()\">x</div>\n\nA <span ONLOAD=go()>y</span>."),
        str![[r#"
error: the attribute onclick= may not stand in a chapter
  --> src/part/chapter.md:17:1
   |
17 | <div onclick="go()">x</div>
   | ^^^^^^^^^^^^^^^^^^^^
   |
   = help: pages hold no scripts and no styles of their own

error: the attribute ONLOAD= may not stand in a chapter
  --> src/part/chapter.md:19:3
   |
19 | A <span ONLOAD=go()>y</span>.
   |   ^^^^^^^^^^^^^^^^^^
   |
   = help: pages hold no scripts and no styles of their own

"#]],
    );
}

#[test]
fn handler_on_a_line_of_its_own() {
    check(
        page_with("<div\n  onclick=\"go()\">x</div>"),
        str![[r#"
error: the tag <div> does not end on its line
  --> src/part/chapter.md:17:1
   |
17 | / <div
18 | |   onclick="go()">x</div>
   | |_^
   |
   = help: write each tag on one line

"#]],
    );
}

#[test]
fn script_addresses() {
    let text = "[a](javascript:alert(1)) <a href=\"javascript:alert(1)\">b</a> [c](JavaScript:x/y) <javascript:z> [d](javascript://%0aalert(1))";
    check(
        page_with(text),
        str![[r#"
error: `javascript:alert(1)` is no address that a page may link to
  --> src/part/chapter.md:17:1
   |
17 | [a](javascript:alert(1)) <a href="javascript:alert(1)">b</a> [c](JavaScript:x/y) <javascript:z> [d](javascript://%0aalert(1))
   | ^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: links begin with `https:`, `http:` or `mailto:`, or name a page

error: the tag <a> may not stand in a chapter
  --> src/part/chapter.md:17:26
   |
17 | [a](javascript:alert(1)) <a href="javascript:alert(1)">b</a> [c](JavaScript:x/y) <javascript:z> [d](javascript://%0aalert(1))
   |                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: use Markdown; what is missing belongs into the theme

error: `JavaScript:x/y` is no address that a page may link to
  --> src/part/chapter.md:17:62
   |
17 | [a](javascript:alert(1)) <a href="javascript:alert(1)">b</a> [c](JavaScript:x/y) <javascript:z> [d](javascript://%0aalert(1))
   |                                                              ^^^^^^^^^^^^^^^^^^^
   |
   = help: links begin with `https:`, `http:` or `mailto:`, or name a page

error: `javascript:z` is no address that a page may link to
  --> src/part/chapter.md:17:82
   |
17 | [a](javascript:alert(1)) <a href="javascript:alert(1)">b</a> [c](JavaScript:x/y) <javascript:z> [d](javascript://%0aalert(1))
   |                                                                                  ^^^^^^^^^^^^^^
   |
   = help: links begin with `https:`, `http:` or `mailto:`, or name a page

error: `javascript://%0aalert(1)` is no address that a page may link to
  --> src/part/chapter.md:17:97
   |
17 | [a](javascript:alert(1)) <a href="javascript:alert(1)">b</a> [c](JavaScript:x/y) <javascript:z> [d](javascript://%0aalert(1))
   |                                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: links begin with `https:`, `http:` or `mailto:`, or name a page

"#]],
    );
}

#[test]
fn frames_and_styles() {
    check(
        page_with("<iframe src=\"x\"></iframe>\n\n<p style=\"color:red\">y</p>"),
        str![[r#"
error: the tag <iframe> may not stand in a chapter
  --> src/part/chapter.md:17:1
   |
17 | <iframe src="x"></iframe>
   | ^^^^^^^^^^^^^^^^
   |
   = help: use Markdown; what is missing belongs into the theme

error: the attribute style= may not stand in a chapter
  --> src/part/chapter.md:19:1
   |
19 | <p style="color:red">y</p>
   | ^^^^^^^^^^^^^^^^^^^^^
   |
   = help: pages hold no scripts and no styles of their own

"#]],
    );
}

#[test]
fn a_recording_that_no_page_shows() {
    let book = Book::new();
    book.write("examples/part/chapter/output/other.txt", "$ cargo run --package chapter --bin sum\n2 + 3 = 5\n");
    check(
        book.report(),
        str![[r#"
error: no page shows this file
 --> examples/part/chapter/output/other.txt:1:1
  |
1 | $ cargo run --package chapter --bin sum
  | ^
  |
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
 --> examples/part/chapter/exercises/double.rs:1:1
  |
1 | //! **Double a number.**
  | ^
  |
  = help: show it or delete it

"#]],
    );
}

#[test]
fn ignore_without_a_reason() {
    check(
        page_with("```rust,ignore\nlet x = 1;\n```"),
        str![[r#"
error: `ignore` without a reason
  --> src/part/chapter.md:17:1
   |
17 | ```rust,ignore
   | ^^^^^^^^^^^^^^
   |
   = help: write `rust,ignore reason="…"`

"#]],
    );
}

#[test]
fn an_empty_reason() {
    check(
        page_with("```rust,ignore reason=\"\"\nlet x = 1;\n```"),
        str![[r#"
error: `ignore` without a reason
  --> src/part/chapter.md:17:1
   |
17 | ```rust,ignore reason=""
   | ^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `rust,ignore reason="…"`

"#]],
    );
}

#[test]
fn a_figure_typed_by_hand() {
    check(
        page_with("Rust is 40 times as fast and 97 % right."),
        str![[r#"
error: the figure `40 times` was typed by hand
  --> src/part/chapter.md:17:9
   |
17 | Rust is 40 times as fast and 97 % right.
   |         ^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `97 %` was typed by hand
  --> src/part/chapter.md:17:30
   |
17 | Rust is 40 times as fast and 97 % right.
   |                              ^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

"#]],
    );
}

#[test]
fn a_figure_across_markup_lines_tables_and_html() {
    let text = "Rust is **40** times as fast, and 97\n% right.\n\n| a |\n|---|\n| 3 ms |\n\n<figure>\n<figcaption>Takes 2 s.</figcaption>\n</figure>\n\nBut `x = 3 ms`, 1,797 images and what others say, 3 ms,[^a] hold.\n\n[^a]: A source of 3 ms.";
    check(
        page_with(text),
        str![[r#"
error: the figure `40 times` was typed by hand
  --> src/part/chapter.md:17:11
   |
17 | Rust is **40** times as fast, and 97
   |           ^^^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `97 %` was typed by hand
  --> src/part/chapter.md:17:35
   |
17 |   Rust is **40** times as fast, and 97
   |  ___________________________________^
18 | | % right.
   | |_^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `3 ms` was typed by hand
  --> src/part/chapter.md:22:3
   |
22 | | 3 ms |
   |   ^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `2 s` was typed by hand
  --> src/part/chapter.md:25:19
   |
25 | <figcaption>Takes 2 s.</figcaption>
   |                   ^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

"#]],
    );
}

#[test]
fn lies_in_a_fragment_and_in_an_exercise() {
    let book = Book::new();
    book.write("examples/part/chapter/note.md", "It is 3 times as fast: <script>x</script> [here](gone.md)\n");
    book.append(PAGE, "\n{{#include ../../examples/part/chapter/note.md}}\n");
    book.swap(EXERCISE, "//! **Double a number.**", "//! **Double** 97 % of [numbers](gone.md).");
    check(
        book.report(),
        str![[r#"
error: examples/part/chapter/exercises/double.rs: no page src/part/gone.md
  --> src/part/chapter.md:15:1
   |
15 | {{#exercise part/chapter double}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: there is `src/part/chapter.md`

error: examples/part/chapter/exercises/double.rs: the figure `97 %` was typed by hand
  --> src/part/chapter.md:15:1
   |
15 | {{#exercise part/chapter double}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: examples/part/chapter/note.md: no page src/part/gone.md
  --> src/part/chapter.md:17:1
   |
17 | {{#include ../../examples/part/chapter/note.md}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: there is `src/part/chapter.md`

error: examples/part/chapter/note.md: the figure `3 times` was typed by hand
  --> src/part/chapter.md:17:1
   |
17 | {{#include ../../examples/part/chapter/note.md}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: examples/part/chapter/note.md: the tag <script> may not stand in a chapter
  --> src/part/chapter.md:17:1
   |
17 | {{#include ../../examples/part/chapter/note.md}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: use Markdown; what is missing belongs into the theme

"#]],
    );
}

#[test]
fn a_directive_in_an_exercise() {
    check(
        swapped(EXERCISE, "//! **Double", "//! {{#include ../../../../Cargo.toml}} **Double"),
        str![[r#"
error: a directive in the statement of an exercise
 --> examples/part/chapter/exercises/double.rs:1:1
  |
1 | //! {{#include ../../../../Cargo.toml}} **Double a number.**
  | ^
  |
  = help: write it on the page, before or after the exercise

"#]],
    );
}

#[test]
fn an_exercise_without_a_statement() {
    check(
        swapped(EXERCISE, "//! **Double a number.**", ""),
        str![[r#"
error: the exercise has no statement
 --> examples/part/chapter/exercises/double.rs:1:1
  |
1 |
  | ^
  |
  = help: begin the file with `//!` lines that say what to do

"#]],
    );
}

#[test]
fn code_that_nothing_compiles() {
    check(
        page_with("```\nx\n```\n\n```rs\nx\n```\n\nText:\n\n    x\n\n```rust,ignore-wasm\nx\n```"),
        str![[r#"
error: a fence without a language
  --> src/part/chapter.md:17:1
   |
17 | ```
   | ^^^
   |
   = help: write `rust` for code that is tested, `console` for commands, or the language it is

error: Rust that nothing compiles
  --> src/part/chapter.md:21:1
   |
21 | ```rs
   | ^^^^^
   |
   = help: write `rust`

error: code that is only indented
  --> src/part/chapter.md:27:5
   |
27 |     x
   |     ^
   |
   = help: put it into a fence with a language

error: `ignore` without a reason
  --> src/part/chapter.md:29:1
   |
29 | ```rust,ignore-wasm
   | ^^^^^^^^^^^^^^^^^^^
   |
   = help: write `rust,ignore reason="…"`

"#]],
    );
}

#[test]
fn output_typed_by_hand() {
    check(
        page_with("```console\n$ cargo run\nall is well\n```\n\n```text\n42\n```"),
        str![[r#"
error: output that no command recorded
  --> src/part/chapter.md:17:1
   |
17 | ```console
   | ^^^^^^^^^^
   |
   = help: include a file from `output/`; a `console` fence with `$ ` lines alone shows commands

error: output that no command recorded
  --> src/part/chapter.md:22:1
   |
22 | ```text
   | ^^^^^^^
   |
   = help: include a file from `output/`; a `console` fence with `$ ` lines alone shows commands

"#]],
    );
}

#[test]
fn a_console_fence_that_shows_no_recording() {
    check(
        page_with("```console\n{{#include ../../examples/part/chapter/Cargo.toml}}\n```"),
        str![[r#"
error: examples/part/chapter/Cargo.toml is not a recording
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../examples/part/chapter/Cargo.toml}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: recordings are `output/*.txt`, `twin/*.txt` and the `.stderr` of a program that must not compile

"#]],
    );
}

#[test]
fn python_typed_by_hand() {
    check(
        page_with("```python\nprint(1)\n```"),
        str![[r#"
error: Python that nothing runs
  --> src/part/chapter.md:17:1
   |
17 | ```python
   | ^^^^^^^^^
   |
   = help: put it into the `twin/` folder of the chapter's crate and include it

"#]],
    );
}

#[test]
fn a_true_measurement_is_shown() {
    let book = Book::new();
    book.write(MEASURED, serde_json::to_string_pretty(&measurement()).unwrap());
    book.append(PAGE, "\nRust is {{#measured part/chapter add.ratio}}.\n");
    assert!(book.woven().contains(">4.0 times as fast (4.0–4.0)</span>."));
}

#[test]
fn a_measurement_that_is_not_there() {
    let book = Book::new();
    book.write(MEASURED, serde_json::to_string_pretty(&measurement()).unwrap());
    book.append(PAGE, "\n{{#measured part/chapter ad.ratio}} {{#measured part/chapter add.ratoi}} {{#measured part/chapter add.time.Pyton}}\n");
    check(
        book.report(),
        str![[r#"
error: no measurement examples/part/chapter/measured/ad.json
  --> src/part/chapter.md:17:1
   |
17 | {{#measured part/chapter ad.ratio}} {{#measured part/chapter add.ratoi}} {{#measured part/chapter add.time.Pyton}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `add`?

error: `ratoi` of examples/part/chapter/measured/add.json
  --> src/part/chapter.md:17:37
   |
17 | {{#measured part/chapter ad.ratio}} {{#measured part/chapter add.ratoi}} {{#measured part/chapter add.time.Pyton}}
   |                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: say whose ratoi is meant: `ratoi.Rust`

error: `time.Pyton` of examples/part/chapter/measured/add.json
  --> src/part/chapter.md:17:74
   |
17 | {{#measured part/chapter ad.ratio}} {{#measured part/chapter add.ratoi}} {{#measured part/chapter add.time.Pyton}}
   |                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: no subject `Pyton`: did you mean `Python`?

"#]],
    );
}

#[test]
fn broken_measurement_json() {
    let book = Book::new();
    book.write(MEASURED, "{ \"name\": \"add\", }\n");
    book.append(PAGE, "\n{{#measured part/chapter add.ratio}}\n");
    check(
        book.report(),
        str![[r#"
error: examples/part/chapter/measured/add.json: trailing comma at line 1 column 18
  --> src/part/chapter.md:17:1
   |
17 | {{#measured part/chapter add.ratio}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: record it again; recordings are not edited

"#]],
    );
}

#[test]
fn a_ratio_edited_by_hand() {
    let mut record = measurement();
    record.subjects[1].ratio.as_mut().unwrap().value = 40.0;
    let book = Book::new();
    book.write(MEASURED, serde_json::to_string_pretty(&record).unwrap());
    book.append(PAGE, "\nRust is {{#measured part/chapter add.ratio}}.\n");
    check(
        book.report(),
        str![[r#"
error: examples/part/chapter/measured/add.json: a median or ratio does not follow from the samples
  --> src/part/chapter.md:17:9
   |
17 | Rust is {{#measured part/chapter add.ratio}}.
   |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: record it again; recordings are not edited

"#]],
    );
}

#[test]
fn too_few_samples() {
    let mut record = measurement();
    record.subjects[1].seconds.pop();
    let book = Book::new();
    book.write(MEASURED, serde_json::to_string_pretty(&record).unwrap());
    book.append(PAGE, "\n{{#plot part/chapter add}}\n");
    check(
        book.report(),
        str![[r#"
error: examples/part/chapter/measured/add.json: a subject has 9 samples; 10 are the least
  --> src/part/chapter.md:17:1
   |
17 | {{#plot part/chapter add}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: record it again; recordings are not edited

"#]],
    );
}

#[test]
fn all_errors_come_at_once_and_in_order() {
    let book = Book::new();
    book.append(PAGE, "\nRust is 3 times as fast. See [this](gone.md).\n").append(SUMMARY, "- [Gone](part/gone.md)\n");
    book.swap(PAGE, "lib.rs:add", "lib.rs:sum").swap(EXERCISE, "//! **Double a number.**", "");
    check(
        book.report(),
        str![[r#"
error: the exercise has no statement
 --> examples/part/chapter/exercises/double.rs:1:1
  |
1 |
  | ^
  |
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
    use mdbook_listings::diagnostic::{Fault, Format, Report};
    let book = Book::new();
    let fault = Fault::new("100 % wrong\nin two lines", 11..12).help("mend it").in_file(PAGE);
    check(
        Report::new(&book.root(), vec![fault]).render(Format::Github, false),
        str!["::error file=src/part/chapter.md,line=3,col=1::100 %25 wrong%0Ain two lines%0Ahelp: mend it"],
    );
}
