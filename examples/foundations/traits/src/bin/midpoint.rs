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
    let x = [1065.0, 1185.0, 1480.0, 735.0, 520.0, 680.0, 450.0, 630.0];
    let y = [0, 0, 0, 0, 1, 1, 1, 1];

    let model = Midpoint.fit(&x, &y);
    println!("limit: {:.1}", model.limit);
    println!("accuracy: {:.2}", accuracy(&model, &x, &y));
}
