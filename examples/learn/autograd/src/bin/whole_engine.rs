/// A list of all that was computed.
#[derive(Default)]
struct Tape {
    values: Vec<f64>,
    /// For each value, the places of its inputs, with their slopes.
    inputs: Vec<Vec<(usize, f64)>>,
}

impl Tape {
    fn push(&mut self, value: f64, inputs: Vec<(usize, f64)>) -> usize {
        self.values.push(value);
        self.inputs.push(inputs);
        self.values.len() - 1
    }

    fn number(&mut self, value: f64) -> usize {
        self.push(value, vec![])
    }

    fn add(&mut self, a: usize, b: usize) -> usize {
        let sum = self.values[a] + self.values[b];
        self.push(sum, vec![(a, 1.0), (b, 1.0)])
    }

    fn mul(&mut self, a: usize, b: usize) -> usize {
        let (x, y) = (self.values[a], self.values[b]);
        self.push(x * y, vec![(a, y), (b, x)])
    }

    /// The slope of the value at `end`, with respect to each one before it.
    fn gradients(&self, end: usize) -> Vec<f64> {
        let mut slopes = vec![0.0; self.values.len()];
        slopes[end] = 1.0;
        for place in (0..=end).rev() {
            for (input, slope) in &self.inputs[place] {
                slopes[*input] += slope * slopes[place];
            }
        }
        slopes
    }
}

fn main() {
    let points = [(1.0, 2.9), (2.0, 5.1), (3.0, 7.2), (4.0, 8.8)];
    let (mut w, mut b) = (0.0, 0.0);
    for step in 1..=200 {
        let mut tape = Tape::default();
        let (weight, bias) = (tape.number(w), tape.number(b));
        let mut loss = tape.number(0.0);
        for (x, y) in points {
            let (x, minus_y) = (tape.number(x), tape.number(-y));
            let product = tape.mul(weight, x);
            let guess = tape.add(product, bias);
            let error = tape.add(guess, minus_y);
            let square = tape.mul(error, error);
            loss = tape.add(loss, square);
        }
        let slopes = tape.gradients(loss);
        w -= 0.01 * slopes[weight];
        b -= 0.01 * slopes[bias];
        if step % 50 == 0 {
            let value = tape.values[loss];
            println!("step {step}: loss {value:.3}, y = {w:.2} x + {b:.2}");
        }
    }
}
