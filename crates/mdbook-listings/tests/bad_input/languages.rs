//! What the language of a fence allows: files that something proves, and data that can be parsed.

use snapbox::str;

use crate::book::{Book, PAGE};
use crate::runs::tested;
use crate::support::{check, page_with};

const CRATE: &str = "examples/part/chapter";

/// The messages about a page that includes one file of its crate, without their places.
fn included(language: &str, file: &str, text: &str) -> String {
    let book = Book::new();
    book.write(&format!("{CRATE}/{file}"), text);
    book.append(PAGE, &format!("\n```{language}\n{{{{#include ../../{CRATE}/{file}}}}}\n```\n"));
    let report = book.report();
    let errors = report.lines().filter(|line| line.starts_with("error: "));
    errors.map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_language_that_nothing_checks_shows_no_file() {
    let shown = [
        ("js", "web/view.js"),
        ("javascript", "data/view.js"),
        ("diff", "data/change.diff"),
        ("diff", "output/change.txt"),
        ("sql", "data/query.sql"),
        ("sh", "output/other.txt"),
        ("Rust", "src/other.rs"),
        ("rust2", "src/other.rs"),
        ("{.rust}", "src/other.rs"),
        ("r&#117;st", "src/other.rs"),
        ("rs", "src/other.rs"),
        ("CONSOLE", "output/other.txt"),
        ("yaml", "data/a.yaml"),
        ("csv", "data/a.csv"),
        ("valgrind", "data/a.valgrind"),
        ("", "data/a"),
    ];
    for (language, file) in shown {
        let found =
            included(language, file, "$ cargo run --package chapter --bin sum\n2 + 3 = 6\n");
        let message = match language {
            "" => "error: a fence without a language\n".to_owned(),
            _ => format!("error: nothing checks a fence of `{language}`\n"),
        };
        assert!(found.contains(&message), "{language} {file}: {found}");
    }
}

#[test]
fn a_language_shows_only_its_own_files() {
    let shown = [
        ("json", "data/out.txt"),
        ("toml", "data/out"),
        ("markdown", "data/view.js"),
        ("text", "data/out.txt"),
        ("console", "out.txt"),
        ("console", "data/output/out.txt"),
        ("console", "output/out.json"),
        ("console", "output/out.TXT"),
        ("text", "output/out.stderr"),
        ("rust", "data/out.json"),
        ("python", "src/out.rs"),
        ("c", "data/out.cpp"),
    ];
    for (language, file) in shown {
        let found = included(language, file, "2 + 3 = 6\n");
        let disagree = format!("error: {CRATE}/{file} in a `{language}` fence\n");
        let unrecorded = format!("error: {CRATE}/{file} is not a recording\n");
        assert!(found.contains(&disagree) || found.contains(&unrecorded), "{file}: {found}");
    }
}

#[test]
fn data_is_in_the_folder_of_data_and_can_be_parsed() {
    let shown = [
        ("json", "data/a.json", "{\"a\": 1}\n", ""),
        ("toml", "data/a.toml", "a = 1\n", ""),
        ("toml", "pyproject.toml", "[project]\nname = \"a\"\n", ""),
        ("markdown", "data/deeper/a.md", "# A\n", ""),
        ("c", "src/c/a.h", "int a;\n", ""),
        ("json", "a.json", "{\"a\": 1}\n", "nothing checks examples/part/chapter/a.json"),
        ("json", "measured/a.json", "[]\n", "nothing checks examples/part/chapter/measured/a.json"),
        ("json", "output/a.json", "[]\n", "nothing checks examples/part/chapter/output/a.json"),
        ("toml", "src/a.toml", "a = 1\n", "nothing checks examples/part/chapter/src/a.toml"),
        ("markdown", "a.md", "2 + 3 = 6\n", "nothing checks examples/part/chapter/a.md"),
        ("json", "data/a.json", "[1]\n2 + 3\n", "this is not JSON: trailing characters"),
        ("json", "data/a.json", "[1", "this is not JSON: EOF while parsing a list"),
        ("toml", "data/a.toml", "[a]\n$ cargo run\n", "this is not TOML: "),
        ("toml", "data/a.toml", "# $ cargo run\n# 5\n", "TOML without a setting"),
        ("json", "data/.a.json", "[]\n", "examples/part/chapter/data/.a.json is hidden"),
        ("json", "data/.b/a.json", "[]\n", "examples/part/chapter/data/.b/a.json is hidden"),
        ("python", "twin/.a.py", "\n", "examples/part/chapter/twin/.a.py is hidden"),
        ("python", "twin/target/a.py", "\n", "examples/part/chapter/twin/target/a.py is hidden"),
    ];
    for (language, file, text, message) in shown {
        let found = included(language, file, text);
        match message {
            "" => assert_eq!(found, "", "{file}"),
            _ => assert!(found.contains(&format!("error: {message}")), "{file}: {found}"),
        }
    }
}

#[test]
fn what_cannot_be_parsed_is_shown_with_its_line() {
    let book = Book::new();
    book.write(&format!("{CRATE}/data/a.json"), "{\n  \"sum\": 5,\n  it printed 6\n}\n");
    book.append(PAGE, &format!("\n```json\n{{{{#include ../../{CRATE}/data/a.json:2}}}}\n```\n"));
    book.append(PAGE, "\n```toml\n[profile]\nsum = 5\nit printed 6\n```\n");
    check(
        book.report(),
        str![[r#"
error: this is not JSON: key must be a string
 --> examples/part/chapter/data/a.json:3:3
  |
3 |   it printed 6
  |   ^
  |
  = help: only what can be parsed is shown as data; outputs are recorded in `output/`

error: this is not TOML: key with no value, expected `=`
  --> src/part/chapter.md:24:4
   |
24 | it printed 6
   |    ^
   |
   = help: only what can be parsed is shown as data; outputs are recorded in `output/`

"#]],
    );
}

#[test]
fn only_commands_and_settings_are_typed() {
    check(
        page_with(
            "```toml\nlto = true # smaller\n```\n\n```console\n$ cargo run\n```\n\n```toml\n# 2 + 3 = 6\n```\n\n```toml,hidelines=#\na = 1\n```\n\n```toml no_run\na = 1\n```\n\n- ```toml\n  a = 1\n  ```\n\n> ```console\n> $ cargo run\n> ```\n\n```markdown\n2 + 3 = 6\n```\n\n```json\n[6]\n```\n\n```html\n6\n```\n\n```c\nint six;\n```\n\n```csv\na,b\n```",
        ),
        str![[r#"
error: TOML without a setting
  --> src/part/chapter.md:26:1
   |
26 | # 2 + 3 = 6
   | ^
   |
   = help: comments alone prove nothing: write them as text

error: a `toml` fence has no other words
  --> src/part/chapter.md:29:1
   |
29 | ```toml,hidelines=#
   | ^^^^^^^^^^^^^^^^^^^
   |
   = help: nothing reads them

error: a `toml` fence has no other words
  --> src/part/chapter.md:33:1
   |
33 | ```toml no_run
   | ^^^^^^^^^^^^^^
   |
   = help: nothing reads them

error: a fence must start at the left margin
  --> src/part/chapter.md:37:3
   |
37 | - ```toml
   |   ^^^^^^^
   |
   = help: take it out of the list or quotation

error: a fence must start at the left margin
  --> src/part/chapter.md:41:3
   |
41 | > ```console
   |   ^^^^^^^^^^
   |
   = help: take it out of the list or quotation

error: typed markdown that nothing checks
  --> src/part/chapter.md:45:1
   |
45 | ```markdown
   | ^^^^^^^^^^^
   |
   = help: put it into a file of the chapter's crate and include it

error: typed json that nothing checks
  --> src/part/chapter.md:49:1
   |
49 | ```json
   | ^^^^^^^
   |
   = help: put it into a file of the chapter's crate and include it

error: nothing checks a fence of `html`
  --> src/part/chapter.md:53:1
   |
53 | ```html
   | ^^^^^^^
   |
   = help: write `console` for commands and outputs; checked languages are rust, python, c, console, text, toml, json, markdown

error: typed c that nothing checks
  --> src/part/chapter.md:57:1
   |
57 | ```c
   | ^^^^
   |
   = help: put it into a file of the chapter's crate and include it

error: nothing checks a fence of `csv`
  --> src/part/chapter.md:61:1
   |
61 | ```csv
   | ^^^^^^
   |
   = help: write `console` for commands and outputs; checked languages are rust, python, c, console, text, toml, json, markdown

"#]],
    );
}

#[test]
fn a_fence_that_is_never_closed() {
    check(
        page_with("```console\n$ cargo run\n2 + 3 = 6"),
        str![[r#"
error: this fence is never closed
  --> src/part/chapter.md:17:1
   |
17 | ```console
   | ^^^^^^^^^^
   |
   = help: end it with the signs that it begins with

"#]],
    );
    check(
        page_with("````toml\na = 1\n```"),
        str![[r#"
error: this fence is never closed
  --> src/part/chapter.md:17:1
   |
17 | ````toml
   | ^^^^^^^^
   |
   = help: end it with the signs that it begins with

"#]],
    );
    check(
        page_with("~~~toml\na = 1\n```"),
        str![[r#"
error: this fence is never closed
  --> src/part/chapter.md:17:1
   |
17 | ~~~toml
   | ^^^^^^^
   |
   = help: end it with the signs that it begins with

"#]],
    );
    check(
        page_with("```admonish note\nA box."),
        str![[r#"
error: this box is never closed
  --> src/part/chapter.md:17:1
   |
17 | ```admonish note
   | ^^^^^^^^^^^^^^^^
   |
   = help: end it with ```

"#]],
    );
}

#[test]
fn c_that_the_compiler_refuses() {
    let book = Book::new();
    book.write(&format!("{CRATE}/include/sum.h"), "int sum(int a, int b);\n");
    book.write(
        &format!("{CRATE}/src/sum.c"),
        "#include \"sum.h\"\n\nint three(void) { return sum(1, 2); }\n",
    );
    book.write(&format!("{CRATE}/tests/output.c"), "2 + 3 = 6\n");
    for file in ["include/sum.h", "src/sum.c", "tests/output.c"] {
        book.append(PAGE, &format!("\n```c\n{{{{#include ../../{CRATE}/{file}}}}}\n```\n"));
    }
    check(
        tested(&book, &[]),
        str![[r#"
     exercises  1 passed
      listings  3 passed, 1 failed
       outputs  1 passed
error: examples/part/chapter/tests/output.c does not compile
  --> src/part/chapter.md:26:1
   |
26 | {{#include ../../examples/part/chapter/tests/output.c}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: examples/part/chapter/tests/output.c:1:1: error: [..]
...
[exit status: 1]

"#]],
    );
}

#[test]
fn output_that_is_typed_as_settings() {
    for toml in [
        "a = 1\n# 2 + 3 = 6",
        "  # 2 + 3 = 6\na = 1",
        "a = \"\"\"\n2 + 3 = 6\n\"\"\"",
        "a = '''\n2 + 3 = 6'''",
        "[a]\nb = [\n# 2 + 3 = 6\n]",
    ] {
        let report = page_with(&format!("```toml\n{toml}\n```"));
        assert!(
            report.starts_with("error: a line of TOML that sets nothing\n"),
            "{toml}: {report}"
        );
    }
    check(page_with("```toml\n[a]\nb = [\n  1, # one\n  2,\n]\n```"), str![]);
}
