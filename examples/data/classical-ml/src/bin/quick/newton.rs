//! Logistic regression by Newton's method, for tables with few columns.

use linfa_linalg::cholesky::SolveC;
use ndarray::{Array1, Array2, Axis, s};

use crate::gram::gram;

// ANCHOR: newton
/// The weights, and the intercept as the last of them; `alpha` is the penalty
/// on all but the last. `None` where the steps do not settle.
pub fn fit(
    x: &Array2<f64>,
    y: &Array1<bool>,
    alpha: f64,
) -> Option<Array1<f64>> {
    let columns = x.ncols();
    let mut penalty = Array1::from_elem(columns + 1, alpha);
    penalty[columns] = 0.0;
    let mut weights = Array1::zeros(columns + 1);
    for _ in 0..25 {
        let (curvature, slope) = curvature(x, y, &weights)?;
        let slope = slope + &penalty * &weights;
        let mut curvature = curvature + Array2::from_diag(&penalty);
        let step = curvature.solvec(&slope.insert_axis(Axis(1))).ok()?;
        let step = step.remove_axis(Axis(1));
        weights -= &step;
        if step.iter().all(|one| one.abs() < 1e-6) {
            return Some(weights);
        }
    }
    None
}
// ANCHOR_END: newton

// ANCHOR: curvature
/// How the loss curves and falls, in one pass over the table.
fn curvature(
    x: &Array2<f64>,
    y: &Array1<bool>,
    weights: &Array1<f64>,
) -> Option<(Array2<f64>, Array1<f64>)> {
    let (rows, columns) = x.dim();
    let values = x.as_slice()?; // row by row
    let product = gram(rows, columns + 2, |at, cells| {
        let row = &values[at * columns..][..columns];
        let pairs = row.iter().zip(weights);
        let score = pairs.map(|(x, w)| x * w).sum::<f64>() + weights[columns];
        let guess = 1.0 / (1.0 + (-score).exp());
        let scale = (guess * (1.0 - guess)).sqrt().max(1e-12);
        for (cell, x) in cells.iter_mut().zip(row) {
            *cell = x * scale;
        }
        cells[columns] = scale; // of the intercept, whose column is all 1
        cells[columns + 1] = (guess - f64::from(y[at])) / scale;
    });
    let all = ..columns + 1;
    let slope = product.slice(s![all, columns + 1]).to_owned();
    Some((product.slice(s![all, all]).to_owned(), slope))
}
// ANCHOR_END: curvature

#[cfg(test)]
mod tests {
    use super::*;
    use classical_ml::data;
    use classical_ml::diagnosis::Diagnosis;

    #[test]
    fn the_weights_are_those_of_linfa_and_scikit_learn() {
        let all = data::read().expect("the table is read");
        let (train, _) = data::split(&all);
        let linfa = Diagnosis::fit(&train, 1.0).expect("it is fitted");
        let x = linfa.scaler.apply(&train.records);
        let ours = fit(&x, &train.targets, 1.0).expect("it settles");
        let gap = &ours.slice(s![..30]) - &linfa.weights();
        assert!(gap.iter().all(|gap| gap.abs() < 1e-4), "{gap}");
        let sklearn = [0.49045958, 0.57875000, 0.45976076, 0.48533868]; // newton-cholesky
        for (ours, theirs) in ours.iter().zip(sklearn) {
            assert!((ours - theirs).abs() < 1e-6, "{ours} {theirs}");
        }
    }
}
