//! `cargo book build` and `cargo book clean`: what they leave on disk.

use snapbox::str;

use crate::book::PAGE;
use crate::{boxed, check, names, run, tree};

#[test]
fn a_failed_build_leaves_the_last_good_site() {
    let book = boxed();
    check(
        run(&book, &["build", "--draft"]),
        str![[r#"
The site is in [..]book/
[exit status: 0]

"#]],
    );
    let (site, before) = (tree(&book.root().join("book")), names(&book));
    book.swap(PAGE, "A function:", "Another function:").swap(PAGE, "lib.rs:add", "lib.rs:gone");
    check(
        run(&book, &["build"]),
        str![[r#"
error: no anchor `gone` in the included file
 --> src/part/chapter.md:6:1
  |
6 | {{#include ../../examples/part/chapter/src/lib.rs:gone}}
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: there is `add`

1 error
[exit status: 1]

"#]],
    );
    assert!(tree(&book.root().join("book")) == site, "the site has changed");
    assert_eq!(names(&book), before);
}

#[test]
fn an_epub_that_fails_leaves_the_last_good_site() {
    let book = boxed();
    run(&book, &["build", "--draft"]);
    let site = tree(&book.root().join("book"));
    check(
        run(&book, &["build", "--draft", "--epub"]),
        str![[r#"
error: the EPUB was not written: package ID specification `book-press` did not match any packages
[exit status: 1]

"#]],
    );
    assert!(tree(&book.root().join("book")) == site, "the site has changed");
}

#[test]
fn a_first_build_that_fails_leaves_nothing() {
    let book = boxed();
    let before = names(&book);
    run(book.append(PAGE, "\n{{#inclde x}}\n"), &["build"]);
    assert_eq!(names(&book), before);
}

#[test]
fn a_site_whose_indexer_cannot_be_built_has_no_search() {
    let book = boxed();
    book.write(
        "theme/index.hbs",
        "<html><head></head><body><button class=\"find\">Search</button>{{{ content }}}\
         <dialog class=\"search\"></dialog></body></html>",
    );
    check(
        run(&book, &["build"]),
        str![[r#"
The site is in book/
warning: the site is built without search: package ID specification `book-search` did not match any packages
warning: the site is built without pictures: package ID specification `book-press` did not match any packages
[exit status: 0]

"#]],
    );
    for page in ["book/index.html", "book/404.html"] {
        let page = book.read(page);
        assert!(!page.contains("<button") && !page.contains("<dialog"), "{page}");
    }
}

#[test]
fn two_builds_in_different_folders_are_identical() {
    let (one, two) = (boxed(), boxed());
    for book in [&one, &two] {
        run(book, &["build"]);
    }
    let (one, two) = (tree(&one.root().join("book")), tree(&two.root().join("book")));
    assert!(one.len() > 10, "{:?}", one.keys());
    assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
    one.iter().for_each(|(path, bytes)| assert!(two[path] == *bytes, "{} differs", path.display()));
}

#[test]
fn a_build_folder_that_holds_something_else() {
    let book = boxed();
    for folder in ["src", ".", "examples"] {
        book.swap(
            "book.toml",
            "create-missing = false",
            &format!("create-missing = false\nbuild-dir = \"{folder}\""),
        );
        let before = tree(&book.root());
        let refusal = run(&book, &["build"]);
        assert!(
            refusal.contains("choose another `build-dir`") && refusal.contains("status: 1"),
            "{refusal}"
        );
        assert!(tree(&book.root()) == before, "{folder} has changed");
        book.swap("book.toml", &format!("\nbuild-dir = \"{folder}\""), "");
    }
}

#[test]
fn clean_deletes_what_was_built() {
    let book = boxed();
    run(&book, &["build", "--draft"]);
    let before = names(&book);
    check(run(&book, &["clean"]), "[exit status: 0]\n");
    assert!(before.contains(&"book".to_owned()) && !names(&book).contains(&"book".to_owned()));
    check(run(&book, &["clean"]), "[exit status: 0]\n");
}

/// They are large, and are not built.
#[test]
fn clean_keeps_models() {
    let book = boxed();
    book.write("target/book/models/tiny/weights.txt", "5\n").write("target/book/bin/sum", "");
    check(run(&book, &["clean"]), "[exit status: 0]\n");
    assert_eq!(book.read("target/book/models/tiny/weights.txt"), "5\n");
    assert!(!book.root().join("target/book/bin").exists());
}

#[test]
fn clean_deletes_nothing_that_was_not_built() {
    let book = boxed();
    let other = book.root().with_file_name("other-folder");
    std::fs::create_dir_all(&other).unwrap();
    std::fs::write(other.join("index.html"), "somebody's").unwrap();
    std::fs::write(other.join("404.html"), "somebody's").unwrap();
    book.write("public/index.html", "somebody's").write("public/404.html", "somebody's");
    book.write("target/book/kept.txt", "");
    let manifest = "Cargo.toml".to_owned();
    let outside = "../other-folder".to_owned();
    let folders = ["src", ".", "examples", "public", &manifest, &outside, &other.to_string_lossy()];
    for folder in folders {
        let setting = format!("create-missing = false\nbuild-dir = \"{folder}\"");
        book.swap("book.toml", "create-missing = false", &setting);
        let before = (tree(&book.root()), tree(&other));
        for command in ["clean", "build"] {
            let refusal = run(&book, &[command]);
            assert!(
                refusal.contains("choose another `build-dir`") && refusal.contains("status: 1"),
                "{command} {folder}: {refusal}"
            );
            assert!((tree(&book.root()), tree(&other)) == before, "{command} {folder}");
        }
        book.swap("book.toml", &setting, "create-missing = false");
    }
    std::fs::remove_dir_all(other).unwrap();
}
