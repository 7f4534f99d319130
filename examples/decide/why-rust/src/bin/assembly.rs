//! Compares what the compiler makes of the sums of this crate.

use std::io;
use why_rust::assembly::{Function, compile};

fn main() -> io::Result<()> {
    let read = |source, name| Function::read(&compile(source)?, name);
    let by_hand = include_str!("../by_hand.rs");
    let by_generic = include_str!("../by_generic.rs");
    let chain = read(include_str!("../by_chain.rs"), "squares")?;

    println!(
        "function             instructions  in the loop  kind      against the chain"
    );
    for (name, function) in [
        ("by_chain::squares", &chain),
        ("by_generic::whole", &read(by_generic, "whole")?),
        ("by_hand::test_last", &read(by_hand, "test_last")?),
        ("by_hand::test_first", &read(by_hand, "test_first")?),
        (
            "checked::squares",
            &read(include_str!("../checked.rs"), "squares")?,
        ),
        ("by_generic::floats", &read(by_generic, "floats")?),
        (
            "lanes::squares",
            &read(include_str!("../lanes.rs"), "squares")?,
        ),
    ] {
        let instructions = function.instructions();
        let in_loop = function.inner_loop().len() - 1; // its label is none
        let kind = format!("{:?}", function.kind());
        let verdict = compare(function, &chain);
        println!(
            "{name:<20} {instructions:>12}  {in_loop:>11}  {kind:<9} {verdict}"
        );
    }
    Ok(())
}

fn compare(function: &Function, chain: &Function) -> String {
    let sorted = |f: &Function| {
        let mut lines = f.lines().to_vec();
        lines.sort();
        lines
    };
    let pairs = function.lines().iter().zip(chain.lines());
    let moved = pairs.filter(|(a, b)| a != b).count();
    match sorted(function) == sorted(chain) {
        true if moved == 0 => "the same".into(),
        true => format!("the same but for the order of {moved}"),
        false => "different".into(),
    }
}
