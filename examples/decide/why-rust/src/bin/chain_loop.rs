//! Prints the loop that the compiler makes of `by_chain::squares`.

use std::io;
use why_rust::assembly::{Function, compile};

fn main() -> io::Result<()> {
    let assembly = compile(include_str!("../by_chain.rs"))?;
    print!("{}", Function::read(&assembly, "squares")?.loop_text());
    Ok(())
}
