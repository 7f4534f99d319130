//! What SUMMARY.md holds beside its entries, and what they are called.

use snapbox::str;

use crate::book::{Book, SUMMARY};
use crate::support::check;

/// The report on a book with two more pages and this table of contents.
fn outline(summary: &str) -> String {
    let book = Book::new();
    book.write("src/part/more.md", "# More\n").write("src/part/most.md", "# Most\n");
    book.write(SUMMARY, summary).report()
}

#[test]
fn prose_in_the_summary() {
    check(
        outline(
            "# Summary\n\nRead [more](part/more.md).\n\n- [Chapter](part/chapter.md)\n- **[Most](part/most.md)**\n- none\n",
        ),
        str![[r#"
error: mdBook does not read this line
 --> src/SUMMARY.md:3:1
  |
3 | Read [more](part/more.md).
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: SUMMARY.md holds `# Titles`, `[links](page.md)`, lists of links and, between empty lines, `---`

error: mdBook does not read this line
 --> src/SUMMARY.md:6:1
  |
6 | - **[Most](part/most.md)**
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: SUMMARY.md holds `# Titles`, `[links](page.md)`, lists of links and, between empty lines, `---`

error: mdBook does not read this line
 --> src/SUMMARY.md:7:1
  |
7 | - none
  | ^^^^^^
  |
  = help: SUMMARY.md holds `# Titles`, `[links](page.md)`, lists of links and, between empty lines, `---`

"#]],
    );
}

#[test]
fn a_list_behind_the_last_chapter() {
    check(
        outline(
            "# Summary\n\n- [Chapter](part/chapter.md)\n\n[More](part/more.md)\n\n- [Most](part/most.md)\n",
        ),
        str![[r#"
error: a chapter outside of the lists has ended them
 --> src/SUMMARY.md:7:1
  |
7 | - [Most](part/most.md)
  | ^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: move that chapter to the end, or into a list

"#]],
    );
}

#[test]
fn links_where_mdbook_loses_them() {
    check(
        outline(
            "# Summary\n\n- [Chapter](part/chapter.md)\n[More](part/more.md)\n\n# Part\n\n[Most](part/most.md)\n",
        ),
        str![[r#"
error: this line belongs to the entry above it
 --> src/SUMMARY.md:4:1
  |
4 | [More](part/more.md)
  | ^^^^^^^^^^^^^^^^^^^^
  |
  = help: leave an empty line above it, or write `- ` before the link

error: a part has a list and nothing else
 --> src/SUMMARY.md:8:1
  |
8 | [Most](part/most.md)
  | ^^^^^^^^^^^^^^^^^^^^
  |
  = help: write `- ` before the link

"#]],
    );
}

#[test]
fn paths_that_are_not_plain() {
    check(
        outline(
            "# Summary\n\n- [Chapter](./part/chapter.md)\n- [More](part/../part/more.md)\n- [Most](part//most.md)\n",
        ),
        str![[r#"
error: `./part/chapter.md` is not the plain path of a page
 --> src/SUMMARY.md:3:3
  |
3 | - [Chapter](./part/chapter.md)
  |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write `part/chapter.md`

error: `part/../part/more.md` is not the plain path of a page
 --> src/SUMMARY.md:4:3
  |
4 | - [More](part/../part/more.md)
  |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write `part/more.md`

error: `part//most.md` is not the plain path of a page
 --> src/SUMMARY.md:5:3
  |
5 | - [Most](part//most.md)
  |   ^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write `part/most.md`

"#]],
    );
}

#[test]
fn nothing_to_read() {
    check(
        outline("# Summary\n"),
        str![[r#"
error: SUMMARY.md lists no page
--> src/SUMMARY.md
 = help: a book begins with its table of contents; `src` in book.toml names its folder

"#]],
    );
    check(
        outline("# Summary\n\n- [A](chapter.md)\n- [B](more.md)\n"),
        str![[r#"
error: src/ has none of the pages in SUMMARY.md
--> src/SUMMARY.md
 = help: a book begins with its table of contents; `src` in book.toml names its folder

"#]],
    );
    let book = Book::new();
    check(
        book.swap("book.toml", "title = \"Sums\"", "title = \"Sums\"\nsrc = \"source\"").report(),
        str![[r#"
error: no file source/SUMMARY.md
--> source/SUMMARY.md
 = help: a book begins with its table of contents; `src` in book.toml names its folder

"#]],
    );
}
