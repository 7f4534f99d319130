//! The product of `matrix`, compiled for the processor that it runs on.

use std::{array, env, hint::black_box, time::Instant};

use pulp::{Arch, NullaryFnOnce};
use python_and_rust::matrix::{N, Row};

const TALL: usize = 4;
const WIDE: usize = 16; // twice as wide as in `matrix.rs`
const REPEATS: u32 = 30;

// ANCHOR: tile
/// A few rows of the one matrix times a few columns of the other.
#[inline(always)] // compiled for the processor of its caller
fn tile(rows: &[Row; TALL], strip: &[[f32; WIDE]]) -> [[f32; WIDE]; TALL] {
    let mut sums = [[0.0; WIDE]; TALL];
    for (step, values) in strip.iter().enumerate() {
        for (sums, row) in sums.iter_mut().zip(rows) {
            for (sum, value) in sums.iter_mut().zip(values) {
                *sum = row[step].mul_add(*value, *sum);
            }
        }
    }
    sums
}
// ANCHOR_END: tile

// ANCHOR: dispatch
struct Product<'a>(&'a [Row], &'a [Row]);

impl NullaryFnOnce for Product<'_> {
    type Output = Vec<Row>;

    #[inline(always)]
    fn call(self) -> Vec<Row> {
        let Product(a, b) = self;
        let mut product = vec![[0.0; N]; a.len()];
        for left in (0..N).step_by(WIDE) {
            let columns = left..left + WIDE;
            let strip: Vec<_> = b.iter().map(|row| cut(row, left)).collect();
            let rows = a.as_chunks().0.iter();
            for (out, rows) in product.chunks_exact_mut(TALL).zip(rows) {
                for (out, sums) in out.iter_mut().zip(tile(rows, &strip)) {
                    out[columns.clone()].copy_from_slice(&sums);
                }
            }
        }
        product
    }
}

fn product(a: &[Row], b: &[Row]) -> Vec<Row> {
    Arch::new().dispatch(Product(a, b)) // asks the processor what it can do
}
// ANCHOR_END: dispatch

fn cut(row: &Row, left: usize) -> [f32; WIDE] {
    array::from_fn(|column| row[left + column])
}

fn main() {
    let matrix = |entry: fn(usize, usize) -> usize| -> Vec<Row> {
        let row = |i| array::from_fn(|j| entry(i, j) as f32);
        (0..N).map(row).collect()
    };
    let a = matrix(|i, j| (3 * i + 5 * j) % 8);
    let b = matrix(|i, j| (i * j + 7) % 8);
    report(&product(&a, &b));
    if env::args().any(|argument| argument == "--time") {
        let start = Instant::now();
        for _ in 0..REPEATS {
            black_box(product(black_box(&a), black_box(&b)));
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
