//! Trains the network of scalars on two moons: `moons [WAY] [--time]`.

use std::env;
use std::hint::black_box;
use std::time::Instant;

use autograd::moons::{Point, moons};
use autograd::step3_network::{
    Gradient, by_differences, by_graph, by_tape, descend, right, start,
};

const HIDDEN: usize = 16;
const STEPS: usize = 200;
const RATE: f64 = 1.0;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let gradient: Gradient = match arguments.first().map(String::as_str) {
        Some("graph") => by_graph,
        Some("differences") => by_differences,
        _ => by_tape,
    };
    let (known, unseen) = (moons(100, 0.2, 1), moons(500, 0.2, 2));
    // ANCHOR: train
    let mut weights = start(&[2, HIDDEN, 1], 3);
    println!("step    loss  right of 100  right of 500 unseen");
    for step in 0..=STEPS {
        let before = weights.clone();
        let loss = descend(gradient, &mut weights, &known, RATE);
        if step % 40 == 0 {
            let (old, new) = (right(&before, &known), right(&before, &unseen));
            println!("{step:4}  {loss:.4}  {old:12}  {new:19}");
        }
    }
    // ANCHOR_END: train
    if arguments.iter().any(|argument| argument == "--time") {
        println!("seconds {:.9}", seconds(gradient, &known));
    }
}

/// Of one step.
fn seconds(gradient: Gradient, points: &[Point]) -> f64 {
    let mut weights = start(&[2, HIDDEN, 1], 3);
    let (begin, mut steps) = (Instant::now(), 0);
    while begin.elapsed().as_secs_f64() < 0.25 {
        black_box(descend(gradient, &mut weights, black_box(points), RATE));
        steps += 1;
    }
    begin.elapsed().as_secs_f64() / f64::from(steps)
}
