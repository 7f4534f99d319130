//! Claims that nothing proves: figures, outputs and code typed by hand, measurements that were
//! edited.

use mdbook_listings::read::settings::Settings;
use mdbook_listings::read::workspace::Project;
use snapbox::str;

use crate::book::{Book, MANIFEST, PAGE};
use crate::measurements::MEASURE;
use crate::support::{check, measurement, page_with};

const MEASURED: &str = "examples/part/chapter/measured/add.json";

#[test]
fn output_typed_by_hand() {
    check(
        page_with("```console\n$ cargo run\nall is well\n```\n\n```text\n42\n```"),
        str![[r#"
error: output that no command recorded
  --> src/part/chapter.md:17:1
   |
17 | ```console
   | ^^^^^^^^^^
   |
   = help: include a file from `output/`; a `console` fence with only `$ ` lines shows commands

error: output that no command recorded
  --> src/part/chapter.md:22:1
   |
22 | ```text
   | ^^^^^^^
   |
   = help: include a file from `output/`; a `console` fence with only `$ ` lines shows commands

"#]],
    );
}

#[test]
fn a_console_fence_that_shows_no_recording() {
    check(
        page_with("```console\n{{#include ../../examples/part/chapter/Cargo.toml}}\n```"),
        str![[r#"
error: examples/part/chapter/Cargo.toml is not a recording
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../examples/part/chapter/Cargo.toml}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: recordings are `output/*.txt`, `twin/*.txt` and the `.stderr` of a program that must not compile

"#]],
    );
}

#[test]
fn a_true_measurement_is_shown() {
    let book = Book::new();
    book.write(MEASURED, serde_json::to_string_pretty(&measurement()).unwrap());
    book.append(PAGE, "\nRust is {{#measured part/chapter add.ratio}}.\n");
    let older = "4.0 times as fast (4.0–4.0) (measured 2026-01-01, before the code last changed)";
    assert!(book.rendered().contains(&format!(">{older}</span>.")), "{}", book.rendered());
    let project = Project::load(&book.root(), Settings::default()).unwrap();
    let mut record = measurement();
    record.sources = project.hash_code(&project.packages[0], "add");
    book.write(MEASURED, serde_json::to_string_pretty(&record).unwrap());
    assert!(book.rendered().contains(">4.0 times as fast (4.0–4.0)</span>."));
    // another program is not what was measured
    book.write("examples/part/chapter/src/bin/other.rs", "fn main() {}\n");
    assert!(book.rendered().contains(">4.0 times as fast (4.0–4.0)</span>."));
    // a comment neither
    book.append("examples/part/chapter/src/lib.rs", "// why\n");
    assert!(book.rendered().contains(">4.0 times as fast (4.0–4.0)</span>."));
    book.append(MANIFEST, MEASURE);
    book.append(PAGE, "\n{{#plot part/chapter add}}\n");
    book.append("examples/part/chapter/src/lib.rs", "const _: u8 = 1;\n");
    let shown = book.rendered();
    assert!(shown.contains(">4.0 times as fast (4.0–4.0)</a>."), "{shown}");
    assert!(shown.contains("Recorded 2026-01-01, before the code last changed, by <code>"));
}

#[test]
fn a_measurement_that_is_not_there() {
    let book = Book::new();
    book.write(MEASURED, serde_json::to_string_pretty(&measurement()).unwrap());
    book.append(PAGE, "\n{{#measured part/chapter ad.ratio}} {{#measured part/chapter add.ratoi}} {{#measured part/chapter add.time.Pyton}}\n");
    check(
        book.report(),
        str![[r#"
error: no measurement examples/part/chapter/measured/ad.json
  --> src/part/chapter.md:17:1
   |
17 | {{#measured part/chapter ad.ratio}} {{#measured part/chapter add.ratoi}} {{#measured part/chapter add.time.Pyton}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `add`?

error: examples/part/chapter/measured/add.json has no figure `ratoi`
  --> src/part/chapter.md:17:37
   |
17 | {{#measured part/chapter ad.ratio}} {{#measured part/chapter add.ratoi}} {{#measured part/chapter add.time.Pyton}}
   |                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: say whose ratoi is meant: `ratoi.Rust`

error: examples/part/chapter/measured/add.json has no figure `time.Pyton`
  --> src/part/chapter.md:17:74
   |
17 | {{#measured part/chapter ad.ratio}} {{#measured part/chapter add.ratoi}} {{#measured part/chapter add.time.Pyton}}
   |                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: no subject `Pyton`: did you mean `Python`?

"#]],
    );
}

#[test]
fn broken_measurement_json() {
    let book = Book::new();
    book.write(MEASURED, "{ \"name\": \"add\", }\n");
    book.append(PAGE, "\n{{#measured part/chapter add.ratio}}\n");
    check(
        book.report(),
        str![[r#"
error: examples/part/chapter/measured/add.json:1:1: trailing comma
  --> src/part/chapter.md:17:1
   |
17 | {{#measured part/chapter add.ratio}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: record it again; recordings are not edited

"#]],
    );
}

#[test]
fn a_ratio_edited_by_hand() {
    let mut record = measurement();
    record.subjects[1].ratio.as_mut().unwrap().value = 40.0;
    let book = Book::new();
    book.write(MEASURED, serde_json::to_string_pretty(&record).unwrap());
    book.append(PAGE, "\nRust is {{#measured part/chapter add.ratio}}.\n");
    check(
        book.report(),
        str![[r#"
error: examples/part/chapter/measured/add.json:96:9: a median or ratio does not follow from the samples
  --> src/part/chapter.md:17:9
   |
17 | Rust is {{#measured part/chapter add.ratio}}.
   |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: record it again; recordings are not edited

"#]],
    );
}

#[test]
fn an_output_without_its_command() {
    let book = Book::new();
    book.swap(PAGE, "output/sum.txt}}", "output/sum.txt:2:}}");
    check(
        book.report(),
        str![[r#"
error: a recording without the command that made it
  --> src/part/chapter.md:12:1
   |
12 | {{#include ../../examples/part/chapter/output/sum.txt:2:}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: begin with its first line: `{{#include PATH}}` or `{{#include PATH::TO}}`

"#]],
    );
}

#[test]
fn an_output_that_poses_as_an_excerpt() {
    let book = Book::new();
    book.write("examples/part/chapter/data/out.txt", "2 + 3 = 6\n");
    book.append(PAGE, "\n```json\n{{#include ../../examples/part/chapter/data/out.txt}}\n```\n");
    check(
        book.report(),
        str![[r#"
error: examples/part/chapter/data/out.txt in a `json` fence
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../examples/part/chapter/data/out.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: the language of the fence and the file must agree

"#]],
    );
}
