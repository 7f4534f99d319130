//! A network with one hidden layer, for any kind of number, and four ways to
//! the gradient of its loss.

use std::ops::{Add, Mul};

use crate::moons::Point;
use crate::number::Number;
use crate::random::Random;
use crate::step1_graph::Value;
use crate::step2_tape::{Tape, Var};

// ANCHOR: score
/// A bias, then one weight for each input.
fn neuron<T, X>(weights: &[T], inputs: &[X]) -> T
where
    T: Number + Mul<X, Output = T>,
    X: Clone,
{
    let pairs = weights[1..].iter().cloned().zip(inputs.iter().cloned());
    pairs.fold(weights[0].clone(), |sum, (w, x)| sum + w * x)
}

/// Above 0 for the upper moon. Hidden neurons have 3 weights each, and the
/// last one has what is left.
pub fn score<T: Number>(weights: &[T], at: [f64; 2]) -> T {
    let hidden = (weights.len() - 1) / 4;
    let (first, last) = weights.split_at(3 * hidden);
    let rows = first.chunks_exact(3);
    let hidden: Vec<T> = rows.map(|row| neuron(row, &at).tanh()).collect();
    neuron(last, &hidden)
}
// ANCHOR_END: score

// ANCHOR: loss
/// How far scores are, on average, from 1 or more on their own side.
pub fn loss<T: Number>(weights: &[T], points: &[Point]) -> T {
    let lack =
        |point: &Point| (score(weights, point.at) * -point.side + 1.0).relu();
    let sum = points.iter().map(lack).reduce(Add::add);
    sum.expect("there is a point") * (1.0 / points.len() as f64)
}
// ANCHOR_END: loss

/// Weights of layers of these sizes, neuron by neuron.
pub fn start(sizes: &[usize], seed: u64) -> Vec<f64> {
    let mut random = Random::new(seed);
    let mut weights = Vec::new();
    for size in sizes.windows(2) {
        let scale = 1.0 / (size[0] as f64).sqrt();
        let count = (size[0] + 1) * size[1];
        weights.extend((0..count).map(|_| scale * random.uniform()));
    }
    weights
}

pub fn right(weights: &[f64], points: &[Point]) -> usize {
    let on_side = |p: &&Point| score(weights, p.at) * p.side > 0.0;
    points.iter().filter(on_side).count()
}

// ANCHOR: gradient
/// The loss, and its derivative with respect to each weight.
pub type Gradient = fn(&[f64], &[Point]) -> (f64, Vec<f64>);

pub fn by_tape(weights: &[f64], points: &[Point]) -> (f64, Vec<f64>) {
    let tape = Tape::default();
    let vars: Vec<Var> = weights.iter().map(|&w| tape.var(w)).collect();
    let loss = loss(&vars, points);
    (
        loss.value(),
        vars.into_iter().map(loss.gradients()).collect(),
    )
}

pub fn by_graph(weights: &[f64], points: &[Point]) -> (f64, Vec<f64>) {
    let values: Vec<Value> = weights.iter().map(|&w| Value::new(w)).collect();
    let loss = loss(&values, points);
    loss.backward();
    (loss.value(), values.iter().map(Value::gradient).collect())
}
// ANCHOR_END: gradient

// ANCHOR: differences
pub fn by_differences(weights: &[f64], points: &[Point]) -> (f64, Vec<f64>) {
    const STEP: f64 = 1e-6;
    let slope = |place: usize| {
        let moved = |by: f64| {
            let mut weights = weights.to_vec();
            weights[place] += by;
            loss(&weights, points)
        };
        (moved(STEP) - moved(-STEP)) / (2.0 * STEP)
    };
    let gradient = (0..weights.len()).map(slope).collect();
    (loss(weights, points), gradient)
}
// ANCHOR_END: differences

// ANCHOR: descend
/// One step downhill; the loss before it.
pub fn descend(
    gradient: Gradient,
    weights: &mut [f64],
    points: &[Point],
    rate: f64,
) -> f64 {
    let (loss, gradient) = gradient(weights, points);
    let pairs = weights.iter_mut().zip(gradient);
    pairs.for_each(|(weight, slope)| *weight -= rate * slope);
    loss
}
// ANCHOR_END: descend
