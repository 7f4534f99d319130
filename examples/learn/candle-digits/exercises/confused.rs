//! **Stretch: who is taken for whom?** An accuracy of 0.94 does not say which digits are hard. Write `confused`, which is given the labels and the
//! guesses, and finds the pair (label, guess) that occurs most often among the *wrong* guesses, with its count. Nothing is wrong: `None`. Of two pairs
//! that occur as often, return the smaller one.
//!
//! Hint: a `HashMap` counts pairs. The best of its entries has the largest count, and then the smallest pair, so compare `(count, Reverse(pair))`.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The most frequent wrong pair of label and guess, and how often it occurs.
    pub fn confused(
        labels: &[u32],
        guesses: &[u32],
    ) -> Option<((u32, u32), usize)> {
        todo!("{} labels, {} guesses", labels.len(), guesses.len())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use std::cmp::Reverse;
    use std::collections::HashMap;

    /// The most frequent wrong pair of label and guess, and how often it occurs.
    pub fn confused(
        labels: &[u32],
        guesses: &[u32],
    ) -> Option<((u32, u32), usize)> {
        let mut counts = HashMap::new();
        for (label, guess) in labels.iter().zip(guesses) {
            if label != guess {
                *counts.entry((*label, *guess)).or_insert(0) += 1;
            }
        }
        counts
            .into_iter()
            .max_by_key(|(pair, count)| (*count, Reverse(*pair)))
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::confused;

#[test]
fn right_guesses_do_not_count() {
    assert_eq!(confused(&[1, 1, 1, 8], &[1, 1, 1, 3]), Some(((8, 3), 1)));
    assert_eq!(confused(&[1, 2, 3], &[1, 2, 3]), None);
    assert_eq!(confused(&[], &[]), None);
}

#[test]
fn the_direction_counts() {
    let (labels, guesses) = ([8, 8, 1, 1, 1], [1, 1, 8, 8, 8]);
    assert_eq!(confused(&labels, &guesses), Some(((1, 8), 3)));
}

#[test]
fn of_equals_the_smaller_pair() {
    // Each `HashMap` has an order of its own, so nobody is lucky every time.
    for _ in 0..50 {
        let (labels, guesses) = ([9, 8, 7, 4, 6, 5], [4, 9, 1, 9, 0, 3]);
        assert_eq!(confused(&labels, &guesses), Some(((4, 9), 1)));
        assert_eq!(confused(&guesses, &labels), Some(((0, 6), 1)));
    }
}

#[test]
fn of_equals_with_the_same_label_the_smaller_guess() {
    for _ in 0..50 {
        let (labels, guesses) = ([5, 3, 3, 3, 5, 3], [0, 9, 5, 1, 2, 7]);
        assert_eq!(confused(&labels, &guesses), Some(((3, 1), 1)));
    }
}
// ANCHOR_END: tests
