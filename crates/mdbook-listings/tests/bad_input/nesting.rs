//! What is inside of too much else.

use crate::support::{check, page_with};
use snapbox::str;

/// With long lines cut.
fn report(text: &str) -> String {
    let cut = |line: &str| line.chars().take(60).collect::<String>() + "\n";
    page_with(text).lines().map(cut).collect()
}

#[test]
fn quotes_lists_and_emphasis() {
    let quotes = "> ".repeat(3_000) + "deep";
    let lists = "- ".repeat(20) + "deep";
    let emphasis = "**a _b ".repeat(15) + "c" + &"_**".repeat(15);
    let mixed = "> 1. ".repeat(10) + "**deep**";
    check(
        [quotes, lists, emphasis, mixed].iter().map(|text| report(text)).collect::<String>(),
        str![[r#"
error: this is nested 24 levels deep
  --> src/part/chapter.md:17:47
   |
17 | ... > > > > > > > > > > > > > > > > > > > > > > > >... 
   |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^...^
   |
   = help: a reader follows three or four; take the inner pa
error: this is nested 24 levels deep
  --> src/part/chapter.md:17:23
   |
17 | - - - - - - - - - - - - - - - - - - - - deep
   |                       ^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: a reader follows three or four; take the inner pa
error: this is nested 24 levels deep
  --> src/part/chapter.md:17:78
   |
17 | **a _b **a _b **a _b **a _b **a _b **a _b **a _b **a _b
   |                                                        
   |
   = help: a reader follows three or four; take the inner pa
error: this is nested 24 levels deep
  --> src/part/chapter.md:17:38
   |
17 | > 1. > 1. > 1. > 1. > 1. > 1. > 1. > 1. > 1. > 1. **dee
   |                                      ^^^^^^^^^^^^^^^^^^
   |
   = help: a reader follows three or four; take the inner pa

"#]],
    );
}

#[test]
fn tags() {
    let divs = "<div>".repeat(2_000) + &"</div>".repeat(2_000);
    let spans = "a ".to_owned() + &"<span>b".repeat(30) + &"</span>".repeat(30);
    check(
        [divs, spans].iter().map(|text| report(text)).collect::<String>(),
        str![[r#"
error: this is nested 24 levels deep
  --> src/part/chapter.md:17:116
   |
17 | <div><div><div><div><div><div><div><div><div><div><div>
   |                                                        
   |
   = help: a reader follows three or four; take the inner pa
error: this is nested 24 levels deep
  --> src/part/chapter.md:17:164
   |
17 | ...pan>b<span>b<span>b<span>b<span>b<span>b<span>b<span
   |                                                        
   |
   = help: a reader follows three or four; take the inner pa

"#]],
    );
}

#[test]
fn boxes() {
    let fence = |length: usize| "`".repeat(length);
    let open: String = (0..30).map(|n| format!("{}admonish note\n", fence(40 - n))).collect();
    let close: String = (0..30).rev().map(|n| fence(40 - n) + "\n").collect();
    check(
        report(&format!("{open}deep\n{close}")),
        str![[r#"
error: this is nested 24 levels deep
  --> src/part/chapter.md:40:1
   |
40 | `````````````````admonish note
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: a reader follows three or four; take the inner pa

error: nothing checks a fence of `admonish`
  --> src/part/chapter.md:41:1
   |
41 | ````````````````admonish note
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `console` for commands and outputs; checked

"#]],
    );
}

#[test]
fn what_a_reader_follows() {
    let text = "> - a\n>   - b\n>     1. **c *d `e`***\n\n<div><p><b>f</b></p></div>\n\n\
                `````admonish tip\n````admonish note\n- g\n````\n`````";
    check(report(text), "");
}

#[test]
fn formulas() {
    let braces = format!("${}x{}$", "{".repeat(990), "}".repeat(990));
    let roots = format!("${}x{}$", "\\sqrt{".repeat(40), "}".repeat(40));
    let fractions = format!("${}2$", "\\frac1".repeat(280));
    let hats = format!("${} x$", "\\hat".repeat(490));
    let pairs = format!("${}x{}$", "\\left(".repeat(140), "\\right)".repeat(140));
    let long = format!("${}$", "x".repeat(2_001));
    let texts = [braces, roots, fractions, hats, pairs, long];
    check(
        texts.iter().map(|text| report(text)).collect::<String>(),
        str![[r#"
error: this is nested 24 levels deep
  --> src/part/chapter.md:17:1
   |
17 | $\sqrt{\sqrt{\sqrt{\sqrt{\sqrt{\sqrt{\sqrt{\s...rt{x}}}
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^...^^^^^^^
   |
   = help: a reader follows three or four; take the inner pa
error: this is nested 24 levels deep
  --> src/part/chapter.md:17:1
   |
17 | $\frac1\frac1\frac1\frac1\frac1\frac1\frac1\f...1\frac1
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^...^^^^^^^
   |
   = help: a reader follows three or four; take the inner pa
error: this is nested 24 levels deep
  --> src/part/chapter.md:17:1
   |
17 | $\hat\hat\hat\hat\hat\hat\hat\hat\hat\hat\hat...at\hat\
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^...^^^^^^^
   |
   = help: a reader follows three or four; take the inner pa
error: this is nested 24 levels deep
  --> src/part/chapter.md:17:1
   |
17 | $\left(\left(\left(\left(\left(\left(\left(\l...t)\righ
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^...^^^^^^^
   |
   = help: a reader follows three or four; take the inner pa
error: this formula is longer than 2000 bytes
  --> src/part/chapter.md:17:1
   |
17 | $xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...xxxxxxx
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^...^^^^^^^
   |
   = help: make several formulas of it

"#]],
    );
}
