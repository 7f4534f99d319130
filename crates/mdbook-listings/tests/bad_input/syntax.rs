//! The map of Rust's syntax: which page teaches what the main pages use.

use mdbook_listings::book;
use mdbook_listings::read::settings::Settings;
use mdbook_listings::read::workspace::Project;
use mdbook_listings::render::Mode;
use snapbox::str;

use crate::book::{Book, LIB, PAGE, SUMMARY};
use crate::support::check;

const MODULE: &str = "A {{#term module}} is a named group of functions.";
const MACRO: &str = "A {{#term macro}} is turned into code by the compiler.";
const LISTING: &str = "```rust\n{{#include ../../examples/part/chapter/src/lib.rs:add}}\n```\n";

/// A book with a map, a page that teaches, a page below it, and a page of a later part.
fn mapped(taught: &str) -> Book {
    let book = Book::new();
    book.write(
        SUMMARY,
        "# Summary\n\n- [Chapter](part/chapter.md)\n  - [Deeper](part/chapter/deeper.md)\n- [Other](part/other.md)\n\
         - [Later](later/page.md)\n- [Syntax](end/syntax.md)\n",
    );
    book.swap(PAGE, "A function:", &format!("{taught}\n\nA function:"));
    book.swap(LIB, "    a + b\n", "    let sum = |c| a + c;\n    sum(b)\n");
    let deeper = "```rust\n{{#include ../../../examples/part/chapter/src/lib.rs}}\n```\n";
    book.write("src/part/chapter/deeper.md", format!("# Deeper\n\nText.\n\n{deeper}"));
    book.write("src/part/other.md", format!("# Other\n\nText.\n\n{LISTING}"));
    let closure = "A {{#term closure}} is a function without a name.";
    book.write("src/later/page.md", format!("# Later\n\n*Two*\nlines.\n\n{LISTING}\n{closure}\n"));
    book.write("src/end/syntax.md", "# Syntax\n\n{{#syntax}}\n");
    book
}

fn rendered(book: &Book, mode: Mode) -> Vec<String> {
    let project = Project::load(&book.root(), Settings::default()).unwrap();
    let book = book::Book::read(project).unwrap();
    book.ensure_sound().unwrap();
    book.render(mode)
}

#[test]
fn syntax_that_no_page_teaches() {
    check(
        mapped("").report(),
        str![[r#"
error: no page teaches modules and `pub`
 --> src/part/chapter.md:7:1
  |
7 | / ```rust
8 | | {{#include ../../examples/part/chapter/src/lib.rs:add}}
9 | | ```
  | |___^
  |
  = help: define `{{#term module}}` on the page that teaches it; used in src/part/chapter.md, src/part/other.md, src/later/page.md

error: no page teaches macros
  --> src/part/chapter.md:17:1
   |
17 | {{#exercise part/chapter double}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: define `{{#term macro}}` on the page that teaches it; used in src/part/chapter.md

"#]],
    );
    assert_eq!(mapped(&format!("{MODULE}\n\n{MACRO}")).report(), "");
    let typed = format!("{MODULE}\n\n{MACRO}\n\n```rust\nlet a = [1];\nlet b = &a[..];\n```");
    let report = mapped(&typed).report();
    for name in ["ranges", "references", "slices"] {
        assert!(report.contains(&format!("no page teaches {name}\n")), "{report}");
    }
    // nobody asks
    assert_eq!(mapped("").write("src/end/syntax.md", "# Syntax\n").report(), "");
}

#[test]
fn the_map_names_examples_and_pages() {
    let book = mapped(&format!("{MODULE}\n\n{MACRO}"));
    let front = |page: &String| page.split("```").next().unwrap().to_owned();
    let html = rendered(&book, Mode::Html);
    check(
        html[4].clone(),
        str![[r##"
# Syntax

| Syntax | Example | Taught in | Used by |
|---|---|---|---|
| macros | `todo!("twice {number}")` | [Chapter](../part/chapter.md#term-macro) | [Chapter](../part/chapter.md) |
| closures | `let sum = \|c\| a + c;` | [Later](../later/page.md#term-closure) | [Chapter](../part/chapter.md), [Other](../part/other.md), [Later](../later/page.md) |
| modules and `pub` | `pub fn add(a: i32, b: i32) -> i32 {` | [Chapter](../part/chapter.md#term-module) | [Chapter](../part/chapter.md), [Other](../part/other.md), [Later](../later/page.md) |


"##]],
    );
    check(
        front(&html[3]),
        str![[r##"
# Later

*Two*
lines.

<details class="assumed">
<summary>Rust that this page uses</summary>

[modules and `pub`](../part/chapter.md#term-module)

</details>

<figure class="listing">
<figcaption><span class="path">examples/part/chapter/src/lib.rs</span> <code class="run">cargo test --package chapter</code></figcaption>


"##]],
    );
    let plain = rendered(&book, Mode::Plain);
    check(
        front(&plain[3]),
        str![[r#"
# Later

*Two*
lines.

Rust that this page uses: [modules and `pub`](../part/chapter.md#term-module)

`examples/part/chapter/src/lib.rs`:


"#]],
    );
    for page in &plain[..3] {
        assert!(!page.contains("Rust that this page uses"), "{page}");
    }
    let tested = rendered(&book, Mode::Test);
    assert_eq!(tested[4], "# Syntax\n\n\n");
}
