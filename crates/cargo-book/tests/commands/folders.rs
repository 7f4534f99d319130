//! What `build` and `clean` do with folders that hold something else, and with each other.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};

use snapbox::str;

use crate::book::{Book, PAGE};
use crate::{boxed, check, names, run, tree};

#[test]
fn only_what_was_checked_reaches_the_site() {
    let book = boxed();
    book.append(PAGE, "\n![shape](shape.svg)\n");
    book.write("src/part/shape.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n");
    let others = [
        ".hidden/page.html",
        "part/.chapter.html.swp",
        "part/chapter.html~",
        "part/#chapter.html#",
        "target/page.html",
        "part/__pycache__/page.html",
        ".nojekyll",
    ];
    for other in others {
        book.write(&format!("src/{other}"), "unchecked");
    }
    check(
        run(&book, &["build", "--draft"]),
        str![[r#"
The site is in book/
[exit status: 0]

"#]],
    );
    let site = tree(&book.root().join("book"));
    assert!(site.contains_key(Path::new("part/shape.svg")), "{:?}", site.keys());
    let unchecked = site.iter().find(|(_, bytes)| bytes.starts_with(b"unchecked"));
    assert!(unchecked.is_none(), "{unchecked:?}");
    assert!(!names(&book).iter().any(|name| name.starts_with(".book")));
}

#[test]
fn a_second_build_waits_for_the_first() {
    let book = boxed();
    run(&book, &["build", "--draft"]);
    let entries = std::fs::read_dir(book.root().join("target/book")).unwrap();
    let lock = entries
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|it| it == "lock"));
    let lock = std::fs::File::open(lock.unwrap()).unwrap();
    lock.lock().unwrap();
    let mut second = Command::new(env!("CARGO_BIN_EXE_cargo-book"));
    second.args(["build", "--draft"]).current_dir(book.root()).stderr(Stdio::piped());
    second.env("CARGO_TARGET_DIR", book.root().join("target")).stdout(Stdio::null());
    let mut second = second.spawn().unwrap();
    let line = BufReader::new(second.stderr.take().unwrap()).lines().next().unwrap().unwrap();
    assert_eq!(line, "Waiting for another build of book/");
    assert_eq!(second.try_wait().unwrap(), None);
    lock.unlock().unwrap();
    assert!(second.wait().unwrap().success());
}

#[test]
fn clean_leaves_what_is_not_the_tools_own() {
    let book = boxed();
    run(&book, &["build", "--draft"]);
    book.write("target/book/novel.txt", "somebody's").write("target/book/notes/a.txt", "");
    check(
        run(&book, &["clean"]),
        str![[r#"
target/book/notes stays, since this tool did not write it
target/book/novel.txt stays, since this tool did not write it
[exit status: 0]

"#]],
    );
    let left = tree(&book.root().join("target/book"));
    assert_eq!(left.keys().collect::<Vec<_>>(), [Path::new("notes/a.txt"), Path::new("novel.txt")]);
}

#[test]
fn a_site_with_a_history_is_not_replaced() {
    let book = boxed();
    run(&book, &["build", "--draft"]);
    book.write("book/.git/HEAD", "ref: refs/heads/gh-pages\n");
    let before = tree(&book.root().join("book"));
    check(
        [run(&book, &["build", "--draft"]), run(&book, &["clean"])].concat(),
        str![[r#"
error: `book` holds something other than a built site
--> book.toml
 = help: choose another `build-dir`, or move this folder away

1 error
[exit status: 1]
error: `book` holds something other than a built site
--> book.toml
 = help: choose another `build-dir`, or move this folder away

1 error
[exit status: 1]

"#]],
    );
    assert!(tree(&book.root().join("book")) == before);
}

#[cfg(unix)]
#[test]
fn a_site_that_is_a_link() {
    let book = boxed();
    run(&book, &["build", "--draft"]);
    std::fs::rename(book.root().join("book"), book.root().join("elsewhere")).unwrap();
    std::os::unix::fs::symlink("elsewhere", book.root().join("book")).unwrap();
    let before = tree(&book.root().join("elsewhere"));
    check(
        [run(&book, &["build", "--draft"]), run(&book, &["clean"])].concat(),
        str![[r#"
error: `book` is a symbolic link
--> book.toml
 = help: put the folder or file itself in its place

1 error
[exit status: 1]
error: `book` is a symbolic link
--> book.toml
 = help: put the folder or file itself in its place

1 error
[exit status: 1]

"#]],
    );
    assert!(tree(&book.root().join("elsewhere")) == before);
}

#[test]
fn a_file_where_a_folder_should_be() {
    let book = boxed();
    book.write("target/book", "somebody's");
    let own = [run(&book, &["build", "--draft"]), run(&book, &["clean"])].concat();
    assert_eq!(book.read("target/book"), "somebody's");
    book.delete("target/book").write("book", "somebody's");
    let site = [run(&book, &["check"]), run(&book, &["clean"])].concat();
    assert_eq!(book.read("book"), "somebody's");
    let part = Book::new();
    part.write("src/data", "x");
    check(
        [own, site, run(&part, &["check"])].concat(),
        str![[r#"
error: no folder can be made at [ROOT]/target/book: File exists (os error 17)
[exit status: 1]
error: [ROOT]/target/book is a file; delete it
[exit status: 1]
error: `book` holds something other than a built site
--> book.toml
 = help: choose another `build-dir`, or move this folder away

1 error
[exit status: 1]
error: `book` holds something other than a built site
--> book.toml
 = help: choose another `build-dir`, or move this folder away

1 error
[exit status: 1]
error: this is neither a page nor a picture
--> src/data
 = help: src/ holds pages, and pictures that end in .gif, .jpeg, .jpg, .png, .svg

1 error
[exit status: 1]

"#]],
    );
}

#[cfg(unix)]
#[test]
fn an_own_folder_that_is_a_link() {
    let book = boxed();
    book.write("kept/build-1.lock", "somebody's").write("target/CACHEDIR.TAG", "");
    std::os::unix::fs::symlink("../kept", book.root().join("target/book")).unwrap();
    check(
        run(&book, &["clean"]),
        str![[r#"
error: [ROOT]/target/book is a symbolic link; delete it
[exit status: 1]

"#]],
    );
    assert_eq!(book.read("kept/build-1.lock"), "somebody's");
}

#[test]
fn an_address_that_is_none() {
    let book = boxed();
    let addresses = ["example.org", "https://a.org/?q", "https://a.org/\"x"];
    let reports = addresses.map(|address| run(&book, &["build", "--draft", "--url", address]));
    check(
        reports.concat(),
        str![[r#"
error: invalid value 'example.org' for '--url <URL>': write a full address, such as https://example.org/book/

For more information, try '--help'.
[exit status: 2]
error: invalid value 'https://a.org/?q' for '--url <URL>': the address of a site has no `?`

For more information, try '--help'.
[exit status: 2]
error: invalid value 'https://a.org/"x' for '--url <URL>': the address of a site has no `"`

For more information, try '--help'.
[exit status: 2]

"#]],
    );
    run(&book, &["build", "--draft", "--url", "https://a.org/b"]);
    assert!(book.read("book/part/chapter.html").contains("\"https://a.org/b/part/chapter.html\""));
}

/// The exit status of a command whose output nobody reads to its end, and what it says of a panic.
fn with_closed_pipes(book: &Book, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-book"));
    command.args(arguments).current_dir(book.root());
    command.env("CARGO_TARGET_DIR", book.root().join("target"));
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut process = command.stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = String::new();
    process.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    (process.wait().unwrap().code(), said)
}

#[test]
fn a_pipe_that_is_closed() {
    let book = boxed();
    for arguments in [&["check"][..], &["build", "--draft"], &["exercise"], &["clean"]] {
        let (status, said) = with_closed_pipes(&book, arguments);
        assert_eq!((status, said.as_str()), (Some(0), ""), "{arguments:?}");
    }
    book.append(PAGE, "\n[x](gone.md)\n");
    let (status, said) = with_closed_pipes(&book, &["check", "--message-format=github"]);
    assert_eq!((status, said.as_str()), (Some(1), ""));
}

#[test]
fn a_build_folder_that_would_lose_something() {
    let built = |folder: &str| {
        let book = boxed();
        book.write("kept/a.txt", "somebody's").write("file", "somebody's");
        #[cfg(unix)]
        std::os::unix::fs::symlink("kept", book.root().join("link")).unwrap();
        let setting = format!("[build]\nbuild-dir = \"{folder}\"");
        book.swap("book.toml", "[build]", &setting);
        let report = run(&book, &["check"]);
        assert_eq!(report, run(&book, &["build", "--draft"]));
        assert_eq!(report, run(&book, &["clean"]));
        report
    };
    let folders = [
        "src/book",
        "kept",
        "file",
        "link",
        "link/book",
        "examples/site",
        "./book",
        "src",
        "src/part",
        "..",
        "/tmp",
        "",
    ];
    check(
        folders.map(built).concat(),
        str![[r#"
error: `src/book` is inside of `src`
 --> book.toml:5:13
  |
5 | build-dir = "src/book"
  |             ^^^^^^^^^^
  |
  = help: choose another `build-dir`

1 error
[exit status: 1]
error: `kept` holds something other than a built site
 --> book.toml:5:13
  |
5 | build-dir = "kept"
  |             ^^^^^^
  |
  = help: choose another `build-dir`, or move this folder away

1 error
[exit status: 1]
error: `file` holds something other than a built site
 --> book.toml:5:13
  |
5 | build-dir = "file"
  |             ^^^^^^
  |
  = help: choose another `build-dir`, or move this folder away

1 error
[exit status: 1]
error: `link` is a symbolic link
 --> book.toml:5:13
  |
5 | build-dir = "link"
  |             ^^^^^^
  |
  = help: put the folder or file itself in its place

1 error
[exit status: 1]
error: `link` is a symbolic link
 --> book.toml:5:13
  |
5 | build-dir = "link/book"
  |             ^^^^^^^^^^^
  |
  = help: put the folder or file itself in its place

1 error
[exit status: 1]
error: `examples/site` is inside of `examples`
 --> book.toml:5:13
  |
5 | build-dir = "examples/site"
  |             ^^^^^^^^^^^^^^^
  |
  = help: choose another `build-dir`

1 error
[exit status: 1]
error: `./book` is not a plain path
 --> book.toml:5:13
  |
5 | build-dir = "./book"
  |             ^^^^^^^^
  |
  = help: write `book`

1 error
[exit status: 1]
error: `src` is given for two things
 --> book.toml:5:13
  |
5 | build-dir = "src"
  |             ^^^^^
  |
  = help: choose another `build-dir`

1 error
[exit status: 1]
error: `src/part` is inside of `src`
 --> book.toml:5:13
  |
5 | build-dir = "src/part"
  |             ^^^^^^^^^^
  |
  = help: choose another `build-dir`

1 error
[exit status: 1]
error: `..` leads out of the book's folder
 --> book.toml:5:13
  |
5 | build-dir = ".."
  |             ^^^^
  |
  = help: choose another `build-dir`, such as `book`

1 error
[exit status: 1]
error: `/tmp` leads out of the book's folder
 --> book.toml:5:13
  |
5 | build-dir = "/tmp"
  |             ^^^^^^
  |
  = help: choose another `build-dir`, such as `book`

1 error
[exit status: 1]
error: `` names nothing in the book's folder
 --> book.toml:5:13
  |
5 | build-dir = ""
  |             ^^
  |
  = help: choose another `build-dir`, such as `book`

1 error
[exit status: 1]

"#]],
    );
}
