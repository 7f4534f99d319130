//! Characters that nobody sees, wherever the book holds them.

use snapbox::str;

use crate::book::{Book, EXERCISE, LIB, OUTPUT, PAGE, SUMMARY};
use crate::support::{check, page_with, swapped};

#[test]
fn a_direction_of_text_in_a_page() {
    check(
        page_with("Read \u{202e}this\u{202c} twice."),
        str![[r#"
error: the invisible character U+202E, which changes the direction of text
  --> src/part/chapter.md:17:6
   |
17 | Read �this� twice.
   |      ^
   |
   = help: delete it; if the text needs it, write it as an escape or in words

"#]],
    );
}

#[test]
fn nothing_that_is_shown_holds_one() {
    for (path, from, to) in [
        (SUMMARY, "Chapter", "Chap\u{200b}ter"),
        (LIB, "a + b", "a + b // \u{2066}no\u{2069}"),
        (OUTPUT, "2 + 3", "\u{1b}[31m2 + 3"),
        (EXERCISE, "Double a", "Double\u{ad} a"),
        (PAGE, "A function", "A\u{feff} function"),
    ] {
        let report = swapped(path, from, to);
        assert!(report.contains("error: the invisible character U+"), "{report}");
        assert!(report.contains(&format!("--> {path}:")), "{report}");
    }
}

#[test]
fn a_listing_that_looks_like_another_one() {
    check(
        swapped(LIB, "a + b", "a /* \u{202e} */ + b"),
        str![[r#"
error: the invisible character U+202E, which changes the direction of text
 --> examples/part/chapter/src/lib.rs:6:10
  |
6 |     a /* � */ + b
  |          ^
  |
  = help: delete it; if the text needs it, write it as an escape or in words

"#]],
    );
}

#[test]
fn an_escape_sequence_in_a_recording() {
    check(
        swapped(OUTPUT, "= 5", "= 6\u{8}5"),
        str![[r#"
error: the invisible character U+0008, a control character
 --> examples/part/chapter/output/sum.txt:2:10
  |
2 | 2 + 3 = 6␈5
  |          ^
  |
  = help: delete it; if the text needs it, write it as an escape or in words

"#]],
    );
}

#[test]
fn references_that_become_one() {
    check(
        page_with(
            "a&#x202e;b &shy; c&ZeroWidthSpace;, [d](chapter.md \"&lrm;\")\n\n<p>e&#8238;f&zwnj; &thinsp; &nbsp;&amp;</p>",
        ),
        str![[r#"
error: the invisible character U+202E, which changes the direction of text
  --> src/part/chapter.md:17:2
   |
17 | a&#x202e;b &shy; c&ZeroWidthSpace;, [d](chapter.md "&lrm;")
   |  ^^^^^^^^
   |
   = help: delete it; if the text needs it, write it as an escape or in words

error: the invisible character U+00AD, which has no width
  --> src/part/chapter.md:17:12
   |
17 | a&#x202e;b &shy; c&ZeroWidthSpace;, [d](chapter.md "&lrm;")
   |            ^^^^^
   |
   = help: delete it; if the text needs it, write it as an escape or in words

error: the invisible character U+200B, which has no width
  --> src/part/chapter.md:17:19
   |
17 | a&#x202e;b &shy; c&ZeroWidthSpace;, [d](chapter.md "&lrm;")
   |                   ^^^^^^^^^^^^^^^^
   |
   = help: delete it; if the text needs it, write it as an escape or in words

error: the invisible character U+200E, which changes the direction of text
  --> src/part/chapter.md:17:37
   |
17 | a&#x202e;b &shy; c&ZeroWidthSpace;, [d](chapter.md "&lrm;")
   |                                     ^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: delete it; if the text needs it, write it as an escape or in words

error: raw HTML cannot hold `&#8238;`
  --> src/part/chapter.md:19:5
   |
19 | <p>e&#8238;f&zwnj; &thinsp; &nbsp;&amp;</p>
   |     ^^^^^^^
   |
   = help: write the character itself; only &amp;, &lt;, &gt;, &quot;, &nbsp; are read

error: raw HTML cannot hold `&zwnj;`
  --> src/part/chapter.md:19:13
   |
19 | <p>e&#8238;f&zwnj; &thinsp; &nbsp;&amp;</p>
   |             ^^^^^^
   |
   = help: write the character itself; only &amp;, &lt;, &gt;, &quot;, &nbsp; are read

error: raw HTML cannot hold `&thinsp;`
  --> src/part/chapter.md:19:20
   |
19 | <p>e&#8238;f&zwnj; &thinsp; &nbsp;&amp;</p>
   |                    ^^^^^^^^
   |
   = help: write the character itself; only &amp;, &lt;, &gt;, &quot;, &nbsp; are read

"#]],
    );
}

#[test]
fn a_data_file_that_a_page_shows() {
    let book = Book::new();
    book.write("examples/part/chapter/data/names.toml", "name = \"a\u{200f}\"\n");
    book.append(PAGE, "\n```toml\n{{#include ../../examples/part/chapter/data/names.toml}}\n```\n");
    check(
        book.report(),
        str![[r#"
error: the invisible character U+200F, which changes the direction of text
 --> examples/part/chapter/data/names.toml:1:10
  |
1 | name = "a‏"
  |          ^
  |
  = help: delete it; if the text needs it, write it as an escape or in words

"#]],
    );
}

#[test]
fn text_of_other_scripts() {
    check(page_with("नमस्\u{200d}ते, می\u{200c}خواهم, 数, π, 5\u{a0}°C"), "");
}
