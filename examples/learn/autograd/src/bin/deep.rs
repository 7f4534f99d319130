//! A sum of many terms, one after the other: `deep [graph] [TERMS]`.

use std::env;

use autograd::step1_graph::Value;
use autograd::step2_tape::Tape;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let terms = arguments.iter().find_map(|text| text.parse().ok());
    let terms = terms.unwrap_or(1_000_000);
    if arguments.iter().any(|argument| argument == "graph") {
        let first = Value::new(1.0);
        let sum = (1..terms).fold(first.clone(), |sum, _| sum + 1.0);
        sum.backward();
        println!("graph: {terms} terms, gradient {}", first.gradient());
    } else {
        let tape = Tape::default();
        let first = tape.var(1.0);
        let sum = (1..terms).fold(first, |sum, _| sum + 1.0);
        println!("tape: {terms} terms, gradient {}", sum.gradients()(first));
    }
}
