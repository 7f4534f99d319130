//! The product of a table's transpose and the table, for a table much taller than wide.

use ndarray::Array2;
use pulp::{Arch, Simd, WithSimd};

/// Rows that are multiplied at a time: so few that they stay in the cache.
const BLOCK: usize = 64;
/// Rows of a tile of the product. It is one SIMD value wide.
const TALL: usize = 8;

// ANCHOR: gram
/// `fill` writes the row of that number. The result is, over all rows, the sum
/// of each column times each column: (columns, columns).
pub fn gram(
    rows: usize,
    columns: usize,
    fill: impl Fn(usize, &mut [f64]),
) -> Array2<f64> {
    let width = columns.next_multiple_of(TALL); // the rest stays 0
    let mut cells = vec![0.0; BLOCK * width];
    let mut product = vec![0.0; width * width];
    for start in (0..rows).step_by(BLOCK) {
        let count = BLOCK.min(rows - start);
        let block = &mut cells[..count * width];
        for (row, cells) in (start..).zip(block.chunks_exact_mut(width)) {
            fill(row, &mut cells[..columns]);
        }
        let product = &mut product;
        Arch::new().dispatch(Add {
            block,
            width,
            product,
        });
    }
    Array2::from_shape_fn((columns, columns), |(a, b)| {
        product[a.min(b) * width + a.max(b)] // the other half is the same
    })
}
// ANCHOR_END: gram

/// A block's part of the product.
struct Add<'a> {
    block: &'a [f64], // (at most BLOCK, width)
    width: usize,
    product: &'a mut [f64], // (width, width)
}

impl WithSimd for Add<'_> {
    type Output = ();

    // ANCHOR: tiles
    /// Adds to each tile on or above the diagonal.
    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        for top in (0..self.width).step_by(TALL) {
            for left in (top..self.width).step_by(S::F64_LANES) {
                let mut sums = [simd.splat_f64s(0.0); TALL]; // in registers
                for row in self.block.chunks_exact(self.width) {
                    let across = &row[left..][..S::F64_LANES];
                    let (across, _) = S::as_simd_f64s(across);
                    let ups = &row[top..][..TALL]; // so many, known in advance
                    for (sum, up) in sums.iter_mut().zip(ups) {
                        let up = simd.splat_f64s(*up);
                        *sum = simd.mul_add_e_f64s(up, across[0], *sum);
                    }
                }
                for (at, sum) in sums.into_iter().enumerate() {
                    let line = (top + at) * self.width + left;
                    let line = &mut self.product[line..];
                    let (total, _) = S::as_mut_simd_f64s(line);
                    total[0] = simd.add_f64s(total[0], sum);
                }
            }
        }
    }
    // ANCHOR_END: tiles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_product_that_ndarray_computes() {
        for (rows, columns) in [(1, 1), (63, 4), (64, 8), (200, 13), (129, 20)]
        {
            let x = Array2::from_shape_fn((rows, columns), |(row, column)| {
                classical_ml::synthetic::uniform((row * 31 + column) as u64)
            });
            let ours = gram(rows, columns, |row, cells| {
                for (cell, x) in cells.iter_mut().zip(x.row(row)) {
                    *cell = *x;
                }
            });
            let gap = (ours - x.t().dot(&x)).mapv(f64::abs);
            assert!(gap.iter().all(|gap| *gap < 1e-10), "{rows} {columns}");
        }
    }

    #[test]
    fn no_rows_give_zeros() {
        assert_eq!(gram(0, 3, |_, _| {}), Array2::<f64>::zeros((3, 3)));
    }
}
