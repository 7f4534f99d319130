//! The same training on arrays: `arrays [ROWS HIDDEN] [--time]`.

use std::env;
use std::hint::black_box;
use std::time::Instant;

use autograd::moons::moons;
use autograd::step3_network::start;
use autograd::step6_layers::{Batch, Layers};

const STEPS: usize = 200;
const RATE: f64 = 0.5;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let number = |at: usize| arguments.get(at).map(|text| text.parse());
    // The network of the page, or two hidden layers of any width.
    let (rows, sizes) = match (number(0), number(1)) {
        (Some(rows), Some(hidden)) => {
            (rows?, vec![2, hidden.clone()?, hidden?, 1])
        }
        _ => (100, vec![2, 16, 1]),
    };
    let known = Batch::new(&moons(rows, 0.2, 1));
    let unseen = Batch::new(&moons(500, 0.2, 2));
    let mut layers = Layers::new(&sizes, &start(&sizes, 3));
    println!("step    loss  right of {rows}  right of 500 unseen");
    let steps = if sizes.len() == 3 { STEPS } else { 10 };
    for step in 0..=steps {
        let (old, new) = (layers.right(&known), layers.right(&unseen));
        let loss = layers.step(&known, RATE);
        if step % 40 == 0 || step == steps {
            println!("{step:4}  {loss:.4}  {old:12}  {new:19}");
        }
    }
    Ok(())
}
