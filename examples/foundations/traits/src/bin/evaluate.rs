const KNOWN: [f64; 8] =
    [1065.0, 1185.0, 1480.0, 735.0, 520.0, 680.0, 450.0, 630.0];
const VARIETIES: [usize; 8] = [0, 0, 0, 0, 1, 1, 1, 1];
const NEW: [f64; 5] = [1450.0, 1290.0, 355.0, 502.0, 678.0];
const NEW_VARIETIES: [usize; 5] = [0, 0, 1, 1, 1];

trait Predict {
    fn predict(&self, proline: f64) -> usize;
}

struct Threshold {
    limit: f64,
}

impl Predict for Threshold {
    fn predict(&self, proline: f64) -> usize {
        if proline > self.limit { 0 } else { 1 }
    }
}

struct Always {
    variety: usize,
}

impl Predict for Always {
    fn predict(&self, _proline: f64) -> usize {
        self.variety
    }
}

trait Fit {
    type Fitted;

    fn fit(self, x: &[f64], y: &[usize]) -> Self::Fitted;
}

struct Midpoint;

impl Fit for Midpoint {
    type Fitted = Threshold;

    fn fit(self, x: &[f64], y: &[usize]) -> Threshold {
        let limit = (mean(x, y, 0) + mean(x, y, 1)) / 2.0;
        Threshold { limit }
    }
}

struct Majority;

impl Fit for Majority {
    type Fitted = Always;

    fn fit(self, _x: &[f64], y: &[usize]) -> Always {
        let mut ones = 0;
        for variety in y {
            if *variety == 1 {
                ones += 1;
            }
        }
        let variety = if 2 * ones >= y.len() { 1 } else { 0 };
        Always { variety }
    }
}

fn evaluate<E>(name: &str, estimator: E)
where
    E: Fit,
    E::Fitted: Predict,
{
    let model = estimator.fit(&KNOWN, &VARIETIES);
    println!("{name}: {:.2}", accuracy(&model, &NEW, &NEW_VARIETIES));
}

/// The mean proline of one variety.
fn mean(x: &[f64], y: &[usize], variety: usize) -> f64 {
    let wines = x.iter().zip(y).filter(|wine| *wine.1 == variety);
    let prolines: Vec<f64> = wines.map(|wine| *wine.0).collect();
    prolines.iter().sum::<f64>() / prolines.len() as f64
}

fn accuracy(model: &impl Predict, x: &[f64], y: &[usize]) -> f64 {
    let mut right = 0;
    for (proline, variety) in x.iter().zip(y) {
        if model.predict(*proline) == *variety {
            right += 1;
        }
    }
    right as f64 / y.len() as f64
}

fn main() {
    evaluate("majority", Majority);
    evaluate("midpoint", Midpoint);
}
