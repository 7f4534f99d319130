//! Exercises whose task, solution or tests do not do what they must.

use snapbox::str;

use crate::book::{Book, EXERCISE, MANIFEST};
use crate::runs::tested;
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
