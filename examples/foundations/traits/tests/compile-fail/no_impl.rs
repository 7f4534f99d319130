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

impl Always {
    fn predict(&self, _proline: f64) -> usize {
        self.variety
    }
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

    let always = Always { variety: 1 };
    let threshold = Threshold { limit: 600.0 };
    println!("always 1:  {:.2}", accuracy(&always, &x, &y));
    println!("threshold: {:.2}", accuracy(&threshold, &x, &y));
}
