//! New shapes for old memory, and two halves of one array at once.

use arrays::show::Show;
use ndarray::{Array1, Axis};

fn main() -> anyhow::Result<()> {
    let mut a = Array1::range(0., 12., 1.).into_shape_with_order((3, 4))?;
    // ANCHOR: reshape
    let transposed = a.t();
    let flat = transposed.to_shape(12)?;
    println!("a.t() as 12: a view? {}", flat.is_view());
    println!("a as 12:     a view? {}", a.to_shape(12)?.is_view());
    // ANCHOR_END: reshape
    // ANCHOR: mutate
    let (mut left, right) = a.view_mut().split_at(Axis(1), 2);
    left += &right;
    println!("left half plus right: {}", a.show());
    // ANCHOR_END: mutate
    Ok(())
}
