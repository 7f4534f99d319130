//! A support vector machine that computes a row of its kernel when it needs it.

use ndarray::{Array1, Array2};
use pulp::Arch;

use crate::faster::exp::exp;

pub struct Settings {
    pub penalty: f64,   // scikit-learn's C
    pub gamma: f64,     // one over linfa's parameter
    pub tolerance: f64, // when to stop
}

pub struct Machine {
    pub weights: Vec<f64>, // (rows,), 0 for all but the support vectors
    pub intercept: f64,
    pub steps: usize,
}

// ANCHOR: kernel
/// How alike row `i` is to each other row, computed once.
struct Kernel {
    columns: Vec<f64>, // (columns, rows)
    gamma: f64,
    known: Vec<Vec<f64>>, // (rows, 0 or rows)
}

impl Kernel {
    fn compute(&mut self, i: usize) {
        if self.known[i].is_empty() {
            let mut row = vec![0.0; self.known.len()];
            Arch::new().dispatch(|| self.fill(i, &mut row));
            self.known[i] = row;
        }
    }

    #[inline(always)]
    fn fill(&self, i: usize, row: &mut [f64]) {
        for column in self.columns.chunks_exact(row.len()) {
            for (sum, x) in row.iter_mut().zip(column) {
                *sum += (x - column[i]) * (x - column[i]);
            }
        }
        for cell in row {
            *cell = exp((-self.gamma * *cell).max(-700.0));
        }
    }
}
// ANCHOR_END: kernel

// ANCHOR: fit
pub fn fit(x: &Array2<f64>, y: &Array1<bool>, settings: &Settings) -> Machine {
    let rows = x.nrows();
    let mut kernel = Kernel {
        columns: x.t().iter().copied().collect(),
        gamma: settings.gamma,
        known: vec![Vec::new(); rows],
    };
    let c = settings.penalty;
    let limits = |yes: &bool| if *yes { (0.0, c) } else { (-c, 0.0) };
    let limits: Vec<(f64, f64)> = y.iter().map(limits).collect();
    let mut weights = vec![0.0; rows];
    // what is still to be explained of each row's label
    let mut errors: Vec<f64> =
        y.iter().map(|yes| if *yes { 1.0 } else { -1.0 }).collect();
    for steps in 0.. {
        let (i, high) = highest(&errors, &weights, &limits);
        kernel.compute(i);
        let (j, low, gain) =
            best_partner(&kernel.known[i], high, &errors, &weights, &limits);
        if high - low < settings.tolerance {
            let intercept = (high + low) / 2.0;
            return Machine {
                weights,
                intercept,
                steps,
            };
        }
        kernel.compute(j);
        let room = (limits[i].1 - weights[i]).min(weights[j] - limits[j].0);
        let step = gain.min(room);
        weights[i] += step;
        weights[j] -= step;
        let (of_i, of_j) = (&kernel.known[i], &kernel.known[j]);
        for (error, (a, b)) in errors.iter_mut().zip(of_i.iter().zip(of_j)) {
            *error -= step * (a - b);
        }
    }
    unreachable!("the loop has no end")
}
// ANCHOR_END: fit

/// Of the weights that may grow, the one with the highest error.
fn highest(
    errors: &[f64],
    weights: &[f64],
    limits: &[(f64, f64)],
) -> (usize, f64) {
    let mut best = (0, f64::NEG_INFINITY);
    for (at, error) in errors.iter().enumerate() {
        if weights[at] < limits[at].1 && *error > best.1 {
            best = (at, *error);
        }
    }
    best
}

/// Of the weights that may shrink, the one with which a step gains most; also
/// the lowest error among them, and the length of that step.
fn best_partner(
    alike: &[f64],
    high: f64,
    errors: &[f64],
    weights: &[f64],
    limits: &[(f64, f64)],
) -> (usize, f64, f64) {
    let (mut best, mut lowest) = ((0, 0.0, 0.0), f64::INFINITY);
    for (at, error) in errors.iter().enumerate() {
        if weights[at] > limits[at].0 {
            lowest = lowest.min(*error);
            let gap = high - error;
            let curvature = (2.0 - 2.0 * alike[at]).max(1e-12);
            let gain = gap * gap / curvature;
            if gap > 0.0 && gain > best.1 {
                best = (at, gain, gap / curvature);
            }
        }
    }
    (best.0, lowest, best.2)
}
