//! Files and fences: what a page may include, and how.

use snapbox::str;

use crate::book::{Book, LIB, PAGE};
use crate::support::{check, page_with, swapped};

#[test]
fn the_book_is_true_before_anyone_lies() {
    check(Book::new().report(), str![]);
}

#[test]
fn missing_file() {
    check(
        swapped(PAGE, "lib.rs:add", "lob.rs:add"),
        str![[r#"
error: no file examples/part/chapter/src/lob.rs
 --> src/part/chapter.md:6:1
  |
6 | {{#include ../../examples/part/chapter/src/lob.rs:add}}
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `lib.rs`?

"#]],
    );
}

#[test]
fn missing_folder() {
    check(
        swapped(PAGE, "chapter/src/lib.rs", "chaptre/src/lib.rs"),
        str![[r#"
error: no file examples/part/chaptre/src/lib.rs
 --> src/part/chapter.md:6:1
  |
6 | {{#include ../../examples/part/chaptre/src/lib.rs:add}}
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: there is no folder examples/part/chaptre/src

"#]],
    );
}

#[test]
fn out_of_the_repository() {
    let up = "../../../../../../etc/passwd";
    check(
        page_with(&format!("```toml\n{{{{#include {up}}}}}\n```")),
        str![[r#"
error: `../../../../../../etc/passwd` leads out of the repository
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../../../../../etc/passwd}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: a page can show only what readers get with the book

"#]],
    );
}

#[test]
fn outside_of_the_examples() {
    check(
        page_with("```toml\n{{#include ../../Cargo.toml}}\n```"),
        str![[r#"
error: `Cargo.toml` lies outside examples/
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../Cargo.toml}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: pages show only what lies in examples/

"#]],
    );
}

#[test]
fn an_absolute_path() {
    check(
        page_with("```text\n{{#include /etc/passwd}}\n```"),
        str![[r#"
error: `/etc/passwd` is not a relative path with `/`
  --> src/part/chapter.md:18:1
   |
18 | {{#include /etc/passwd}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write the path from the page's folder, as in a link

"#]],
    );
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out() {
    let book = Book::new();
    std::os::unix::fs::symlink(
        "/etc/passwd",
        book.root().join("examples/part/chapter/output/users.txt"),
    )
    .unwrap();
    book.append(
        PAGE,
        "\n```console\n{{#include ../../examples/part/chapter/output/users.txt}}\n```\n",
    );
    check(
        book.report(),
        str![[r#"
error: this is a symbolic link
--> examples/part/chapter/output/users.txt
 = help: put the file itself in its place

error: examples/part/chapter/output/users.txt is a symbolic link, or in a folder that is one
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../examples/part/chapter/output/users.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: include the file that it leads to, or put a file in its place

"#]],
    );
}

#[test]
fn a_listing_that_no_target_compiles() {
    let book = Book::new();
    book.write("examples/part/chapter/src/orphan.rs", "pub fn orphan() {}\n");
    book.append(PAGE, "\n```rust\n{{#include ../../examples/part/chapter/src/orphan.rs}}\n```\n");
    check(
        book.report(),
        str![[r#"
error: no target compiles examples/part/chapter/src/orphan.rs
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../examples/part/chapter/src/orphan.rs}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: declare it with `mod` in a file that is compiled, or as a target in Cargo.toml

"#]],
    );
}

#[test]
fn the_wrong_language() {
    check(
        swapped(PAGE, "```rust", "```python"),
        str![[r#"
error: examples/part/chapter/src/lib.rs in a `python` fence
 --> src/part/chapter.md:6:1
  |
6 | {{#include ../../examples/part/chapter/src/lib.rs:add}}
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: the language of the fence and the file must agree

"#]],
    );
}

#[test]
fn a_listing_without_a_fence() {
    check(
        page_with("{{#include ../../examples/part/chapter/src/lib.rs:add}}"),
        str![[r#"
error: examples/part/chapter/src/lib.rs is included outside of a fence
  --> src/part/chapter.md:17:1
   |
17 | {{#include ../../examples/part/chapter/src/lib.rs:add}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: put the include into a fence with the file's language

"#]],
    );
}

#[test]
fn code_beside_an_include() {
    check(
        swapped(PAGE, "lib.rs:add}}", "lib.rs:add}}\nlet typed = 1;"),
        str![[r#"
error: a listing is one include and nothing else
 --> src/part/chapter.md:6:1
  |
6 | {{#include ../../examples/part/chapter/src/lib.rs:add}}
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: put the code into the file, or the include into a fence of its own

"#]],
    );
}

#[test]
fn a_listing_in_a_list() {
    let item =
        "* Item\n\n  ```rust\n  {{#include ../../examples/part/chapter/src/lib.rs:add}}\n  ```";
    check(
        page_with(item),
        str![[r#"
error: a listing must start at the left margin
  --> src/part/chapter.md:19:3
   |
19 |   ```rust
   |   ^^^^^^^
   |
   = help: take the fence out of the list or quotation

"#]],
    );
}

#[test]
fn lines_that_mdbook_would_hide_are_shown() {
    let book = Book::new();
    book.swap(
        LIB,
        "    a + b\n",
        "    let _ = \"\n    # a comment\n    #\n    ## a title\n    \";\n    a + b\n",
    );
    assert!(book.rendered().contains("\n    ## a comment\n    ##\n    ### a title\n    \";\n"));
}

#[test]
fn a_marked_line_is_not_there() {
    let book = Book::new();
    book.swap(PAGE, "```rust\n", "```rust mark=\"pub fn add\" mark=\"pub fn ad\" mark=\"minus\"\n");
    check(
        book.report(),
        str![[r#"
error: no line of this listing holds `pub fn ad`, or it is marked already
 --> src/part/chapter.md:5:4
  |
5 | ```rust mark="pub fn add" mark="pub fn ad" mark="minus"
  |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: `mark="…"` marks the lines that hold a text, spelled as in the listing

"#]],
    );
}

#[test]
fn marked_lines_are_counted_in_the_listing() {
    let book = Book::new();
    book.swap(PAGE, "```rust\n", "```rust mark=\"pub fn add\"\n");
    assert!(book.rendered().contains("```rust,mark-2\n///"), "{}", book.rendered());
}
