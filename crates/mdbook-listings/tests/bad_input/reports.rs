//! Tables, boxes, footnotes, pictures and titles that are not what their author meant.

use snapbox::str;

use crate::book::{Book, PAGE, SUMMARY};
use crate::support::{check, page_with};

#[test]
fn tables_with_odd_rows() {
    check(
        page_with(
            "| a | b |\n|---|---|\n| 1 |\n| 2 | 3 | 4 |\n| `x | y` | z |\n| x \\| y | z |\n5 | 6\n\n\
             > | a |\n> |---|\n> | b | c |",
        ),
        str![[r#"
error: this row has 1 cell, and the head of its table 2
  --> src/part/chapter.md:19:1
   |
19 | | 1 |
   | ^^^^^
   |
   = help: add empty cells

error: this row has 3 cells, and the head of its table 2
  --> src/part/chapter.md:20:1
   |
20 | | 2 | 3 | 4 |
   | ^^^^^^^^^^^^^
   |
   = help: write `\|` for the sign itself, in code as well

error: this row has 3 cells, and the head of its table 2
  --> src/part/chapter.md:21:1
   |
21 | | `x | y` | z |
   | ^^^^^^^^^^^^^^^
   |
   = help: write `\|` for the sign itself, in code as well

error: this row has 2 cells, and the head of its table 1
  --> src/part/chapter.md:27:3
   |
27 | > | b | c |
   |   ^^^^^^^^^
   |
   = help: write `\|` for the sign itself, in code as well

"#]],
    );
}

#[test]
fn tables_that_are_text() {
    check(
        page_with(
            "| a | b |\n|---|\n| 1 | 2 |\n\n| a | b |\n| 1 | 2 |\n\na | b\n-- | -- | --\n1 | 2\n\n\
             Text:\n\n> | a |\n> | - - |",
        ),
        str![[r#"
error: this is not a table
  --> src/part/chapter.md:17:1
   |
17 | | a | b |
   | ^^^^^^^^^
   |
   = help: the line below the head has `---` for each column, with `|` between them; an empty line is above the head

error: this is not a table
  --> src/part/chapter.md:21:1
   |
21 | | a | b |
   | ^^^^^^^^^
   |
   = help: the line below the head has `---` for each column, with `|` between them; an empty line is above the head

error: this is not a table
  --> src/part/chapter.md:24:1
   |
24 | a | b
   | ^^^^^
   |
   = help: the line below the head has `---` for each column, with `|` between them; an empty line is above the head

"#]],
    );
}

#[test]
fn boxes_that_are_text() {
    check(
        page_with(
            "> [!FOO]\n> a\n\n> [!NOTE] b\n\n> > [!Hint]\n\n> [!warning]\n> c\n\n- > [!]\n\n```admonish waning\nd\n```",
        ),
        str![[r#"
error: there is no box `FOO`
  --> src/part/chapter.md:17:3
   |
17 | > [!FOO]
   |   ^^^^^^
   |
   = help: there are NOTE, TIP, IMPORTANT, WARNING, CAUTION

error: this does not become a box
  --> src/part/chapter.md:20:3
   |
20 | > [!NOTE] b
   |   ^^^^^^^^^
   |
   = help: write the text below this line

error: there is no box `Hint`
  --> src/part/chapter.md:22:5
   |
22 | > > [!Hint]
   |     ^^^^^^^
   |
   = help: there are NOTE, TIP, IMPORTANT, WARNING, CAUTION

error: a box has a kind, a title and `collapsible`, and nothing else
  --> src/part/chapter.md:29:1
   |
29 | ```admonish waning
   | ^^^^^^^^^^^^^^^^^^
   |
   = help: write `admonish KIND title="…" collapsible=true`, or less; kinds are note, tip, warning …; the title is without `\`, `&` and `"`

"#]],
    );
}

#[test]
fn footnotes_that_are_idle_or_two() {
    check(
        page_with(
            "A[^a].\n\n[^a]: One.\n\n[^a]: Two.\n\n[^b]: Three.\n\n[^c]: Four[^c].\n\n```admonish\n[^d]: Five.\n```",
        ),
        str![[r#"
error: the footnote `[^a]` is defined twice
  --> src/part/chapter.md:21:1
   |
21 | [^a]: Two.
   | ^^^^^^^^^^
   |
   = help: rename one of them

error: nothing refers to the footnote `[^b]`
  --> src/part/chapter.md:23:1
   |
23 | [^b]: Three.
   | ^^^^^^^^^^^^
   |
   = help: refer to it where its source is needed, or delete it

error: nothing refers to the footnote `[^d]`
  --> src/part/chapter.md:28:1
   |
28 | [^d]: Five.
   | ^^^^^^^^^^^
   |
   = help: refer to it where its source is needed, or delete it

"#]],
    );
}

#[test]
fn pictures_without_words_or_pages() {
    let book = Book::new();
    for name in ["a.svg", "b.svg", "c.svg"] {
        book.write(
            &format!("src/part/{name}"),
            "<svg xmlns=\"http://www.w3.org/2000/svg\" aria-label=\"a\"></svg>\n",
        );
    }
    book.append(PAGE, "\n![](a.svg) ![ ][b] [c](c.svg) ![a](a.svg)\n\n[b]: b.svg\n");
    book.write("src/d.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" aria-label=\"d\"></svg>\n");
    check(
        book.report(),
        str![[r#"
error: no page shows this file
--> src/d.svg
 = help: show it or delete it

error: this picture has no words
  --> src/part/chapter.md:17:1
   |
17 | ![](a.svg) ![ ][b] [c](c.svg) ![a](a.svg)
   | ^^^^^^^^^^
   |
   = help: write what it shows between the brackets, for readers who cannot see it

error: this picture has no words
  --> src/part/chapter.md:17:12
   |
17 | ![](a.svg) ![ ][b] [c](c.svg) ![a](a.svg)
   |            ^^^^^^^
   |
   = help: write what it shows between the brackets, for readers who cannot see it

"#]],
    );
}

#[test]
fn titles_of_other_pages() {
    let book = Book::new();
    book.write("src/part/more.md", "# More `sums`\n").write("src/part/most.md", "## Most\n");
    book.write("src/part/less.md", "Less.\n");
    book.write(
        SUMMARY,
        "- [More *sums*](part/chapter.md)\n- [chapter](part/more.md)\n- [Most](part/most.md)\n- [Less](part/less.md)\n",
    );
    check(
        book.report(),
        str![[r#"
error: `More sums` is the title of src/part/more.md
 --> src/SUMMARY.md:1:3
  |
1 | - [More *sums*](part/chapter.md)
  |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: this entry leads to src/part/chapter.md, which has another title

error: `chapter` is the title of src/part/chapter.md
 --> src/SUMMARY.md:2:3
  |
2 | - [chapter](part/more.md)
  |   ^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: this entry leads to src/part/more.md, which has another title

error: this page does not begin with a title
--> src/part/less.md
 = help: its first heading is `# Title`

error: this page does not begin with a title
--> src/part/most.md
 = help: its first heading is `# Title`

"#]],
    );
}

#[test]
fn a_page_called_readme() {
    let book = Book::new();
    book.write("src/part/README.md", "# Part\n").append(SUMMARY, "- [Part](part/README.md)\n");
    check(
        book.report(),
        str![[r#"
error: `part/README.md` would have another address
 --> src/SUMMARY.md:4:3
  |
4 | - [Part](part/README.md)
  |   ^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: call it `index.md`, as mdBook does when it publishes it

"#]],
    );
}
