//! Scripts and other HTML.

use snapbox::str;

use crate::support::{check, page_with};

#[test]
fn raw_script() {
    check(
        page_with("<script>alert(1)</script>"),
        str![[r#"
error: a chapter cannot hold the tag <script>
  --> src/part/chapter.md:17:1
   |
17 | <script>alert(1)</script>
   | ^^^^^^^^
   |
   = help: use Markdown; what is missing belongs in the theme

"#]],
    );
}

#[test]
fn event_handlers() {
    check(
        page_with("<div onclick=\"go()\">x</div>\n\nA <span ONLOAD=go()>y</span>."),
        str![[r#"
error: a chapter cannot hold the attribute onclick=
  --> src/part/chapter.md:17:1
   |
17 | <div onclick="go()">x</div>
   | ^^^^^^^^^^^^^^^^^^^^
   |
   = help: pages hold no scripts and no styles of their own

error: the tag <span> cannot be read
  --> src/part/chapter.md:19:3
   |
19 | A <span ONLOAD=go()>y</span>.
   |   ^^^^^^^^^^^^^^^^^^
   |
   = help: write each attribute as `name="value"`, after one space

"#]],
    );
}

#[test]
fn handler_on_a_line_of_its_own() {
    check(
        page_with("<div\n  onclick=\"go()\">x</div>"),
        str![[r#"
error: the tag <div> does not end on its line
  --> src/part/chapter.md:17:1
   |
17 | / <div
18 | |   onclick="go()">x</div>
   | |_^
   |
   = help: write each tag on one line

"#]],
    );
}

#[test]
fn script_addresses() {
    let text = "[a](javascript:alert(1)) <a href=\"javascript:alert(1)\">b</a> [c](JavaScript:x/y) <javascript:z> [d](javascript://%0aalert(1))";
    check(
        page_with(text),
        str![[r#"
error: a page cannot link to `javascript:alert(1)`
  --> src/part/chapter.md:17:1
   |
17 | [a](javascript:alert(1)) <a href="javascript:alert(1)">b</a> [c](JavaScript:x/y) <javascript:z> [d](javascript://%0aalert(1))
   | ^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: links begin with `https:`, `http:` or `mailto:`, or name a page

error: a chapter cannot hold the tag <a>
  --> src/part/chapter.md:17:26
   |
17 | [a](javascript:alert(1)) <a href="javascript:alert(1)">b</a> [c](JavaScript:x/y) <javascript:z> [d](javascript://%0aalert(1))
   |                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: use Markdown; what is missing belongs in the theme

error: a page cannot link to `JavaScript:x/y`
  --> src/part/chapter.md:17:62
   |
17 | [a](javascript:alert(1)) <a href="javascript:alert(1)">b</a> [c](JavaScript:x/y) <javascript:z> [d](javascript://%0aalert(1))
   |                                                              ^^^^^^^^^^^^^^^^^^^
   |
   = help: links begin with `https:`, `http:` or `mailto:`, or name a page

error: a page cannot link to `javascript:z`
  --> src/part/chapter.md:17:82
   |
17 | [a](javascript:alert(1)) <a href="javascript:alert(1)">b</a> [c](JavaScript:x/y) <javascript:z> [d](javascript://%0aalert(1))
   |                                                                                  ^^^^^^^^^^^^^^
   |
   = help: links begin with `https:`, `http:` or `mailto:`, or name a page

error: a page cannot link to `javascript://%0aalert(1)`
  --> src/part/chapter.md:17:97
   |
17 | [a](javascript:alert(1)) <a href="javascript:alert(1)">b</a> [c](JavaScript:x/y) <javascript:z> [d](javascript://%0aalert(1))
   |                                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: links begin with `https:`, `http:` or `mailto:`, or name a page

"#]],
    );
}

#[test]
fn frames_and_styles() {
    check(
        page_with("<iframe src=\"x\"></iframe>\n\n<p style=\"color:red\">y</p>"),
        str![[r#"
error: a chapter cannot hold the tag <iframe>
  --> src/part/chapter.md:17:1
   |
17 | <iframe src="x"></iframe>
   | ^^^^^^^^^^^^^^^^
   |
   = help: use Markdown; what is missing belongs in the theme

error: a chapter cannot hold the attribute style=
  --> src/part/chapter.md:19:1
   |
19 | <p style="color:red">y</p>
   | ^^^^^^^^^^^^^^^^^^^^^
   |
   = help: pages hold no scripts and no styles of their own

"#]],
    );
}

#[test]
fn lies_in_a_box() {
    check(
        page_with(
            "````admonish tip title=\"12 times <img onerror=x>\"\n## Dead\n\nIt takes 3 ms: [here](gone.md), [there](#dead), ![it](https://example.org/a.png) <script>x</script>\n\n```admonish\n<div onclick=\"x\">\n\n97 %\n\n</div>\n```\n````\n\nAfter it, 98 %.",
        ),
        str![[r#"
error: the figure `12 times` was typed by hand
  --> src/part/chapter.md:17:25
   |
17 | ````admonish tip title="12 times <img onerror=x>"
   |                         ^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: a chapter cannot hold the tag <img>
  --> src/part/chapter.md:17:34
   |
17 | ````admonish tip title="12 times <img onerror=x>"
   |                                  ^^^^^^^^^^^^^^^
   |
   = help: use Markdown; what is missing belongs in the theme

error: the figure `3 ms` was typed by hand
  --> src/part/chapter.md:20:10
   |
20 | It takes 3 ms: [here](gone.md), [there](#dead), ![it](https://example.org/a.png) <script>x</script>
   |          ^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: no page src/part/gone.md
  --> src/part/chapter.md:20:16
   |
20 | It takes 3 ms: [here](gone.md), [there](#dead), ![it](https://example.org/a.png) <script>x</script>
   |                ^^^^^^^^^^^^^^^
   |
   = help: there is `src/part/chapter.md`

error: the image https://example.org/a.png comes from elsewhere
  --> src/part/chapter.md:20:49
   |
20 | It takes 3 ms: [here](gone.md), [there](#dead), ![it](https://example.org/a.png) <script>x</script>
   |                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: the book works offline: put the image beside the page

error: a chapter cannot hold the tag <script>
  --> src/part/chapter.md:20:82
   |
20 | It takes 3 ms: [here](gone.md), [there](#dead), ![it](https://example.org/a.png) <script>x</script>
   |                                                                                  ^^^^^^^^
   |
   = help: use Markdown; what is missing belongs in the theme

error: a chapter cannot hold the attribute onclick=
  --> src/part/chapter.md:23:1
   |
23 | <div onclick="x">
   | ^^^^^^^^^^^^^^^^^
   |
   = help: pages hold no scripts and no styles of their own

error: the figure `97 %` was typed by hand
  --> src/part/chapter.md:25:1
   |
25 | 97 %
   | ^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `98 %` was typed by hand
  --> src/part/chapter.md:31:11
   |
31 | After it, 98 %.
   |           ^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

"#]],
    );
}

#[test]
fn html_that_poses_as_a_proof() {
    check(
        page_with(
            "<figure class=\"output\">\n\n2 + 3 = 6\n\n</figure>\n\nA <span class=measured>figure</span>, a <span class=\"specimen\" title=\"output\">specimen</span>.",
        ),
        str![[r#"
error: the class `output` is not for pages
  --> src/part/chapter.md:17:1
   |
17 | <figure class="output">
   | ^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: take it away; a directive writes what is checked

error: the tag <span> cannot be read
  --> src/part/chapter.md:23:3
   |
23 | A <span class=measured>figure</span>, a <span class="specimen" title="output">specimen</span>.
   |   ^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write each attribute as `name="value"`, after one space

error: the class `specimen` is not for pages
  --> src/part/chapter.md:23:41
   |
23 | A <span class=measured>figure</span>, a <span class="specimen" title="output">specimen</span>.
   |                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: take it away; a directive writes what is checked

"#]],
    );
}
