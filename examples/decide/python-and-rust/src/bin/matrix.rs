//! Multiplies two matrices of whole numbers, so that every sum is exact.

use std::{array, env, hint::black_box, time::Instant};

use python_and_rust::matrix::{N, Row, blocked, plain};

const REPEATS: u32 = 12;

fn main() {
    let option = |name: &str| env::args().any(|argument| argument == name);
    let whole = |number: usize| number as f32;
    let matrix = |entry: fn(usize, usize) -> usize| -> Vec<Row> {
        let row = |i| array::from_fn(|j| whole(entry(i, j)));
        (0..N).map(row).collect()
    };
    let a = matrix(|i, j| (3 * i + 5 * j) % 8);
    let b = matrix(|i, j| (i * j + 7) % 8);
    let run = match option("--plain") {
        true => plain,
        false => blocked,
    };
    report(&run(&a, &b));
    if option("--time") {
        let start = Instant::now();
        for _ in 0..REPEATS {
            black_box(run(black_box(&a), black_box(&b)));
        }
        let seconds = start.elapsed().as_secs_f64() / f64::from(REPEATS);
        println!("seconds {seconds:.6}");
    }
}

fn report(product: &[Row]) {
    let sum: f64 = product.iter().flatten().map(|&v| f64::from(v)).sum();
    let diagonal = (0..N).map(|i| f64::from(product[i][i]));
    let largest = product.iter().flatten().copied().fold(0.0, f32::max);
    println!("{N} × {N}, largest entry {largest:.0}");
    println!("diagonal {:.0}, sum {sum:.0}", diagonal.sum::<f64>());
}
