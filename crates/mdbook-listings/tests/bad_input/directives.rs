//! Directives, exercises and everything between `{{#` and `}}`.

use snapbox::str;

use crate::book::{Book, EXERCISE, PAGE};
use crate::support::{check, page_with, swapped};

#[test]
fn misspelt_directive() {
    check(
        page_with("{{#inclde ../../examples/part/chapter/src/lib.rs}}"),
        str![[r#"
error: unknown directive `inclde`
  --> src/part/chapter.md:17:1
   |
17 | {{#inclde ../../examples/part/chapter/src/lib.rs}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `include`?

"#]],
    );
}

#[test]
fn a_spelling_that_only_mdbook_would_expand() {
    check(
        page_with(
            "```toml\n{{ #include ../../Cargo.toml}}\n```\n\n\\{{\n#include ../../Cargo.toml}}",
        ),
        str![[r#"
error: `Cargo.toml` lies outside examples/
  --> src/part/chapter.md:18:1
   |
18 | {{ #include ../../Cargo.toml}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: pages show only what lies in examples/

error: directive is never closed
  --> src/part/chapter.md:21:2
   |
21 | \{{
   |  ^^
   |
   = help: close it with `}}` on the same line

"#]],
    );
}

#[test]
fn misspelt_directive_in_a_fence() {
    check(
        swapped(
            PAGE,
            "{{#include ../../examples/part/chapter/output",
            "{{#inclde ../../examples/part/chapter/output",
        ),
        str![[r#"
error: unknown directive `inclde`
  --> src/part/chapter.md:12:1
   |
12 | {{#inclde ../../examples/part/chapter/output/sum.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `include`?

"#]],
    );
}

#[test]
fn unknown_directive() {
    check(
        page_with("{{#playground x.rs}}"),
        str![[r#"
error: unknown directive `playground`
  --> src/part/chapter.md:17:1
   |
17 | {{#playground x.rs}}
   | ^^^^^^^^^^^^^^^^^^^^
   |
   = help: known are include, measured, plot, exercise, start, demo, tested, term, glossary, syntax; write `\{{#` for the characters themselves

"#]],
    );
}

#[test]
fn directive_without_its_arguments() {
    check(
        page_with("{{#exercise double}}"),
        str![[r#"
error: `exercise` has the wrong number of arguments
  --> src/part/chapter.md:17:1
   |
17 | {{#exercise double}}
   | ^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `{{#exercise PART/CHAPTER NAME}}`

"#]],
    );
}

#[test]
fn directive_that_is_never_closed() {
    check(
        page_with("{{#exercise part/chapter double"),
        str![[r#"
error: directive is never closed
  --> src/part/chapter.md:17:1
   |
17 | {{#exercise part/chapter double
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: close it with `}}` on the same line

"#]],
    );
}

#[test]
fn directive_in_a_sentence() {
    check(
        page_with("See {{#exercise part/chapter double}}."),
        str![[r#"
error: this directive must be alone on its line
  --> src/part/chapter.md:17:5
   |
17 | See {{#exercise part/chapter double}}.
   |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: take it out of its sentence, list or quotation; a backslash before it makes it text

"#]],
    );
}

#[test]
fn a_crate_and_an_exercise_that_are_not_there() {
    let text = "{{#exercise part/chaptre double}}\n\n{{#exercise part/chapter duoble}}\n\n{{#demo part/chapter}}";
    check(
        page_with(text),
        str![[r#"
error: no crate at examples/part/chaptre
  --> src/part/chapter.md:17:1
   |
17 | {{#exercise part/chaptre double}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `part/chapter`?

error: no test target has the file examples/part/chapter/exercises/duoble.rs
  --> src/part/chapter.md:19:1
   |
19 | {{#exercise part/chapter duoble}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `double`?

error: no crate at examples/part/chapter/web
  --> src/part/chapter.md:21:1
   |
21 | {{#demo part/chapter}}
   | ^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: the crate in `web/` is what runs in the page; its `description` is the caption of the demo

"#]],
    );
}

/// A book with the crate of a demo, and a page that says this of it.
fn demo(description: &str, files: &[&str], line: &str) -> String {
    let book = Book::new();
    book.append(PAGE, &format!("\n{line}\n"));
    let web = "examples/part/chapter/web";
    book.swap("Cargo.toml", "\"examples/*/*\"", "\"examples/*/*\", \"examples/*/*/web\"");
    book.write(
        &format!("{web}/Cargo.toml"),
        format!("[package]\nname = \"chapter-web\"\nedition = \"2024\"\n{description}"),
    );
    book.write(&format!("{web}/src/lib.rs"), "");
    for file in files {
        book.write(&format!("{web}/{file}"), "<svg></svg>");
    }
    book.report()
}

#[test]
fn a_demo_that_is_not_whole() {
    let shown = "{{#demo part/chapter}}";
    check(
        demo("", &["poster.svg", "view.js"], shown),
        str![[r#"
error: no `description` in examples/part/chapter/web/Cargo.toml
  --> src/part/chapter.md:17:1
   |
17 | {{#demo part/chapter}}
   | ^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: it is the caption of the demo

"#]],
    );
    check(
        demo("", &[], shown),
        str![[r#"
error: no picture examples/part/chapter/web/poster.svg
  --> src/part/chapter.md:17:1
   |
17 | {{#demo part/chapter}}
   | ^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: a demo shows its recorded picture where scripts do not run

"#]],
    );
    check(
        demo("description = \"d\"\n", &["poster.svg"], shown),
        str![[r#"
error: no view examples/part/chapter/web/view.js
  --> src/part/chapter.md:17:1
   |
17 | {{#demo part/chapter}}
   | ^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: it exports the function that lays out the demo in its page

"#]],
    );
    check(
        demo("description = \"d\"\n", &["poster.svg", "view.js"], "nothing"),
        str![[r#"
error: no page shows this demo
--> examples/part/chapter/web/poster.svg
 = help: show it or delete its crate

"#]],
    );
    assert_eq!(demo("description = \"d\"\n", &["poster.svg", "view.js"], shown), "");
}

#[test]
fn a_directive_in_an_exercise() {
    check(
        swapped(EXERCISE, "//! **Double", "//! {{#include ../../../../Cargo.toml}} **Double"),
        str![[r#"
error: in the statement of an exercise: a directive
--> examples/part/chapter/exercises/double.rs
 = help: write it on the page, before or after the exercise

"#]],
    );
}

#[test]
fn an_exercise_without_a_statement() {
    check(
        swapped(EXERCISE, "//! **Double a number.**", ""),
        str![[r#"
error: the exercise has no statement
--> examples/part/chapter/exercises/double.rs
 = help: begin the file with `//!` lines that say what to do

"#]],
    );
}

#[test]
fn directives_in_odd_places() {
    check(
        page_with(
            "<!--\n{{#tested}}\n-->\n\n<p title=\"{{#measured a b.c}}\">x</p>\n\nA `{{#measured a b.c}}`, [b](chapter.md \"{{#measured a b.c}}\").\n\n```admonish title=\"{{#measured a b.c}}\"\nx\n```\n\n[c]: chapter.md \"{{#measured a b.c}}\"",
        ),
        str![[r#"
error: a chapter cannot hold a comment
  --> src/part/chapter.md:17:1
   |
17 | / <!--
18 | | {{#tested}}
   | |_^
   |
   = help: it would be published; delete it

error: a directive inside a tag, comment, link, code span or title
  --> src/part/chapter.md:18:1
   |
18 | {{#tested}}
   | ^^^^^^^^^^^
   |
   = help: write it in the text itself; a backslash before it makes it text

error: a directive inside a tag, comment, link, code span or title
  --> src/part/chapter.md:21:11
   |
21 | <p title="{{#measured a b.c}}">x</p>
   |           ^^^^^^^^^^^^^^^^^^^
   |
   = help: write it in the text itself; a backslash before it makes it text

error: a directive inside a tag, comment, link, code span or title
  --> src/part/chapter.md:23:4
   |
23 | A `{{#measured a b.c}}`, [b](chapter.md "{{#measured a b.c}}").
   |    ^^^^^^^^^^^^^^^^^^^
   |
   = help: write it in the text itself; a backslash before it makes it text

error: a directive inside a tag, comment, link, code span or title
  --> src/part/chapter.md:23:42
   |
23 | A `{{#measured a b.c}}`, [b](chapter.md "{{#measured a b.c}}").
   |                                          ^^^^^^^^^^^^^^^^^^^
   |
   = help: write it in the text itself; a backslash before it makes it text

error: a directive inside a tag, comment, link, code span or title
  --> src/part/chapter.md:25:20
   |
25 | ```admonish title="{{#measured a b.c}}"
   |                    ^^^^^^^^^^^^^^^^^^^
   |
   = help: write it in the text itself; a backslash before it makes it text

error: a directive inside a tag, comment, link, code span or title
  --> src/part/chapter.md:29:18
   |
29 | [c]: chapter.md "{{#measured a b.c}}"
   |                  ^^^^^^^^^^^^^^^^^^^
   |
   = help: write it in the text itself; a backslash before it makes it text

"#]],
    );
}

/// mdBook itself only warns, and shows the rest of the page as code.
#[test]
fn a_box_that_its_listing_ends() {
    let console = "```console\n{{#include ../../examples/part/chapter/output/sum.txt}}\n```";
    check(
        page_with(&format!(
            "```admonish note title=\"What it prints\"\n{console}\n\nSo it does.\n```\n\nAnd on."
        )),
        str![[r#"
error: a fence inside this box would end it
  --> src/part/chapter.md:17:1
   |
17 | ```admonish note title="What it prints"
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: begin and end the box with ````, one sign more than the fence inside it

"#]],
    );
    check(page_with(&format!("````admonish note\n{console}\n\nSo it does.\n````\n\nAnd on.")), "");
    check(
        page_with("```admonish note\n{{#exercise part/chapter double}}\n```"),
        str![[r#"
error: a fence inside this box would end it
  --> src/part/chapter.md:17:1
   |
17 | ```admonish note
   | ^^^^^^^^^^^^^^^^
   |
   = help: begin and end the box with ````, one sign more than the fence inside it

error: the id `exercise-double` is given twice
  --> src/part/chapter.md:18:1
   |
18 | {{#exercise part/chapter double}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: a link to it could mean either place; write `{#id}` behind one of the headings

"#]],
    );
    check(page_with(&format!("~~~admonish\n{console}\n~~~")), "");
    let tilde = console.replace("```", "~~~");
    check(
        page_with(&format!("```admonish\n{tilde}\n```")),
        str![[r#"
error: a fence inside this box would end it
  --> src/part/chapter.md:17:1
   |
17 | ```admonish
   | ^^^^^^^^^^^
   |
   = help: begin and end the box with ````, one sign more than the fence inside it

"#]],
    );
}

#[test]
fn an_exercise_without_its_solution() {
    check(
        swapped(EXERCISE, "#[cfg(not(feature = \"attempt\"))]\n", ""),
        str![[r#"
error: examples/part/chapter/exercises/double.rs: an exercise without `#[cfg(not(feature = "attempt"))] mod answer { … }`
  --> src/part/chapter.md:15:1
   |
15 | {{#exercise part/chapter double}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: the task and the solution are two modules of that name, one for each condition

"#]],
    );
}
