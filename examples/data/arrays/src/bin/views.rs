//! One block of memory under several shapes and strides.

use arrays::show::Show;
use ndarray::{Array1, Array2, ArrayRef2, s};

// ANCHOR: describe
/// Shape, strides, where in the memory of `a` it begins, and its elements.
fn describe(name: &str, a: &Array2<f64>, view: &ArrayRef2<f64>) {
    let bytes = view.as_ptr() as usize - a.as_ptr() as usize;
    let (strides, first) = (view.strides(), bytes / size_of::<f64>());
    println!("{name:<20} {strides:?}, from {first}: {}", view.show());
}
// ANCHOR_END: describe

fn main() -> anyhow::Result<()> {
    // ANCHOR: views
    let a = Array1::range(0., 12., 1.).into_shape_with_order((3, 4))?;
    describe("a", &a, &a);
    describe("transposed", &a, &a.t());
    describe("every other column", &a, &a.slice(s![.., ..;2]));
    describe("rows backwards", &a, &a.slice(s![..;-1, ..]));
    describe("lower right corner", &a, &a.slice(s![1.., 2..]));
    // ANCHOR_END: views
    Ok(())
}
