//! What a step on arrays spends its time on: `parts product|tanh [--time]`.

use std::env;
use std::hint::black_box;
use std::time::Instant;

use autograd::random::Random;
use ndarray::Array2;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let mut random = Random::new(1);
    let mut array =
        |shape| Array2::from_shape_simple_fn(shape, || random.uniform());
    let (x, weights) = (array((1000, 64)), array((64, 64)));
    let part = || match arguments.first().map(String::as_str) {
        Some("tanh") => x.mapv(f64::tanh),
        _ => x.dot(&weights),
    };
    println!("sum {:.4}", part().sum());
    if arguments.iter().any(|argument| argument == "--time") {
        let (begin, mut runs) = (Instant::now(), 0);
        while begin.elapsed().as_secs_f64() < 0.25 {
            black_box(part());
            runs += 1;
        }
        let seconds = begin.elapsed().as_secs_f64() / f64::from(runs);
        println!("seconds {seconds:.9}");
    }
}
