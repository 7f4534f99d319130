//! Reductions along an axis.

use anyhow::Context;
use arrays::show::Show;
use ndarray::{Axis, array};

fn main() -> anyhow::Result<()> {
    // ANCHOR: reductions
    let a = array![[1., 2., 3.], [4., 6., 8.]]; // (2, 3)
    println!("sums of columns   {}", a.sum_axis(Axis(0)).show());
    println!("sums of rows      {}", a.sum_axis(Axis(1)).show());
    let mean = a.mean_axis(Axis(1)).context("rows of nothing")?; // (2,)
    println!("means of rows     {}", mean.show());
    println!("sample deviations {}", a.std_axis(Axis(1), 1.).show());
    // ANCHOR_END: reductions
    Ok(())
}
