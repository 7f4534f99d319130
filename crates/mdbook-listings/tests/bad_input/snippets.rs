//! Code that is typed into a page.

use mdbook_listings::read::settings::Settings;
use mdbook_listings::read::shown::shown_code;
use mdbook_listings::read::workspace::Project;
use mdbook_listings::render::Mode;
use snapbox::str;

use crate::book::{Book, PAGE};
use crate::support::{check, page_with};

#[test]
fn ignore_without_a_reason() {
    check(
        page_with("```rust,ignore\nlet x = 1;\n```"),
        str![[r#"
error: `ignore` without a reason
  --> src/part/chapter.md:17:1
   |
17 | ```rust,ignore
   | ^^^^^^^^^^^^^^
   |
   = help: write `rust,ignore reason="…"`

"#]],
    );
}

#[test]
fn an_empty_reason() {
    check(
        page_with("```rust,ignore reason=\"\"\nlet x = 1;\n```"),
        str![[r#"
error: `ignore` without a reason
  --> src/part/chapter.md:17:1
   |
17 | ```rust,ignore reason=""
   | ^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `rust,ignore reason="…"`

"#]],
    );
}

#[test]
fn code_that_nothing_compiles() {
    check(
        page_with("```\nx\n```\n\n```rs\nx\n```\n\nText:\n\n    x\n\n```rust,ignore-wasm\nx\n```"),
        str![[r#"
error: a fence without a language
  --> src/part/chapter.md:17:1
   |
17 | ```
   | ^^^
   |
   = help: write `rust` for code that is tested, `console` for commands, or the language it is

error: nothing checks a fence of `rs`
  --> src/part/chapter.md:21:1
   |
21 | ```rs
   | ^^^^^
   |
   = help: did you mean `rust`?

error: code that is only indented
  --> src/part/chapter.md:27:5
   |
27 |     x
   |     ^
   |
   = help: put it into a fence with a language

error: a Rust fence has no word `ignore-wasm`
  --> src/part/chapter.md:29:1
   |
29 | ```rust,ignore-wasm
   | ^^^^^^^^^^^^^^^^^^^
   |
   = help: known are editions as edition2024, and with a reason ignore and no_run

"#]],
    );
}

#[test]
fn python_typed_by_hand() {
    check(
        page_with("```python\nprint(1)\n```"),
        str![[r#"
error: Python that nothing runs
  --> src/part/chapter.md:17:1
   |
17 | ```python
   | ^^^^^^^^^
   |
   = help: put it into the `twin/` folder of the chapter's crate and include it

"#]],
    );
}

#[test]
fn fences_in_other_spellings() {
    check(
        page_with(
            "```RUST\nx\n```\n\n```{.rust}\nx\n```\n\n```rust2024\nx\n```\n\n```Py\nx\n```\n\n```ipython\nx\n```\n\n```sh\n$ cargo run\n3\n```\n\n```Log\n3\n```\n\n```json\n{}\n```\n\n```bash\n$ cargo run\n```\n\n```perl\n3\n```",
        ),
        str![[r#"
error: nothing checks a fence of `RUST`
  --> src/part/chapter.md:17:1
   |
17 | ```RUST
   | ^^^^^^^
   |
   = help: did you mean `rust`?

error: nothing checks a fence of `{.rust}`
  --> src/part/chapter.md:21:1
   |
21 | ```{.rust}
   | ^^^^^^^^^^
   |
   = help: did you mean `rust`?

error: nothing checks a fence of `rust2024`
  --> src/part/chapter.md:25:1
   |
25 | ```rust2024
   | ^^^^^^^^^^^
   |
   = help: write `console` for commands and outputs; checked languages are rust, python, c, console, text, toml, json, markdown

error: nothing checks a fence of `Py`
  --> src/part/chapter.md:29:1
   |
29 | ```Py
   | ^^^^^
   |
   = help: did you mean `python`?

error: nothing checks a fence of `ipython`
  --> src/part/chapter.md:33:1
   |
33 | ```ipython
   | ^^^^^^^^^^
   |
   = help: write `console` for commands and outputs; checked languages are rust, python, c, console, text, toml, json, markdown

error: nothing checks a fence of `sh`
  --> src/part/chapter.md:37:1
   |
37 | ```sh
   | ^^^^^
   |
   = help: write `console` for commands and outputs; checked languages are rust, python, c, console, text, toml, json, markdown

error: nothing checks a fence of `Log`
  --> src/part/chapter.md:42:1
   |
42 | ```Log
   | ^^^^^^
   |
   = help: write `console` for commands and outputs; checked languages are rust, python, c, console, text, toml, json, markdown

error: typed json that nothing checks
  --> src/part/chapter.md:46:1
   |
46 | ```json
   | ^^^^^^^
   |
   = help: put it into a file of the chapter's crate and include it

error: nothing checks a fence of `bash`
  --> src/part/chapter.md:50:1
   |
50 | ```bash
   | ^^^^^^^
   |
   = help: write `console` for commands and outputs; checked languages are rust, python, c, console, text, toml, json, markdown

error: nothing checks a fence of `perl`
  --> src/part/chapter.md:54:1
   |
54 | ```perl
   | ^^^^^^^
   |
   = help: write `console` for commands and outputs; checked languages are rust, python, c, console, text, toml, json, markdown

"#]],
    );
}

#[test]
fn snippets_that_would_pass_untested() {
    check(
        page_with(
            "```rust,no_run\nx();\n```\n\n```rust,compile_fail\nx();\n```\n\n```rust,skt-x,test_harness\nx();\n```\n\n```rust\n# /*\nx();\n# */\n```\n\n```rust\n# [cfg(any())]\nx();\n```\n\n```rust\n#[test]\nfn x() {}\n```\n\n```rust reason=\"ignore\"\nx();\n```\n\n> ```rust\n> x();\n> ```",
        ),
        str![[r#"
error: `no_run` without a reason
  --> src/part/chapter.md:17:1
   |
17 | ```rust,no_run
   | ^^^^^^^^^^^^^^
   |
   = help: write `rust,no_run reason="…"`

error: `compile_fail` in a page
  --> src/part/chapter.md:21:1
   |
21 | ```rust,compile_fail
   | ^^^^^^^^^^^^^^^^^^^^
   |
   = help: put the program under tests/compile-fail and include it

error: a Rust fence has no word `skt-x`
  --> src/part/chapter.md:25:1
   |
25 | ```rust,skt-x,test_harness
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: known are editions as edition2024, and with a reason ignore and no_run

error: a hidden line
  --> src/part/chapter.md:30:1
   |
30 | # /*
   | ^^^^
   |
   = help: readers see the whole program: take the `#` away, or include the code from a file

error: a hidden line
  --> src/part/chapter.md:36:1
   |
36 | # [cfg(any())]
   | ^^^^^^^^^^^^^^
   |
   = help: readers see the whole program: take the `#` away, or include the code from a file

error: an attribute that may leave code out
  --> src/part/chapter.md:41:1
   |
41 | #[test]
   | ^^^^^^^
   |
   = help: put the code into a crate and include it

error: a reason without `ignore` or `no_run`
  --> src/part/chapter.md:45:1
   |
45 | ```rust reason="ignore"
   | ^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: take the reason away: this code is compiled and run

error: Rust in a list or quotation
  --> src/part/chapter.md:49:3
   |
49 | > ```rust
   |   ^^^^^^^
   |
   = help: begin the fence at the left margin, so that it is tested as it is shown

"#]],
    );
}

#[test]
fn a_snippet_between_tildes_is_tested_as_it_is_shown() {
    let book = Book::new();
    book.append(PAGE, "\n~~~rust,no_run reason=\"it is ignored by nobody\"\nlet x = 1;\n~~~\n");
    let project = Project::load(&book.root(), Settings::default()).unwrap();
    let book = mdbook_listings::book::Book::read(project).unwrap();
    assert_eq!(book.check(), []);
    let shown = shown_code(&book.pages[0]).pop().unwrap();
    assert_eq!((shown.info.as_str(), shown.code.as_str()), ("rust,no_run", "let x = 1;\n"));
    assert!(book.render(Mode::Test)[0].contains("\n~~~rust,no_run\nlet x = 1;\n~~~\n"));
}

/// The first message about a page with a snippet.
fn first_error(fence: &str, code: &str) -> String {
    let report = page_with(&format!("```{fence}\n{code}\n```"));
    report.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn words_that_let_a_snippet_pass() {
    for word in [
        "should_panic",
        "compile_fail",
        "compile_fail,E0308",
        "ignore-linux",
        "edition2099",
        "test_harness",
        "custom",
        "skt-x",
        "{.ignore}",
    ] {
        let error = first_error(&format!("rust,{word}"), "let x = 1;");
        assert!(error.starts_with("error: ") && error.contains('`'), "{word}: {error}");
        assert_eq!(first_error(&format!("rust {word}"), "let x = 1;"), error);
    }
    for word in ["rust", "rust,edition2021", "rust,no_run reason=\"it waits\""] {
        assert_eq!(first_error(word, "let x = 1;"), "", "{word}");
    }
}

#[test]
fn attributes_that_leave_code_out() {
    for code in [
        "#[cfg(any())]\nlie();",
        "#[r#cfg(any())]\nlie();",
        "#[cfg_attr(all(), cfg(any()))]\nlie();",
        "#[cfg_eval]\nlie();",
        "#![cfg(any())]\nlie();",
        "let x = 1; # [cfg(any())] lie();",
        "let x = 1; #/**/[cfg(any())] lie();",
        "let x = 1; #\n\n[cfg(any())] lie();",
        "let x = 1; #! [cfg(any())] lie();",
        "/* \" */ #[cfg(any())] lie(); /* \" */",
        "#[allow(unused)] #[cfg(any())] lie();",
        "#[test]\nfn lie() {}",
        "#[doc(hidden)]\nfn lie() {}",
        "#[tokio::main]\nfn lie() {}",
    ] {
        assert_eq!(
            first_error("rust", code),
            "error: an attribute that may leave code out",
            "{code}"
        );
    }
    for code in [
        "#",
        "# lie();",
        "  # lie();",
        "\t#\tlie();",
        "##[cfg(any())]",
        "#lie",
        "#/**/[cfg(any())]",
    ] {
        let code = format!("let x = 1;\n{code}");
        assert_eq!(first_error("rust", &code), "error: a hidden line", "{code}");
    }
}

#[test]
fn macros_that_leave_code_out() {
    for code in [
        "macro_rules! skip { ($($t:tt)*) => {} }",
        "skip! { it is a lie }",
        "skip!{ it is a lie }",
        "crate::skip ! ( a lie );",
        "skip/**/!{ a lie }",
        "skip!/**/{ a lie }",
        "skip // println\n!{ a lie }",
        "skip\n!\n[ a lie ];",
        "stringify!(a lie);",
        "if cfg!(any()) { lie(); }",
        "std::include!(\"lie.rs\");",
        "r#skip!(a lie);",
    ] {
        let error = first_error("rust", code);
        assert!(error.starts_with("error: the macro `"), "{code}: {error}");
    }
    for code in [
        "println!(\"Hello! #1 {:#?}\", vec![1]);",
        "if !(1 > 2) && 1 != (2) { return !(true) }",
        "let _ = r#\"a\"#;\n#[derive(Debug)]\nstruct A;\n#[allow(unused)]\nlet x = !0;",
        "std::assert_eq !(1, 1);",
    ] {
        assert_eq!(first_error("rust", code), "", "{code}");
    }
}

#[test]
fn snippets_in_other_places() {
    for (page, message) in [
        ("> ```rust\n> lie();\n> ```", "Rust in a list or quotation"),
        ("- ```rust\n  lie();\n  ```", "Rust in a list or quotation"),
        ("1. a\n\n   ~~~rust\n   lie();\n   ~~~", "Rust in a list or quotation"),
        (" ```rust\n lie();\n ```", "Rust in a list or quotation"),
        ("[^1]: ```rust\n    lie();\n    ```\n\nA.[^1]", "Rust in a list or quotation"),
        ("> [!NOTE]\n> ```rust\n> lie();\n> ```", "Rust in a list or quotation"),
        ("> ```admonish note\n> ~~~rust\n> lie();\n> ~~~\n> ```", "Rust in a list or quotation"),
        ("````markdown\n```rust\nlie();\n```\n````", "typed markdown that nothing checks"),
        ("````text\n```rust\nlie();\n```\n````", "output that no command recorded"),
        ("~~~~\n```rust\nlie();\n```\n~~~~", "a fence without a language"),
        ("    ```rust\n    lie();\n    ```", "code that is only indented"),
        ("````admonish note\n```rust\n# lie();\n```\n````", "a hidden line"),
        ("~~~admonish note\n```rust,should_panic\nlie();\n```\n~~~", "`should_panic` in a page"),
        ("<aside>\n\n```rust,ignore\nlie();\n```\n\n</aside>", "`ignore` without a reason"),
    ] {
        let report = page_with(page);
        assert!(report.starts_with(&format!("error: {message}\n")), "{page}: {report}");
    }
}
