//! One function for each element, in one pass, with one thread or with all.

use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, Axis, Zip};

// ANCHOR: sigmoid
pub fn sigmoid(x: &ArrayRef2<f64>) -> Array2<f64> {
    x.mapv(|x| 1.0 / (1.0 + (-x).exp()))
}

/// The same by all threads.
pub fn par_sigmoid(x: &ArrayRef2<f64>) -> Array2<f64> {
    Zip::from(x).par_map_collect(|x| 1.0 / (1.0 + (-x).exp()))
}
// ANCHOR_END: sigmoid

// ANCHOR: scale
/// The expression as one writes it first: a pass for each operator.
pub fn scale(
    x: &ArrayRef2<f64>,
    mean: &ArrayRef1<f64>,
    std: &ArrayRef1<f64>,
) -> Array2<f64> {
    ((x - mean) / std).clamp(-1.5, 1.5)
}

/// One pass for all of it.
pub fn scale_once(
    x: &ArrayRef2<f64>,
    mean: &ArrayRef1<f64>,
    std: &ArrayRef1<f64>,
) -> Array2<f64> {
    Zip::from(x)
        .and_broadcast(mean)
        .and_broadcast(std)
        .map_collect(|x, mean, std| ((x - mean) / std).clamp(-1.5, 1.5))
}
// ANCHOR_END: scale

// ANCHOR: rows
/// log(Σ exp(x)) of each row; the largest is taken out, so nothing overflows.
pub fn log_sum_exp(x: &ArrayRef2<f64>) -> Array1<f64> {
    Zip::from(x.rows()).par_map_collect(|row| {
        let largest = row.fold(f64::NEG_INFINITY, |a, b| a.max(*b));
        row.fold(0.0, |sum, x| sum + (x - largest).exp()).ln() + largest
    })
}
// ANCHOR_END: rows

/// Mean and deviation of each column, as `scale` wants them.
pub fn moments(x: &ArrayRef2<f64>) -> (Array1<f64>, Array1<f64>) {
    let mean = x.sum_axis(Axis(0)) / x.nrows() as f64;
    (mean, x.std_axis(Axis(0), 0.0))
}
