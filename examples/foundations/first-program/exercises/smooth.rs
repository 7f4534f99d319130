//! **One that matters: smooth the curve.** Losses jump up and down, so dashboards draw a smoothed curve. It starts at the first
//! loss. Each later value is `weight` times the smoothed value before it, plus `1.0 - weight` times the new loss. No losses
//! give an empty list.
//!
//! Hint: `let mut last = losses[0];` stops the program if there are no losses, as in Python. What can you `return` before
//! that line?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The smoothed losses. With weight 0.5, the losses 1.0, 0.0, 0.0 become
    /// 1.0, 0.5, 0.25.
    pub fn smooth(losses: &[f64], weight: f64) -> Vec<f64> {
        todo!("smooth {} losses with weight {weight}", losses.len())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// The smoothed losses. With weight 0.5, the losses 1.0, 0.0, 0.0 become
    /// 1.0, 0.5, 0.25.
    pub fn smooth(losses: &[f64], weight: f64) -> Vec<f64> {
        let mut smoothed = Vec::new();
        if losses.is_empty() {
            return smoothed;
        }
        let mut last = losses[0];
        for loss in losses {
            last = weight * last + (1.0 - weight) * loss;
            smoothed.push(last);
        }
        smoothed
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::smooth;

#[test]
fn it_starts_at_the_first_loss() {
    assert_eq!(smooth(&[1.0, 0.0, 0.0], 0.5), [1.0, 0.5, 0.25]);
}

#[test]
fn a_high_weight_keeps_more_of_the_past() {
    assert_eq!(smooth(&[1.0, 0.0, 1.0], 0.75), [1.0, 0.75, 0.8125]);
}

#[test]
fn weight_zero_changes_nothing() {
    assert_eq!(smooth(&[0.9, 0.4, 0.6], 0.0), [0.9, 0.4, 0.6]);
}

#[test]
fn no_losses_give_an_empty_list() {
    assert!(smooth(&[], 0.5).is_empty());
}
// ANCHOR_END: tests
