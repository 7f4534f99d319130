//! The product of a table's transpose and the table, for a table much taller than wide.

use ndarray::Array2;
use pulp::Arch;

/// Rows that are multiplied at a time: so few that they stay in the cache.
const BLOCK: usize = 64;
/// Columns of a tile of the product, and rows of one.
const WIDE: usize = 8;
const TALL: usize = 4;

// ANCHOR: gram
/// `fill` writes the row of that number. What it returns is the sum, over all
/// rows, of each column times each column: (columns, columns).
pub fn gram(
    rows: usize,
    columns: usize,
    fill: impl Fn(usize, &mut [f64]),
) -> Array2<f64> {
    let width = columns.next_multiple_of(WIDE); // the rest stays 0
    let mut block = vec![0.0; BLOCK * width];
    let mut product = vec![0.0; width * width];
    let arch = Arch::new(); // asks the processor what it can do
    for start in (0..rows).step_by(BLOCK) {
        let count = BLOCK.min(rows - start);
        let block = &mut block[..count * width];
        for (row, cells) in (start..).zip(block.chunks_exact_mut(width)) {
            fill(row, &mut cells[..columns]);
        }
        arch.dispatch(|| add_block(block, width, &mut product));
    }
    Array2::from_shape_fn((columns, columns), |(a, b)| {
        product[a.min(b) * width + a.max(b)] // only this half was computed
    })
}
// ANCHOR_END: gram

// ANCHOR: tiles
/// Adds the block's part to each tile on or above the diagonal.
#[inline(always)] // compiled again for each kind of processor, with its caller
fn add_block(block: &[f64], width: usize, product: &mut [f64]) {
    for top in (0..width).step_by(TALL) {
        for left in (top / WIDE * WIDE..width).step_by(WIDE) {
            let mut sums = [[0.0; WIDE]; TALL]; // in registers
            for row in block.chunks_exact(width) {
                let (ups, acrosses) =
                    (&row[top..][..TALL], &row[left..][..WIDE]);
                for (sums, up) in sums.iter_mut().zip(ups) {
                    for (sum, across) in sums.iter_mut().zip(acrosses) {
                        *sum += up * across;
                    }
                }
            }
            for (at, sums) in sums.iter().enumerate() {
                let line = &mut product[(top + at) * width + left..][..WIDE];
                for (total, sum) in line.iter_mut().zip(sums) {
                    *total += sum;
                }
            }
        }
    }
}
// ANCHOR_END: tiles

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_product_that_ndarray_computes() {
        for (rows, columns) in [(1, 1), (63, 4), (64, 8), (200, 13), (129, 20)]
        {
            let x = Array2::from_shape_fn((rows, columns), |(row, column)| {
                crate::synthetic::uniform((row * 31 + column) as u64)
            });
            let ours = gram(rows, columns, |row, cells| {
                cells
                    .iter_mut()
                    .zip(x.row(row))
                    .for_each(|(cell, x)| *cell = *x);
            });
            let gap = (ours - x.t().dot(&x)).mapv(f64::abs);
            assert!(gap.iter().all(|gap| *gap < 1e-10), "{rows} {columns}");
        }
    }

    #[test]
    fn nothing_gives_zeros() {
        assert_eq!(gram(0, 3, |_, _| {}), Array2::zeros((3, 3)));
    }
}
