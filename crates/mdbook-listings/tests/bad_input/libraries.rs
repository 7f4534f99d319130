//! What a crate hands to its twins.

use snapbox::str;

use crate::book::{Book, MANIFEST};
use crate::runs::{FOLDER, tested};
use crate::support::check;
use crate::twins::{twin, with_python};

const BUILDS: &str = r#"while [ "$1" != --out ]; do shift; done; mkdir -p "$2"; echo wheel > "$2/chapter-0.0.0.whl""#;

/// A crate with a library for other languages, and an interpreter whose `maturin` runs a script; a
/// twin that says `# needs FILE` fails where there is no such file.
#[cfg(unix)]
fn with_library(maturin: &str) -> Book {
    let book = with_python();
    book.append(MANIFEST, "\n[lib]\ncrate-type = [\"cdylib\", \"rlib\"]\n");
    let python = format!(
        "#!/bin/sh
case \"$1 $2\" in
    '-m maturin') {maturin} ;;
    '-m zipfile') mkdir -p \"$5\" && cp \"$4\" \"$5/module\" ;;
    *)
        needed=$(eval echo $(sed -n 's/^# needs //p' \"$1\"))
        test -z \"$needed\" || test -f \"$needed\" || {{ echo \"Traceback: no $needed\" >&2; exit 1; }}
        sed -n 's/^print(\"\\(.*\\)\")$/\\1/p' \"$1\" ;;
esac
"
    );
    book.write("target/book/python/bin/python", python);
    book
}

#[cfg(unix)]
#[cfg(unix)]
#[test]
fn a_twin_finds_the_wheel_of_its_crate() {
    let book = with_library(BUILDS);
    book.write(&format!("{FOLDER}/pyproject.toml"), "");
    twin(&book, "sum", "# needs $PYTHONPATH/module\nprint(\"2 + 3 = 5\")\n", None);
    check(
        tested(&book, &[]),
        str![[r#"
     exercises  1 passed
      listings  1 passed
       outputs  1 passed
         twins  1 passed
[exit status: 0]

"#]],
    );
}

#[cfg(unix)]
#[test]
fn a_wheel_that_does_not_build() {
    let book = with_library("echo 'error: maturin says why' >&2; exit 1");
    book.write(&format!("{FOLDER}/pyproject.toml"), "");
    twin(&book, "sum", "print(\"2 + 3 = 5\")\n", None);
    check(
        tested(&book, &[]),
        str![[r#"
     exercises  1 passed
      listings  1 passed
       outputs  1 passed
         twins  0 passed, 1 failed
error: the library of chapter does not build
  --> src/part/chapter.md:12:1
   |
12 | {{#include ../../examples/part/chapter/output/sum.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: error: maturin says why

[exit status: 1]

"#]],
    );
}

#[cfg(unix)]
#[test]
fn a_maturin_that_writes_no_wheel() {
    let book = with_library("while [ \"$1\" != --out ]; do shift; done; mkdir -p \"$2\"");
    book.write(&format!("{FOLDER}/pyproject.toml"), "");
    twin(&book, "sum", "print(\"2 + 3 = 5\")\n", None);
    assert!(tested(&book, &[]).contains("maturin wrote no wheel"));
}

/// Without a `pyproject.toml` it is a library for C, and for `ctypes`.
#[cfg(unix)]
#[test]
fn a_twin_finds_the_shared_library_of_its_crate() {
    let book = with_library("exit 1");
    twin(&book, "sum", "# needs ${LIBRARY:-a_library}\nprint(\"2 + 3 = 5\")\n", None);
    assert!(tested(&book, &[]).contains("twins  1 passed"));
    book.swap(MANIFEST, "\"cdylib\", ", "");
    assert!(tested(&book, &[]).contains("the twin fails"));
}
