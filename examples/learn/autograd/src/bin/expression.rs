//! Values and gradients of one small expression.

use autograd::number::Number;
use autograd::step2_tape::Tape;

fn main() {
    // ANCHOR: expression
    let tape = Tape::default();
    let [a, b, c] = [0.5, -1.0, 1.0].map(|value| tape.var(value));
    let product = a * b;
    let sum = product + c;
    let tanh = sum.tanh();
    let y = tanh * a;
    let gradient = y.gradients();
    // ANCHOR_END: expression
    println!("              value  gradient");
    let rows = [
        ("a", a),
        ("b", b),
        ("c", c),
        ("a * b", product),
        ("a * b + c", sum),
        ("tanh", tanh),
        ("y = tanh * a", y),
    ];
    for (name, var) in rows {
        println!("{name:12}{:7.4}{:10.4}", var.value(), gradient(var));
    }
}
