const NEW: [f64; 5] = [1450.0, 1290.0, 355.0, 502.0, 678.0];
const NEW_VARIETIES: [usize; 5] = [0, 0, 1, 1, 1];

trait Predict {
    fn predict(&self, proline: f64) -> usize;

    /// The share of right guesses.
    fn accuracy(&self, x: &[f64], y: &[usize]) -> f64 {
        let mut right = 0;
        for (proline, variety) in x.iter().zip(y) {
            if self.predict(*proline) == *variety {
                right += 1;
            }
        }
        right as f64 / y.len() as f64
    }
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

fn main() {
    let models: Vec<(&str, Box<dyn Predict>)> = vec![
        ("always 1", Box::new(Always { variety: 1 })),
        ("threshold 600", Box::new(Threshold { limit: 600.0 })),
        ("threshold 900", Box::new(Threshold { limit: 900.0 })),
    ];
    for (name, model) in &models {
        println!("{name}: {:.2}", model.accuracy(&NEW, &NEW_VARIETIES));
    }
}
