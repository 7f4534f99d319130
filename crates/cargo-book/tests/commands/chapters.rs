//! Names of chapters, parts and the pages below them.

use snapbox::str;

use super::book::{Book, OUTPUT, SUMMARY};
use super::{boxed, check, run, run_in, tree};

#[test]
fn a_part_that_was_mistyped() {
    let book = Book::new();
    let before = tree(&book.root());
    check(
        run(&book, &["new", "prat/arrays"]),
        str![[r#"
error: no part `prat` (add `--new-part` to start one); did you mean `part`?
[exit status: 1]

"#]],
    );
    assert!(tree(&book.root()) == before, "left on disk: {:?}", tree(&book.root()).keys());
}

#[test]
fn a_page_below_a_chapter() {
    let book = boxed();
    check(
        run(&book, &["new", "part/chapter/faster"])
            + &run(&book, &["check"])
            + &run(&book, &["new", "src/part/chapter/faster.md"])
            + &run(&book, &["new", "part/chaptre/slower"]),
        str![[r#"
Wrote src/part/chapter/faster.md. Now:
  cargo book serve
  cargo book test src/part/chapter/faster.md
[exit status: 0]
2 pages have no error
[exit status: 0]
error: src/part/chapter/faster.md already exists
[exit status: 1]
error: no chapter `part/chaptre` that `slower` could be below; did you mean `part/chapter`?
[exit status: 1]

"#]],
    );
    let listed = "- [Chapter](part/chapter.md)\n    - [Faster](part/chapter/faster.md)\n";
    assert!(book.read(SUMMARY).ends_with(listed), "{}", book.read(SUMMARY));
    assert_eq!(tree(&book.root().join("examples/part")).len(), 5, "it has no crate of its own");
    // it uses the crate of its chapter
    book.swap(OUTPUT, "= 5", "= 6");
    for name in ["src/part/chapter/faster.md", "part/chapter/faster", "src/part/chapter"] {
        let report = run(&book, &["test", name]);
        assert!(report.contains("output/sum.txt is not what"), "{name}: {report}");
    }
}

#[test]
fn a_page_that_is_listed_where_it_does_not_belong() {
    let book = Book::new();
    book.write("src/part/chapter/faster.md", "# Faster\n").write("src/part/other.md", "# Other\n");
    book.append(SUMMARY, "    - [Other](part/other.md)\n- [Faster](part/chapter/faster.md)\n");
    check(
        run(&book, &["check"]),
        str![[r#"
error: `part/other.md` is listed below `part/chapter.md` but is not in its folder
 --> src/SUMMARY.md:4:7
  |
4 |     - [Other](part/other.md)
  |       ^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: move it to part/chapter/, or do not indent its line

error: `part/chapter/faster.md` is not listed below `part/chapter.md`
 --> src/SUMMARY.md:5:3
  |
5 | - [Faster](part/chapter/faster.md)
  |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: indent its line below that of `part/chapter.md`

2 errors
[exit status: 1]

"#]],
    );
}

#[test]
fn every_form_of_a_name_is_accepted() {
    let book = boxed();
    let folder = book.root();
    let exercises = run(&book, &["exercise", "part/chapter"]);
    let names = ["part/chapter", "examples/part/chapter", "src/part/chapter.md", "chapter"];
    book.swap(OUTPUT, "= 5", "= 6");
    for name in names {
        for from in [folder.clone(), folder.join("src"), folder.join("examples/part")] {
            let run = |arguments: &[&str]| run_in(&from, &folder, arguments);
            assert_eq!(run(&["exercise", name]), exercises, "{name}");
            let report = run(&["test", name]);
            assert!(report.contains("output/sum.txt is not what"), "{name}: {report}");
            assert!(
                run(&["measure", name]).starts_with("error: nothing is measured there"),
                "{name}"
            );
        }
    }
    for name in names {
        let report = run(&book, &["bless", name]);
        assert!(
            report.starts_with("wrote examples/part/chapter/output/sum.txt"),
            "{name}: {report}"
        );
        book.swap(OUTPUT, "= 5", "= 6");
    }
}
