//! Ids: one place for each, and none that the site has for itself.

use snapbox::str;

use crate::support::{check, page_with};

#[test]
fn ids_that_are_given_twice() {
    check(
        page_with(
            "## Own\n\n## Another {#own}\n\n<span id=\"term\">a</span>\n\nTerm\n: b\n\n\
             ## Exercise double\n\n## More\n\n## More\n\n<div id=\"more-1\">c</div>\n\n<b id=\"more\" ID='more'>d</b>",
        ),
        str![[r#"
error: the id `own` is given twice
  --> src/part/chapter.md:19:1
   |
19 | ## Another {#own}
   | ^^^^^^^^^^^^^^^^^
   |
   = help: a link to it could mean either place; write `{#id}` behind one of the headings

error: the id `term` is given twice
  --> src/part/chapter.md:23:1
   |
23 | Term
   | ^^^^
   |
   = help: a link to it could mean either place; write `{#id}` behind one of the headings

error: the id `exercise-double` is given twice
  --> src/part/chapter.md:26:1
   |
26 | ## Exercise double
   | ^^^^^^^^^^^^^^^^^^
   |
   = help: a link to it could mean either place; write `{#id}` behind one of the headings

error: the id `more-1` is given twice
  --> src/part/chapter.md:32:1
   |
32 | <div id="more-1">c</div>
   | ^^^^^^^^^^^^^^^^^
   |
   = help: a link to it could mean either place; write `{#id}` behind one of the headings

error: the id `more` is given twice
  --> src/part/chapter.md:34:1
   |
34 | <b id="more" ID='more'>d</b>
   | ^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: a link to it could mean either place; write `{#id}` behind one of the headings

"#]],
    );
}

#[test]
fn ids_of_the_site() {
    check(
        page_with(
            "## Search\n\n## All of it {#content}\n\n<p id=\"contents\">a</p>\n\n<p id=\"footnote-a\">b</p>\n\n\
             ## Made {#measured-add}\n\n## Searching\n\n[a](#contents-1)",
        ),
        str![[r#"
error: the site has the id `search` for itself
  --> src/part/chapter.md:17:1
   |
17 | ## Search
   | ^^^^^^^^^
   |
   = help: write other words, or give the heading an id of its own: `{#id}`

error: the site has the id `content` for itself
  --> src/part/chapter.md:19:1
   |
19 | ## All of it {#content}
   | ^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write other words, or give the heading an id of its own: `{#id}`

error: the site has the id `contents` for itself
  --> src/part/chapter.md:21:1
   |
21 | <p id="contents">a</p>
   | ^^^^^^^^^^^^^^^^^
   |
   = help: write other words, or give the heading an id of its own: `{#id}`

error: ids that begin with `footnote-` are given by directives
  --> src/part/chapter.md:23:1
   |
23 | <p id="footnote-a">b</p>
   | ^^^^^^^^^^^^^^^^^^^
   |
   = help: take another word

error: ids that begin with `measured-` are given by directives
  --> src/part/chapter.md:25:1
   |
25 | ## Made {#measured-add}
   | ^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: take another word

error: no heading `#contents-1` in src/part/chapter.md
  --> src/part/chapter.md:29:1
   |
29 | [a](#contents-1)
   | ^^^^^^^^^^^^^^^^
   |
   = help: did you mean `contents`?

"#]],
    );
}
