//! **An operation on arrays.** *Softmax* makes shares of a row of scores: `exp(x)` of each, divided by their sum. Write it for every row of an array, for scores of any size, and write
//! `part`: what the gradient of the result, `g`, adds to that of the scores. It is given the result, as the `parts` of the tape's operations are.
//!
//! Hint: take the largest score of a row away from all of them first; the shares stay the same, and nothing overflows. Each share depends on all scores of its row:
//! the derivative of share i with respect to score j is yᵢ(1 - yᵢ) for i = j, and -yᵢyⱼ otherwise. Multiplied by `g` and summed over i, that is
//! yⱼ(gⱼ - s), where s is the sum of `g * y` over the row. `sum_axis(Axis(1)).insert_axis(Axis(1))` is a column of such sums.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use ndarray::Array2;

    /// Shares in each row.
    pub fn softmax(x: &Array2<f64>) -> Array2<f64> {
        todo!("shares of {x}")
    }

    /// What `g`, the gradient of the shares `y`, adds to that of the scores.
    pub fn part(y: &Array2<f64>, g: &Array2<f64>) -> Array2<f64> {
        todo!("the part of {g} at {y}")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use ndarray::{Array2, Axis};

    /// Shares in each row.
    pub fn softmax(x: &Array2<f64>) -> Array2<f64> {
        let mut y = x.clone();
        for mut row in y.rows_mut() {
            let largest = row.fold(f64::NEG_INFINITY, |a, &b| a.max(b));
            row.mapv_inplace(|score| (score - largest).exp());
            let sum = row.sum();
            row /= sum;
        }
        y
    }

    /// What `g`, the gradient of the shares `y`, adds to that of the scores.
    pub fn part(y: &Array2<f64>, g: &Array2<f64>) -> Array2<f64> {
        let sums = (g * y).sum_axis(Axis(1)).insert_axis(Axis(1)); // (n, 1)
        y * &(g - &sums)
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use autograd::random::Random;
use ndarray::{Array2, Axis, array};

use answer::{part, softmax};

fn close(a: &Array2<f64>, b: &Array2<f64>) {
    assert_eq!(a.dim(), b.dim());
    let near = (a - b).iter().all(|error| error.abs() < 1e-7); // NaN is not
    assert!(near, "{a} is not {b}");
}

fn random(shape: (usize, usize), seed: u64) -> Array2<f64> {
    let mut random = Random::new(seed);
    Array2::from_shape_simple_fn(shape, || 3.0 * random.uniform())
}

#[test]
fn rows_are_shares() {
    let y = softmax(&random((5, 4), 1));
    close(
        &y.sum_axis(Axis(1)).insert_axis(Axis(1)),
        &Array2::ones((5, 1)),
    );
    let third = 1.0 / 3.0;
    close(
        &softmax(&array![[7.0, 7.0, 7.0]]),
        &array![[third, third, third]],
    );
    let y = softmax(&array![[0.0, 2.0_f64.ln()]]);
    close(&y, &array![[third, 2.0 * third]]);
}

#[test]
fn scores_may_be_large() {
    let x = array![[1000.0, 1000.0], [-1000.0, -1000.0], [0.0, 5000.0]];
    close(&softmax(&x), &array![[0.5, 0.5], [0.5, 0.5], [0.0, 1.0]]);
}

#[test]
fn the_part_is_exact() {
    let y = array![[0.25, 0.75], [0.5, 0.5]];
    let g = array![[1.0, 0.0], [2.0, -2.0]];
    let expected = array![[0.1875, -0.1875], [1.0, -1.0]];
    let error = (part(&y, &g) - expected).mapv(f64::abs).sum();
    assert!(error < 1e-12, "{error}"); // differences are not so close
}

#[test]
fn the_part_agrees_with_differences() {
    for (shape, seed) in [((3, 4), 2), ((1, 2), 3), ((6, 1), 4)] {
        let (x, g) = (random(shape, seed), random(shape, seed + 10));
        let end = |x: &Array2<f64>| (softmax(x) * &g).sum();
        let quotients = Array2::from_shape_fn(shape, |at| {
            let moved = |by: f64| {
                let mut x = x.clone();
                x[at] += by;
                end(&x)
            };
            (moved(1e-6) - moved(-1e-6)) / 2e-6
        });
        close(&part(&softmax(&x), &g), &quotients);
    }
}
// ANCHOR_END: tests
