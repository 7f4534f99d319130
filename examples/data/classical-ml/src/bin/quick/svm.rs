//! A support vector machine that computes a row of its kernel when it needs it.

use ndarray::{Array1, Array2};

use crate::kernel::Kernel;

pub struct Settings {
    pub penalty: f64,   // scikit-learn's C
    pub gamma: f64,     // one over linfa's parameter
    pub tolerance: f64, // when to stop
}

#[allow(dead_code)] // weights and intercept are for new rows
pub struct Machine {
    pub weights: Vec<f64>, // (rows,), 0 for all but the support vectors
    pub intercept: f64,
    pub scores: Vec<f64>, // (rows,), of the known rows; above 0 is a yes
}

/// Between two steps; each entry is for one row.
struct State {
    weights: Vec<f64>,
    limits: Vec<(f64, f64)>, // of the weights
    errors: Vec<f64>,        // 1 or -1, less the score without intercept
}

// ANCHOR: fit
pub fn fit(x: &Array2<f64>, y: &Array1<bool>, settings: &Settings) -> Machine {
    let mut kernel = Kernel::new(x, settings.gamma);
    let mut state = State::new(y, settings.penalty);
    loop {
        let (i, high) = state.highest();
        kernel.compute(i);
        let (j, low, best) = state.best_partner(high, kernel.row(i));
        if high - low < settings.tolerance {
            return state.finish(y, (high + low) / 2.0);
        }
        kernel.compute(j);
        state.step((i, j), best, kernel.row(i), kernel.row(j));
    }
}
// ANCHOR_END: fit

fn sign(label: &bool) -> f64 {
    if *label { 1.0 } else { -1.0 }
}

impl State {
    fn new(y: &Array1<bool>, c: f64) -> Self {
        let limits = |label: &bool| if *label { (0.0, c) } else { (-c, 0.0) };
        Self {
            weights: vec![0.0; y.len()],
            limits: y.iter().map(limits).collect(),
            errors: y.iter().map(sign).collect(),
        }
    }

    /// Of the weights that may grow, the one with the highest error.
    fn highest(&self) -> (usize, f64) {
        let mut best = (0, f64::NEG_INFINITY);
        for (at, error) in self.errors.iter().enumerate() {
            if *error > best.1 && self.weights[at] < self.limits[at].1 {
                best = (at, *error);
            }
        }
        best
    }

    // ANCHOR: partner
    /// Of the weights that may shrink, the one with which a step gains most.
    /// Also the lowest error among them, and how long the step would best be.
    fn best_partner(&self, high: f64, alike: &[f64]) -> (usize, f64, f64) {
        let (mut best, mut low) = ((0, 0.0, 0.0), f64::INFINITY);
        for (at, error) in self.errors.iter().enumerate() {
            let gap = high - error;
            if gap > 0.0 && self.weights[at] > self.limits[at].0 {
                low = low.min(*error);
                let curvature = (2.0 - 2.0 * alike[at]).max(1e-12);
                let gain = gap * gap / curvature;
                if gain > best.1 {
                    best = (at, gain, gap / curvature);
                }
            }
        }
        (best.0, low, best.2)
    }

    /// Moves weight from row `j` to row `i`, as far as the limits let it.
    fn step(&mut self, rows: (usize, usize), best: f64, a: &[f64], b: &[f64]) {
        let (i, j) = rows;
        let room = self.limits[i].1 - self.weights[i];
        let step = best.min(room).min(self.weights[j] - self.limits[j].0);
        self.weights[i] += step;
        self.weights[j] -= step;
        for (error, (a, b)) in self.errors.iter_mut().zip(a.iter().zip(b)) {
            *error -= step * (a - b);
        }
    }
    // ANCHOR_END: partner

    fn finish(self, y: &Array1<bool>, intercept: f64) -> Machine {
        let pairs = y.iter().map(sign).zip(&self.errors);
        Machine {
            scores: pairs.map(|(y, error)| y - error + intercept).collect(),
            weights: self.weights,
            intercept,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use classical_ml::score::Counts;
    use classical_ml::synthetic;
    use linfa::prelude::*;
    use linfa_svm::Svm;

    const EXACT: Settings = Settings {
        penalty: 1.0,
        gamma: 0.1,
        tolerance: 1e-6,
    };

    fn guesses(machine: &Machine) -> Vec<bool> {
        machine.scores.iter().map(|score| *score > 0.0).collect()
    }

    #[test]
    fn it_guesses_what_linfa_guesses() {
        let (x, y) = synthetic::rows(300);
        let ours = guesses(&fit(&x, &y, &EXACT));
        let parameters =
            Svm::<f64, bool>::params().gaussian_kernel(10.0).eps(1e-6);
        let table = Dataset::new(x, y);
        let linfa = parameters.fit(&table).expect("it is fitted");
        assert_eq!(ours, linfa.predict(&table).to_vec());
    }

    /// As scikit-learn's `SVC(C=1, gamma=0.1, tol=1e-6)`.
    #[test]
    fn scores_and_intercept_are_those_of_scikit_learn() {
        let (x, y) = synthetic::rows(300);
        let machine = fit(&x, &y, &EXACT);
        assert!((machine.intercept - 0.20556166).abs() < 1e-5);
        assert!((machine.scores[0] + 1.42577056).abs() < 1e-5);
        let counts = Counts::new(&guesses(&machine), &y);
        assert!((counts.accuracy() - 0.896667).abs() < 1e-5);
    }

    #[test]
    fn weights_stay_within_their_limits_and_add_up_to_0() {
        let (x, y) = synthetic::rows(300);
        let weights = fit(&x, &y, &EXACT).weights;
        assert!(weights.iter().sum::<f64>().abs() < 1e-9);
        assert!(weights.iter().all(|one| one.abs() <= 1.0));
    }
}
