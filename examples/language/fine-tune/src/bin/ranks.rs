//! Shows what `rank_sweep` has found: `cargo run --bin ranks`.

use anyhow::{Context, Result};

fn main() -> Result<()> {
    println!("rank   numbers   questions   book");
    for line in include_str!("../../data/ranks.txt").lines() {
        let cells: Vec<&str> = line.split(' ').collect();
        let [rank, numbers, questions, book] = cells[..] else {
            anyhow::bail!("not four cells: {line}");
        };
        let [questions, book] = [questions, book].map(str::parse::<f64>);
        let (questions, book) =
            (questions.context("a loss")?, book.context("a loss")?);
        println!("{rank:<4} {numbers:>9} {questions:>11.2} {book:>6.2}");
    }
    Ok(())
}
