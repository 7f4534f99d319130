//! Compares what the compiler makes of the sums of this crate.

use std::io;
use why_rust::assembly::{Function, compile};
use why_rust::count;

fn main() -> io::Result<()> {
    let read = |source, name| Function::read(&compile(source)?, name);
    let by_hand = include_str!("../by_hand.rs");
    let by_generic = include_str!("../by_generic.rs");
    let chain = read(include_str!("../by_chain.rs"), "squares")?;

    println!("                     instructions samples instructions");
    println!(
        "function            all in a turn  a turn     a sample  kind     compared"
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
        let all = function.instructions();
        let turn = count::turn(function.inner_loop());
        let samples = count::samples_a_turn(function.inner_loop())
            .ok_or_else(|| io::Error::other("a loop without a step"))?;
        let each = turn as f64 / samples as f64;
        let kind = format!("{:?}", function.kind());
        let verdict = compare(function, &chain);
        print!("{name:<20}{all:>3}{turn:>10}{samples:>8}{each:>13.1}");
        println!("  {kind:<9}{verdict}");
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
        true => format!("{moved} lines moved"),
        false => "different".into(),
    }
}
