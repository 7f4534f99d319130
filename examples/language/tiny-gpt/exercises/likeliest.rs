//! **Warm-up: always the most frequent word.** The first program draws a follower at random. Write `likeliest`, which returns the follower that occurs
//! most often. Of several that are equally frequent, it returns the one that comes first in the list. Then put it into the first program, and see what
//! its text does after a while.
//!
//! Hint: how often does *this* word occur in the list?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The most frequent word of a list that is not empty.
    pub fn likeliest<'a>(followers: &[&'a str]) -> &'a str {
        followers[0] // the first, however rare it is
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// The most frequent word of a list that is not empty.
    pub fn likeliest<'a>(followers: &[&'a str]) -> &'a str {
        let count = |word: &str| {
            followers.iter().filter(|other| **other == word).count()
        };
        let mut best = followers[0];
        for word in followers {
            if count(word) > count(best) {
                best = word;
            }
        }
        best
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::likeliest;
use std::collections::HashMap;

#[test]
fn the_most_frequent_is_chosen() {
    assert_eq!(likeliest(&["tensor"]), "tensor");
    assert_eq!(likeliest(&["loss", "rate", "rate"]), "rate");
    assert_eq!(likeliest(&["rate", "loss", "rate", "loss", "loss"]), "loss");
}

#[test]
fn of_equals_the_first_is_chosen() {
    assert_eq!(likeliest(&["rate", "loss", "loss", "rate"]), "rate");
    assert_eq!(likeliest(&["b", "a"]), "b");
}

#[test]
fn the_text_goes_round_in_a_circle() {
    let text = "the loss of the loss is the loss of the model";
    let words: Vec<&str> = text.split(' ').collect();
    let mut followers: HashMap<&str, Vec<&str>> = HashMap::new();
    for pair in words.windows(2) {
        followers.entry(pair[0]).or_default().push(pair[1]);
    }
    let mut written = vec!["the"];
    for place in 0..6 {
        written.push(likeliest(&followers[written[place]]));
    }
    assert_eq!(written.join(" "), "the loss of the loss of the");
}
// ANCHOR_END: tests
