//! **A vote with weights.** The first program asks the nearest digit alone. Now several vote: of `k` neighbours, the nearest has `k`
//! votes, the next `k - 1`, and the last has 1. Write `weighted_vote`. It takes their labels, from 0 to 9, nearest first, and returns
//! the label with the most votes, the smallest of those that tie. Without neighbours there is no winner, but `None`.
//!
//! Hint: Pair each label with its votes, `labels.iter().zip((1..=labels.len()).rev())`. `max_by_key` keeps the last of equals, so
//! go through the labels from 9 down to 0, as `mistaken_for` does.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The winner of a vote in which nearer neighbours count for more.
    pub fn weighted_vote(labels: &[u8]) -> Option<u8> {
        todo!("weigh the votes of {labels:?}")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// The winner of a vote in which nearer neighbours count for more.
    pub fn weighted_vote(labels: &[u8]) -> Option<u8> {
        let mut votes = [0; 10];
        for (&label, weight) in labels.iter().zip((1..=labels.len()).rev()) {
            votes[usize::from(label)] += weight;
        }
        let winner =
            (0..10).rev().max_by_key(|&label| votes[usize::from(label)]);
        winner.filter(|_| !labels.is_empty())
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
#[test]
fn three_different_labels_no_longer_tie() {
    assert_eq!(answer::weighted_vote(&[9, 4, 1]), Some(9));
}

#[test]
fn two_distant_neighbours_tie_with_a_near_one() {
    assert_eq!(answer::weighted_vote(&[8, 3, 3]), Some(3));
    assert_eq!(answer::weighted_vote(&[3, 8, 8]), Some(3));
}

#[test]
fn nobody_votes_for_nothing() {
    assert_eq!(answer::weighted_vote(&[]), None);
}
// ANCHOR_END: tests
