//! **One that matters: a temperature that never fails.** Write `probabilities`: divide the scores by the temperature, then take the softmax. Two things go wrong
//! in a hasty version. The exponential of a large score is infinite, and infinity divided by infinity is NaN, *not a number*. And people will set the
//! temperature to 0. They mean: the highest score gets all.
//!
//! Hint: what happens to the result of a softmax if you subtract the same number from all scores? Which number makes all of them 0 or less?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The probability of each token. At temperature 0, the first of the
    /// highest scores gets 1.
    pub fn probabilities(scores: &[f32], temperature: f32) -> Vec<f32> {
        let weights = scores.iter().map(|score| (score / temperature).exp());
        let weights: Vec<f32> = weights.collect();
        let sum: f32 = weights.iter().sum();
        weights.iter().map(|weight| weight / sum).collect()
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// The probability of each token. At temperature 0, the first of the
    /// highest scores gets 1.
    pub fn probabilities(scores: &[f32], temperature: f32) -> Vec<f32> {
        let best = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        if temperature == 0.0 {
            let mut shares = vec![0.0; scores.len()];
            let first = scores.iter().position(|score| *score == best);
            shares[first.expect("at least one score")] = 1.0;
            return shares;
        }
        let weights = scores
            .iter()
            .map(|score| ((score - best) / temperature).exp());
        let weights: Vec<f32> = weights.collect();
        let sum: f32 = weights.iter().sum();
        weights.iter().map(|weight| weight / sum).collect()
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::probabilities;

fn near(found: &[f32], wanted: &[f32]) {
    assert_eq!(found.len(), wanted.len());
    let close = found.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-3);
    assert!(close, "{found:?} is not {wanted:?}");
}

#[test]
fn a_high_temperature_makes_scores_more_equal() {
    near(&probabilities(&[1.0, 2.0], 1.0), &[0.269, 0.731]);
    near(&probabilities(&[1.0, 2.0], 2.0), &[0.378, 0.622]);
    near(&probabilities(&[1.0, 2.0], 0.5), &[0.119, 0.881]);
}

#[test]
fn large_scores_are_no_problem() {
    near(&probabilities(&[1000.0, 1001.0], 1.0), &[0.269, 0.731]);
    near(&probabilities(&[-1000.0, -1001.0], 1.0), &[0.731, 0.269]);
    near(&probabilities(&[3.0, 2.0, 1.0], 0.001), &[1.0, 0.0, 0.0]);
}

#[test]
fn at_zero_the_best_gets_all() {
    near(&probabilities(&[1.0, 3.0, 2.0], 0.0), &[0.0, 1.0, 0.0]);
    near(&probabilities(&[2.0, -1.0, 2.0], 0.0), &[1.0, 0.0, 0.0]);
}
// ANCHOR_END: tests
