//! **Keep the best weights.** A model's *weights* are the numbers that training changes. `one_epoch`, among the tests, trains
//! for one epoch: it changes the weights and returns the loss. Write `train`, which trains for `epochs` epochs. It returns the
//! weights as they were after the epoch with the lowest loss, the first of those that tie. The `weights` that it was given
//! end up as the last epoch leaves them. There is at least one epoch.
//!
//! Hint: a slice of the weights would still be borrowed when the next epoch writes to them. What can you keep that borrows
//! nothing?

#[cfg(feature = "attempt")]
mod answer {
    #[allow(unused_imports)] // for your `train`
    use super::one_epoch;

    // ANCHOR: task
    /// Trains, and returns the weights with the lowest loss.
    pub fn train(weights: &mut [f64], epochs: usize) -> Vec<f64> {
        todo!("train {weights:?} by `one_epoch`, {epochs} times")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    use super::one_epoch;

    // ANCHOR: solution
    /// Trains, and returns the weights with the lowest loss.
    pub fn train(weights: &mut [f64], epochs: usize) -> Vec<f64> {
        let mut best = Vec::new();
        let mut lowest = f64::INFINITY;
        for _ in 0..epochs {
            let loss = one_epoch(weights);
            if loss < lowest {
                lowest = loss;
                best = weights.to_vec();
            }
        }
        best
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
/// Stands in for a model: the loss is lowest when the first weight is 3.
fn one_epoch(weights: &mut [f64]) -> f64 {
    for weight in weights.iter_mut() {
        *weight += 1.0;
    }
    (weights[0] - 3.0).abs()
}

#[test]
fn the_best_weights_are_not_the_last() {
    let mut weights = vec![0.0, 0.5];
    assert_eq!(answer::train(&mut weights, 5), [3.0, 3.5]);
    assert_eq!(weights, [5.0, 5.5]);
}

#[test]
fn the_last_weights_may_be_the_best() {
    let mut weights = vec![0.0];
    assert_eq!(answer::train(&mut weights, 2), [2.0]);
    assert_eq!(weights, [2.0]);
}

#[test]
fn the_first_of_those_that_tie() {
    let mut weights = vec![1.5];
    assert_eq!(answer::train(&mut weights, 2), [2.5]);
}
// ANCHOR_END: tests
