//! Shows what `rank_sweep` has found: `ranks`, or `ranks svg` as a picture.

use anyhow::{Result, bail};

/// Rank, numbers, loss on questions, loss on the book.
fn rows() -> Result<Vec<(&'static str, usize, f64, f64)>> {
    let row = |line: &'static str| {
        let cells: Vec<&str> = line.split(' ').collect();
        let [rank, numbers, questions, book] = cells[..] else {
            bail!("not four cells: {line}");
        };
        Ok((rank, numbers.parse()?, questions.parse()?, book.parse()?))
    };
    include_str!("../../data/ranks.txt")
        .lines()
        .map(row)
        .collect()
}

/// To the right what is forgotten, upwards what is not learned.
fn draw(rows: &[(&str, usize, f64, f64)]) {
    println!(
        r#"<svg viewBox="0 0 440 230" width="440" role="img" aria-label="A point for each run: to the right the loss on the book, upwards the loss on questions. Rank 1 is at the top left, rank 4 and rank 16 follow further down and to the right, and all weights are far to the right." font-family="sans-serif" font-size="13" fill="currentColor" stroke="none">"#
    );
    println!(
        r#"<path d="M50 12V190H430" fill="none" stroke="currentColor" stroke-opacity="0.4"/><text x="56" y="22">loss on questions</text><text x="430" y="222" text-anchor="end">loss on the book</text>"#
    );
    for tick in [3.0, 3.4, 3.8] {
        let x = 50.0 + (tick - 2.9) * 380.0;
        println!(
            r#"<text x="{x:.0}" y="206" text-anchor="middle">{tick:.1}</text>"#
        );
    }
    for tick in [2.8, 3.0] {
        let y = 190.0 - (tick - 2.6) * 300.0;
        println!(
            r#"<text x="44" y="{y:.0}" text-anchor="end">{tick:.1}</text>"#
        );
    }
    for (rank, _, questions, book) in rows.iter().skip(1) {
        let (x, y) = (
            50.0 + (book - 2.9) * 380.0,
            190.0 - (questions - 2.6) * 300.0,
        );
        let name = if *rank == "all" {
            "all".into()
        } else {
            format!("rank {rank}")
        };
        println!(
            r#"<circle cx="{x:.0}" cy="{y:.0}" r="5"/><text x="{:.0}" y="{:.0}">{name}</text>"#,
            x + 10.0,
            y - 6.0
        );
    }
    println!("</svg>");
}

fn main() -> Result<()> {
    let rows = rows()?;
    if std::env::args().nth(1).as_deref() == Some("svg") {
        draw(&rows);
        return Ok(());
    }
    println!("rank   numbers   questions   book");
    for (rank, numbers, questions, book) in rows {
        println!("{rank:<4} {numbers:>9} {questions:>11.2} {book:>6.2}");
    }
    Ok(())
}
