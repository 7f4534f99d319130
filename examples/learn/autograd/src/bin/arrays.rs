//! The same training on arrays: `arrays [ROWS HIDDEN] [lanes] [--time]`.

use std::env;
use std::hint::black_box;
use std::time::Instant;

use autograd::moons::moons;
use autograd::step3_network::start;
use autograd::step4_arrays::{Id, Tape};
use autograd::step6_layers::{Batch, Layers};

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let numbers = arguments.iter().filter_map(|text| text.parse().ok());
    // The network of the page, or two hidden layers of any width.
    let (rows, sizes, rate, every) = match numbers.collect::<Vec<usize>>()[..] {
        [rows, hidden] => (rows, vec![2, hidden, hidden, 1], 0.1, 1),
        _ => (100, vec![2, 16, 1], 1.0, 40),
    };
    let tanh: fn(&mut Tape, Id) -> Id =
        match arguments.iter().any(|argument| argument == "lanes") {
            true => Tape::tanh_in_lanes,
            false => Tape::tanh,
        };
    let known = Batch::new(&moons(rows, 0.2, 1));
    let unseen = Batch::new(&moons(500, 0.2, 2));
    let mut layers = Layers::new(&sizes, &start(&sizes, 3));
    println!("step    loss  right of {rows}  right of 500 unseen");
    for step in 0..=5 * every {
        let counts = (step % every == 0)
            .then(|| (layers.right(&known), layers.right(&unseen)));
        let loss = layers.step(&known, rate, tanh);
        if let Some((old, new)) = counts {
            println!("{step:4}  {loss:.4}  {old:12}  {new:19}");
        }
    }
    if arguments.iter().any(|argument| argument == "--time") {
        let (begin, mut steps) = (Instant::now(), 0);
        while begin.elapsed().as_secs_f64() < 0.25 {
            black_box(layers.step(black_box(&known), rate, tanh));
            steps += 1;
        }
        let seconds = begin.elapsed().as_secs_f64() / f64::from(steps);
        println!("seconds {seconds:.9}");
    }
    Ok(())
}
