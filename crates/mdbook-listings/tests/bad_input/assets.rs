//! What lies beside the pages: anything but pictures, and pictures that run something.

use crate::book::{Book, PAGE};
use crate::support::check;
use snapbox::str;

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>\n";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

#[test]
fn pictures_and_what_editors_leave() {
    let book = Book::new();
    book.append(PAGE, "\n![a shape](a.svg)\n![another](<Größe b.png>)\n");
    book.write("src/part/a.svg", SVG).write("src/part/Größe b.png", PNG);
    book.write("src/.DS_Store", "x").write("src/part/.chapter.md.swp", "x");
    book.write("src/part/chapter.md~", "x").write("src/part/#chapter.md#", "x");
    #[cfg(unix)]
    std::os::unix::fs::symlink("me@here.1:2", book.root().join("src/part/.#chapter.md")).unwrap();
    check(book.report(), "");
}

#[test]
fn files_that_would_replace_a_page_or_a_script() {
    let book = Book::new();
    let files = [
        "404.html",
        "_headers",
        "part/chapter.html",
        "part/chapter.md.txt",
        "searchindex.js",
        "sw.js",
        "theme/site-01234567.js",
        "part/a.SVG",
        "part/data.json",
        "CNAME",
    ];
    for file in files {
        book.write(&format!("src/{file}"), SVG);
    }
    check(
        book.report(),
        str![[r#"
error: the site has its own `404`
--> src/404.html
 = help: choose another name

error: this is neither a page nor a picture
--> src/404.html
 = help: src/ holds pages, and pictures that end in .gif, .jpeg, .jpg, .png, .svg

error: this is neither a page nor a picture
--> src/CNAME
 = help: src/ holds pages, and pictures that end in .gif, .jpeg, .jpg, .png, .svg

error: this is neither a page nor a picture
--> src/_headers
 = help: src/ holds pages, and pictures that end in .gif, .jpeg, .jpg, .png, .svg

error: this is neither a page nor a picture
--> src/part/a.SVG
 = help: let its name end in .svg

error: this is neither a page nor a picture
--> src/part/chapter.html
 = help: src/ holds pages, and pictures that end in .gif, .jpeg, .jpg, .png, .svg

error: this is neither a page nor a picture
--> src/part/chapter.md.txt
 = help: src/ holds pages, and pictures that end in .gif, .jpeg, .jpg, .png, .svg

error: this is neither a page nor a picture
--> src/part/data.json
 = help: src/ holds pages, and pictures that end in .gif, .jpeg, .jpg, .png, .svg

error: this is neither a page nor a picture
--> src/searchindex.js
 = help: src/ holds pages, and pictures that end in .gif, .jpeg, .jpg, .png, .svg

error: this is neither a page nor a picture
--> src/sw.js
 = help: src/ holds pages, and pictures that end in .gif, .jpeg, .jpg, .png, .svg

error: the site has its own `theme`
--> src/theme/site-01234567.js
 = help: choose another name

error: this is neither a page nor a picture
--> src/theme/site-01234567.js
 = help: src/ holds pages, and pictures that end in .gif, .jpeg, .jpg, .png, .svg

"#]],
    );
}

#[test]
fn pictures_that_are_something_else() {
    let book = Book::new();
    book.write("src/a.png", "<script>").write("src/b.jpg", PNG).write("src/c.svg", "text\n");
    book.write("src/d.gif", "").write("src/e.svg", b"\xff\xfe<svg/>");
    check(
        book.report(),
        str![[r#"
error: this is not a .png
--> src/a.png
 = help: save the picture again in this format

error: this is not a .jpg
--> src/b.jpg
 = help: save the picture again in this format

error: a picture is one `<svg …>…</svg>` and nothing else
--> src/c.svg
 = help: it goes into the page as it is

error: browsers do not show this file as a picture
--> src/c.svg
 = help: write `<svg xmlns="http://www.w3.org/2000/svg" …>`

error: this is not a .gif
--> src/d.gif
 = help: save the picture again in this format

error: byte 0 is not valid UTF-8
 --> src/e.svg:1:1
  |
1 | ��<svg/>
  | ^
  |
  = help: save the file as UTF-8

"#]],
    );
}

#[test]
fn drawings_that_run_or_load() {
    let book = Book::new();
    let svg = |text: &str| text.replace("<svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    let drawings = [
        "<svg>\n<script>alert(1)</script>\n<path onload='x'/></svg>\n",
        "<!DOCTYPE svg [<!ENTITY a \"b\">]>\n<svg>&a;</svg>\n",
        "<svg><use href=\"https://a.b/c.svg#d\"/>\n<g fill=\"url(//a.b/c)\"/></svg>\n",
        "<svg><style>@import 'x';</style></svg>\n<?xml-stylesheet href=\"a\"?>\n",
        "<svg><a href='#x'/><foreignObject/><path d=x/></svg>\n",
    ];
    for (name, drawing) in ["a", "b", "c", "d", "e"].iter().zip(drawings) {
        book.write(&format!("src/{name}.svg"), svg(drawing));
    }
    check(
        book.report(),
        str![[r#"
error: a picture cannot hold the tag <script>
 --> src/a.svg:2:1
  |
2 | <script>alert(1)</script>
  | ^^^^^^^^
  |
  = help: a picture is made of shapes and text

error: a picture cannot hold the tag <script>
 --> src/a.svg:2:17
  |
2 | <script>alert(1)</script>
  |                 ^^^^^^^^^
  |
  = help: a picture is made of shapes and text

error: a chapter cannot hold the attribute onload=
 --> src/a.svg:3:1
  |
3 | <path onload='x'/></svg>
  | ^^^^^^^^^^^^^^^^^^
  |
  = help: pages hold no scripts and no styles of their own

error: this `<` begins no tag
 --> src/b.svg:1:1
  |
1 | <!DOCTYPE svg [<!ENTITY a "b">]>
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write `&lt;` for the sign itself

error: raw HTML cannot hold `&a;`
 --> src/b.svg:2:41
  |
2 | <svg xmlns="http://www.w3.org/2000/svg">&a;</svg>
  |                                         ^^^
  |
  = help: write the character itself; only &amp;, &lt;, &gt;, &quot;, &nbsp; are read

error: a picture cannot hold the tag <use>
 --> src/c.svg:1:41
  |
1 | <svg xmlns="http://www.w3.org/2000/svg"><use href="https://a.b/c.svg#d"/>
  |                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: a picture is made of shapes and text

error: a chapter cannot hold `fill="url(//a.b/c)"`
 --> src/c.svg:2:1
  |
2 | <g fill="url(//a.b/c)"/></svg>
  | ^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: a picture is drawn with numbers, names of colours and `url(#id)`, and refers to nothing elsewhere

error: a picture cannot hold the tag <style>
 --> src/d.svg:1:41
  |
1 | <svg xmlns="http://www.w3.org/2000/svg"><style>@import 'x';</style></svg>
  |                                         ^^^^^^^
  |
  = help: a picture is made of shapes and text

error: a picture cannot hold the tag <style>
 --> src/d.svg:1:60
  |
1 | <svg xmlns="http://www.w3.org/2000/svg"><style>@import 'x';</style></svg>
  |                                                            ^^^^^^^^
  |
  = help: a picture is made of shapes and text

error: this `<` begins no tag
 --> src/d.svg:2:1
  |
2 | <?xml-stylesheet href="a"?>
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write `&lt;` for the sign itself

error: a picture cannot hold the tag <a>
 --> src/e.svg:1:41
  |
1 | <svg xmlns="http://www.w3.org/2000/svg"><a href='#x'/><foreignObject/><path d=x/></svg>
  |                                         ^^^^^^^^^^^^^^
  |
  = help: a picture is made of shapes and text

error: a picture cannot hold the tag <foreignobject>
 --> src/e.svg:1:55
  |
1 | <svg xmlns="http://www.w3.org/2000/svg"><a href='#x'/><foreignObject/><path d=x/></svg>
  |                                                       ^^^^^^^^^^^^^^^^
  |
  = help: a picture is made of shapes and text

error: the tag <path> cannot be read
 --> src/e.svg:1:71
  |
1 | <svg xmlns="http://www.w3.org/2000/svg"><a href='#x'/><foreignObject/><path d=x/></svg>
  |                                                                       ^^^^^^^^^^^
  |
  = help: write each attribute as `name="value"`, after one space

"#]],
    );
}

#[test]
fn a_picture_that_the_page_shows_is_there() {
    let book = Book::new();
    book.append(PAGE, "\n![shape](shape.svg)\n").write("src/part/shape.svg", SVG);
    check(book.report(), "");
}
