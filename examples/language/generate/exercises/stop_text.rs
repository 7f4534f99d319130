//! **Stretch: stop at a text.** Some models write `User:`, and go on with your next question. Tokens can split such a text anywhere. Write `until`,
//! which returns a string for each piece: what to show when it has come. Show text at once, but nothing of `stop`, and nothing after it. Hold back what may be
//! the beginning of `stop` until that is decided. A last string has what was still held back at the end. `stop` is not empty.
//!
//! Hint: keep one string of what you hold back. Either it contains `stop`, or you look for its longest end with which `stop` begins. `char_indices`
//! gives the places where a string may be cut, and `split_off` cuts it.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// What to show after each piece, and at the end.
    pub fn until(pieces: &[&str], stop: &str) -> Vec<String> {
        let mut shown = vec![];
        for piece in pieces {
            let text = piece.split(stop).next().unwrap_or_default();
            shown.push(text.to_owned()); // and if `stop` is in two pieces?
        }
        shown.push(String::new());
        shown
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// What to show after each piece, and at the end.
    pub fn until(pieces: &[&str], stop: &str) -> Vec<String> {
        let (mut shown, mut held, mut stopped) = (vec![], String::new(), false);
        for piece in pieces {
            if stopped {
                shown.push(String::new());
                continue;
            }
            held += piece;
            let found = held.find(stop);
            stopped = found.is_some();
            let mut ends = held.char_indices().map(|(at, _)| at);
            let certain = found.unwrap_or_else(|| {
                let open = ends.find(|at| stop.starts_with(&held[*at..]));
                open.unwrap_or(held.len())
            });
            let rest = held.split_off(certain);
            shown.push(std::mem::replace(&mut held, rest));
        }
        shown.push(if stopped { String::new() } else { held });
        shown
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::until;

#[test]
fn pieces_without_the_text_are_shown_at_once() {
    assert_eq!(until(&["Hel", "lo"], "User:"), ["Hel", "lo", ""]);
    assert_eq!(until(&[], "User:"), [""]);
}

#[test]
fn the_text_may_be_split_anywhere() {
    assert_eq!(
        until(&["Hi.\nUs", "er", ": Why?"], "User:"),
        ["Hi.\n", "", "", ""]
    );
    assert_eq!(until(&["Hi. User: a", "b"], "User:"), ["Hi. ", "", ""]);
}

#[test]
fn what_only_looked_like_it_is_shown_later() {
    assert_eq!(until(&["Us", "ed"], "User:"), ["", "Used", ""]);
    assert_eq!(until(&["the U", "S"], "User:"), ["the ", "US", ""]);
    assert_eq!(until(&["##", "#x", "#"], "##x"), ["", "#", "", ""]);
    assert_eq!(until(&["é–", "é"], "é!"), ["é–", "", "é"]);
    assert_eq!(until(&["a#", "b"], "##"), ["a", "#b", ""]);
}
// ANCHOR_END: tests
