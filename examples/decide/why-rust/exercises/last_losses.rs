//! **Warm-up: the last two.** `grow` appends a loss, and returns the first two losses as they were before. Change it so that it
//! returns the *last* two from before the append. There are at least two.
//!
//! Hint: Python's `losses[-2:]` counts from the end. In Rust an index is never negative, but `losses.len()` tells you where the
//! end is.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// Appends `next`, and returns the last two losses from before.
    pub fn grow(losses: &mut Vec<f64>, next: f64) -> Vec<f64> {
        let first = losses[..2].to_vec();
        losses.push(next);
        first
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// Appends `next`, and returns the last two losses from before.
    pub fn grow(losses: &mut Vec<f64>, next: f64) -> Vec<f64> {
        let last = losses[losses.len() - 2..].to_vec();
        losses.push(next);
        last
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
#[test]
fn the_last_two_from_before() {
    let mut losses = vec![0.92, 0.61, 0.48];
    assert_eq!(answer::grow(&mut losses, 0.52), [0.61, 0.48]);
    assert_eq!(losses, [0.92, 0.61, 0.48, 0.52]);
}

#[test]
fn two_are_enough() {
    let mut losses = vec![0.92, 0.61];
    assert_eq!(answer::grow(&mut losses, 0.48), [0.92, 0.61]);
    assert_eq!(losses.len(), 3);
}
// ANCHOR_END: tests
