//! Figures that were typed by hand.

use snapbox::str;

use crate::support::{check, page_with};

#[test]
fn a_figure_typed_by_hand() {
    check(
        page_with("Rust is 40 times as fast and 97 % right."),
        str![[r#"
error: the figure `40 times` was typed by hand
  --> src/part/chapter.md:17:9
   |
17 | Rust is 40 times as fast and 97 % right.
   |         ^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `97 %` was typed by hand
  --> src/part/chapter.md:17:30
   |
17 | Rust is 40 times as fast and 97 % right.
   |                              ^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

"#]],
    );
}

#[test]
fn a_figure_across_markup_lines_tables_and_html() {
    let text = "Rust is **40** times as fast, and 97\n% right.\n\n| a |\n|---|\n| 3 ms |\n\n<figure>\n<figcaption>Takes 2 s.</figcaption>\n</figure>\n\nBut `x = 3 ms`, 1,797 images and what others say, 3 ms,[^a] hold.\n\n[^a]: A source of 3 ms.";
    check(
        page_with(text),
        str![[r#"
error: the figure `40 times` was typed by hand
  --> src/part/chapter.md:17:11
   |
17 | Rust is **40** times as fast, and 97
   |           ^^^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `97 %` was typed by hand
  --> src/part/chapter.md:17:35
   |
17 |   Rust is **40** times as fast, and 97
   |  ___________________________________^
18 | | % right.
   | |_^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `3 ms` was typed by hand
  --> src/part/chapter.md:22:3
   |
22 | | 3 ms |
   |   ^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `2 s` was typed by hand
  --> src/part/chapter.md:25:19
   |
25 | <figcaption>Takes 2 s.</figcaption>
   |                   ^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

"#]],
    );
}

#[test]
fn figures_in_other_spellings() {
    check(
        page_with(
            "40\u{202f}times, 40\u{2011}fold, 2\u{a0}\u{3bc}s, ×3 and x3 faster.\n\n1e3 times, a factor of 12, a speedup of 12; 5 min, 2 h, 3 sec, 4 msec.\n\nOr 3 GHz, 60 fps, 9 images/s, 7 per cent, 10 Gbit/s, 80 bytes.\n\nTerm\n: Takes 3 ms.\n\nBut 8-bit, x1 and 1,797 images hold.",
        ),
        str![[r#"
error: the figure `40 times` was typed by hand
  --> src/part/chapter.md:17:1
   |
17 | 40 times, 40‑fold, 2 μs, ×3 and x3 faster.
   | ^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `40-fold` was typed by hand
  --> src/part/chapter.md:17:11
   |
17 | 40 times, 40‑fold, 2 μs, ×3 and x3 faster.
   |           ^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `2 μs` was typed by hand
  --> src/part/chapter.md:17:20
   |
17 | 40 times, 40‑fold, 2 μs, ×3 and x3 faster.
   |                    ^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `×3` was typed by hand
  --> src/part/chapter.md:17:26
   |
17 | 40 times, 40‑fold, 2 μs, ×3 and x3 faster.
   |                          ^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `x3 faster` was typed by hand
  --> src/part/chapter.md:17:33
   |
17 | 40 times, 40‑fold, 2 μs, ×3 and x3 faster.
   |                                 ^^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `1e3 times` was typed by hand
  --> src/part/chapter.md:19:1
   |
19 | 1e3 times, a factor of 12, a speedup of 12; 5 min, 2 h, 3 sec, 4 msec.
   | ^^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `factor of 12` was typed by hand
  --> src/part/chapter.md:19:14
   |
19 | 1e3 times, a factor of 12, a speedup of 12; 5 min, 2 h, 3 sec, 4 msec.
   |              ^^^^^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `speedup of 12` was typed by hand
  --> src/part/chapter.md:19:30
   |
19 | 1e3 times, a factor of 12, a speedup of 12; 5 min, 2 h, 3 sec, 4 msec.
   |                              ^^^^^^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `5 min` was typed by hand
  --> src/part/chapter.md:19:45
   |
19 | 1e3 times, a factor of 12, a speedup of 12; 5 min, 2 h, 3 sec, 4 msec.
   |                                             ^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `2 h` was typed by hand
  --> src/part/chapter.md:19:52
   |
19 | 1e3 times, a factor of 12, a speedup of 12; 5 min, 2 h, 3 sec, 4 msec.
   |                                                    ^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `3 sec` was typed by hand
  --> src/part/chapter.md:19:57
   |
19 | 1e3 times, a factor of 12, a speedup of 12; 5 min, 2 h, 3 sec, 4 msec.
   |                                                         ^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `4 msec` was typed by hand
  --> src/part/chapter.md:19:64
   |
19 | 1e3 times, a factor of 12, a speedup of 12; 5 min, 2 h, 3 sec, 4 msec.
   |                                                                ^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `3 GHz` was typed by hand
  --> src/part/chapter.md:21:4
   |
21 | Or 3 GHz, 60 fps, 9 images/s, 7 per cent, 10 Gbit/s, 80 bytes.
   |    ^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `60 fps` was typed by hand
  --> src/part/chapter.md:21:11
   |
21 | Or 3 GHz, 60 fps, 9 images/s, 7 per cent, 10 Gbit/s, 80 bytes.
   |           ^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `9 images/s` was typed by hand
  --> src/part/chapter.md:21:19
   |
21 | Or 3 GHz, 60 fps, 9 images/s, 7 per cent, 10 Gbit/s, 80 bytes.
   |                   ^^^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `7 per cent` was typed by hand
  --> src/part/chapter.md:21:31
   |
21 | Or 3 GHz, 60 fps, 9 images/s, 7 per cent, 10 Gbit/s, 80 bytes.
   |                               ^^^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `10 Gbit` was typed by hand
  --> src/part/chapter.md:21:43
   |
21 | Or 3 GHz, 60 fps, 9 images/s, 7 per cent, 10 Gbit/s, 80 bytes.
   |                                           ^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `80 bytes` was typed by hand
  --> src/part/chapter.md:21:54
   |
21 | Or 3 GHz, 60 fps, 9 images/s, 7 per cent, 10 Gbit/s, 80 bytes.
   |                                                      ^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `3 ms` was typed by hand
  --> src/part/chapter.md:24:9
   |
24 | : Takes 3 ms.
   |         ^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

"#]],
    );
}

#[test]
fn figures_as_they_are_rendered() {
    check(
        page_with(
            "In `3 ms`, in ３ｍｓ, ten times faster; [a](chapter.md \"4 ms\").\n\n\
             | Library | Time (ms) | Calls |\n|---|---|---|\n| a | 5 | 6 |\n\n<abbr title=\"7 ms\">b</abbr>\n\n\
             Orders of magnitude, 8&nbsp;*%*, 9 million rows/s.",
        ),
        str![[r#"
error: the figure `3 ms` was typed by hand
  --> src/part/chapter.md:17:5
   |
17 | In `3 ms`, in ３ｍｓ, ten times faster; [a](chapter.md "4 ms").
   |     ^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `3ms` was typed by hand
  --> src/part/chapter.md:17:15
   |
17 | In `3 ms`, in ３ｍｓ, ten times faster; [a](chapter.md "4 ms").
   |               ^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `ten times faster` was typed by hand
  --> src/part/chapter.md:17:20
   |
17 | In `3 ms`, in ３ｍｓ, ten times faster; [a](chapter.md "4 ms").
   |                       ^^^^^^^^^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `4 ms` was typed by hand
  --> src/part/chapter.md:17:54
   |
17 | In `3 ms`, in ３ｍｓ, ten times faster; [a](chapter.md "4 ms").
   |                                                         ^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `5 ms` was typed by hand
  --> src/part/chapter.md:21:6
   |
21 | | a | 5 | 6 |
   |      ^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `7 ms` was typed by hand
  --> src/part/chapter.md:23:1
   |
23 | <abbr title="7 ms">b</abbr>
   | ^^^^^^^^^^^^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `Orders of magnitude` was typed by hand
  --> src/part/chapter.md:25:1
   |
25 | Orders of magnitude, 8&nbsp;*%*, 9 million rows/s.
   | ^^^^^^^^^^^^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `8 %` was typed by hand
  --> src/part/chapter.md:25:22
   |
25 | Orders of magnitude, 8&nbsp;*%*, 9 million rows/s.
   |                      ^^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

error: the figure `9 million rows/s` was typed by hand
  --> src/part/chapter.md:25:34
   |
25 | Orders of magnitude, 8&nbsp;*%*, 9 million rows/s.
   |                                  ^^^^^^^^^^^^^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

"#]],
    );
}

#[test]
fn a_figure_in_a_title_that_is_not_spelt_as_it_is_shown() {
    check(
        page_with("é[é](chapter.md \"ééé&eacute; 3&#32;ms é\") é"),
        str![[r#"
error: the figure `3 ms` was typed by hand
  --> src/part/chapter.md:17:11
   |
17 | é[é](chapter.md "ééé&eacute; 3&#32;ms é") é
   |           ^^^^
   |
   = help: record it and use `{{#measured …}}`, or give its source in a footnote

"#]],
    );
}
