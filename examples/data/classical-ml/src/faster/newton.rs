//! Logistic regression by Newton's method, for tables with few columns.

use linfa_linalg::cholesky::SolveC;
use ndarray::{Array1, Array2, Axis, s};

use crate::faster::gram::gram;

// ANCHOR: newton
/// The weights, and the intercept as the last of them; `alpha` is the penalty
/// on all but the last. `None` where the steps do not settle.
pub fn fit(
    x: &Array2<f64>,
    y: &Array1<bool>,
    alpha: f64,
) -> Option<Array1<f64>> {
    let (rows, columns) = x.dim();
    let mut table = Array2::ones((rows, columns + 1)); // a 1 for the intercept
    table.slice_mut(s![.., ..columns]).assign(x);
    let y = y.mapv(f64::from);
    let mut penalty = Array1::from_elem(columns + 1, alpha);
    penalty[columns] = 0.0;
    let mut weights = Array1::zeros(columns + 1);
    for _ in 0..25 {
        let step = step(&table, &y, &penalty, &weights)?;
        weights -= &step;
        if step.iter().all(|one| one.abs() < 1e-8) {
            return Some(weights);
        }
    }
    None
}
// ANCHOR_END: newton

// ANCHOR: step
/// How far each weight is from where the loss, as a parabola, is lowest.
fn step(
    table: &Array2<f64>,
    y: &Array1<f64>,
    penalty: &Array1<f64>,
    weights: &Array1<f64>,
) -> Option<Array1<f64>> {
    let guesses = table.dot(weights).mapv(|z| 1.0 / (1.0 + (-z).exp()));
    let gradient = table.t().dot(&(&guesses - y)) + penalty * weights;
    let mut curvature = gram(table.nrows(), table.ncols(), |row, cells| {
        let slope = (guesses[row] * (1.0 - guesses[row])).sqrt();
        for (cell, x) in cells.iter_mut().zip(table.row(row)) {
            *cell = x * slope;
        }
    });
    curvature += &Array2::from_diag(penalty);
    let step = curvature.solvec(&gradient.insert_axis(Axis(1))).ok()?;
    Some(step.remove_axis(Axis(1)))
}
// ANCHOR_END: step

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data;
    use crate::diagnosis::Diagnosis;

    #[test]
    fn the_weights_are_those_of_linfa_and_scikit_learn() {
        let all = data::read().expect("the table is read");
        let (train, _) = data::split(&all);
        let linfa = Diagnosis::fit(&train, 1.0).expect("it is fitted");
        let x = linfa.scaler.apply(&train.records);
        let ours = fit(&x, &train.targets, 1.0).expect("it settles");
        let gap = &ours.slice(s![..30]) - &linfa.weights();
        assert!(gap.iter().all(|gap| gap.abs() < 1e-4), "{gap}");
        let sklearn = [0.490460, 0.578749, 0.459761, 0.485338]; // tol = 1e-8
        for (ours, theirs) in ours.iter().zip(sklearn) {
            assert!((ours - theirs).abs() < 1e-6, "{ours} {theirs}");
        }
    }
}
