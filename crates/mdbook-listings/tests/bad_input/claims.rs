//! Claims that nothing stands behind: figures, outputs and code typed by hand, measurements that were edited.

use snapbox::str;

use crate::book::{Book, PAGE};
use crate::support::{check, measurement, page_with};

const MEASURED: &str = "examples/part/chapter/measured/add.json";

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
