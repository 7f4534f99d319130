//! **Softmax.** A model that chooses among several answers gives each a *score*, which may be any number. Softmax turns each row of scores
//! into probabilities: `exp(x)` divided by the row's sum of `exp(x)`. A score of 1000 must not overflow. A score of minus infinity rules an
//! answer out (it is *masked*), and has the probability 0. Each row has a finite score.
//!
//! Hint: the result stays the same if a number is subtracted from a whole row, so subtract its largest. `map_axis(Axis(1), …)` makes
//! one number of each row, and `insert_axis(Axis(1))` a column of them, which an operator repeats for every column.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use ndarray::{Array2, ArrayRef2, Axis};

    /// Rows of probabilities, which add up to 1.
    pub fn softmax(x: &ArrayRef2<f64>) -> Array2<f64> {
        todo!("{} rows of {}", x.nrows(), x.len_of(Axis(1)))
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use ndarray::{Array2, ArrayRef2, Axis};

    /// Rows of probabilities, which add up to 1.
    pub fn softmax(x: &ArrayRef2<f64>) -> Array2<f64> {
        let largest = x.map_axis(Axis(1), |row| {
            row.fold(f64::NEG_INFINITY, |a, b| a.max(*b))
        }); // (n,)
        let powers = (x - largest.insert_axis(Axis(1))).exp(); // (n, m)
        let sums = powers.sum_axis(Axis(1)).insert_axis(Axis(1)); // (n, 1)
        powers / sums
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::softmax;
use ndarray::{Array2, Axis, array};

fn close(a: &Array2<f64>, b: &Array2<f64>) -> bool {
    a.dim() == b.dim() && (a - b).iter().all(|x| x.abs() < 1e-9)
}

#[test]
fn scipy_gives_the_same() {
    let x = array![[1.0, 2.0, 3.0], [0.5, 0.5, -1.0]];
    // `scipy.special.softmax(x, axis=1)`
    let expected = array![
        [0.09003057317, 0.244728471055, 0.665240955775],
        [0.449816217658, 0.449816217658, 0.100367564683],
    ];
    assert!(close(&softmax(&x), &expected), "{}", softmax(&x));
}

#[test]
fn nothing_overflows_or_vanishes() {
    let x = array![[1000.0, 1000.0], [-1000.0, -1000.0], [0.0, 2000.0]];
    let expected = array![[0.5, 0.5], [0.5, 0.5], [0.0, 1.0]];
    assert!(close(&softmax(&x), &expected), "{}", softmax(&x));
    // cut off at some limit, the two would be equal
    let apart = softmax(&array![[1000.0, 1001.0]]);
    let expected = array![[0.268941421370, 0.731058578630]];
    assert!(close(&apart, &expected), "{apart}");
}

#[test]
fn what_is_masked_has_no_probability() {
    let x = array![[f64::NEG_INFINITY, 3.0, 3.0]];
    assert!(close(&softmax(&x), &array![[0.0, 0.5, 0.5]]));
}

#[test]
fn a_transposed_view_has_rows_too() {
    let x = array![[0.0, 1.0, 2.0, 3.0], [3.0, 1.0, 1.0, 4.0]];
    let softmax = softmax(&x.t());
    assert_eq!(softmax.dim(), (4, 2));
    assert!(
        softmax
            .sum_axis(Axis(1))
            .iter()
            .all(|s| (s - 1.0).abs() < 1e-12)
    );
    assert!(softmax[[0, 0]] < 0.1 && (softmax[[1, 1]] - 0.5).abs() < 1e-12);
}
// ANCHOR_END: tests
