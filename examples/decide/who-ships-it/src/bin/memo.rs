//! Checks the memo whose path it is given, and prints what is missing.

use std::process::ExitCode;

use who_ships_it::memo::{check, field};

fn main() -> who_ships_it::Result<ExitCode> {
    let path = std::env::args().nth(1).ok_or("usage: memo FILE.md")?;
    let memo = std::fs::read_to_string(&path)?;
    let missing = check(&memo);
    for complaint in &missing {
        println!("{complaint}");
    }
    if missing.is_empty() {
        let again = field(&memo, "Look again").unwrap_or_default();
        println!("complete in form; look again on {again}");
        println!("not checked: whether the sources say so");
        return Ok(ExitCode::SUCCESS);
    }
    println!("{} missing", missing.len());
    Ok(ExitCode::FAILURE)
}
