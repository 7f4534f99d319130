//! Adds up all batches of a matrix; `--time views|copies` times one way.

use ownership::{Matrix, View, timing};
use std::hint::black_box;

// ANCHOR: epoch
const COLUMNS: usize = 32;
const ROWS: usize = 65_536;
const SIZE: usize = 256;

fn add(sums: &mut [f64; COLUMNS], batch: View<'_>) {
    for row in batch.rows() {
        for (sum, value) in sums.iter_mut().zip(row) {
            *sum += value;
        }
    }
}

fn by_views(samples: &Matrix) -> [f64; COLUMNS] {
    let mut sums = [0.0; COLUMNS];
    for batch in samples.batches(SIZE) {
        add(&mut sums, batch);
    }
    sums
}

fn by_copies(samples: &Matrix) -> [f64; COLUMNS] {
    let mut sums = [0.0; COLUMNS];
    for batch in samples.batches(SIZE) {
        let copy = black_box(batch.to_matrix());
        add(&mut sums, copy.view());
    }
    sums
}
// ANCHOR_END: epoch

/// Small whole numbers, so that their sum is exact in any order.
fn samples() -> Matrix {
    let value = |i: usize| (i * 7_919 % 1_009) as f64;
    Matrix::new((0..ROWS * COLUMNS).map(value).collect(), COLUMNS)
}

fn main() {
    let samples = samples();
    println!("batches          {}", samples.batches(SIZE).count());
    println!(
        "sum by views     {}",
        by_views(&samples).iter().sum::<f64>()
    );
    println!(
        "sum by copies    {}",
        by_copies(&samples).iter().sum::<f64>()
    );

    let mut arguments = std::env::args().skip_while(|a| a != "--time");
    if arguments.next().is_some() {
        let work = match arguments.next().as_deref() {
            Some("copies") => by_copies,
            _ => by_views,
        };
        let seconds = timing::seconds(|| work(black_box(&samples)));
        println!("seconds {seconds:.9}");
    }
}
