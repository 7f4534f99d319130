//! **Warm-up: the higher, the better.** *Accuracy* is the share of right answers, so a higher one is better. `saved` is the
//! first program as a function, and returns the numbers at which to save the model. Change it so that it works for
//! accuracies. The first one is always saved, even 0.0.
//!
//! Hint: what is the worst number to start from, if higher is better? Infinity can have a minus sign.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The accuracies at which the model is saved: each is a new best.
    pub fn saved(accuracies: &[f64]) -> Vec<f64> {
        let mut saved = Vec::new();
        let mut best = f64::INFINITY;
        for accuracy in accuracies {
            if *accuracy < best {
                best = *accuracy;
                saved.push(best);
            }
        }
        saved
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// The accuracies at which the model is saved: each is a new best.
    pub fn saved(accuracies: &[f64]) -> Vec<f64> {
        let mut saved = Vec::new();
        let mut best = -f64::INFINITY;
        for accuracy in accuracies {
            if *accuracy > best {
                best = *accuracy;
                saved.push(best);
            }
        }
        saved
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
#[test]
fn each_new_best_is_saved() {
    let saved = answer::saved(&[0.61, 0.74, 0.72, 0.74, 0.8]);
    assert_eq!(saved, [0.61, 0.74, 0.8]);
}

#[test]
fn the_first_is_saved_even_if_it_is_zero() {
    assert_eq!(answer::saved(&[0.0, 0.1]), [0.0, 0.1]);
}
// ANCHOR_END: tests
