//! What is wrong with pages: links, headings, HTML, figures, the summary.

use snapbox::str;

use crate::book::{Book, EXERCISE, PAGE, SUMMARY};
use crate::support::{check, measurement, page_with, swapped};

const MEASURED: &str = "examples/part/chapter/measured/add.json";

#[test]
fn summary_lists_a_page_outside_of_src() {
    let book = Book::new();
    book.write("README.md", "# Readme\n").append(SUMMARY, "- [Readme](../README.md)\n- [Root](/etc/passwd)\n");
    check(book.report(), str![]);
}

#[test]
fn summary_lists_a_page_that_is_missing() {
    check(Book::new().append(SUMMARY, "- [Next](part/next.md)\n").report(), str![]);
}

#[test]
fn summary_lists_a_page_twice() {
    check(Book::new().append(SUMMARY, "- [Again](part/chapter.md)\n").report(), str![]);
}

#[test]
fn summary_lists_a_chapter_without_a_page() {
    check(Book::new().append(SUMMARY, "- [Draft]()\n").report(), str![]);
}

#[test]
fn summary_does_not_list_a_page() {
    check(Book::new().write("src/part/lost.md", "# Lost\n").report(), str![]);
}

#[test]
fn summary_is_missing() {
    check(Book::new().delete(SUMMARY).delete(PAGE).report(), str![]);
}

#[test]
fn dead_link_to_a_page() {
    check(page_with("See [the next](chaptre.md)."), str![]);
}

#[test]
fn dead_link_to_a_heading() {
    check(page_with("See [above](#chaptre) and [there](chapter.md#nowhere)."), str![]);
}

#[test]
fn dead_link_to_a_file() {
    check(page_with("See [the data](data.csv)."), str![]);
}

#[test]
fn dead_image() {
    check(page_with("![A plot](plot.svg)"), str![]);
}

#[test]
fn image_from_elsewhere() {
    check(page_with("![A plot](https://example.org/plot.svg)"), str![]);
}

#[test]
fn dead_reference_link() {
    check(page_with("See [this][nowhere] and [that].\n\n[that]: gone.md"), str![]);
}

#[test]
fn links_that_leave_the_book() {
    let text = "[a](/chapter.md) [b](../../Cargo.toml) [c](chapter.html) [d](../../../x.md)";
    check(page_with(text), str![]);
}

#[test]
fn links_that_hold() {
    let text =
        "[a](#chapter) [b](chapter.md#exercise-double) [c](https://example.org) [d](chapter.md) [e](mailto:a@b.c)";
    check(page_with(text), str![]);
}

#[cfg(unix)]
#[test]
fn summary_lists_a_link_that_leads_out() {
    let book = Book::new();
    std::os::unix::fs::symlink("/etc/passwd", book.root().join("src/users.md")).unwrap();
    check(book.append(SUMMARY, "- [Users](users.md)\n").report(), str![]);
}

#[test]
fn a_page_that_is_not_utf8() {
    check(Book::new().write("src/part/bad.md", b"# Caf\xE9\n").report(), str![]);
}

#[test]
fn one_heading_id_twice() {
    check(page_with("## One {#same}\n\n## Two {#same}"), str![]);
}

#[test]
fn raw_script() {
    check(page_with("<script>alert(1)</script>"), str![]);
}

#[test]
fn event_handlers() {
    check(page_with("<div onclick=\"go()\">x</div>\n\nA <span ONLOAD=go()>y</span>."), str![]);
}

#[test]
fn handler_on_a_line_of_its_own() {
    check(page_with("<div\n  onclick=\"go()\">x</div>"), str![]);
}

#[test]
fn script_addresses() {
    let text = "[a](javascript:alert(1)) <a href=\"javascript:alert(1)\">b</a> [c](JavaScript:x/y) <javascript:z> [d](javascript://%0aalert(1))";
    check(page_with(text), str![]);
}

#[test]
fn frames_and_styles() {
    check(page_with("<iframe src=\"x\"></iframe>\n\n<p style=\"color:red\">y</p>"), str![]);
}

#[test]
fn a_recording_that_no_page_shows() {
    let book = Book::new();
    book.write("examples/part/chapter/output/other.txt", "$ cargo run --package chapter --bin sum\n2 + 3 = 5\n");
    check(book.report(), str![]);
}

#[test]
fn an_exercise_that_no_page_shows() {
    check(swapped(PAGE, "{{#exercise part/chapter double}}\n", ""), str![]);
}

#[test]
fn ignore_without_a_reason() {
    check(page_with("```rust,ignore\nlet x = 1;\n```"), str![]);
}

#[test]
fn an_empty_reason() {
    check(page_with("```rust,ignore reason=\"\"\nlet x = 1;\n```"), str![]);
}

#[test]
fn a_figure_typed_by_hand() {
    check(page_with("Rust is 40 times as fast and 97 % right."), str![]);
}

#[test]
fn a_figure_across_markup_lines_tables_and_html() {
    let text = "Rust is **40** times as fast, and 97\n% right.\n\n| a |\n|---|\n| 3 ms |\n\n<figure>\n<figcaption>Takes 2 s.</figcaption>\n</figure>\n\nBut `x = 3 ms`, 1,797 images and what others say, 3 ms,[^a] hold.\n\n[^a]: A source of 3 ms.";
    check(page_with(text), str![]);
}

#[test]
fn lies_in_a_fragment_and_in_an_exercise() {
    let book = Book::new();
    book.write("examples/part/chapter/note.md", "It is 3 times as fast: <script>x</script> [here](gone.md)\n");
    book.append(PAGE, "\n{{#include ../../examples/part/chapter/note.md}}\n");
    book.swap(EXERCISE, "//! **Double a number.**", "//! **Double** 97 % of [numbers](gone.md).");
    check(book.report(), str![]);
}

#[test]
fn a_directive_in_an_exercise() {
    check(swapped(EXERCISE, "//! **Double", "//! {{#include ../../../../Cargo.toml}} **Double"), str![]);
}

#[test]
fn an_exercise_without_a_statement() {
    check(swapped(EXERCISE, "//! **Double a number.**", ""), str![]);
}

#[test]
fn code_that_nothing_compiles() {
    check(page_with("```\nx\n```\n\n```rs\nx\n```\n\nText:\n\n    x\n\n```rust,ignore-wasm\nx\n```"), str![]);
}

#[test]
fn output_typed_by_hand() {
    check(page_with("```console\n$ cargo run\nall is well\n```\n\n```text\n42\n```"), str![]);
}

#[test]
fn a_console_fence_that_shows_no_recording() {
    check(page_with("```console\n{{#include ../../examples/part/chapter/Cargo.toml}}\n```"), str![]);
}

#[test]
fn python_typed_by_hand() {
    check(page_with("```python\nprint(1)\n```"), str![]);
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
    check(book.report(), str![]);
}

#[test]
fn broken_measurement_json() {
    let book = Book::new();
    book.write(MEASURED, "{ \"name\": \"add\", }\n");
    book.append(PAGE, "\n{{#measured part/chapter add.ratio}}\n");
    check(book.report(), str![]);
}

#[test]
fn a_ratio_edited_by_hand() {
    let mut record = measurement();
    record.subjects[1].ratio.as_mut().unwrap().value = 40.0;
    let book = Book::new();
    book.write(MEASURED, serde_json::to_string_pretty(&record).unwrap());
    book.append(PAGE, "\nRust is {{#measured part/chapter add.ratio}}.\n");
    check(book.report(), str![]);
}

#[test]
fn too_few_samples() {
    let mut record = measurement();
    record.subjects[1].seconds.pop();
    let book = Book::new();
    book.write(MEASURED, serde_json::to_string_pretty(&record).unwrap());
    book.append(PAGE, "\n{{#plot part/chapter add}}\n");
    check(book.report(), str![]);
}

#[test]
fn all_errors_come_at_once_and_in_order() {
    let book = Book::new();
    book.append(PAGE, "\nRust is 3 times as fast. See [this](gone.md).\n").append(SUMMARY, "- [Gone](part/gone.md)\n");
    book.swap(PAGE, "lib.rs:add", "lib.rs:sum").swap(EXERCISE, "//! **Double a number.**", "");
    check(book.report(), str![]);
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
