//! Claims that nothing proves: figures, outputs and code typed by hand, measurements that were
//! edited.

use mdbook_listings::read::settings::Settings;
use mdbook_listings::read::shown::shown_code;
use mdbook_listings::read::workspace::Project;
use mdbook_listings::render::Mode;
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

error: a Rust fence has no word `ignore-wasm`
  --> src/part/chapter.md:29:1
   |
29 | ```rust,ignore-wasm
   | ^^^^^^^^^^^^^^^^^^^
   |
   = help: known are should_panic, edition2024, and with a reason ignore and no_run

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
   = help: include a file from `output/`; a `console` fence with only `$ ` lines shows commands

error: output that no command recorded
  --> src/part/chapter.md:22:1
   |
22 | ```text
   | ^^^^^^^
   |
   = help: include a file from `output/`; a `console` fence with only `$ ` lines shows commands

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
    assert!(book.rendered().contains(">4.0 times as fast (4.0–4.0)</span>."));
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

error: examples/part/chapter/measured/add.json has no figure `ratoi`
  --> src/part/chapter.md:17:37
   |
17 | {{#measured part/chapter ad.ratio}} {{#measured part/chapter add.ratoi}} {{#measured part/chapter add.time.Pyton}}
   |                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: say whose ratoi is meant: `ratoi.Rust`

error: examples/part/chapter/measured/add.json has no figure `time.Pyton`
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
fn fences_in_other_spellings() {
    check(
        page_with(
            "```RUST\nx\n```\n\n```{.rust}\nx\n```\n\n```rust2024\nx\n```\n\n```Py\nx\n```\n\n```ipython\nx\n```\n\n```sh\n$ cargo run\n3\n```\n\n```Log\n3\n```\n\n```json\n{}\n```\n\n```bash\n$ cargo run\n```\n\n```perl\n3\n```",
        ),
        str![[r#"
error: Rust that nothing compiles
  --> src/part/chapter.md:17:1
   |
17 | ```RUST
   | ^^^^^^^
   |
   = help: write `rust`

error: Rust that nothing compiles
  --> src/part/chapter.md:21:1
   |
21 | ```{.rust}
   | ^^^^^^^^^^
   |
   = help: write `rust`

error: Rust that nothing compiles
  --> src/part/chapter.md:25:1
   |
25 | ```rust2024
   | ^^^^^^^^^^^
   |
   = help: write `rust`

error: Python that nothing runs
  --> src/part/chapter.md:29:1
   |
29 | ```Py
   | ^^^^^
   |
   = help: put it into the `twin/` folder of the chapter's crate and include it

error: Python that nothing runs
  --> src/part/chapter.md:33:1
   |
33 | ```ipython
   | ^^^^^^^^^^
   |
   = help: put it into the `twin/` folder of the chapter's crate and include it

error: output that no command recorded
  --> src/part/chapter.md:37:1
   |
37 | ```sh
   | ^^^^^
   |
   = help: include a file from `output/`; a `console` fence with only `$ ` lines shows commands

error: output that no command recorded
  --> src/part/chapter.md:42:1
   |
42 | ```Log
   | ^^^^^^
   |
   = help: include a file from `output/`; a `console` fence with only `$ ` lines shows commands

error: nothing checks a fence of `perl`
  --> src/part/chapter.md:54:1
   |
54 | ```perl
   | ^^^^^^^
   |
   = help: include a file; only toml, markdown, md, json, yaml, html, css, javascript, sql, xml, ini, dockerfile are typed into a page

"#]],
    );
}

#[test]
fn snippets_that_would_pass_untested() {
    check(
        page_with(
            "```rust,no_run\nx();\n```\n\n```rust,compile_fail\nx();\n```\n\n```rust,skt-x,test_harness\nx();\n```\n\n```rust\n# /*\nx();\n# */\n```\n\n```rust\n# [cfg(any())]\nx();\n```\n\n```rust\n#[test]\nfn x() {}\n```\n\n```rust reason=\"ignore\"\nx();\n```\n\n> ```rust\n> x();\n> ```",
        ),
        str![[r#"
error: `no_run` without a reason
  --> src/part/chapter.md:17:1
   |
17 | ```rust,no_run
   | ^^^^^^^^^^^^^^
   |
   = help: write `rust,no_run reason="…"`

error: `compile_fail` in a page
  --> src/part/chapter.md:21:1
   |
21 | ```rust,compile_fail
   | ^^^^^^^^^^^^^^^^^^^^
   |
   = help: put the program under tests/compile-fail and include it

error: a Rust fence has no word `skt-x`
  --> src/part/chapter.md:25:1
   |
25 | ```rust,skt-x,test_harness
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: known are should_panic, edition2024, and with a reason ignore and no_run

error: a hidden line
  --> src/part/chapter.md:29:1
   |
29 | ```rust
   | ^^^^^^^
   |
   = help: readers see the whole program: take the `#` away, or include the code from a file

error: a hidden line
  --> src/part/chapter.md:35:1
   |
35 | ```rust
   | ^^^^^^^
   |
   = help: readers see the whole program: take the `#` away, or include the code from a file

error: Rust that is tested only under a condition
  --> src/part/chapter.md:40:1
   |
40 | ```rust
   | ^^^^^^^
   |
   = help: put it into a crate and include it

error: a reason without `ignore` or `no_run`
  --> src/part/chapter.md:45:1
   |
45 | ```rust reason="ignore"
   | ^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: take the reason away: this code is compiled and run

error: Rust in a quotation
  --> src/part/chapter.md:49:3
   |
49 | > ```rust
   |   ^^^^^^^
   |
   = help: take the fence out of the quotation, so that it is tested as it is shown

"#]],
    );
}

#[test]
fn a_snippet_between_tildes_is_tested_as_it_is_shown() {
    let book = Book::new();
    book.append(PAGE, "\n~~~rust,no_run reason=\"it is ignored by nobody\"\nlet x = 1;\n~~~\n");
    let project = Project::load(&book.root(), Settings::default()).unwrap();
    let book = mdbook_listings::book::Book::read(project).unwrap();
    assert_eq!(book.check(), []);
    let shown = shown_code(&book.pages[0]).pop().unwrap();
    assert_eq!((shown.info.as_str(), shown.code.as_str()), ("rust,no_run", "let x = 1;\n"));
    assert!(book.render(Mode::Test)[0].contains("\n~~~rust,no_run\nlet x = 1;\n~~~\n"));
}

#[test]
fn figures_in_other_spellings() {
    check(
        page_with(
            "40\u{202f}times, 40\u{2011}fold, 2\u{a0}\u{3bc}s, ×3 and x3 faster.\n\n1e3 times, a factor of 12, a speedup of 12; 5 min, 2 h, 3 sec, 4 msec.\n\nOr 3 GHz, 60 fps, 9 images/s, 7 per cent, 10 Gbit/s, 80 bytes.\n\nTerm\n: Takes 3 ms.\n\nBut 8-bit, x1 and 1,797 images hold.",
        ),
        str![[r#"
error: the figure `40 times` was typed by hand
  --> src/part/chapter.md:17:1
   |
17 | 40 times, 40‑fold, 2 μs, ×3 and x3 faster.
   | ^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `40-fold` was typed by hand
  --> src/part/chapter.md:17:11
   |
17 | 40 times, 40‑fold, 2 μs, ×3 and x3 faster.
   |           ^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `2 µs` was typed by hand
  --> src/part/chapter.md:17:20
   |
17 | 40 times, 40‑fold, 2 μs, ×3 and x3 faster.
   |                    ^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `×3` was typed by hand
  --> src/part/chapter.md:17:26
   |
17 | 40 times, 40‑fold, 2 μs, ×3 and x3 faster.
   |                          ^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `x3 faster` was typed by hand
  --> src/part/chapter.md:17:33
   |
17 | 40 times, 40‑fold, 2 μs, ×3 and x3 faster.
   |                                 ^^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `1e3 times` was typed by hand
  --> src/part/chapter.md:19:1
   |
19 | 1e3 times, a factor of 12, a speedup of 12; 5 min, 2 h, 3 sec, 4 msec.
   | ^^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `factor of 12` was typed by hand
  --> src/part/chapter.md:19:14
   |
19 | 1e3 times, a factor of 12, a speedup of 12; 5 min, 2 h, 3 sec, 4 msec.
   |              ^^^^^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `speedup of 12` was typed by hand
  --> src/part/chapter.md:19:30
   |
19 | 1e3 times, a factor of 12, a speedup of 12; 5 min, 2 h, 3 sec, 4 msec.
   |                              ^^^^^^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `5 min` was typed by hand
  --> src/part/chapter.md:19:45
   |
19 | 1e3 times, a factor of 12, a speedup of 12; 5 min, 2 h, 3 sec, 4 msec.
   |                                             ^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `2 h` was typed by hand
  --> src/part/chapter.md:19:52
   |
19 | 1e3 times, a factor of 12, a speedup of 12; 5 min, 2 h, 3 sec, 4 msec.
   |                                                    ^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `3 sec` was typed by hand
  --> src/part/chapter.md:19:57
   |
19 | 1e3 times, a factor of 12, a speedup of 12; 5 min, 2 h, 3 sec, 4 msec.
   |                                                         ^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `4 msec` was typed by hand
  --> src/part/chapter.md:19:64
   |
19 | 1e3 times, a factor of 12, a speedup of 12; 5 min, 2 h, 3 sec, 4 msec.
   |                                                                ^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `3 GHz` was typed by hand
  --> src/part/chapter.md:21:4
   |
21 | Or 3 GHz, 60 fps, 9 images/s, 7 per cent, 10 Gbit/s, 80 bytes.
   |    ^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `60 fps` was typed by hand
  --> src/part/chapter.md:21:11
   |
21 | Or 3 GHz, 60 fps, 9 images/s, 7 per cent, 10 Gbit/s, 80 bytes.
   |           ^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `9 images/s` was typed by hand
  --> src/part/chapter.md:21:19
   |
21 | Or 3 GHz, 60 fps, 9 images/s, 7 per cent, 10 Gbit/s, 80 bytes.
   |                   ^^^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `7 per cent` was typed by hand
  --> src/part/chapter.md:21:31
   |
21 | Or 3 GHz, 60 fps, 9 images/s, 7 per cent, 10 Gbit/s, 80 bytes.
   |                               ^^^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `10 Gbit` was typed by hand
  --> src/part/chapter.md:21:43
   |
21 | Or 3 GHz, 60 fps, 9 images/s, 7 per cent, 10 Gbit/s, 80 bytes.
   |                                           ^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `80 bytes` was typed by hand
  --> src/part/chapter.md:21:54
   |
21 | Or 3 GHz, 60 fps, 9 images/s, 7 per cent, 10 Gbit/s, 80 bytes.
   |                                                      ^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `3 ms` was typed by hand
  --> src/part/chapter.md:24:9
   |
24 | : Takes 3 ms.
   |         ^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

"#]],
    );
}

#[test]
fn an_output_without_its_command() {
    let book = Book::new();
    book.swap(PAGE, "output/sum.txt}}", "output/sum.txt:2:}}");
    check(
        book.report(),
        str![[r#"
error: a recording without the command that made it
  --> src/part/chapter.md:12:1
   |
12 | {{#include ../../examples/part/chapter/output/sum.txt:2:}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: begin with its first line: `{{#include PATH}}` or `{{#include PATH::TO}}`

"#]],
    );
}

#[test]
fn an_output_that_poses_as_an_excerpt() {
    let book = Book::new();
    book.write("examples/part/chapter/data/out.txt", "2 + 3 = 6\n");
    book.append(PAGE, "\n```json\n{{#include ../../examples/part/chapter/data/out.txt}}\n```\n");
    check(
        book.report(),
        str![[r#"
error: examples/part/chapter/data/out.txt in a `json` fence
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../examples/part/chapter/data/out.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: what a program printed is recorded in `output/` and shown in a `console` fence

"#]],
    );
}
