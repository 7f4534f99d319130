//! Two parts of linfa's SVM, each beside a faster way.

use classical_ml::synthetic::{self, rows};
use linfa::prelude::*;
use linfa::traits::Transformer;
use linfa_svm::Svm;
use ndarray::Array2;

use crate::kernel::Kernel;
use crate::timed::timed;

// ANCHOR: parts
/// How alike each two of 2,000 rows are, row by row.
pub fn matrix() -> anyhow::Result<()> {
    let (x, _) = rows(2_000);
    let all = || {
        let mut kernel = Kernel::new(&x, 0.1);
        (0..2_000).for_each(|row| kernel.compute(row));
        Some(kernel)
    };
    timed(all, |kernel| show_sum(kernel.row(7)))
}

/// The same matrix, as linfa's SVM fills it before it begins.
pub fn matrix_by_linfa() -> anyhow::Result<()> {
    let (x, _) = rows(2_000);
    let parameters = Svm::<f64, bool>::params().gaussian_kernel(10.0);
    let parameters = parameters.check()?;
    let all = || Some(parameters.kernel_params().transform(&x));
    timed(all, |kernel| show_sum(&kernel.column(7)))
}
// ANCHOR_END: parts

// ANCHOR: columns
/// Columns of a matrix that is stored row by row, copied three in a step.
pub fn copied_columns() -> anyhow::Result<()> {
    let matrix = Array2::from_shape_fn((2_000, 2_000), |(a, b)| {
        synthetic::uniform((a * b) as u64)
    });
    let copies = || {
        let steps = (0..3_000).map(|step| step * 7 % 2_000);
        Some(steps.map(|at| matrix.column(at).to_vec()[at]).sum::<f64>())
    };
    timed(copies, |sum| println!("sum {sum:.3}"))
}

/// The same numbers as rows, which are side by side in memory.
pub fn copied_rows() -> anyhow::Result<()> {
    let matrix = Array2::from_shape_fn((2_000, 2_000), |(a, b)| {
        synthetic::uniform((a * b) as u64)
    });
    let copies = || {
        let steps = (0..3_000).map(|step| step * 7 % 2_000);
        Some(steps.map(|at| matrix.row(at).to_vec()[at]).sum::<f64>())
    };
    timed(copies, |sum| println!("sum {sum:.3}"))
}
// ANCHOR_END: columns

fn show_sum(numbers: &[f64]) {
    println!("sum {:.6}", numbers.iter().sum::<f64>());
}
