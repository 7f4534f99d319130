//! Links, images, footnotes and headings.

use snapbox::str;

use crate::book::{Book, PAGE};
use crate::support::{check, measurement, page_with};

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
   = help: there are `chapter`, `exercise-double`

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
    let text = "[a](#chapter) [b](chapter.md#exercise-double) [c](https://example.org) [d](chapter.md) [e](mailto:a@b.c)";
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
   = help: a link to it could mean either place; write `{#id}` behind one of the headings

"#]],
    );
}

#[test]
fn a_link_to_a_plot_that_is_not_on_the_page() {
    let book = Book::new();
    book.write(
        "examples/part/chapter/measured/add.json",
        serde_json::to_string_pretty(&measurement()).unwrap(),
    );
    book.append(PAGE, "\nRust is {{#measured part/chapter add.ratio}}: [plot](#measured-add).\n");
    check(
        book.report(),
        str![[r#"
error: no heading `#measured-add` in src/part/chapter.md
  --> src/part/chapter.md:17:47
   |
17 | Rust is {{#measured part/chapter add.ratio}}: [plot](#measured-add).
   |                                               ^^^^^^^^^^^^^^^^^^^^^
   |
   = help: there are `chapter`, `exercise-double`

"#]],
    );
}
