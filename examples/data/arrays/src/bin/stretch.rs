//! Shapes that are stretched to fit, and a function of whole rows.

use arrays::elementwise::log_sum_exp;
use arrays::show::Show;
use ndarray::{Axis, NewAxis, array, s};

fn main() {
    let a = array![[1., 2., 3.], [4., 6., 8.]]; // (2, 3)
    let mean = array![2., 6.]; // (2,)
    // ANCHOR: stretch
    let centred = &a - &mean.insert_axis(Axis(1)); // (2, 3) - (2, 1)
    println!("centred rows      {}", centred.show());
    let v = array![1., 2., 4.]; // (3,)
    let ratios = &v.slice(s![.., NewAxis]) / &v; // (3, 1) / (3,)
    println!("ratios            {}", ratios.show());
    let fits = v.broadcast((3, 2)).is_some();
    println!("(3,) as (3, 2)?   {fits}");
    // ANCHOR_END: stretch
    // ANCHOR: rows
    let sums = log_sum_exp(&(&a + 1000.));
    println!("log sum exp       {}", sums.show());
    // ANCHOR_END: rows
}
