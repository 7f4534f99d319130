//! Ten million times a tenth in single precision, summed in four ways.

use ndarray::{Array2, Axis};

fn main() {
    // ANCHOR: sums
    let a = Array2::from_elem((1_000_000, 10), 0.1_f32);
    let columns = a.sum_axis(Axis(0)).sum();
    let exact: f64 = a.iter().map(|x| f64::from(*x)).sum();
    println!("a.sum()           {:.0}", a.sum());
    println!("a.iter().sum()    {:.0}", a.iter().sum::<f32>());
    println!("by columns        {columns:.0}");
    println!("added up in f64   {exact:.0}");
    // ANCHOR_END: sums
}
