//! Prints the loop that the compiler makes of `checked::squares`.

use std::io;
use why_rust::assembly::{Function, compile};

fn main() -> io::Result<()> {
    let assembly = compile(include_str!("../checked.rs"))?;
    print!("{}", Function::read(&assembly, "squares")?.loop_text());
    Ok(())
}
