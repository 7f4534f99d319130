//! Files with odd names beside the pages, and what is neither a file nor a folder.

use crate::book::Book;
use crate::support::check;
use snapbox::str;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

#[test]
fn names_that_the_site_has() {
    let book = Book::new();
    for file in ["og/a.png", "Demos/a.png", "favicon.png", "favicon-0123abcd.png", "css.x.png"] {
        book.write(&format!("src/{file}"), PNG);
    }
    book.write("src/print.md", "# Print\n").write("src/toc.md", "# Toc\n");
    book.append(crate::book::SUMMARY, "- [Print](print.md)\n- [Toc](toc.md)\n");
    check(
        book.report(),
        str![[r#"
error: the site has its own `demos`
--> src/Demos/a.png
 = help: choose another name

error: the site has its own `css`
--> src/css.x.png
 = help: choose another name

error: the site has its own `favicon`
--> src/favicon-0123abcd.png
 = help: choose another name

error: the site has its own `favicon`
--> src/favicon.png
 = help: choose another name

error: the site has its own `og`
--> src/og/a.png
 = help: choose another name

error: the site has its own `print`
--> src/print.md
 = help: choose another name

error: the site has its own `toc`
--> src/toc.md
 = help: choose another name

"#]],
    );
}

#[test]
fn names_that_differ_in_case_or_are_no_address() {
    let book = Book::new();
    book.write("src/part/a.png", PNG).write("src/part/A.png", PNG).write("src/Part/b.png", PNG);
    book.write("src/part/Chapter.md", "# Two\n").write("src/part/chapter.html/c.png", PNG);
    for name in ["a?b.png", "a#b.png", "a%20b.png", " a.png", "a\\b.png"] {
        book.write(&format!("src/odd/{name}"), PNG);
    }
    book.append(crate::book::SUMMARY, "- [Two](part/Chapter.md)\n");
    check(
        book.report(),
        str![[r#"
error: `src/Part` and `src/part` differ only in their case
--> src/Part/b.png
 = help: rename one of them

error: this name cannot be an address
--> src/odd/ a.png
 = help: use letters, digits and `-`; a folder has no `.` in it

error: this name cannot be an address
--> src/odd/a#b.png
 = help: use letters, digits and `-`; a folder has no `.` in it

error: this name cannot be an address
--> src/odd/a%20b.png
 = help: use letters, digits and `-`; a folder has no `.` in it

error: this name cannot be an address
--> src/odd/a?b.png
 = help: use letters, digits and `-`; a folder has no `.` in it

error: this name cannot be an address
--> src/odd/a\b.png
 = help: use letters, digits and `-`; a folder has no `.` in it

error: no page shows this file
--> src/part/A.png
 = help: show it or delete it

error: `src/part/Chapter.md` and `src/part/chapter.md` differ only in their case
--> src/part/Chapter.md
 = help: rename one of them

error: `src/part/a.png` and `src/part/A.png` differ only in their case
--> src/part/a.png
 = help: rename one of them

error: this name cannot be an address
--> src/part/chapter.html/c.png
 = help: use letters, digits and `-`; a folder has no `.` in it

"#]],
    );
}

#[cfg(unix)]
#[test]
fn links_and_pipes() {
    use std::os::unix::fs::symlink;
    let book = Book::new();
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("a.md"), "# A\n").unwrap();
    let at = |path: &str| book.root().join(path);
    book.write("theme/index.hbs", "").write("examples/part/chapter/data/a.txt", "");
    symlink(outside.path(), at("src/linked")).unwrap();
    symlink(at("src/loop"), at("src/loop")).unwrap();
    symlink("..", at("src/part/up")).unwrap();
    symlink("gone.png", at("src/part/broken.png")).unwrap();
    symlink("chapter.md", at("src/part/.hidden.md")).unwrap();
    symlink("/etc/passwd", at("theme/head.hbs")).unwrap();
    symlink("a.txt", at("examples/part/chapter/data/b.txt")).unwrap();
    symlink("../../target", at("examples/part/target")).unwrap();
    std::os::unix::net::UnixListener::bind(at("src/pipe.png")).unwrap();
    check(
        book.report(),
        str![[r#"
error: this is a symbolic link
--> examples/part/chapter/data/b.txt
 = help: put the file itself in its place

error: this is a symbolic link
--> examples/part/target
 = help: put the file itself in its place

error: this is a symbolic link
--> src/linked
 = help: put the file itself in its place

error: this is a symbolic link
--> src/loop
 = help: put the file itself in its place

error: this is a symbolic link
--> src/part/.hidden.md
 = help: put the file itself in its place

error: this is a symbolic link
--> src/part/broken.png
 = help: put the file itself in its place

error: this is a symbolic link
--> src/part/up
 = help: put the file itself in its place

error: this is neither a file nor a folder
--> src/pipe.png
 = help: delete it

error: this is a symbolic link
--> theme/head.hbs
 = help: put the file itself in its place

"#]],
    );
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_a_link() {
    let book = Book::new();
    std::fs::rename(book.root().join("examples"), book.root().join("elsewhere")).unwrap();
    std::os::unix::fs::symlink("elsewhere", book.root().join("examples")).unwrap();
    check(
        book.report(),
        str![[r#"
error: this is a symbolic link
--> examples
 = help: put the file itself in its place

error: examples/part/chapter/src/lib.rs is a symbolic link, or in a folder that is one
 --> src/part/chapter.md:6:1
  |
6 | {{#include ../../examples/part/chapter/src/lib.rs:add}}
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: include the file that it leads to, or put a file in its place

error: examples/part/chapter/output/sum.txt is a symbolic link, or in a folder that is one
  --> src/part/chapter.md:12:1
   |
12 | {{#include ../../examples/part/chapter/output/sum.txt}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: include the file that it leads to, or put a file in its place

"#]],
    );
}

#[cfg(unix)]
#[test]
fn names_that_cannot_be_shown() {
    use std::os::unix::ffi::OsStrExt;
    let book = Book::new();
    book.write("src/part/b\r::error::x.md", "# B\n");
    check(
        book.report(),
        str![[r#"
error: SUMMARY.md does not list this page
--> src/part/b\r::error::x.md
 = help: list it or delete it

error: this name cannot be an address
--> src/part/b\r::error::x.md
 = help: use letters, digits and `-`; a folder has no `.` in it

error: this name is not UTF-8 or has control characters in it
--> src/part/b\r::error::x.md
 = help: rename it

"#]],
    );
    book.delete("src/part/b\r::error::x.md");
    for name in [&b"a\xff.png"[..], b"a\n::error file=x::y.png", b"\x1b[31m.gif", b"a.\xff\xfe"] {
        let name = std::ffi::OsStr::from_bytes(name);
        std::fs::write(book.root().join("src/part").join(name), PNG).unwrap();
    }
    check(
        book.report(),
        str![[r#"
error: this is not a .gif
--> src/part/\u{1b}[31m.gif
 = help: save the picture again in this format

error: this name cannot be an address
--> src/part/\u{1b}[31m.gif
 = help: use letters, digits and `-`; a folder has no `.` in it

error: this name is not UTF-8 or has control characters in it
--> src/part/\u{1b}[31m.gif
 = help: rename it

error: this name cannot be an address
--> src/part/a\n::error file=x::y.png
 = help: use letters, digits and `-`; a folder has no `.` in it

error: this name is not UTF-8 or has control characters in it
--> src/part/a\n::error file=x::y.png
 = help: rename it

error: this is neither a page nor a picture
--> src/part/a.��
 = help: src/ holds pages, and pictures that end in .gif, .jpeg, .jpg, .png, .svg

error: this name is not UTF-8 or has control characters in it
--> src/part/a.��
 = help: rename it

error: this name is not UTF-8 or has control characters in it
--> src/part/a�.png
 = help: rename it

"#]],
    );
}
