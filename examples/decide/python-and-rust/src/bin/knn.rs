//! Guesses digits from their nearest neighbours, and shows what goes wrong.

use std::{env, hint::black_box, time::Instant};

use python_and_rust::confusion::{confusion, mistaken_for};
use python_and_rust::digits::{self, Digit, Image};
use python_and_rust::knn::{classify, narrow, nearest, wide};

const TRAIN: usize = 1000;
const K: usize = 3;
const REPEATS: u32 = 200;

fn main() -> anyhow::Result<()> {
    let option = |name: &str| env::args().any(|argument| argument == name);
    let digits = digits::read(digits::path())?;
    let (train, test) = digits.split_at(TRAIN);
    let run = || match option("--wide") {
        true => classify(train, test, K, wide),
        false => classify(train, test, K, narrow),
    };
    report(train, test, &run());
    if option("--time") {
        let start = Instant::now();
        for _ in 0..REPEATS {
            black_box(run());
        }
        let seconds = start.elapsed().as_secs_f64() / f64::from(REPEATS);
        println!("seconds {seconds:.6}");
    }
    Ok(())
}

fn report(train: &[Digit], test: &[Digit], guesses: &[u8]) {
    let table = confusion(test, guesses);
    let right: usize = (0..10).map(|label| table[label][label]).sum();
    let (known, unknown) = (train.len(), test.len());
    println!("{known} digits known, {unknown} to guess, k = {K}");
    let accuracy = right as f64 / unknown as f64;
    println!("{right} right, accuracy {accuracy:.3}\n");
    // ANCHOR: confusions
    for label in 0..10 {
        match mistaken_for(&table, label) {
            Some(guess) => {
                let count = table[label][guess];
                println!("{label}: most often taken for {guess} ({count})");
            }
            None => println!("{label}: never mistaken"),
        }
    }
    // ANCHOR_END: confusions
    let wrong = |row: &usize| test[*row].label != guesses[*row];
    if let Some(row) = (0..test.len()).find(wrong) {
        let digit = &test[row];
        let twin = &train[nearest(train, &digit.image, 1, wide)[0].row];
        let (label, guess) = (digit.label, guesses[row]);
        println!("\nrow {}: a {label} taken for a {guess}", TRAIN + row);
        println!("itself    its nearest neighbour, a {}", twin.label);
        draw(&digit.image, &twin.image);
    }
}

/// Two images side by side.
fn draw(left: &Image, right: &Image) {
    let shades = |row: &[u8]| row.iter().map(|&p| shade(p)).collect::<String>();
    for (left, right) in left.chunks(8).zip(right.chunks(8)) {
        println!("{}  {}", shades(left), shades(right));
    }
}

fn shade(pixel: u8) -> char {
    char::from(b".:-+*oO#@"[usize::from(pixel / 2)])
}
