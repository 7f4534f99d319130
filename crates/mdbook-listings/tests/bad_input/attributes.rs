//! Attributes, and pictures that go into a page as they are: only what is on a short list.

use snapbox::str;

use crate::book::{Book, PAGE};
use crate::support::{check, page_with};

#[test]
fn attributes_of_headings() {
    check(
        page_with(
            "## One { #one .listing }\n\n## Two { onclick=\"go()\" }\n\n## Three {#Three}\n\n\
             Four {#four style=x}\n----\n\n> ## Five {.output data-demo=\"x\"}\n\n\
             ```admonish\n## Six {#a&quot;onload=x}\n```\n\n## Seven {#seven}",
        ),
        str![[r#"
error: a heading cannot carry `.listing`
  --> src/part/chapter.md:17:1
   |
17 | ## One { #one .listing }
   | ^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: after a heading, braces hold an id and nothing else: `{#id}`

error: a heading cannot carry `onclick`
  --> src/part/chapter.md:19:1
   |
19 | ## Two { onclick="go()" }
   | ^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: after a heading, braces hold an id and nothing else: `{#id}`

error: `Three` is not an id
  --> src/part/chapter.md:21:1
   |
21 | ## Three {#Three}
   | ^^^^^^^^^^^^^^^^^
   |
   = help: an id has small letters, digits and hyphens, and begins with a letter

error: a heading cannot carry `style`
  --> src/part/chapter.md:23:1
   |
23 | / Four {#four style=x}
24 | | ----
   | |____^
   |
   = help: after a heading, braces hold an id and nothing else: `{#id}`

error: a heading cannot carry `.output`
  --> src/part/chapter.md:26:3
   |
26 | > ## Five {.output data-demo="x"}
   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: after a heading, braces hold an id and nothing else: `{#id}`

error: `a&quot;onload=x` is not an id
  --> src/part/chapter.md:29:1
   |
29 | ## Six {#a&quot;onload=x}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: an id has small letters, digits and hyphens, and begins with a letter

"#]],
    );
}

#[test]
fn attributes_of_boxes() {
    check(
        page_with(
            "```admonish note class=\"output\"\na\n```\n\n```admonish id=\"content\"\nb\n```\n\n\
             ```admonish note.listing\nc\n```\n\n> ```admonish title=\"x\\\" onclick=\\\"go()\"\n> d\n> ```\n\n\
             ````admonish tip title='e'\ne\n````\n\n```admonish title=\"&lt;script>\"\nf\n```\n\n\
             ```admonish onclick=\"go()\"\ng\n```\n\n```admonish tip title=\"h\" collapsible=true\nh\n```\n\n\
             ```admonish title=\"h\", collapsible=false\nh\n```",
        ),
        str![[r#"
error: a box has a kind, a title and `collapsible`, and nothing else
  --> src/part/chapter.md:17:1
   |
17 | ```admonish note class="output"
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `admonish KIND title="…" collapsible=true`, or less; kinds are note, tip, warning …; the title is without `\`, `&` and `"`

error: a box has a kind, a title and `collapsible`, and nothing else
  --> src/part/chapter.md:21:1
   |
21 | ```admonish id="content"
   | ^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `admonish KIND title="…" collapsible=true`, or less; kinds are note, tip, warning …; the title is without `\`, `&` and `"`

error: a box has a kind, a title and `collapsible`, and nothing else
  --> src/part/chapter.md:25:1
   |
25 | ```admonish note.listing
   | ^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `admonish KIND title="…" collapsible=true`, or less; kinds are note, tip, warning …; the title is without `\`, `&` and `"`

error: a box has a kind, a title and `collapsible`, and nothing else
  --> src/part/chapter.md:29:3
   |
29 | > ```admonish title="x\" onclick=\"go()"
   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `admonish KIND title="…" collapsible=true`, or less; kinds are note, tip, warning …; the title is without `\`, `&` and `"`

error: a box has a kind, a title and `collapsible`, and nothing else
  --> src/part/chapter.md:33:1
   |
33 | ````admonish tip title='e'
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `admonish KIND title="…" collapsible=true`, or less; kinds are note, tip, warning …; the title is without `\`, `&` and `"`

error: a box has a kind, a title and `collapsible`, and nothing else
  --> src/part/chapter.md:37:1
   |
37 | ```admonish title="&lt;script>"
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `admonish KIND title="…" collapsible=true`, or less; kinds are note, tip, warning …; the title is without `\`, `&` and `"`

error: a box has a kind, a title and `collapsible`, and nothing else
  --> src/part/chapter.md:41:1
   |
41 | ```admonish onclick="go()"
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `admonish KIND title="…" collapsible=true`, or less; kinds are note, tip, warning …; the title is without `\`, `&` and `"`

"#]],
    );
}

#[test]
fn attributes_of_tags() {
    check(
        page_with(
            "<div data-files=\"x\">a</div>\n\n<p tabindex=\"0\" hidden>b</p>\n\n<span id=\"a b\">c</span>\n\n\
             <section class=\"exercise\">d</section>\n\n<b CLASS='wide'>e</b>\n\n<figure role=\"note\">f</figure>\n\n\
             <i/onclick=go()>g</i>\n\n<i class=x>h</i>\n\n<i title=\"a\"onclick=\"b\">i</i>\n\n<details open=\"x\">j</details>\n\n\
             <abbr title=\"kilo\" lang=\"en\" id=\"k\">k</abbr>",
        ),
        str![[r#"
error: a chapter cannot hold the attribute data-files=
  --> src/part/chapter.md:17:1
   |
17 | <div data-files="x">a</div>
   | ^^^^^^^^^^^^^^^^^^^^
   |
   = help: take it away; <div> does not need it

error: a chapter cannot hold the attribute tabindex=
  --> src/part/chapter.md:19:1
   |
19 | <p tabindex="0" hidden>b</p>
   | ^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: take it away; <p> does not need it

error: a chapter cannot hold `id="a b"`
  --> src/part/chapter.md:21:1
   |
21 | <span id="a b">c</span>
   | ^^^^^^^^^^^^^^^
   |
   = help: an id has small letters, digits and hyphens, and begins with a letter

error: the class `exercise` is not for pages
  --> src/part/chapter.md:23:1
   |
23 | <section class="exercise">d</section>
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: take it away; a directive writes what is checked

error: the class `wide` is not for pages
  --> src/part/chapter.md:25:1
   |
25 | <b CLASS='wide'>e</b>
   | ^^^^^^^^^^^^^^^^
   |
   = help: take it away; a directive writes what is checked

error: a chapter cannot hold `role="note"`
  --> src/part/chapter.md:27:1
   |
27 | <figure role="note">f</figure>
   | ^^^^^^^^^^^^^^^^^^^^
   |
   = help: `role="img"` is for a picture; other roles belong to the site

error: the tag <i> cannot be read
  --> src/part/chapter.md:31:1
   |
31 | <i class=x>h</i>
   | ^^^^^^^^^^^
   |
   = help: write each attribute as `name="value"`, after one space

error: a chapter cannot hold `open="x"`
  --> src/part/chapter.md:35:1
   |
35 | <details open="x">j</details>
   | ^^^^^^^^^^^^^^^^^^
   |
   = help: write `<details open>`

"#]],
    );
}

#[test]
fn addresses_in_drawings() {
    check(
        page_with(
            "<svg fill=\"url(https://example.org/x)\"></svg>\n<svg fill=\"URL(x.svg#a)\"></svg>\n\
             <svg href=\"x\"></svg>\n<svg xlink:href=\"x\"></svg>\n<svg xmlns=\"x\"></svg>\n\
             <svg><path d=\"M0 0&#47;\"/></svg>\n<svg fill=\"\\75rl(x)\"></svg>\n\n\
             <svg viewBox=\"0 0 1 1\" fill=\"url(#a)\"><path d=\"M0 0L1,1\" transform=\"translate(1 -2)\"/></svg>",
        ),
        str![[r#"
error: a chapter cannot hold `fill="url(https://example.org/x)"`
  --> src/part/chapter.md:17:1
   |
17 | <svg fill="url(https://example.org/x)"></svg>
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: a picture is drawn with numbers, names of colours and `url(#id)`, and refers to nothing elsewhere

error: a chapter cannot hold `fill="URL(x.svg#a)"`
  --> src/part/chapter.md:18:1
   |
18 | <svg fill="URL(x.svg#a)"></svg>
   | ^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: a picture is drawn with numbers, names of colours and `url(#id)`, and refers to nothing elsewhere

error: a chapter cannot hold the attribute href=
  --> src/part/chapter.md:19:1
   |
19 | <svg href="x"></svg>
   | ^^^^^^^^^^^^^^
   |
   = help: take it away; <svg> does not need it

error: a chapter cannot hold the attribute xlink:href=
  --> src/part/chapter.md:20:1
   |
20 | <svg xlink:href="x"></svg>
   | ^^^^^^^^^^^^^^^^^^^^
   |
   = help: take it away; <svg> does not need it

error: a chapter cannot hold `xmlns="x"`
  --> src/part/chapter.md:21:1
   |
21 | <svg xmlns="x"></svg>
   | ^^^^^^^^^^^^^^^
   |
   = help: take it away; a picture in a page does not need it

error: a chapter cannot hold `d="M0 0&#47;"`
  --> src/part/chapter.md:22:6
   |
22 | <svg><path d="M0 0&#47;"/></svg>
   |      ^^^^^^^^^^^^^^^^^^^^^
   |
   = help: a picture is drawn with numbers, names of colours and `url(#id)`, and refers to nothing elsewhere

error: raw HTML cannot hold `&#47;`
  --> src/part/chapter.md:22:19
   |
22 | <svg><path d="M0 0&#47;"/></svg>
   |                   ^^^^^
   |
   = help: write the character itself; only &amp;, &lt;, &gt;, &quot;, &nbsp; are read

error: a chapter cannot hold `fill="\75rl(x)"`
  --> src/part/chapter.md:23:1
   |
23 | <svg fill="\75rl(x)"></svg>
   | ^^^^^^^^^^^^^^^^^^^^^
   |
   = help: a picture is drawn with numbers, names of colours and `url(#id)`, and refers to nothing elsewhere

"#]],
    );
}

#[test]
fn html_that_is_not_closed() {
    check(
        page_with("<div>\n\na\n\n- <b>b\n\nc</b> d <i>e</i>\n\nf <br> g <br/>"),
        str![[r#"
error: the tag <div> is not closed
  --> src/part/chapter.md:17:1
   |
17 | <div>
   | ^^^^^
   |
   = help: write `</div>` where it ends, in the same block of Markdown

error: the tag <b> is not closed
  --> src/part/chapter.md:21:3
   |
21 | - <b>b
   |   ^^^
   |
   = help: write `</b>` where it ends, in the same block of Markdown

error: </b> closes nothing
  --> src/part/chapter.md:23:2
   |
23 | c</b> d <i>e</i>
   |  ^^^^
   |
   = help: a tag is closed in the block of Markdown in which it was opened

"#]],
    );
}

#[test]
fn html_that_is_closed_elsewhere() {
    check(
        page_with(
            "<div>\n\na\n\n- b </div>\n\n> <section>\n\n</section>\n\n```admonish\n</div>\n```",
        ),
        str![[r#"
error: the tag <div> is not closed
  --> src/part/chapter.md:17:1
   |
17 | <div>
   | ^^^^^
   |
   = help: write `</div>` where it ends, in the same block of Markdown

error: </div> closes nothing
  --> src/part/chapter.md:21:5
   |
21 | - b </div>
   |     ^^^^^^
   |
   = help: a tag is closed in the block of Markdown in which it was opened

error: the tag <section> is not closed
  --> src/part/chapter.md:23:3
   |
23 | > <section>
   |   ^^^^^^^^^
   |
   = help: write `</section>` where it ends, in the same block of Markdown

error: </section> closes nothing
  --> src/part/chapter.md:25:1
   |
25 | </section>
   | ^^^^^^^^^^
   |
   = help: a tag is closed in the block of Markdown in which it was opened

error: </div> closes nothing
  --> src/part/chapter.md:28:1
   |
28 | </div>
   | ^^^^^^
   |
   = help: a tag is closed in the block of Markdown in which it was opened

"#]],
    );
}

#[test]
fn html_that_is_not_a_tag() {
    check(
        page_with("<p>a < b</p>\n\n<!-- c -->\n\n<p>d <?php e ?> <!DOCTYPE f> <u8> <sub/></p>"),
        str![[r#"
error: this `<` begins no tag
  --> src/part/chapter.md:17:6
   |
17 | <p>a < b</p>
   |      ^^^^^^^
   |
   = help: write `&lt;` for the sign itself

error: a chapter cannot hold a comment
  --> src/part/chapter.md:19:1
   |
19 | <!-- c -->
   | ^^^^^^^^^^
   |
   = help: it would be published; delete it

error: this `<` begins no tag
  --> src/part/chapter.md:21:6
   |
21 | <p>d <?php e ?> <!DOCTYPE f> <u8> <sub/></p>
   |      ^^^^^^^^^^
   |
   = help: write `&lt;` for the sign itself

error: this `<` begins no tag
  --> src/part/chapter.md:21:17
   |
21 | <p>d <?php e ?> <!DOCTYPE f> <u8> <sub/></p>
   |                 ^^^^^^^^^^^^
   |
   = help: write `&lt;` for the sign itself

error: a chapter cannot hold the tag <u8>
  --> src/part/chapter.md:21:30
   |
21 | <p>d <?php e ?> <!DOCTYPE f> <u8> <sub/></p>
   |                              ^^^^
   |
   = help: use Markdown; what is missing belongs in the theme

error: browsers take <sub/> for a tag that is never closed
  --> src/part/chapter.md:21:35
   |
21 | <p>d <?php e ?> <!DOCTYPE f> <u8> <sub/></p>
   |                                   ^^^^^^
   |
   = help: write `<sub></sub>`

"#]],
    );
}

/// The report on a book that shows a demo with this picture and this description.
fn demo(poster: &str, description: &str) -> String {
    let book = Book::new();
    let manifest = format!(
        "[package]\nname = \"chapter-web\"\nedition = \"2024\"\ndescription = \"{description}\"\n"
    );
    let members =
        "[workspace]\nresolver = \"3\"\nmembers = [\"examples/*/*\", \"examples/*/*/web\"]\n";
    book.write("Cargo.toml", members);
    book.append(PAGE, "\n{{#demo part/chapter}}\n");
    book.write("examples/part/chapter/web/Cargo.toml", manifest);
    book.write("examples/part/chapter/web/src/lib.rs", "//! Runs in a page.\n");
    book.write("examples/part/chapter/web/view.js", "export {};\n");
    book.write("examples/part/chapter/web/poster.svg", poster).report()
}

#[test]
fn posters_that_do_more_than_draw() {
    for poster in [
        "<svg><script>go()</script></svg>",
        "<svg onload=\"go()\"></svg>",
        "<svg><a href=\"javascript:go()\"><text>a</text></a></svg>",
        "<svg><image href=\"https://example.org/a.png\"/></svg>",
        "<svg><foreignObject><p>a</p></foreignObject></svg>",
        "<svg><style>g { fill: url(x) }</style></svg>",
        "<svg><g style=\"fill: red\"></g></svg>",
        "<svg class=\"output\"></svg>",
        "<svg><use href=\"#a\"/></svg>",
        "<svg><p>a</p></svg>",
        "<svg></svg><svg></svg>",
        "<?xml version=\"1.0\"?><svg></svg>",
        "<svg><set attributeName=\"onload\" to=\"go()\"/></svg>",
        "<svg><g></svg>",
        "",
    ] {
        let report = demo(poster, "A demo.");
        assert!(report.contains("web/poster.svg"), "{poster}: {report}");
    }
}

#[test]
fn a_poster_with_a_handler() {
    check(
        demo("<svg\n  viewBox=\"0 0 1 1\" onload=\"go()\"></svg>\n", "A demo."),
        str![[r#"
error: a chapter cannot hold the attribute onload=
 --> examples/part/chapter/web/poster.svg:1:1
  |
1 | / <svg
2 | |   viewBox="0 0 1 1" onload="go()"></svg>
  | |__________________________________^
  |
  = help: pages hold no scripts and no styles of their own

"#]],
    );
}

#[test]
fn a_caption_with_markup() {
    check(
        demo("<svg></svg>", "A <b>demo</b>."),
        str![[r#"
error: the description holds `<`
--> examples/part/chapter/web/Cargo.toml
 = help: it is the caption of the demo: one line of plain text, without markup

"#]],
    );
    check(
        demo("<svg></svg>", "A demo,\\n\\n# heading"),
        str![[r#"
error: the description holds `\n`
--> examples/part/chapter/web/Cargo.toml
 = help: it is the caption of the demo: one line of plain text, without markup

"#]],
    );
    check(
        demo("<svg></svg>", "A demo [of](x.html) that is 40 times faster."),
        str![[r#"
error: the description holds `[`
--> examples/part/chapter/web/Cargo.toml
 = help: it is the caption of the demo: one line of plain text, without markup

error: the figure `40 times` was typed by hand
--> examples/part/chapter/web/Cargo.toml
 = help: record it and use `{{#measured …}}`, or give its source in a footnote

"#]],
    );
    check(
        demo("<svg></svg>", "A demo of a < b & c."),
        str![[r#"
error: the description holds `<`
--> examples/part/chapter/web/Cargo.toml
 = help: it is the caption of the demo: one line of plain text, without markup

"#]],
    );
}
