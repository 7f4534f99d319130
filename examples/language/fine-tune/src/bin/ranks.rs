//! Shows what `rank_sweep` has found: `ranks`, or `ranks svg` as a picture.

use anyhow::{Result, bail};

struct Row {
    rank: &'static str,
    rate: &'static str,
    numbers: usize,
    questions: f64,
    book: f64,
}

fn rows() -> Result<Vec<Row>> {
    let row = |line: &'static str| {
        let cells: Vec<&str> = line.split(' ').collect();
        let [rank, rate, numbers, questions, book] = cells[..] else {
            bail!("not five cells: {line}");
        };
        let [questions, book] = [questions.parse()?, book.parse()?];
        Ok(Row {
            rank,
            rate,
            numbers: numbers.parse()?,
            questions,
            book,
        })
    };
    include_str!("../../data/ranks.txt")
        .lines()
        .map(row)
        .collect()
}

/// To the right what is forgotten, upwards what is not learned.
fn draw(rows: &[Row]) {
    println!(
        r#"<svg viewBox="0 0 440 230" width="440" role="img" aria-label="A point for each run: to the right the loss on the book, upwards the loss on questions. Ranks 1, 4 and 16 with the high rate go further and further to the right. All weights with the high rate are far to the right, and with the low rate at the bottom left, below rank 1." font-family="sans-serif" font-size="13" fill="currentColor" stroke="none">"#
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
        let y = 194.0 - (tick - 2.6) * 300.0;
        println!(
            r#"<text x="44" y="{y:.0}" text-anchor="end">{tick:.1}</text>"#
        );
    }
    for Row {
        rank,
        rate,
        questions,
        book,
        ..
    } in rows.iter().skip(1)
    {
        let (x, y) = (
            50.0 + (book - 2.9) * 380.0,
            190.0 - (questions - 2.6) * 300.0,
        );
        let (side, anchor) = if x > 300.0 {
            (-9.0, "end")
        } else {
            (9.0, "start")
        };
        let lift = if *rank == "16" { -17.0 } else { 7.0 }; // apart from its neighbour's
        println!(
            r#"<circle cx="{x:.0}" cy="{y:.0}" r="5"/><text x="{:.0}" y="{:.0}" text-anchor="{anchor}">{rank}, rate {rate}</text>"#,
            x + side,
            y - lift
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
    println!("rank   rate   numbers   questions   book");
    for Row {
        rank,
        rate,
        numbers,
        questions,
        book,
    } in rows
    {
        println!(
            "{rank:<4} {rate:>6} {numbers:>9} {questions:>11.2} {book:>6.2}"
        );
    }
    Ok(())
}
