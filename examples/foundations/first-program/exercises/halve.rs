//! **Stretch: halve the learning rate.** The *learning rate* says how big a step the model takes when it learns. When the
//! loss stops falling, smaller steps often help. `rates` returns the rate after each epoch. It starts as `rate`. When
//! `patience` epochs in a row (at least one) bring no new best loss, the rate is halved, from the last of them on. Then count
//! these epochs from zero again, but keep the best loss.
//!
//! Hint: start from `waiting`. Which of its variables does a halving reset, and which does it keep? A parameter cannot change
//! either, unless you write `mut` before its name.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The learning rate after each epoch. With patience 2 and rate 1.0, the
    /// losses 0.5, 0.6, 0.7, 0.8 give 1.0, 1.0, 0.5, 0.5.
    pub fn rates(losses: &[f64], rate: f64, patience: usize) -> Vec<f64> {
        todo!("{} losses, from {rate}, after {patience}", losses.len())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// The learning rate after each epoch. With patience 2 and rate 1.0, the
    /// losses 0.5, 0.6, 0.7, 0.8 give 1.0, 1.0, 0.5, 0.5.
    pub fn rates(losses: &[f64], mut rate: f64, patience: usize) -> Vec<f64> {
        let mut rates = Vec::new();
        let mut best = f64::INFINITY;
        let mut epochs = 0;
        for loss in losses {
            if *loss < best {
                best = *loss;
                epochs = 0;
            } else {
                epochs += 1;
            }
            if epochs == patience {
                rate /= 2.0;
                epochs = 0;
            }
            rates.push(rate);
        }
        rates
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::rates;

#[test]
fn the_last_of_the_epochs_without_a_new_best_has_the_halved_rate() {
    assert_eq!(rates(&[0.5, 0.6, 0.7, 0.8], 1.0, 2), [1.0, 1.0, 0.5, 0.5]);
}

#[test]
fn it_counts_from_zero_after_each_halving() {
    let losses = [1.0, 0.9, 0.95, 0.95, 0.95, 0.95, 0.8, 0.85, 0.85];
    let expected = [1.0, 1.0, 1.0, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125];
    assert_eq!(rates(&losses, 1.0, 2), expected);
}

#[test]
fn the_same_loss_again_is_no_new_best() {
    assert_eq!(rates(&[0.5, 0.5, 0.5], 0.5, 1), [0.5, 0.25, 0.125]);
}

#[test]
fn the_best_is_kept_after_a_halving() {
    assert_eq!(rates(&[0.5, 0.9, 0.8], 1.0, 1), [1.0, 0.5, 0.25]);
}

#[test]
fn a_falling_loss_keeps_the_rate() {
    assert_eq!(rates(&[0.9, 0.8, 0.7], 0.1, 1), [0.1, 0.1, 0.1]);
}
// ANCHOR_END: tests
