//! The same neighbours, found for sixteen rows together.

use super::distance::{LANES, dot_products};
use super::{Knn, Known, Nearest, vote};
use crate::error::ModelError;
use crate::matrix::{Label, Matrix};

// ANCHOR: blocks
impl Knn<Known> {
    /// The labels of up to sixteen rows.
    fn predict_block(&self, block: &[&[f64]], norms: &[f64]) -> Vec<Label> {
        let columns = transposed(block, self.state.x.columns());
        let mut nearest: Vec<Nearest> =
            block.iter().map(|_| Nearest::new(self.k)).collect();
        let known = self.state.x.rows().zip(&self.state.y).zip(norms);
        for ((row, &label), norm) in known {
            let products = dot_products(row, &columns);
            for (nearest, product) in nearest.iter_mut().zip(products) {
                nearest.offer(norm - 2.0 * product, label);
            }
        }
        nearest.iter().map(|nearest| vote(&nearest.found)).collect()
    }
}
// ANCHOR_END: blocks

impl Knn<Known> {
    /// As `predict`, by |a|² − 2ab; |b|² is the same for all known rows.
    pub fn predict_in_blocks(
        &self,
        x: &Matrix,
    ) -> Result<Vec<Label>, ModelError> {
        x.check_columns(self.state.x.columns())?;
        let square = |row: &[f64]| row.iter().map(|v| v * v).sum();
        let norms: Vec<f64> = self.state.x.rows().map(square).collect();
        let rows: Vec<&[f64]> = x.rows().collect();
        let blocks = rows.chunks(LANES);
        Ok(blocks
            .flat_map(|block| self.predict_block(block, &norms))
            .collect())
    }
}

fn transposed(block: &[&[f64]], columns: usize) -> Vec<[f64; LANES]> {
    let mut transposed = vec![[0.0; LANES]; columns]; // (columns, lanes)
    for (lane, row) in block.iter().enumerate() {
        for (column, value) in transposed.iter_mut().zip(*row) {
            column[lane] = *value;
        }
    }
    transposed
}
