//! Markdown that pages take from files.

use snapbox::str;

use crate::book::{Book, EXERCISE, PAGE};
use crate::support::{check, swapped};

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
fn lies_in_a_fragment_and_in_an_exercise() {
    let book = Book::new();
    book.write(
        "examples/part/chapter/note.md",
        "It is 3 times as fast: <script>x</script> [here](gone.md)\n",
    );
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

error: examples/part/chapter/note.md: a chapter cannot hold the tag <script>
  --> src/part/chapter.md:17:1
   |
17 | {{#include ../../examples/part/chapter/note.md}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: use Markdown; what is missing belongs in the theme

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

"#]],
    );
}

#[test]
fn fences_in_a_fragment() {
    let book = Book::new();
    book.write(
        "examples/part/chapter/one.md",
        "One.\n\n```toml\na = 1\n```\n\n```rust\nassert_eq!(1, 2);\n```\n",
    );
    book.write("examples/part/chapter/two.md", "Two.\n\n{{#include src/lib.rs}}\n");
    for name in ["one", "two"] {
        book.append(PAGE, &format!("\n{{{{#include ../../examples/part/chapter/{name}.md}}}}\n"));
    }
    check(
        book.report(),
        str![[r#"
error: examples/part/chapter/one.md: a fence of `rust` that nothing checks
  --> src/part/chapter.md:17:1
   |
17 | {{#include ../../examples/part/chapter/one.md}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write it on the page, before or after the include

error: examples/part/chapter/two.md: examples/part/chapter/src/lib.rs is not Markdown
  --> src/part/chapter.md:19:1
   |
19 | {{#include ../../examples/part/chapter/two.md}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: show it on the page, before or after the include

"#]],
    );
}

#[test]
fn a_fence_in_the_statement_of_an_exercise() {
    check(
        swapped(
            EXERCISE,
            "//! **Double a number.**",
            "//! **Double a number.**\n//!\n//! ```console\n//! 4\n//! ```",
        ),
        str![[r#"
error: in the statement of an exercise: output that no command recorded
--> examples/part/chapter/exercises/double.rs
 = help: write it on the page, before or after the exercise

"#]],
    );
}

/// The report on a page with a paragraph around the include of a fragment.
fn around(before: &str, fragment: &str, after: &str) -> String {
    let book = Book::new();
    book.write("examples/part/chapter/note.md", fragment);
    let include = "{{#include ../../examples/part/chapter/note.md}}";
    book.append(PAGE, &format!("\n{before}{include}{after}\n")).report()
}

#[test]
fn a_fragment_that_is_apart_from_its_page() {
    for fragment in
        ["Text.\n", "- a\n- b\n", "| a |\n|---|\n| b |\n", "```toml\na = 1\n```\n", "<br>"]
    {
        check(around("Before.\n\n", fragment, "\n\nAfter."), str![]);
    }
}

#[test]
fn a_fragment_that_runs_into_its_page() {
    let pages = [
        ("", "<!-- a comment", "\n\nAfter."),
        ("", "<svg>\n<desc>", "\nAfter."),
        ("Before.\n", "Text.", "\n\nAfter."),
        ("Before.\n", "===", "\n\nAfter."),
        ("", "Text.", "\nAfter."),
        ("", "| a |\n|---|", "\n| b |"),
        ("", "- a", "\n\n  After."),
        ("- a\n\n", "- b", ""),
        ("See [the text][label].\n\n[label]: #chapter\n\n", "[label]", ""),
    ];
    for (before, fragment, after) in pages {
        let report = around(before, fragment, after);
        let expected = "error: examples/part/chapter/note.md runs into the text around it\n";
        assert!(report.starts_with(expected), "{fragment:?}: {report}");
    }
    check(
        around("Before.\n", "===", ""),
        str![[r#"
error: examples/part/chapter/note.md runs into the text around it
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../examples/part/chapter/note.md}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: leave an empty line before and after the include, and let the file end what it begins

"#]],
    );
}

#[test]
fn what_a_fragment_includes_is_checked_where_the_page_shows_it() {
    for (lie, message) in [
        ("```console\n$ cargo run", "note.md: this fence is never closed"),
        ("```admonish note\nA box.", "note.md: this box is never closed"),
        ("```text\n2 + 3 = 6\n```", "page.md: output that no command recorded"),
        ("```toml\nit printed 6\n```", "page.md: this is not TOML: "),
        ("~~~json\n[6]\n~~~", "page.md: typed json that nothing checks"),
        ("It takes 3 ms.", "page.md: the figure `3 ms` was typed by hand"),
        ("[here](gone.md)", "page.md: no page src/part/gone.md"),
        ("<script></script>", "page.md: a chapter cannot hold the tag <script>"),
    ] {
        let book = Book::new();
        book.write("examples/part/chapter/page.md", "Text.\n\n{{#include inner.md}}\n");
        book.write("examples/part/chapter/inner.md", "{{#include note.md}}\n");
        book.write("examples/part/chapter/note.md", lie);
        book.append(PAGE, "\n{{#include ../../examples/part/chapter/page.md}}\n");
        let report = book.report();
        let expected = format!("error: examples/part/chapter/{message}");
        assert!(report.starts_with(&expected), "{lie}: {report}");
        assert!(report.contains("\n  --> src/part/chapter.md:17:1\n"), "{report}");
    }
}

#[test]
fn fragments_that_grow_without_end() {
    let book = Book::new();
    let include = |name: &str| format!("{{{{#include {name}.md}}}}\n\n");
    let deep = |level: usize| format!("examples/part/chapter/deep{level}.md");
    for level in 0..21 {
        book.write(&deep(level), include(&format!("deep{}", level + 1)).repeat(2));
    }
    book.write(&deep(21), "x");
    book.write("examples/part/chapter/wide.md", include("wide1").repeat(40));
    book.write("examples/part/chapter/wide1.md", include("wide2").repeat(40));
    book.write("examples/part/chapter/wide2.md", "x");
    book.write("examples/part/chapter/large.md", "large ".repeat(100_000));
    for name in ["deep0", "wide", "large", "large"] {
        book.append(
            PAGE,
            &format!("\n{}", include(&format!("../../examples/part/chapter/{name}"))),
        );
    }
    let start = std::time::Instant::now();
    check(
        book.report(),
        str![[r#"
error: examples/part/chapter/deep8.md: more than 8 files include each other
  --> src/part/chapter.md:17:1
   |
17 | {{#include ../../examples/part/chapter/deep0.md}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write the text into fewer files

error: examples/part/chapter/wide1.md: a page includes more than 1024 KiB
  --> src/part/chapter.md:20:1
   |
20 | {{#include ../../examples/part/chapter/wide.md}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: include less; a file counts for 4 KiB at least

error: examples/part/chapter/large.md: a page includes more than 1024 KiB
  --> src/part/chapter.md:23:1
   |
23 | {{#include ../../examples/part/chapter/large.md}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: include less; a file counts for 4 KiB at least

error: examples/part/chapter/large.md: a page includes more than 1024 KiB
  --> src/part/chapter.md:26:1
   |
26 | {{#include ../../examples/part/chapter/large.md}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: include less; a file counts for 4 KiB at least

"#]],
    );
    assert!(start.elapsed() < std::time::Duration::from_secs(5));
}
