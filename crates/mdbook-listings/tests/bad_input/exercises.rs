//! Exercises whose task, solution or tests do not do what they must.

use snapbox::str;

use crate::book::{Book, EXERCISE, MANIFEST, PAGE};
use crate::runs::{FOLDER, tested};
use crate::support::check;

#[test]
fn an_exercise_whose_tests_pass_without_a_solution() {
    let book = Book::new();
    book.swap(EXERCISE, "todo!(\"twice {number}\")", "number + 2");
    check(
        tested(&book, &[]),
        str![[r#"
     exercises  0 passed, 1 failed
      listings  1 passed
       outputs  1 passed
error: the tests pass without a solution
  --> src/part/chapter.md:15:1
   |
15 | {{#exercise part/chapter double}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a test that the unfinished task fails

[exit status: 1]

"#]],
    );
}

#[test]
fn an_exercise_whose_task_does_not_compile() {
    let book = Book::new();
    book.swap(EXERCISE, "todo!(\"twice {number}\")", "todo!(\"twice {nubmer}\")");
    check(
        tested(&book, &[]),
        str![[r#"
     exercises  0 passed, 1 failed
      listings  1 passed
       outputs  1 passed
error: the task does not compile
  --> src/part/chapter.md:15:1
   |
15 | {{#exercise part/chapter double}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: error[E0425]: cannot find value `nubmer` in this scope
            --> examples/part/chapter/exercises/double.rs:7:23
             |
           7 |         todo!("twice {nubmer}")
             |                       ^^^^^^
             |
...

[exit status: 1]

"#]],
    );
}

#[test]
fn an_exercise_whose_solution_is_wrong() {
    let book = Book::new();
    book.swap(EXERCISE, "2 * number", "3 * number");
    check(
        tested(&book, &[]),
        str![[r#"
      listings  0 passed, 1 failed
error: crate chapter fails
  --> src/part/chapter.md:15:1
   |
15 | {{#exercise part/chapter double}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: test two_is_doubled ... FAILED
           
           failures:
           
           ---- two_is_doubled stdout ----
           
           thread 'two_is_doubled' ([..]) panicked at examples/part/chapter/exercises/double.rs:24:5:
           assertion `left == right` failed
             left: 6
            right: 4
           
           failures:
...

[exit status: 1]

"#]],
    );
}

#[test]
fn an_exercise_of_a_crate_without_the_feature() {
    let book = Book::new();
    book.swap(MANIFEST, "attempt = []", "");
    let report = tested(&book, &[]);
    assert!(report.contains("error: crate chapter has no feature `attempt`"), "{report}");
}

#[test]
fn an_exercise_whose_tests_do_not_run() {
    let book = Book::new();
    book.swap(EXERCISE, "#[test]", "#[test]\n#[cfg_attr(not(feature = \"attempt\"), ignore)]");
    check(
        tested(&book, &[]),
        str![[r#"
     exercises  0 passed, 1 failed
      listings  1 passed
       outputs  1 passed
error: not every test runs on the solution
  --> src/part/chapter.md:15:1
   |
15 | {{#exercise part/chapter double}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: remove `ignore`, and write at least one test

[exit status: 1]

"#]],
    );
}

#[test]
fn an_exercise_whose_tests_pass_for_a_wrong_answer() {
    let book = Book::new();
    book.swap(EXERCISE, "assert_eq!(answer::double(2), 4)", "assert_eq!(answer::double(0), 0)");
    check(
        tested(&book, &[]),
        str![[r#"
     exercises  0 passed, 1 failed
      listings  1 passed
       outputs  1 passed
error: the tests pass where `double` returns its default value, or `double` returns `number`
  --> src/part/chapter.md:15:1
   |
15 | {{#exercise part/chapter double}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a test that such an answer fails

[exit status: 1]

"#]],
    );
}

/// The report on a book with more exercises, each a signature, a solution and a test.
fn asked(exercises: &[[&str; 3]]) -> String {
    let book = Book::new();
    for (n, [signature, solution, test]) in exercises.iter().enumerate() {
        let text = book.read(EXERCISE);
        let text = text
            .replace("pub fn double(number: i32) -> i32", signature)
            .replace("todo!(\"twice {number}\")", "todo!()")
            .replace("2 * number", solution)
            .replace("assert_eq!(answer::double(2), 4);", test);
        let target = format!("\n[[test]]\nname = \"more{n}\"\npath = \"exercises/more{n}.rs\"\n");
        book.append(MANIFEST, &target)
            .append(PAGE, &format!("\n{{{{#exercise part/chapter more{n}}}}}\n"));
        book.write(&format!("{FOLDER}/exercises/more{n}.rs"), text);
    }
    tested(&book, &[])
}

const LIST: &str = "pub fn double(list: &[i32]) -> Vec<i32>";
const MAYBE: &str = "pub fn double(number: i32) -> Option<i32>";
const EVEN: &str = "pub fn double(number: i32) -> bool";

#[test]
fn wrong_answers_of_all_kinds() {
    let twice = "list.iter().map(|n| 2 * n).collect()";
    let (checked, even) = ("number.checked_mul(2)", "number % 2 == 0");
    let report = asked(&[
        [LIST, twice, "assert_eq!(answer::double(&[0]), [0]);"],
        [LIST, twice, "assert!(answer::double(&[1]).len() < 2);"],
        [MAYBE, checked, "assert!(answer::double(1).is_some());"],
        [MAYBE, checked, "assert!(answer::double(1) > Some(0));"],
        [MAYBE, checked, "assert!(answer::double(i32::MAX).is_none());"],
        [
            "pub fn double(text: &str) -> Result<String, std::fmt::Error>",
            "Ok(text.to_owned() + text)",
            "assert!(answer::double(\"a\").unwrap().contains('a'));",
        ],
        [
            "pub fn double(list: &mut Vec<i32>)",
            "list.iter_mut().for_each(|n| *n *= 2)",
            "answer::double(&mut vec![1]);",
        ],
        [EVEN, even, "assert!(!answer::double(1));"],
        [EVEN, even, "assert!(answer::double(2));"],
        [EVEN, even, "answer::double(2);"],
        [
            "pub fn double<F: Fn(i32) -> i32>(of: F, x: f64) -> f64",
            "f64::from(of(0)) + 2.0 * x",
            "assert!(answer::double(|n| n, 1.0) > 0.5);",
        ],
    ]);
    check(
        report,
        str![[r#"
     exercises  2 passed, 10 failed
      listings  1 passed
       outputs  1 passed
error: the tests pass where `double` returns `list`
  --> src/part/chapter.md:17:1
   |
17 | {{#exercise part/chapter more0}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a test that such an answer fails

error: the tests pass where `double` returns its default value, or `double` returns `list`
  --> src/part/chapter.md:19:1
   |
19 | {{#exercise part/chapter more1}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a test that such an answer fails

error: the tests pass where `double` returns `Some(Default::default())`, or `double` returns `Some(number)`, or `double` returns its answer changed by one
  --> src/part/chapter.md:21:1
   |
21 | {{#exercise part/chapter more2}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a test that such an answer fails

error: the tests pass where `double` returns `Some(number)`, or `double` returns its answer changed by one
  --> src/part/chapter.md:23:1
   |
23 | {{#exercise part/chapter more3}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a test that such an answer fails

error: the tests pass where `double` returns its default value, or `double` returns its answer changed by one
  --> src/part/chapter.md:25:1
   |
25 | {{#exercise part/chapter more4}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a test that such an answer fails

error: the tests pass where `double` returns `Ok(text)`
  --> src/part/chapter.md:27:1
   |
27 | {{#exercise part/chapter more5}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a test that such an answer fails

error: the tests pass where `double` does nothing
  --> src/part/chapter.md:29:1
   |
29 | {{#exercise part/chapter more6}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a test that such an answer fails

error: the tests pass where `double` returns its default value
  --> src/part/chapter.md:31:1
   |
31 | {{#exercise part/chapter more7}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a test that such an answer fails

error: the tests pass where `double` returns its default value, or `double` returns its answer changed by one
  --> src/part/chapter.md:35:1
   |
35 | {{#exercise part/chapter more9}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a test that such an answer fails

error: the tests pass where `double` returns `x`, or `double` returns its answer changed by one
  --> src/part/chapter.md:37:1
   |
37 | {{#exercise part/chapter more10}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a test that such an answer fails

[exit status: 1]

"#]],
    );
}

#[test]
fn tests_that_refuse_every_wrong_answer() {
    let report = asked(&[
        [LIST, "list.repeat(2)", "assert_eq!(answer::double(&[1]), [1, 1]);"],
        [MAYBE, "number.checked_mul(2)", "assert_eq!(answer::double(3), Some(6));"],
        // the default of a type that has none does not compile
        [
            "pub fn double<T>(first: T, of: impl Fn(T) -> T) -> T",
            "of(first)",
            "assert_eq!(answer::double(3, |n| 2 * n), 6);",
        ],
    ]);
    assert!(report.contains("exercises  4 passed\n"), "{report}");
}
