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
error: examples/part/chapter/one.md holds a fence of `rust` that nothing checks
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
error: a fence of `console` that nothing checks in the statement of an exercise
--> examples/part/chapter/exercises/double.rs
 = help: write it on the page, before or after the exercise

"#]],
    );
}
