//! What is wrong with pages: links, headings, HTML, figures, the summary.

use snapbox::{assert_data_eq, str};

use crate::book::{Book, OUTPUT, PAGE, SUMMARY};
use crate::support::{measurement, page_with, swapped};

const MEASURED: &str = "examples/part/chapter/measured/add.json";

#[test]
fn summary_lists_a_page_outside_of_src() {
    let book = Book::new();
    book.write("README.md", "# Readme\n").append(SUMMARY, "- [Readme](../README.md)\n- [Root](/etc/passwd)\n");
    assert_data_eq!(
        book.report(),
        str![[r#"
error: `../README.md` leads out of src/
 --> src/SUMMARY.md:4:3
  |
4 | - [Readme](../README.md)
  |   ^^^^^^^^^^^^^^^^^^^^^^

error: `/etc/passwd` leads out of src/
 --> src/SUMMARY.md:5:3
  |
5 | - [Root](/etc/passwd)
  |   ^^^^^^^^^^^^^^^^^^^

"#]]
    );
}

#[test]
fn summary_lists_a_page_that_is_missing() {
    assert_data_eq!(
        Book::new().append(SUMMARY, "- [Next](part/next.md)\n").report(),
        str![[r#"
error: no page src/part/next.md
 --> src/SUMMARY.md:4:3
  |
4 | - [Next](part/next.md)
  |   ^^^^^^^^^^^^^^^^^^^^

"#]]
    );
}

#[test]
fn summary_lists_a_page_twice() {
    assert_data_eq!(
        Book::new().append(SUMMARY, "- [Again](part/chapter.md)\n").report(),
        str![[r#"
error: `part/chapter.md` is listed twice
 --> src/SUMMARY.md:4:3
  |
4 | - [Again](part/chapter.md)
  |   ^^^^^^^^^^^^^^^^^^^^^^^^

"#]]
    );
}

#[test]
fn summary_lists_a_chapter_without_a_page() {
    assert_data_eq!(
        Book::new().append(SUMMARY, "- [Draft]()\n").report(),
        str![[r#"
error: chapter without a page
 --> src/SUMMARY.md:4:3
  |
4 | - [Draft]()
  |   ^^^^^^^^^
  |
  = help: a chapter is listed once it is written

"#]]
    );
}

#[test]
fn summary_does_not_list_a_page() {
    assert_data_eq!(
        Book::new().write("src/part/lost.md", "# Lost\n").report(),
        str![[r#"
error: SUMMARY.md does not list this page
 --> src/part/lost.md:1:1
  |
1 | # Lost
  | ^
  |
  = help: list it or delete it

"#]]
    );
}

#[test]
fn summary_is_missing() {
    assert_data_eq!(
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

error: No such file or directory (os error 2)
 --> src/SUMMARY.md:1:1
  |
1 |
  | ^
  |
  = help: a book begins with its table of contents

"#]]
    );
}

#[test]
fn dead_link_to_a_page() {
    assert_data_eq!(
        page_with("See [the next](chaptre.md)."),
        str![[r#"
error: no page src/part/chaptre.md
  --> src/part/chapter.md:17:5
   |
17 | See [the next](chaptre.md).
   |     ^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `src/part/chapter.md`?

"#]]
    );
}

#[test]
fn dead_link_to_a_heading() {
    assert_data_eq!(
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

"#]]
    );
}

#[test]
fn dead_link_to_a_file() {
    assert_data_eq!(
        page_with("See [the data](data.csv)."),
        str![[r#"
error: no file src/part/data.csv
  --> src/part/chapter.md:17:5
   |
17 | See [the data](data.csv).
   |     ^^^^^^^^^^^^^^^^^^^^

"#]]
    );
}

#[test]
fn dead_image() {
    assert_data_eq!(
        page_with("![A plot](plot.svg)"),
        str![[r#"
error: no file src/part/plot.svg
  --> src/part/chapter.md:17:1
   |
17 | ![A plot](plot.svg)
   | ^^^^^^^^^^^^^^^^^^^

"#]]
    );
}

#[test]
fn image_from_elsewhere() {
    assert_data_eq!(
        page_with("![A plot](https://example.org/plot.svg)"),
        str![[r#"
error: the image https://example.org/plot.svg comes from elsewhere
  --> src/part/chapter.md:17:1
   |
17 | ![A plot](https://example.org/plot.svg)
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: the book works offline: put the image beside the page

"#]]
    );
}

#[test]
fn dead_reference_link() {
    assert_data_eq!(
        page_with("See [this][nowhere] and [that].\n\n[that]: gone.md"),
        str![[r#"
error: no page src/part/gone.md
  --> src/part/chapter.md:17:25
   |
17 | See [this][nowhere] and [that].
   |                         ^^^^^^
   |
   = help: did you mean `src/part/chapter.md`?

"#]]
    );
}

#[test]
fn links_that_leave_the_book() {
    let text = "[a](/chapter.md) [b](../../Cargo.toml) [c](chapter.html) [d](../../../x.md)";
    assert_data_eq!(
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

"#]]
    );
}

#[test]
fn links_that_hold() {
    let text =
        "[a](#chapter) [b](chapter.md#exercise-double) [c](https://example.org) [d](chapter.md) [e](mailto:a@b.c)";
    assert_data_eq!(page_with(text), str![]);
}

#[test]
fn one_heading_id_twice() {
    assert_data_eq!(
        page_with("## One {#same}\n\n## Two {#same}"),
        str![[r#"
error: the id `same` is given twice
  --> src/part/chapter.md:19:1
   |
19 | ## Two {#same}
   | ^^^^^^^^^^^^^^

"#]]
    );
}

#[test]
fn raw_script() {
    assert_data_eq!(
        page_with("<script>alert(1)</script>"),
        str![[r#"
error: the tag <script> may not stand in a chapter
  --> src/part/chapter.md:17:1
   |
17 | <script>alert(1)</script>
   | ^^^^^^^^
   |
   = help: use Markdown; what is missing belongs into the theme

error: the tag <script> may not stand in a chapter
  --> src/part/chapter.md:17:17
   |
17 | <script>alert(1)</script>
   |                 ^^^^^^^^^
   |
   = help: use Markdown; what is missing belongs into the theme

"#]]
    );
}

#[test]
fn event_handlers() {
    assert_data_eq!(
        page_with("<div onclick=\"go()\">x</div>\n\nA <span ONLOAD=go()>y</span>."),
        str![[r#"
error: the attribute onclick= may not stand in a chapter
  --> src/part/chapter.md:17:1
   |
17 | <div onclick="go()">x</div>
   | ^^^^^^^^^^^^^^^^^^^^

error: the attribute ONLOAD= may not stand in a chapter
  --> src/part/chapter.md:19:3
   |
19 | A <span ONLOAD=go()>y</span>.
   |   ^^^^^^^^^^^^^^^^^^

"#]]
    );
}

#[test]
fn handler_on_a_line_of_its_own() {
    assert_data_eq!(page_with("<div\n  onclick=\"go()\">x</div>"), str![]);
}

#[test]
fn script_addresses() {
    let text = "[a](javascript:alert(1)) <a href=\"javascript:alert(1)\">b</a> [c](JavaScript:x/y) <javascript:z>";
    assert_data_eq!(
        page_with(text),
        str![[r#"
error: `javascript:alert(1)` is a script, not an address
  --> src/part/chapter.md:17:1
   |
17 | [a](javascript:alert(1)) <a href="javascript:alert(1)">b</a> [c](JavaScript:x/y) <javascript:z>
   | ^^^^^^^^^^^^^^^^^^^^^^^^

error: a script address may not stand in a chapter
  --> src/part/chapter.md:17:26
   |
17 | [a](javascript:alert(1)) <a href="javascript:alert(1)">b</a> [c](JavaScript:x/y) <javascript:z>
   |                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

error: no file src/part/JavaScript:x/y
  --> src/part/chapter.md:17:62
   |
17 | [a](javascript:alert(1)) <a href="javascript:alert(1)">b</a> [c](JavaScript:x/y) <javascript:z>
   |                                                              ^^^^^^^^^^^^^^^^^^^

error: `javascript:z` is a script, not an address
  --> src/part/chapter.md:17:82
   |
17 | [a](javascript:alert(1)) <a href="javascript:alert(1)">b</a> [c](JavaScript:x/y) <javascript:z>
   |                                                                                  ^^^^^^^^^^^^^^

"#]]
    );
}

#[test]
fn frames_and_styles() {
    assert_data_eq!(
        page_with("<iframe src=\"x\"></iframe>\n\n<p style=\"color:red\">y</p>"),
        str![[r#"
error: the tag <iframe> may not stand in a chapter
  --> src/part/chapter.md:17:1
   |
17 | <iframe src="x"></iframe>
   | ^^^^^^^^^^^^^^^^
   |
   = help: use Markdown; what is missing belongs into the theme

error: the tag <iframe> may not stand in a chapter
  --> src/part/chapter.md:17:17
   |
17 | <iframe src="x"></iframe>
   |                 ^^^^^^^^^
   |
   = help: use Markdown; what is missing belongs into the theme

error: the attribute style= may not stand in a chapter
  --> src/part/chapter.md:19:1
   |
19 | <p style="color:red">y</p>
   | ^^^^^^^^^^^^^^^^^^^^^

"#]]
    );
}

#[test]
fn a_recording_that_no_page_shows() {
    let book = Book::new();
    book.write("examples/part/chapter/output/other.txt", "$ cargo run --package chapter --bin sum\n2 + 3 = 5\n");
    assert_data_eq!(
        book.report(),
        str![[r#"
error: no page shows this file
 --> examples/part/chapter/output/other.txt:1:1
  |
1 | $ cargo run --package chapter --bin sum
  | ^
  |
  = help: show it or delete it

"#]]
    );
}

#[test]
fn an_exercise_that_no_page_shows() {
    assert_data_eq!(
        swapped(PAGE, "{{#exercise part/chapter double}}\n", ""),
        str![[r#"
error: no page shows this file
 --> examples/part/chapter/exercises/double.rs:1:1
  |
1 | //! **Double a number.**
  | ^
  |
  = help: show it or delete it

"#]]
    );
}

#[test]
fn ignore_without_a_reason() {
    assert_data_eq!(
        page_with("```rust,ignore\nlet x = 1;\n```"),
        str![[r#"
error: `ignore` without a reason
  --> src/part/chapter.md:17:1
   |
17 | ```rust,ignore
   | ^^^^^^^^^^^^^^
   |
   = help: write ```rust,ignore reason="…"``

"#]]
    );
}

#[test]
fn an_empty_reason() {
    assert_data_eq!(
        page_with("```rust,ignore reason=\"\"\nlet x = 1;\n```"),
        str![[r#"
error: `ignore` without a reason
  --> src/part/chapter.md:17:1
   |
17 | ```rust,ignore reason=""
   | ^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write ```rust,ignore reason="…"``

"#]]
    );
}

#[test]
fn a_figure_typed_by_hand() {
    assert_data_eq!(
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

"#]]
    );
}

#[test]
fn output_typed_by_hand() {
    assert_data_eq!(
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

"#]]
    );
}

#[test]
fn a_console_fence_that_shows_no_recording() {
    assert_data_eq!(
        page_with("```console\n{{#include ../../examples/part/chapter/Cargo.toml}}\n```"),
        str![[r#"
error: examples/part/chapter/Cargo.toml is not a recording
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../examples/part/chapter/Cargo.toml}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: recordings are `output/*.txt`, `twin/*.txt` and the `.stderr` of a program that must not compile

"#]]
    );
}

#[test]
fn python_typed_by_hand() {
    assert_data_eq!(
        page_with("```python\nprint(1)\n```"),
        str![[r#"
error: Python that nothing runs
  --> src/part/chapter.md:17:1
   |
17 | ```python
   | ^^^^^^^^^
   |
   = help: put it into the `twin/` folder of the chapter's crate and include it

"#]]
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
    assert_data_eq!(
        book.report(),
        str![[r#"
error: no page shows this file
 --> examples/part/chapter/measured/add.json:1:1
  |
1 | {
  | ^
  |
  = help: show it or delete it

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

"#]]
    );
}

#[test]
fn broken_measurement_json() {
    let book = Book::new();
    book.write(MEASURED, "{ \"name\": \"add\", }\n");
    book.append(PAGE, "\n{{#measured part/chapter add.ratio}}\n");
    assert_data_eq!(
        book.report(),
        str![[r#"
error: no page shows this file
 --> examples/part/chapter/measured/add.json:1:1
  |
1 | { "name": "add", }
  | ^
  |
  = help: show it or delete it

error: examples/part/chapter/measured/add.json: trailing comma at line 1 column 18
  --> src/part/chapter.md:17:1
   |
17 | {{#measured part/chapter add.ratio}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: record it again; recordings are not edited

"#]]
    );
}

#[test]
fn a_ratio_edited_by_hand() {
    let mut record = measurement();
    record.subjects[1].ratio.as_mut().unwrap().value = 40.0;
    let book = Book::new();
    book.write(MEASURED, serde_json::to_string_pretty(&record).unwrap());
    book.append(PAGE, "\nRust is {{#measured part/chapter add.ratio}}.\n");
    assert_data_eq!(
        book.report(),
        str![[r#"
error: no page shows this file
 --> examples/part/chapter/measured/add.json:1:1
  |
1 | {
  | ^
  |
  = help: show it or delete it

error: examples/part/chapter/measured/add.json: a median or ratio does not follow from the samples
  --> src/part/chapter.md:17:9
   |
17 | Rust is {{#measured part/chapter add.ratio}}.
   |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: record it again; recordings are not edited

"#]]
    );
}

#[test]
fn too_few_samples() {
    let mut record = measurement();
    record.subjects[1].seconds.pop();
    let book = Book::new();
    book.write(MEASURED, serde_json::to_string_pretty(&record).unwrap());
    book.append(PAGE, "\n{{#plot part/chapter add}}\n");
    assert_data_eq!(
        book.report(),
        str![[r#"
error: no page shows this file
 --> examples/part/chapter/measured/add.json:1:1
  |
1 | {
  | ^
  |
  = help: show it or delete it

error: examples/part/chapter/measured/add.json: a subject has 9 samples; 10 are the least
  --> src/part/chapter.md:17:1
   |
17 | {{#plot part/chapter add}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: record it again; recordings are not edited

"#]]
    );
}

#[test]
fn all_errors_come_at_once_and_in_order() {
    let book = Book::new();
    book.append(PAGE, "\nRust is 3 times as fast. See [this](gone.md).\n").append(SUMMARY, "- [Gone](part/gone.md)\n");
    book.swap(PAGE, "lib.rs:add", "lib.rs:sum").write(OUTPUT, b"\xFF");
    assert_data_eq!(
        book.report(),
        str![[r#"
error: byte 0 is not valid UTF-8
 --> examples/part/chapter/output/sum.txt:1:1
  |
1 | �
  | ^
  |
  = help: save the file as UTF-8

error: no page shows this file
 --> examples/part/chapter/output/sum.txt:1:1
  |
1 | �
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

error: no page src/part/gone.md
 --> src/SUMMARY.md:4:3
  |
4 | - [Gone](part/gone.md)
  |   ^^^^^^^^^^^^^^^^^^^^

error: no anchor `sum` in this file
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
   = help: did you mean `src/part/chapter.md`?

"#]]
    );
}

#[test]
fn annotations_for_a_pull_request() {
    use mdbook_listings::diagnostic::{Fault, Format, Report};
    let book = Book::new();
    let fault = Fault::new("100 % wrong\nin two lines", 11..12).help("mend it").in_file(PAGE);
    assert_data_eq!(
        Report::new(&book.root(), vec![fault]).render(Format::Github, false),
        str!["::error file=src/part/chapter.md,line=3,col=1::100 %25 wrong%0Ain two lines%0Ahelp: mend it"]
    );
}
