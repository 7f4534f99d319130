//! Reductions along an axis, and shapes that are stretched to fit.

use anyhow::Context;
use arrays::elementwise::log_sum_exp;
use arrays::show::Show;
use ndarray::{Axis, NewAxis, array, s};

fn main() -> anyhow::Result<()> {
    // ANCHOR: reductions
    let a = array![[1., 2., 3.], [4., 6., 8.]]; // (2, 3)
    println!("sums of columns   {}", a.sum_axis(Axis(0)).show());
    println!("sums of rows      {}", a.sum_axis(Axis(1)).show());
    let mean = a.mean_axis(Axis(1)).context("rows of nothing")?; // (2,)
    println!("means of rows     {}", mean.show());
    println!("sample deviations {}", a.std_axis(Axis(1), 1.).show());
    // ANCHOR_END: reductions
    // ANCHOR: stretch
    let centred = &a - &mean.insert_axis(Axis(1)); // (2, 3) - (2, 1)
    println!("centred rows      {}", centred.show());
    let v = array![1., 2., 4.]; // (3,)
    let ratios = &v.slice(s![.., NewAxis]) / &v; // (3, 1) / (3,)
    println!("ratios            {}", ratios.show());
    let fits = v.broadcast((3, 2)).is_some();
    println!("(3,) as (3, 2)?   {fits}");
    // ANCHOR_END: stretch
    let sums = log_sum_exp(&(&a + 1000.));
    println!("log sum exp       {}", sums.show());
    Ok(())
}
