//! The gradient of the network, and the quotient of small differences.

use autograd::moons::moons;
use autograd::number::Number;
use autograd::step2_tape::Tape;
use autograd::step3_network::{by_differences, by_tape, start};

fn main() {
    let points = moons(100, 0.2, 1);
    let weights = start(&[2, 16, 1], 3);
    // ANCHOR: check
    let (_, gradient) = by_tape(&weights, &points);
    let (_, quotients) = by_differences(&weights, &points);
    println!("weight   gradient   quotient");
    for place in [0, 1, 2, 49, 64] {
        let (exact, near) = (gradient[place], quotients[place]);
        println!("{place:6}  {exact:9.6}  {near:9.6}");
    }
    let pairs = gradient.iter().zip(&quotients);
    let agree = pairs.filter(|(a, b)| (*a - *b).abs() < 1e-8).count();
    println!("{agree} of {} differ by less than 1e-8", weights.len());
    // ANCHOR_END: check
    // ANCHOR: kink
    let tape = Tape::default();
    let zero = tape.var(0.0);
    let slope = zero.relu().gradients()(zero);
    let quotient = (1e-6.relu() - (-1e-6).relu()) / 2e-6;
    println!("relu at 0: gradient {slope:.1}, quotient {quotient:.1}");
    // ANCHOR_END: kink
}
