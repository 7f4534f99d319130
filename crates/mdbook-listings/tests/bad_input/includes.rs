//! Includes, anchors, ranges and directives that do not hold.

use snapbox::str;

use crate::book::{Book, EXERCISE, LIB, OUTPUT, PAGE};
use crate::support::{check, page_with, swapped};

#[test]
fn the_book_is_true_before_anyone_lies() {
    check(Book::new().report(), str![]);
}

#[test]
fn missing_folder() {
    check(swapped(PAGE, "chapter/src/lib.rs", "chaptre/src/lib.rs"), str![]);
}

#[test]
fn misspelt_anchor() {
    check(swapped(PAGE, "lib.rs:add", "lib.rs:ad"), str![]);
}

#[test]
fn anchor_in_a_file_without_any() {
    check(swapped(PAGE, "src/lib.rs:add", "src/bin/sum.rs:main"), str![]);
}

#[test]
fn anchor_twice() {
    let again = "// ANCHOR: add\npub fn again() {}\n// ANCHOR_END: add\n";
    check(Book::new().append(LIB, again).report(), str![]);
}

#[test]
fn unclosed_anchor() {
    check(swapped(LIB, "// ANCHOR_END: add\n", ""), str![]);
}

#[test]
fn anchor_closed_but_never_opened() {
    check(swapped(LIB, "// ANCHOR: add\n", ""), str![]);
}

#[test]
fn empty_anchor() {
    check(swapped(LIB, "// ANCHOR: add\n", "// ANCHOR: add\n// ANCHOR_END: add\n"), str![]);
}

#[test]
fn anchors_that_cross() {
    let book = Book::new();
    book.swap(LIB, "pub fn", "// ANCHOR: body\npub fn").append(LIB, "// ANCHOR_END: body\n");
    check(book.report(), str![]);
}

#[test]
fn an_anchor_that_no_page_includes() {
    check(swapped(PAGE, "lib.rs:add", "lib.rs"), str![]);
}

#[test]
fn a_bad_anchor_in_a_file_that_no_page_shows() {
    let book = Book::new();
    book.swap(LIB, "//! Sums.", "//! Sums.\npub mod more;");
    book.write("examples/part/chapter/src/more.rs", "// ANCHOR: open\npub fn more() {}\n");
    check(book.report(), str![]);
}

#[test]
fn a_bad_anchor_in_an_exercise() {
    check(swapped(EXERCISE, "    // ANCHOR_END: task\n", ""), str![]);
}

#[test]
fn range_past_the_end() {
    let book = Book::new();
    book.swap(PAGE, "lib.rs:add", "lib.rs:5:50").swap(LIB, "// ANCHOR: add\n", "").swap(
        LIB,
        "// ANCHOR_END: add\n",
        "",
    );
    check(book.report(), str![]);
}

#[test]
fn reversed_range() {
    let book = Book::new();
    book.swap(PAGE, "lib.rs:add", "lib.rs:6:4").swap(LIB, "// ANCHOR: add\n", "").swap(LIB, "// ANCHOR_END: add\n", "");
    check(book.report(), str![]);
}

#[test]
fn range_of_blank_lines() {
    let book = Book::new();
    book.swap(PAGE, "lib.rs:add", "lib.rs:2:2").swap(LIB, "// ANCHOR: add\n", "").swap(LIB, "// ANCHOR_END: add\n", "");
    check(book.report(), str![]);
}

#[test]
fn a_line_number_that_is_none() {
    check(swapped(PAGE, "sum.txt}}", "sum.txt:one:2}}"), str![]);
}

#[test]
fn a_file_that_is_not_utf8() {
    let book = Book::new();
    book.write(LIB, b"// ANCHOR: add\npub fn caf\xE9() {}\n// ANCHOR_END: add\n");
    check(book.report(), str![]);
}

#[test]
fn crlf_a_bom_and_no_final_newline_are_fine() {
    let book = Book::new();
    let crlf = |path| book.read(path).trim_end().replace('\n', "\r\n");
    book.write(LIB, format!("\u{feff}{}", crlf(LIB))).write(OUTPUT, crlf(OUTPUT)).write(PAGE, crlf(PAGE));
    check(book.report(), str![]);
}

#[test]
fn fragments_that_include_each_other() {
    let book = Book::new();
    book.write("examples/part/chapter/one.md", "One.\n\n{{#include two.md}}\n");
    book.write("examples/part/chapter/two.md", "Two.\n\n{{#include one.md}}\n");
    book.append(PAGE, "\n{{#include ../../examples/part/chapter/one.md}}\n");
    check(book.report(), str![]);
}

#[test]
fn a_fragment_whose_include_is_missing() {
    let book = Book::new();
    book.write("examples/part/chapter/one.md", "One.\n\n{{#include two.md}}\n");
    book.append(PAGE, "\n{{#include ../../examples/part/chapter/one.md}}\n");
    check(book.report(), str![]);
}

#[test]
fn a_fragment_with_a_misspelt_directive() {
    let book = Book::new();
    book.write("examples/part/chapter/one.md", "One.\n\n{{#inclde two.md}}\n");
    book.append(PAGE, "\n{{#include ../../examples/part/chapter/one.md}}\n");
    check(book.report(), str![]);
}

#[test]
fn out_of_the_repository() {
    let up = "../../../../../../etc/passwd";
    check(page_with(&format!("```toml\n{{{{#include {up}}}}}\n```")), str![]);
}

#[test]
fn outside_of_the_examples() {
    check(page_with("```toml\n{{#include ../../Cargo.toml}}\n```"), str![]);
}

#[test]
fn an_absolute_path() {
    check(page_with("```text\n{{#include /etc/passwd}}\n```"), str![]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out() {
    let book = Book::new();
    std::os::unix::fs::symlink("/etc/passwd", book.root().join("examples/part/chapter/output/users.txt")).unwrap();
    book.append(PAGE, "\n```console\n{{#include ../../examples/part/chapter/output/users.txt}}\n```\n");
    check(book.report(), str![]);
}

#[test]
fn misspelt_directive() {
    check(page_with("{{#inclde ../../examples/part/chapter/src/lib.rs}}"), str![]);
}

#[test]
fn a_spelling_that_only_mdbook_would_expand() {
    check(page_with("```toml\n{{ #include ../../Cargo.toml}}\n```\n\n\\{{\n#include ../../Cargo.toml}}"), str![]);
}

#[test]
fn misspelt_directive_in_a_fence() {
    check(
        swapped(PAGE, "{{#include ../../examples/part/chapter/output", "{{#inclde ../../examples/part/chapter/output"),
        str![],
    );
}

#[test]
fn unknown_directive() {
    check(page_with("{{#playground x.rs}}"), str![]);
}

#[test]
fn directive_without_its_arguments() {
    check(page_with("{{#exercise double}}"), str![]);
}

#[test]
fn directive_that_is_never_closed() {
    check(page_with("{{#exercise part/chapter double"), str![]);
}

#[test]
fn directive_in_a_sentence() {
    check(page_with("See {{#exercise part/chapter double}}."), str![]);
}

#[test]
fn a_crate_and_an_exercise_that_are_not_there() {
    let text = "{{#exercise part/chaptre double}}\n\n{{#exercise part/chapter duoble}}\n\n{{#demo part/chapter}}";
    check(page_with(text), str![]);
}

#[test]
fn a_listing_that_no_target_compiles() {
    let book = Book::new();
    book.write("examples/part/chapter/src/orphan.rs", "pub fn orphan() {}\n");
    book.append(PAGE, "\n```rust\n{{#include ../../examples/part/chapter/src/orphan.rs}}\n```\n");
    check(book.report(), str![]);
}

#[test]
fn the_wrong_language() {
    check(swapped(PAGE, "```rust", "```python"), str![]);
}

#[test]
fn a_listing_without_a_fence() {
    check(page_with("{{#include ../../examples/part/chapter/src/lib.rs:add}}"), str![]);
}

#[test]
fn code_beside_an_include() {
    check(swapped(PAGE, "lib.rs:add}}", "lib.rs:add}}\nlet typed = 1;"), str![]);
}

#[test]
fn a_listing_in_a_list() {
    let item = "* Item\n\n  ```rust\n  {{#include ../../examples/part/chapter/src/lib.rs:add}}\n  ```";
    check(page_with(item), str![]);
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
