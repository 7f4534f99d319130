//! **Keep the best weights.** `one_epoch`, which you import from the tests by `use super::one_epoch;`, trains for one epoch:
//! it changes the weights and returns the loss. Write `train`, which trains for `epochs` epochs, at least one. It returns the
//! weights as they were after the epoch with the lowest loss, the first of those that tie. The `weights` that it was given
//! end up as the last epoch leaves them.
//!
//! Hint: a slice of the weights would still be borrowed when the next epoch writes to them. What can you keep that borrows
//! nothing?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use super::one_epoch;

    /// Trains, and returns the weights with the lowest loss.
    pub fn train(weights: &mut [f64], epochs: usize) -> Vec<f64> {
        let loss = one_epoch(weights);
        todo!("the first of {epochs} losses is {loss}, by {weights:?}")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use super::one_epoch;

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
/// Stands in for a model: the loss falls, rises, and falls again.
fn one_epoch(weights: &mut [f64]) -> f64 {
    let losses = [9.0, 4.0, 7.0, 5.0, 4.0, 3.0];
    let loss = losses[weights[0] as usize];
    weights[0] += 1.0;
    weights[1] -= 1.0;
    loss
}

#[test]
fn the_best_weights_are_not_the_last() {
    let mut weights = vec![0.0, 10.0];
    assert_eq!(answer::train(&mut weights, 3), [2.0, 8.0]);
    assert_eq!(weights, [3.0, 7.0]);
}

#[test]
fn a_loss_that_falls_again_need_not_be_the_lowest() {
    let mut weights = vec![0.0, 10.0];
    assert_eq!(answer::train(&mut weights, 4), [2.0, 8.0]);
}

#[test]
fn the_first_of_those_that_tie() {
    let mut weights = vec![0.0, 10.0];
    assert_eq!(answer::train(&mut weights, 5), [2.0, 8.0]);
}

#[test]
fn the_last_weights_may_be_the_best() {
    for (epochs, best) in [(1, [1.0, 9.0]), (6, [6.0, 4.0])] {
        let mut weights = vec![0.0, 10.0];
        assert_eq!(answer::train(&mut weights, epochs), best);
        assert_eq!(weights, best);
    }
}
// ANCHOR_END: tests
