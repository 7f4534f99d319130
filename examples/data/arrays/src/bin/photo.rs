use ndarray::{Array, ArrayRef2, ShapeError, s};

/// Prints the shape, the strides, and the pixels row by row.
fn describe(name: &str, part: &ArrayRef2<i32>) {
    let (shape, strides) = (part.shape(), part.strides());
    let pixels: Vec<&i32> = part.iter().collect();
    println!("{name:<10} {shape:?}  {strides:?}  {pixels:?}");
}

fn main() -> Result<(), ShapeError> {
    let photo = Array::from_iter(0..12).into_shape_with_order((3, 4))?;
    describe("photo", &photo);
    describe("transposed", &photo.t());
    describe("narrow", &photo.slice(s![.., ..;2]));
    describe("mirrored", &photo.slice(s![.., ..;-1]));
    describe("corner", &photo.slice(s![1.., 2..]));
    Ok(())
}
