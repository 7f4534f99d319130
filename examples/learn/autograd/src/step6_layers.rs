//! The network on arrays: all points at once, and as many layers as you like.

use ndarray::{Array2, ArrayView2, Axis};

use crate::moons::Point;
use crate::step4_arrays::{Id, Tape};

/// Points as arrays: where they lie, and on which side.
pub struct Batch {
    pub at: Array2<f64>,    // (n, 2)
    pub sides: Array2<f64>, // (n, 1)
}

impl Batch {
    pub fn new(points: &[Point]) -> Self {
        let n = points.len();
        Self {
            at: Array2::from_shape_fn((n, 2), |(row, x)| points[row].at[x]),
            sides: Array2::from_shape_fn((n, 1), |(row, _)| points[row].side),
        }
    }
}

/// Of each layer the weights, (inputs, outputs), and the biases, (1, outputs).
pub struct Layers(pub Vec<[Array2<f64>; 2]>);

impl Layers {
    /// From weights neuron by neuron, the bias first.
    pub fn new(sizes: &[usize], mut weights: &[f64]) -> Self {
        let layer = sizes.windows(2).map(|size| {
            let shape = (size[1], size[0] + 1);
            let (rows, rest) = weights.split_at(shape.0 * shape.1);
            weights = rest;
            let rows = ArrayView2::from_shape(shape, rows);
            let rows = rows.expect("as many weights as the shape has");
            let (biases, weights) = rows.split_at(Axis(1), 1);
            [weights, biases].map(|part| part.t().to_owned())
        });
        Self(layer.collect())
    }

    // ANCHOR: score
    fn leaves(&self, tape: &mut Tape) -> Vec<[Id; 2]> {
        let layers = self.0.iter();
        layers
            .map(|layer| layer.each_ref().map(|array| tape.leaf(array.clone())))
            .collect()
    }

    fn on(
        tape: &mut Tape,
        layers: &[[Id; 2]],
        at: &Array2<f64>,
        tanh: fn(&mut Tape, Id) -> Id,
    ) -> Id {
        let mut x = tape.leaf(at.clone()); // (n, 2)
        for (number, [weights, biases]) in layers.iter().enumerate() {
            if number > 0 {
                x = tanh(tape, x);
            }
            let product = tape.product(x, *weights); // (n, outputs)
            x = tape.add(product, *biases);
        }
        x // (n, 1)
    }
    // ANCHOR_END: score

    pub fn score(&self, at: &Array2<f64>) -> Array2<f64> {
        let mut tape = Tape::default();
        let layers = self.leaves(&mut tape);
        let score = Self::on(&mut tape, &layers, at, Tape::tanh);
        tape.value(score).clone()
    }

    // ANCHOR: step
    /// One step downhill; the loss before it.
    pub fn step(
        &mut self,
        batch: &Batch,
        rate: f64,
        tanh: fn(&mut Tape, Id) -> Id,
    ) -> f64 {
        let mut tape = Tape::default();
        let layers = self.leaves(&mut tape);
        let score = Self::on(&mut tape, &layers, &batch.at, tanh);
        let away = tape.leaf(-&batch.sides); // (n, 1)
        let one = tape.leaf(Array2::ones((1, 1)));
        let product = tape.mul(score, away);
        let lack = tape.add(product, one);
        let lack = tape.relu(lack);
        let loss = tape.mean(lack); // (1, 1)
        let gradients = tape.gradients(loss);
        let ids = layers.iter().flatten();
        for (array, id) in self.0.iter_mut().flatten().zip(ids) {
            if let Some(gradient) = gradients.of(*id) {
                array.scaled_add(-rate, gradient);
            }
        }
        tape.value(loss)[(0, 0)]
    }
    // ANCHOR_END: step

    pub fn right(&self, batch: &Batch) -> usize {
        let products = self.score(&batch.at) * &batch.sides;
        products.iter().filter(|product| **product > 0.0).count()
    }
}
