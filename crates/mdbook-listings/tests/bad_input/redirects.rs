//! Addresses of pages and sections that have moved.

use snapbox::str;

use crate::book::{Book, PAGE};
use crate::support::check;

/// The report on a book with these lines below `[output.html.redirect]`.
fn redirected(lines: &str) -> String {
    let book = Book::new();
    book.append("book.toml", &format!("\n[output.html.redirect]\n{lines}")).report()
}

#[test]
fn a_section_that_has_left_its_page() {
    let sound = "\"/part/chapter.html#old\" = \"/part/chapter.html#chapter\"\n\
                 \"/part/chapter.html#measured-gone\" = \"/part/chapter.html\"\n\
                 \"/part/chapter.html#été_1.2:3\" = \"/part/chapter.html#exercise-double\"\n";
    assert_eq!(redirected(sound), "");
    check(
        redirected(
            "\"/part/chaptr.html#a\" = \"/part/chapter.html\"\n\
             \"/part/chapter.html#chapter\" = \"/part/chapter.html\"\n\
             \"/part/chapter.html#exercise-double\" = \"/part/chapter.html\"\n\
             \"/part/chapter.html#\" = \"/part/chapter.html\"\n\
             \"/part/chapter.html#a%20b\" = \"/part/chapter.html\"\n\
             \"/part/chapter.html#a#b\" = \"/part/chapter.html\"\n\
             \"/part/chapter.html#content\" = \"/part/chapter.html\"\n\
             \"/part/chapter.html#crate-chapter\" = \"/part/chapter.html\"\n",
        ),
        str![[r#"
error: no page src/part/chaptr.md
  --> book.toml:13:1
   |
13 | "/part/chaptr.html#a" = "/part/chapter.html"
   | ^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `src/part/chapter.md`?

error: src/part/chapter.md still has the id `chapter`
  --> book.toml:14:1
   |
14 | "/part/chapter.html#chapter" = "/part/chapter.html"
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: delete this line: a section that leads elsewhere has left its page

error: src/part/chapter.md still has the id `exercise-double`
  --> book.toml:15:1
   |
15 | "/part/chapter.html#exercise-double" = "/part/chapter.html"
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: delete this line: a section that leads elsewhere has left its page

error: `` is not the id of a section
  --> book.toml:16:1
   |
16 | "/part/chapter.html#" = "/part/chapter.html"
   | ^^^^^^^^^^^^^^^^^^^^^
   |
   = help: an id is made of letters, digits, `-`, `_`, `.` and `:`

error: `a%20b` is not the id of a section
  --> book.toml:17:1
   |
17 | "/part/chapter.html#a%20b" = "/part/chapter.html"
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: an id is made of letters, digits, `-`, `_`, `.` and `:`

error: `a#b` is not the id of a section
  --> book.toml:18:1
   |
18 | "/part/chapter.html#a#b" = "/part/chapter.html"
   | ^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: an id is made of letters, digits, `-`, `_`, `.` and `:`

error: every page can have the id `content`
  --> book.toml:19:1
   |
19 | "/part/chapter.html#content" = "/part/chapter.html"
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: delete this line: it may be there

error: every page can have the id `crate-chapter`
  --> book.toml:20:1
   |
20 | "/part/chapter.html#crate-chapter" = "/part/chapter.html"
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: delete this line: it may be there

"#]],
    );
}

#[test]
fn an_old_section_leads_nowhere() {
    check(
        redirected(
            "\"/part/chapter.html#a\" = \"/part/chaptr.html#chapter\"\n\
             \"/part/chapter.html#b\" = \"/part/chapter.html#chaptr\"\n\
             \"/part/chapter.html#c\" = \"/part/chapter.html#a\"\n\
             \"/part/chapter.html#d\" = \"#chapter\"\n",
        ),
        str![[r##"
error: no page src/part/chaptr.md
  --> book.toml:13:1
   |
13 | "/part/chapter.html#a" = "/part/chaptr.html#chapter"
   | ^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `src/part/chapter.md`?

error: no heading `#chaptr` in src/part/chapter.md
  --> book.toml:14:1
   |
14 | "/part/chapter.html#b" = "/part/chapter.html#chaptr"
   | ^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `chapter`?

error: no heading `#a` in src/part/chapter.md
  --> book.toml:15:1
   |
15 | "/part/chapter.html#c" = "/part/chapter.html#a"
   | ^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: there are `chapter`, `exercise-double`

error: `#chapter` is not a page of this book
  --> book.toml:16:1
   |
16 | "/part/chapter.html#d" = "#chapter"
   | ^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write it as `/part/page.html` or `/part/page.html#section`

"##]],
    );
}

#[test]
fn two_lines_about_one_address() {
    check(
        redirected(
            "\"/part/chapter.html#a\" = \"/part/chapter.html\"\n\
             \"/part/./chapter.html#a\" = \"/part/chapter.html\"\n\
             \"/other/../part/chapter.html#a\" = \"/part/chapter.html\"\n\
             \"/part//chapter.html#a\" = \"/part/chapter.html\"\n\
             \"/old/../older.html\" = \"/part/chapter.html\"\n",
        ),
        str![[r#"
error: `/part/./chapter.html#a` is not the address of a page
  --> book.toml:14:1
   |
14 | "/part/./chapter.html#a" = "/part/chapter.html"
   | ^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write it as `/part/page.html` or `/part/page.html#section`

error: `/other/../part/chapter.html#a` is not the address of a page
  --> book.toml:15:1
   |
15 | "/other/../part/chapter.html#a" = "/part/chapter.html"
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write it as `/part/page.html` or `/part/page.html#section`

error: `/part//chapter.html#a` is not the address of a page
  --> book.toml:16:1
   |
16 | "/part//chapter.html#a" = "/part/chapter.html"
   | ^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write it as `/part/page.html` or `/part/page.html#section`

error: `/old/../older.html` is not the address of a page
  --> book.toml:17:1
   |
17 | "/old/../older.html" = "/part/chapter.html"
   | ^^^^^^^^^^^^^^^^^^^^
   |
   = help: write it as `/part/page.html` or `/part/page.html#section`

"#]],
    );
}

#[test]
fn a_link_to_an_old_address() {
    let book = Book::new();
    book.append(
        "book.toml",
        "\n[output.html.redirect]\n\"/part/chapter.html#old\" = \"/part/chapter.html#chapter\"\n\
         \"/part/old.html\" = \"/part/chapter.html\"\n",
    );
    book.append(PAGE, "\n[a](#old) [b](../part/chapter.md#old) [c](old.md#x) [d](older.md)\n");
    check(
        book.report(),
        str![[r#"
error: no heading `#old` in src/part/chapter.md
  --> src/part/chapter.md:17:1
   |
17 | [a](#old) [b](../part/chapter.md#old) [c](old.md#x) [d](older.md)
   | ^^^^^^^^^
   |
   = help: it has moved to `/part/chapter.html#chapter`

error: no heading `#old` in src/part/chapter.md
  --> src/part/chapter.md:17:11
   |
17 | [a](#old) [b](../part/chapter.md#old) [c](old.md#x) [d](older.md)
   |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: it has moved to `/part/chapter.html#chapter`

error: no page src/part/old.md
  --> src/part/chapter.md:17:39
   |
17 | [a](#old) [b](../part/chapter.md#old) [c](old.md#x) [d](older.md)
   |                                       ^^^^^^^^^^^^^
   |
   = help: it has moved to `/part/chapter.html`

error: no page src/part/older.md
  --> src/part/chapter.md:17:53
   |
17 | [a](#old) [b](../part/chapter.md#old) [c](old.md#x) [d](older.md)
   |                                                     ^^^^^^^^^^^^^
   |
   = help: there is `src/part/chapter.md`

"#]],
    );
}
