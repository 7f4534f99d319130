//! Formulas: TeX that is wrong, and figures inside of them.

use snapbox::str;

use crate::book::{Book, PAGE};
use crate::support::check;

#[test]
fn formulas_that_are_not_tex() {
    let book = Book::new();
    book.append(PAGE, "\nThe loss $\\lss(y)$ is a sum.\n\n$$\n\\frac{a}{b\n$$\n\nIt costs $5.\n");
    check(
        book.report(),
        str![[r#"
error: this formula is not TeX: unknown command "\lss"
  --> src/part/chapter.md:17:11
   |
17 | The loss $\lss(y)$ is a sum.
   |           ^^^^
   |
   = help: amsmath's commands work; `\$` is a dollar sign

error: a dollar sign that begins no formula
  --> src/part/chapter.md:19:1
   |
19 | $$
   | ^
   |
   = help: write `$…$` without spaces at its ends, `$$…$$` without empty lines, both with as many `{` as `}`; or `\$` for a dollar

error: a dollar sign that begins no formula
  --> src/part/chapter.md:23:10
   |
23 | It costs $5.
   |          ^
   |
   = help: write `$…$` without spaces at its ends, `$$…$$` without empty lines, both with as many `{` as `}`; or `\$` for a dollar

"#]],
    );
}

#[test]
fn a_figure_in_a_formula() {
    let book = Book::new();
    book.append(PAGE, "\nRust is $3\\times$ as fast: $20\\,\\text{ms}$.\n");
    check(
        book.report(),
        str![[r#"
error: the figure `3×` was typed by hand
  --> src/part/chapter.md:17:9
   |
17 | Rust is $3\times$ as fast: $20\,\text{ms}$.
   |         ^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `20 ms` was typed by hand
  --> src/part/chapter.md:17:28
   |
17 | Rust is $3\times$ as fast: $20\,\text{ms}$.
   |                            ^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

"#]],
    );
}

#[test]
fn a_formula_in_a_fragment() {
    let book = Book::new();
    book.write("examples/part/chapter/one.md", "The loss $\\lss(y)$.\n");
    book.append(PAGE, "\n{{#include ../../examples/part/chapter/one.md}}\n");
    check(
        book.report(),
        str![[r#"
error: examples/part/chapter/one.md: this formula is not TeX: unknown command "\lss"
  --> src/part/chapter.md:17:1
   |
17 | {{#include ../../examples/part/chapter/one.md}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: amsmath's commands work; `\$` is a dollar sign

"#]],
    );
}
