//! Paths in `book.toml` that lead nowhere, elsewhere, or to something that would be lost.

use snapbox::str;

use crate::book_toml::{report, with};
use crate::{boxed, check};

#[test]
fn styles_and_scripts_from_elsewhere() {
    let outside = tempfile::NamedTempFile::with_suffix(".css").unwrap();
    let absolute = format!("[output.html]\nadditional-css = [\"{}\"]\n", outside.path().display());
    let absolute = with(&absolute).replace(&*outside.path().to_string_lossy(), "[OUTSIDE]");
    let lines = [
        "[output.html]\nadditional-js = [\"../../x.js\"]\n",
        "[output.html]\nadditional-js = [\"./book.toml\"]\n",
        "[output.html]\nadditional-js = [\"book.toml\"]\n",
        "[output.html]\nadditional-css = [\"theme/../Cargo.toml\"]\n",
        "[output.html]\nadditional-css = [\"theme/gone.css\"]\n",
        "[output.html]\nadditional-css = [\"\"]\n",
        "[output.html]\nedit-url-template = \"javascript:alert(1)\"\n",
    ];
    check(
        lines.map(with).concat() + &absolute,
        str![[r#"
error: `../../x.js` leads out of the book's folder
  --> book.toml:17:18
   |
17 | additional-js = ["../../x.js"]
   |                  ^^^^^^^^^^^^
   |
   = help: write the path from the folder of book.toml

1 error
[exit status: 1]
error: `./book.toml` is not a plain path
  --> book.toml:17:18
   |
17 | additional-js = ["./book.toml"]
   |                  ^^^^^^^^^^^^^
   |
   = help: write `book.toml`

1 error
[exit status: 1]
error: `book.toml` does not end in .js
  --> book.toml:17:18
   |
17 | additional-js = ["book.toml"]
   |                  ^^^^^^^^^^^
   |
   = help: name a file of that kind

1 error
[exit status: 1]
error: `theme/../Cargo.toml` is not a plain path
  --> book.toml:17:19
   |
17 | additional-css = ["theme/../Cargo.toml"]
   |                   ^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `Cargo.toml`

1 error
[exit status: 1]
error: no file `theme/gone.css`
  --> book.toml:17:19
   |
17 | additional-css = ["theme/gone.css"]
   |                   ^^^^^^^^^^^^^^^^
   |
   = help: write the path from the folder of book.toml

1 error
[exit status: 1]
error: `` names nothing in the book's folder
  --> book.toml:17:19
   |
17 | additional-css = [""]
   |                   ^^
   |
   = help: write the path from the folder of book.toml

1 error
[exit status: 1]
error: this is not an address
  --> book.toml:17:21
   |
17 | edit-url-template = "javascript:alert(1)"
   |                     ^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a full address that begins with `https://`

1 error
[exit status: 1]
error: `[OUTSIDE]` leads out of the book's folder
  --> book.toml:17:19
   |
17 | additional-css = ["[OUTSIDE]"]
   |                   ^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write the path from the folder of book.toml

1 error
[exit status: 1]

"#]],
    );
}

#[test]
fn a_theme_that_is_not_there() {
    let gone = with("[output.html]\ntheme = \"theme\"\n");
    let empty = boxed();
    empty.write("theme/site.js", "");
    let unlisted = boxed();
    unlisted.write("theme/index.hbs", "<script src=\"{{ resource \"theme/site.js\" }}\"></script>");
    let outside = with("[output.html]\ntheme = \"../theme\"\n");
    check(
        [gone, report(&empty), report(&unlisted), outside].concat(),
        str![[r#"
error: no folder `theme`
  --> book.toml:17:9
   |
17 | theme = "theme"
   |         ^^^^^^^
   |
   = help: write the path from the folder of book.toml

1 error
[exit status: 1]
error: no file `theme/index.hbs`
--> book.toml
 = help: without it mdBook takes its own template

1 error
[exit status: 1]
error: theme/index.hbs loads `theme/site.js`, which book.toml does not list
--> book.toml
 = help: add it to `additional-css` or `additional-js`

1 error
[exit status: 1]
error: `../theme` leads out of the book's folder
  --> book.toml:17:9
   |
17 | theme = "../theme"
   |         ^^^^^^^^^^
   |
   = help: write the path from the folder of book.toml

1 error
[exit status: 1]

"#]],
    );
}

#[test]
fn a_folder_of_pages_that_is_spelt_oddly() {
    let spelt = |src: &str| {
        let book = boxed();
        report(book.swap(
            "book.toml",
            "title = \"Sums\"",
            &format!("title = \"Sums\"\nsrc = \"{src}\""),
        ))
    };
    let names = ["./src", "src/", "/src", "../src", "SRC", "src//", "", ".", "src/../src", "scr"];
    check(
        names.map(spelt).concat(),
        str![[r#"
error: `./src` is not a plain path
 --> book.toml:3:7
  |
3 | src = "./src"
  |       ^^^^^^^
  |
  = help: write `src`

1 error
[exit status: 1]
error: `src/` is not a plain path
 --> book.toml:3:7
  |
3 | src = "src/"
  |       ^^^^^^
  |
  = help: write `src`

1 error
[exit status: 1]
error: `/src` leads out of the book's folder
 --> book.toml:3:7
  |
3 | src = "/src"
  |       ^^^^^^
  |
  = help: write the path from the folder of book.toml

1 error
[exit status: 1]
error: `../src` leads out of the book's folder
 --> book.toml:3:7
  |
3 | src = "../src"
  |       ^^^^^^^^
  |
  = help: write the path from the folder of book.toml

1 error
[exit status: 1]
error: no folder `SRC`
 --> book.toml:3:7
  |
3 | src = "SRC"
  |       ^^^^^
  |
  = help: write the path from the folder of book.toml

1 error
[exit status: 1]
error: `src//` is not a plain path
 --> book.toml:3:7
  |
3 | src = "src//"
  |       ^^^^^^^
  |
  = help: write `src`

1 error
[exit status: 1]
error: `` names nothing in the book's folder
 --> book.toml:3:7
  |
3 | src = ""
  |       ^^
  |
  = help: write the path from the folder of book.toml

1 error
[exit status: 1]
error: `.` names nothing in the book's folder
 --> book.toml:3:7
  |
3 | src = "."
  |       ^^^
  |
  = help: write the path from the folder of book.toml

1 error
[exit status: 1]
error: `src/../src` is not a plain path
 --> book.toml:3:7
  |
3 | src = "src/../src"
  |       ^^^^^^^^^^^^
  |
  = help: write `src`

1 error
[exit status: 1]
error: no folder `scr`
 --> book.toml:3:7
  |
3 | src = "scr"
  |       ^^^^^
  |
  = help: did you mean `src`?

1 error
[exit status: 1]

"#]],
    );
}
