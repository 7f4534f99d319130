//! A `book.toml` that a site cannot be built from as it says: `check` refuses what `build` refuses,
//! in the same words, and at its place.

use snapbox::str;

use crate::book::Book;
use crate::{boxed, check, run};

/// What `check` says about a book with these lines at the end of its settings; `build` says it too.
pub fn with(lines: &str) -> String {
    let book = boxed();
    report(book.append("book.toml", lines))
}

pub fn report(book: &Book) -> String {
    let report = run(book, &["check"]);
    assert_eq!(report, run(book, &["build", "--draft"]));
    assert!(!book.root().join("book").exists());
    report
}

#[test]
fn keys_that_mdbook_would_pass_over() {
    let lines = [
        "[output.html]\nadditional-ccs = []\n",
        "[output.html]\ncname = \"a.b\"\n",
        "[output.html]\nhash-files = false\n",
        "[output.html.playground]\neditable = true\n",
        "[output.html.code.hidelines]\nrust = \"1\"\n",
        "[outptu.html]\n",
    ];
    check(
        lines.map(with).concat(),
        str![[r#"
error: `additional-ccs` is not a setting that this tool reads
  --> book.toml:17:1
   |
17 | additional-ccs = []
   | ^^^^^^^^^^^^^^
   |
   = help: did you mean `additional-css`?

1 error
[exit status: 1]
error: `cname` is not a setting that this tool reads
  --> book.toml:17:1
   |
17 | cname = "a.b"
   | ^^^^^
   |
   = help: there are `theme`, `additional-css`, `additional-js`, `git-repository-url`, `edit-url-template`, `no-section-label`, `playground`, `redirect`

1 error
[exit status: 1]
error: `hash-files` is not a setting that this tool reads
  --> book.toml:17:1
   |
17 | hash-files = false
   | ^^^^^^^^^^
   |
   = help: there are `theme`, `additional-css`, `additional-js`, `git-repository-url`, `edit-url-template`, `no-section-label`, `playground`, `redirect`

1 error
[exit status: 1]
error: `editable` is not a setting that this tool reads
  --> book.toml:17:1
   |
17 | editable = true
   | ^^^^^^^^
   |
   = help: there is `runnable`

1 error
[exit status: 1]
error: `code` is not a setting that this tool reads
  --> book.toml:16:14
   |
16 | [output.html.code.hidelines]
   |              ^^^^
   |
   = help: there are `theme`, `additional-css`, `additional-js`, `git-repository-url`, `edit-url-template`, `no-section-label`, `playground`, `redirect`

1 error
[exit status: 1]
error: `outptu` is not a setting that this tool reads
  --> book.toml:16:2
   |
16 | [outptu.html]
   |  ^^^^^^
   |
   = help: did you mean `output`?

1 error
[exit status: 1]

"#]],
    );
}

#[test]
fn values_of_a_wrong_type() {
    let lines = [
        "[output.html]\nadditional-css = \"theme/a.css\"\n",
        "[output.html]\nno-section-label = 1\n",
        "[output]\nhtml = true\n",
        "[rust]\nedition = \"2025\"\n",
        "[output.html.playground]\nrunnable = true\nrunnable = false\n",
        "[output.html.playground]\nrunnable = true\n",
    ];
    check(
        lines.map(with).concat(),
        str![[r#"
error: invalid type: string "theme/a.css", expected a sequence
  --> book.toml:17:18
   |
17 | additional-css = "theme/a.css"
   |                  ^^^^^^^^^^^^^

1 error
[exit status: 1]
error: invalid type: integer `1`, expected a boolean
  --> book.toml:17:20
   |
17 | no-section-label = 1
   |                    ^

1 error
[exit status: 1]
error: invalid type: boolean `true`, expected a table
  --> book.toml:17:8
   |
17 | html = true
   |        ^^^^

1 error
[exit status: 1]
error: unknown variant `2025`, expected one of `2024`, `2021`, `2018`, `2015`
  --> book.toml:17:11
   |
17 | edition = "2025"
   |           ^^^^^^

1 error
[exit status: 1]
error: duplicate key
  --> book.toml:18:1
   |
18 | runnable = false
   | ^^^^^^^^

1 error
[exit status: 1]
error: pages would send code to another site
  --> book.toml:17:12
   |
17 | runnable = true
   |            ^^^^
   |
   = help: delete this line: the book works offline

1 error
[exit status: 1]

"#]],
    );
}

#[test]
fn other_renderers_and_preprocessors() {
    let lines = [
        "[output.linkcheck]\n[output.html]\n",
        "[output.markdown]\n",
        "[preprocessor.toc]\ncommand = \"mdbook-toc\"\nrenderers = [\"html\"]\n",
        "[preprocessor.links]\n",
        "[preprocessor.gone]\ncommand = \"no-such-program\"\n",
    ];
    check(
        lines.map(with).concat(),
        str![[r#"
error: `linkcheck` is not a setting that this tool reads
  --> book.toml:16:9
   |
16 | [output.linkcheck]
   |         ^^^^^^^^^
   |
   = help: delete this table: one renderer makes the site

1 error
[exit status: 1]
error: `markdown` is not a setting that this tool reads
  --> book.toml:16:9
   |
16 | [output.markdown]
   |         ^^^^^^^^
   |
   = help: delete this table: one renderer makes the site

1 error
[exit status: 1]
error: `toc` is not a setting that this tool reads
  --> book.toml:16:15
   |
16 | [preprocessor.toc]
   |               ^^^
   |
   = help: delete this table: another preprocessor could change what was checked

1 error
[exit status: 1]
error: `links` is not a setting that this tool reads
  --> book.toml:16:15
   |
16 | [preprocessor.links]
   |               ^^^^^
   |
   = help: delete this table: another preprocessor could change what was checked

1 error
[exit status: 1]
error: `gone` is not a setting that this tool reads
  --> book.toml:16:15
   |
16 | [preprocessor.gone]
   |               ^^^^
   |
   = help: delete this table: another preprocessor could change what was checked

1 error
[exit status: 1]

"#]],
    );
}

#[test]
fn preprocessors_that_would_not_run() {
    let change = |from: &str, to: &str| {
        let book = boxed();
        report(book.swap("book.toml", from, to))
    };
    let reports = [
        change("renderers = [\"html\", \"test\"]", "renderers = [\"test\"]"),
        change("renderers = [\"html\", \"test\"]", "renderers = [\"html\"]"),
        change("renderers = [\"html\", \"test\"]", ""),
        change(
            "renderers = [\"html\", \"test\"]",
            "renderers = [\"html\", \"test\"]\noptional = true",
        ),
        change("renderers = [\"html\"]\nassets", "renderers = [\"test\"]\nassets"),
        change("[preprocessor.listings]", "[preprocessor.listing]"),
    ];
    check(
        reports.concat(),
        str![[r#"
error: pages would be published or tested without being checked
  --> book.toml:10:13
   |
10 | renderers = ["test"]
   |             ^^^^^^^^
   |
   = help: write `renderers = ["html", "test"]`

1 error
[exit status: 1]
error: pages would be published or tested without being checked
  --> book.toml:10:13
   |
10 | renderers = ["html"]
   |             ^^^^^^^^
   |
   = help: write `renderers = ["html", "test"]`

1 error
[exit status: 1]
error: pages would be published or tested without being checked
 --> book.toml:7:15
  |
7 | [preprocessor.listings]
  |               ^^^^^^^^
  |
  = help: write `renderers = ["html", "test"]`

1 error
[exit status: 1]
error: pages would be published unchecked
  --> book.toml:11:12
   |
11 | optional = true
   |            ^^^^
   |
   = help: delete this line

1 error
[exit status: 1]
error: boxes would be published as they are typed
  --> book.toml:14:13
   |
14 | renderers = ["test"]
   |             ^^^^^^^^
   |
   = help: write `renderers = ["html", "test"]`

1 error
[exit status: 1]
error: `listing` is not a setting that this tool reads
 --> book.toml:7:15
  |
7 | [preprocessor.listing]
  |               ^^^^^^^
  |
  = help: did you mean `listings`?

1 error
[exit status: 1]

"#]],
    );
}

#[test]
fn settings_that_are_not_text() {
    let bytes = boxed();
    bytes.write("book.toml", b"[book]\ntitle = \"\xff\"\n");
    let quoted = boxed();
    quoted.swap("book.toml", "title = \"Sums\"", "title = Sums");
    let windows = boxed();
    let text = windows.read("book.toml").replace('\n', "\r\n") + "[output.html]\r\nx = 1\r\n";
    windows.write("book.toml", text);
    check(
        [report(&bytes), report(&quoted), report(&windows)].concat(),
        str![[r#"
error: stream did not contain valid UTF-8
--> book.toml

1 error
[exit status: 1]
error: string values must be quoted, expected literal string
 --> book.toml:2:9
  |
2 | title = Sums
  |         ^^^^

1 error
[exit status: 1]
error: `x` is not a setting that this tool reads
  --> book.toml:17:1
   |
17 | x = 1
   | ^
   |
   = help: there are `theme`, `additional-css`, `additional-js`, `git-repository-url`, `edit-url-template`, `no-section-label`, `playground`, `redirect`

1 error
[exit status: 1]

"#]],
    );
}

#[test]
fn a_book_without_boxes_can_be_built() {
    let book = Book::new();
    book.swap("src/part/chapter.md", "{{#exercise part/chapter double}}\n", "");
    book.delete(crate::book::EXERCISE);
    book.swap(
        crate::book::MANIFEST,
        "[[test]]\nname = \"exercise_double\"\npath = \"exercises/double.rs\"\n",
        "",
    );
    check(
        run(&book, &["build", "--draft"]),
        str![[r#"
The site is in book/
[exit status: 0]

"#]],
    );
}
