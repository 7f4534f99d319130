//! Exercises and Python twins, which are run and compared.

use snapbox::str;

use crate::book::{Book, MANIFEST, without_progress};
use crate::runs::{FOLDER, tested};
use crate::support::check;

/// An interpreter that knows `print("…")` and `exit(1)`: these tests are about comparing, not about
/// Python.
#[cfg(unix)]
pub fn with_python() -> Book {
    use std::os::unix::fs::PermissionsExt;
    const PYTHON: &str =
        "#!/bin/sh\nsed -n 's/^print(\"\\(.*\\)\")$/\\1/p' \"$1\"\n! grep -q '^exit(1)' \"$1\"\n";
    let book = Book::new();
    book.write("target/book/python/bin/python", PYTHON).write("target/book/python/lock.txt", "");
    let python = book.root().join("target/book/python/bin/python");
    std::fs::set_permissions(python, std::fs::Permissions::from_mode(0o755)).unwrap();
    book
}

#[cfg(unix)]
pub fn twin(book: &Book, name: &str, script: &str, recorded: Option<&str>) {
    book.write(&format!("{FOLDER}/twin/{name}.py"), script);
    if let Some(recorded) = recorded {
        let text = format!("$ python {FOLDER}/twin/{name}.py\n{recorded}");
        book.write(&format!("{FOLDER}/twin/{name}.txt"), text);
    }
}

#[cfg(unix)]
#[test]
fn twins_that_agree() {
    let book = with_python();
    book.append(MANIFEST, "\n[package.metadata.listings]\ntolerance = 0.05\n");
    twin(&book, "sum", "print(\"2 + 3 = 5.1\")\n", None);
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
fn twins_that_have_drifted() {
    let book = with_python();
    twin(&book, "sum", "print(\"2 + 3 = 5.1\")\n", None);
    twin(&book, "drifts", "print(\"new\")\n", Some("old\n"));
    twin(&book, "alone", "print(\"unseen\")\n", None);
    check(
        tested(&book, &[]),
        str![[r#"
     exercises  1 passed
      listings  1 passed
       outputs  1 passed
         twins  0 passed, 3 failed
error: no recording shows that this twin runs
--> examples/part/chapter/twin/alone.py
 = help: `mdbook-listings bless examples/part/chapter/twin/alone.py` records it

error: examples/part/chapter/twin/drifts.txt is not what `python examples/part/chapter/twin/drifts.py` prints
--> examples/part/chapter/twin/drifts.txt
 = help: --- recorded
         +++ printed
         @@ -1,2 +1,2 @@
          $ python examples/part/chapter/twin/drifts.py
         -old
         +new
         if that is right, `mdbook-listings bless examples/part/chapter/twin/drifts.txt`

error: examples/part/chapter/output/sum.txt and its twin disagree: line 1: the crate prints `2 + 3 = 5`, the twin `2 + 3 = 5.1`
  --> src/part/chapter.md:12:1
   |
12 | {{#include ../../examples/part/chapter/output/sum.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: they must print the same lines; numbers may differ by `tolerance` in [package.metadata.listings]

[exit status: 1]

"#]],
    );
}

#[cfg(unix)]
#[test]
fn a_twin_that_fails() {
    let book = with_python();
    twin(&book, "sum", "print(\"2 + 3 = 5\")\nexit(1)\n", None);
    check(
        tested(&book, &[]),
        str![[r#"
     exercises  1 passed
      listings  1 passed
       outputs  1 passed
         twins  0 passed, 1 failed
error: the twin fails
  --> src/part/chapter.md:12:1
   |
12 | {{#include ../../examples/part/chapter/output/sum.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: it prints no reason

[exit status: 1]

"#]],
    );
}

/// What a twin printed before it failed is not offered for blessing.
#[cfg(unix)]
#[test]
fn a_recorded_twin_that_fails() {
    let book = with_python();
    twin(&book, "sum", "print(\"2 + 3 = 6\")\nexit(1)\n", Some("2 + 3 = 5\n"));
    let report = tested(&book, &[]);
    assert!(report.contains("error: the twin fails") && !report.contains(" bless "), "{report}");
    assert!(bless(&book).contains("error: the twin fails"));
    assert!(book.read(&format!("{FOLDER}/twin/sum.txt")).ends_with("2 + 3 = 5\n"));
}

/// Without Python, twins are skipped where a reader builds the book, and missed where it is
/// published.
#[cfg(unix)]
#[test]
fn no_python() {
    let book = with_python();
    twin(&book, "sum", "print(\"2 + 3 = 5\")\n", None);
    book.write(
        "tools/uv",
        "#!/bin/sh\ntest \"$1\" = --version || { echo 'no such Python' >&2; exit 1; }\n",
    );
    let tools = book.root().join("tools");
    let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(tools.join("uv"), executable).unwrap();
    let path = format!("{}:{}", tools.display(), std::env::var("PATH").unwrap());
    book.delete("target/book/python/lock.txt");
    check(
        tested(&book, &[("PATH", &path)]),
        str![[r#"
     exercises  1 passed
      listings  1 passed
       outputs  1 passed
         twins  0 passed, 1 skipped
       skipped  making the Python environment failed: no such Python
[exit status: 0]

"#]],
    );
    check(
        tested(&book, &[("PATH", &path), ("CI", "true")]),
        str![[r#"
     exercises  1 passed
      listings  1 passed
       outputs  1 passed
         twins  0 passed, 1 failed
error: not checked: making the Python environment failed: no such Python
--> examples/part/chapter/twin/sum.py

[exit status: 1]

"#]],
    );
}

/// A name that only begins like a twin's does not run it.
#[cfg(unix)]
#[test]
fn a_twin_that_another_seems_to_import() {
    let book = with_python();
    twin(&book, "sum", "import number, numpy as np\nprint(\"2 + 3 = 5\")\n", None);
    twin(&book, "num", "print(\"unseen\")\n", None);
    assert!(tested(&book, &[]).contains("no recording shows that this twin runs"));
    book.swap(&format!("{FOLDER}/twin/sum.py"), "import number,", "import num,");
    assert!(!tested(&book, &[]).contains("no recording"));
}

/// Only a machine without Python may skip the twins.
#[cfg(unix)]
#[test]
fn a_lock_file_that_is_not_there() {
    let book = with_python();
    twin(&book, "sum", "print(\"2 + 3 = 5\")\n", None);
    book.swap(
        "book.toml",
        "before = [\"links\"]",
        "before = [\"links\"]\npython-lock = \"python.lock\"",
    );
    check(
        tested(&book, &[]),
        str![[r#"
     exercises  1 passed
      listings  1 passed
       outputs  1 passed
         twins  0 passed, 1 failed
error: [ROOT]/python.lock: No such file or directory (os error 2)
  --> src/part/chapter.md:12:1
   |
12 | {{#include ../../examples/part/chapter/output/sum.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: fix the lock file or the connection; all twins need it

[exit status: 1]

"#]],
    );
}

/// A twin whose file `deep.py` imports `torch`, and an interpreter that has a module where a file
/// of its name lies beside it.
#[cfg(unix)]
fn with_optional_module() -> Book {
    let book = with_python();
    let python = "#!/bin/sh
test \"$1\" != -P || { test -e \"$(dirname \"$0\")/$4\"; exit; }
sed -n 's/^print(\"\\(.*\\)\")$/\\1/p' \"$1\"
";
    book.write("target/book/python/bin/python", python);
    let links = "before = [\"links\"]";
    book.swap("book.toml", links, &format!("{links}\npython-lock = \"python.lock\""));
    const LOCK: &str = "# Too large:\n# optional: torch, jax\n";
    book.write("python.lock", LOCK).write("target/book/python/lock.txt", LOCK);
    book.write(&format!("{FOLDER}/twin/deep.py"), "import sys, torch.nn as nn\n");
    book
}

/// It is reported in CI as well, and is not a failure there.
#[cfg(unix)]
#[test]
fn a_twin_that_needs_what_this_machine_lacks() {
    let book = with_optional_module();
    twin(&book, "sum", "import deep\nprint(\"2 + 3 = 5\")\n", Some("2 + 3 = 5\n"));
    for environment in [&[][..], &[("CI", "true")]] {
        check(
            tested(&book, environment),
            str![[r#"
     exercises  1 passed
      listings  1 passed
       outputs  1 passed
         twins  0 passed, 1 skipped
       skipped  examples/part/chapter/twin/sum.py was not run, and its recording is taken as it is: Python here has no `torch`; `pip install torch` into target/book/python adds it
[exit status: 0]

"#]],
        );
    }
    // no stamp hides that it was never run
    assert!(tested(&book, &[]).contains("twins  0 passed, 1 skipped"));
    book.write("target/book/python/bin/torch", "");
    assert!(tested(&book, &[]).contains("twins  1 passed"));
    book.swap(&format!("{FOLDER}/twin/sum.py"), "= 5", "= 6")
        .delete("target/book/python/bin/torch");
    assert!(tested(&book, &[]).contains("its recording is taken as it is"));
    book.write("target/book/python/bin/torch", "");
    assert!(tested(&book, &[]).contains("sum.txt is not what `python"));
}

/// Such a twin can be run here, whatever it says.
#[cfg(unix)]
#[test]
fn a_twin_that_only_seems_to_need_what_this_machine_lacks() {
    let scripts = [
        "\"\"\"Text.\n\nimport torch\n\"\"\"\n",
        "s = '\\\nimport torch'\n",
        "# import torch\n",
        "import torchlight, os\n",
        "import flax\n",
        "if False:\n    import torch\n",
        "def never():\n    from torch import nn\n",
        "from os import torch\n",
        "from . import torch\n",
        "import sys as torch\n",
    ];
    let book = with_optional_module();
    for (n, script) in scripts.iter().enumerate() {
        twin(&book, &format!("t{n}"), &format!("{script}print(\"new\")\n"), Some("old\n"));
    }
    let report = tested(&book, &[]);
    assert_eq!(report.matches(".txt is not what `python").count(), scripts.len(), "{report}");
}

/// A recording that cannot be made here is compared with what the crate prints.
#[cfg(unix)]
#[test]
fn a_recording_taken_as_it_is_that_does_not_agree() {
    let book = with_optional_module();
    twin(&book, "sum", "import deep\nprint(\"2 + 3 = 5\")\n", Some("2 + 3 = 6\n"));
    twin(&book, "other", "from torch import nn\nprint(\"seen\")\n", Some("seen\n"));
    check(
        tested(&book, &[]),
        str![[r#"
     exercises  1 passed
      listings  1 passed
       outputs  1 passed
         twins  0 passed, 1 failed, 1 skipped
       skipped  examples/part/chapter/twin/other.py was not run, and its recording is taken as it is: Python here has no `torch`; `pip install torch` into target/book/python adds it
error: examples/part/chapter/output/sum.txt and its twin disagree: line 1: the crate prints `2 + 3 = 5`, the twin `2 + 3 = 6`
  --> src/part/chapter.md:12:1
   |
12 | {{#include ../../examples/part/chapter/output/sum.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: they must print the same lines; numbers may differ by `tolerance` in [package.metadata.listings]

[exit status: 1]

"#]],
    );
}

/// Wherever it is run: whoever has the module would not see that others lack the recording.
#[cfg(unix)]
#[test]
fn a_twin_that_not_every_machine_runs_and_is_not_recorded() {
    for module in ["deep", "torch"] {
        let book = with_optional_module();
        book.write(&format!("target/book/python/bin/{module}"), "");
        twin(&book, "sum", "import deep\nprint(\"2 + 3 = 5\")\n", None);
        check(
            tested(&book, &[]),
            str![[r#"
     exercises  1 passed
      listings  1 passed
       outputs  1 passed
         twins  0 passed, 1 failed
error: this twin needs `torch`, which not every machine has, and is not recorded
  --> src/part/chapter.md:12:1
   |
12 | {{#include ../../examples/part/chapter/output/sum.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: `mdbook-listings bless examples/part/chapter/twin/sum.py` records it where Python has `torch`

[exit status: 1]

"#]],
        );
    }
}

#[cfg(unix)]
#[test]
fn blessing_leaves_a_recording_that_cannot_be_made_here() {
    let book = with_optional_module();
    twin(&book, "sum", "import deep\nprint(\"2 + 3 = 6\")\n", Some("2 + 3 = 5\n"));
    let recording = format!("{FOLDER}/twin/sum.txt");
    let recorded = book.read(&recording);
    check(
        bless(&book),
        str![[r#"
skipped examples/part/chapter/twin/sum.py was not run, and its recording is taken as it is: Python here has no `torch`; `pip install torch` into target/book/python adds it

"#]],
    );
    assert_eq!(book.read(&recording), recorded);
    book.delete(&recording);
    check(
        bless(&book),
        str![[r#"
error: this twin needs `torch`, which not every machine has, and is not recorded
  --> src/part/chapter.md:12:1
   |
12 | {{#include ../../examples/part/chapter/output/sum.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: `mdbook-listings bless examples/part/chapter/twin/sum.py` records it where Python has `torch`


"#]],
    );
    book.write("target/book/python/bin/torch", "");
    assert!(bless(&book).contains(&format!("wrote {recording}")));
    assert_eq!(book.read(&recording), format!("$ python {FOLDER}/twin/sum.py\n2 + 3 = 6\n"));
    assert!(!book.root().join(FOLDER).join("twin/deep.txt").exists());
}

/// What `mdbook-listings bless` says about the chapter.
#[cfg(unix)]
pub fn bless(book: &Book) -> String {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_mdbook-listings"));
    command
        .current_dir(book.root())
        .env("CARGO_TARGET_DIR", book.root().join("target"))
        .env("MDBOOK_LISTINGS_CACHE", book.root().join("target/cache"))
        .args(["bless", FOLDER]);
    let output = command.output().unwrap();
    let printed =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    without_progress(&printed)
}
