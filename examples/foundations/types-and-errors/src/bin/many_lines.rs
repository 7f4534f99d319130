//! Parses a hundred thousand lines, one in ten broken; `--time` times it.

use std::hint::black_box;
use std::time::{Duration, Instant};

const LINES: usize = 100_000;

struct Run {
    name: String,
    loss: f64,
}

enum BadLine {
    NoComma,
    NotANumber(String),
}

fn parse_run(line: &str) -> Result<Run, BadLine> {
    match line.split_once(',') {
        Some((name, cell)) => {
            let loss = parse_loss(cell)?;
            Ok(Run {
                name: name.to_string(),
                loss,
            })
        }
        None => Err(BadLine::NoComma),
    }
}

fn parse_loss(cell: &str) -> Result<f64, BadLine> {
    match cell.parse() {
        Ok(loss) => Ok(loss),
        Err(_) => Err(BadLine::NotANumber(cell.to_string())),
    }
}

/// Every tenth line has no number, or no comma.
fn table() -> String {
    let mut table = String::new();
    for row in 0..LINES {
        let line = match row % 20 {
            9 => format!("run-{row} 0.{row:05}\n"),
            19 => format!("run-{row},0.{row:05}l\n"),
            _ => format!("run-{row},0.{row:05}\n"),
        };
        table.push_str(&line);
    }
    table
}

/// All runs of the table, and the number of broken lines.
fn parse_table(table: &str) -> (Vec<Run>, usize) {
    let mut runs = Vec::new();
    let mut broken = 0;
    for line in table.lines() {
        match parse_run(line) {
            Ok(run) => runs.push(run),
            Err(BadLine::NoComma) => broken += 1,
            Err(BadLine::NotANumber(cell)) => {
                broken += usize::from(!cell.is_empty());
            }
        }
    }
    (runs, broken)
}

fn main() {
    let table = table();
    let (runs, broken) = parse_table(&table);
    let last = &runs[runs.len() - 1];
    println!("{} runs, {broken} broken lines", runs.len());
    println!("last: {} {:.5}", last.name, last.loss);
    if std::env::args().any(|argument| argument == "--time") {
        println!("seconds {:.9}", seconds(&table));
    }
}

/// Mean seconds of one table, from enough to fill a quarter of a second.
fn seconds(table: &str) -> f64 {
    let start = Instant::now();
    let mut calls = 0;
    while start.elapsed() < Duration::from_millis(250) {
        black_box(parse_table(black_box(table)));
        calls += 1;
    }
    start.elapsed().as_secs_f64() / f64::from(calls)
}
