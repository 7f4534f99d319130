//! Crates that need something which is not in the repository.

use crate::book::{Book, MANIFEST};
use crate::support::check;
use snapbox::str;

/// A crate beside the book's folder.
fn neighbour() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("src")).unwrap();
    let manifest = "[package]\nname = \"neighbour\"\nedition = \"2024\"\n";
    std::fs::write(folder.path().join("Cargo.toml"), manifest).unwrap();
    std::fs::write(folder.path().join("src/lib.rs"), "pub fn a() {}\n").unwrap();
    folder
}

fn report(book: &Book, neighbour: &tempfile::TempDir) -> String {
    let name = neighbour.path().file_name().unwrap().to_string_lossy().into_owned();
    let underlined = "^".repeat(name.len());
    let report = book.report().replace(&*neighbour.path().to_string_lossy(), "/NEIGHBOUR");
    report.replace(&name, "NEIGHBOUR").replace(&underlined, "^")
}

#[test]
fn a_dependency_beside_the_repository() {
    let folder = neighbour();
    let name = folder.path().file_name().unwrap().to_string_lossy().into_owned();
    let with = |lines: &str| {
        let book = Book::new();
        report(book.append(MANIFEST, lines), &folder)
    };
    let full = folder.path().display();
    let lines = [
        format!("[dependencies]\nneighbour = {{ path = \"../../../../{name}\" }}\n"),
        format!("[dependencies.neighbour]\npath = \"{full}\"\n"),
        format!(
            "[target.'cfg(unix)'.dev-dependencies]\nneighbour = {{ path = \"src/../../../../../{name}\" }}\n"
        ),
        format!("[[bin]]\nname = \"a\"\npath = \"../../../../{name}/src/lib.rs\"\n"),
    ];
    check(
        lines.iter().map(|lines| with(lines)).collect::<String>(),
        str![[r#"
error: `../../../../NEIGHBOUR` leads out of the repository
  --> examples/part/chapter/Cargo.toml:12:22
   |
12 | neighbour = { path = "../../../../NEIGHBOUR" }
   |                      ^^^^^^
   |
   = help: readers get only what is in the repository; move it there
error: `/NEIGHBOUR` leads out of the repository
  --> examples/part/chapter/Cargo.toml:12:8
   |
12 | path = "/NEIGHBOUR"
   |        ^^^^^^^^
   |
   = help: readers get only what is in the repository; move it there
error: `src/../../../../../NEIGHBOUR` leads out of the repository
  --> examples/part/chapter/Cargo.toml:12:22
   |
12 | neighbour = { path = "src/../../../../../NEIGHBOUR" }
   |                      ^^^^
   |
   = help: readers get only what is in the repository; move it there
error: `../../../../NEIGHBOUR/src/lib.rs` leads out of the repository
  --> examples/part/chapter/Cargo.toml:13:8
   |
13 | path = "../../../../NEIGHBOUR/src/lib.rs"
   |        ^^^^^^^^
   |
   = help: readers get only what is in the repository; move it there

"#]],
    );
}

#[test]
fn a_workspace_that_reaches_out() {
    let folder = neighbour();
    let name = folder.path().file_name().unwrap().to_string_lossy().into_owned();
    let inherited = Book::new();
    inherited.append(
        "Cargo.toml",
        &format!("\n[workspace.dependencies]\nneighbour = {{ path = \"../{name}\" }}\n"),
    );
    let patched = Book::new();
    patched.append(
        "Cargo.toml",
        &format!("\n[patch.crates-io]\nneighbour = {{ path = \"../{name}\" }}\n"),
    );
    let member = Book::new();
    member.swap("Cargo.toml", "members = [", &format!("members = [\"../{name}\", "));
    let manifest = std::fs::read_to_string(folder.path().join("Cargo.toml")).unwrap();
    let reports = [report(&inherited, &folder), report(&patched, &folder)];
    let root = member.root().display().to_string();
    let manifest = manifest.replace("edition", &format!("workspace = \"{root}\"\nedition"));
    std::fs::write(folder.path().join("Cargo.toml"), manifest).unwrap();
    check(
        reports.concat() + &report(&member, &folder),
        str![[r#"
error: `../NEIGHBOUR` leads out of the repository
 --> Cargo.toml:6:22
  |
6 | neighbour = { path = "../NEIGHBOUR" }
  |                      ^^^^^^
  |
  = help: readers get only what is in the repository; move it there
error: `../NEIGHBOUR` leads out of the repository
 --> Cargo.toml:6:22
  |
6 | neighbour = { path = "../NEIGHBOUR" }
  |                      ^^^^^^
  |
  = help: readers get only what is in the repository; move it there
error: the crate at /NEIGHBOUR/Cargo.toml is not in the repository
--> Cargo.toml
 = help: move it into the workspace's folder

"#]],
    );
}
