//! Principal components from the covariance, which is as small as the columns are few.

use linfa_linalg::eigh::EighInto;
use ndarray::{Array1, Array2, Axis, s};

use crate::gram::gram;

// ANCHOR: pca
#[allow(dead_code)] // the directions are compared by tests only
pub struct Components {
    pub directions: Array2<f64>,      // (count, columns)
    pub singular_values: Array1<f64>, // (count,)
}

/// The `count` directions in which the rows vary most. `None` without rows, or
/// if the table is not stored row by row.
pub fn components(x: &Array2<f64>, count: usize) -> Option<Components> {
    let (values, vectors) = scatter(x)?.eigh_into().ok()?; // in columns
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*b].total_cmp(&values[*a]));
    order.truncate(count);
    let singular = |at: &usize| values[*at].max(0.0).sqrt();
    Some(Components {
        directions: vectors.t().select(Axis(0), &order),
        singular_values: order.iter().map(singular).collect(),
    })
}
// ANCHOR_END: pca

// ANCHOR: scatter
/// The covariance, times the number of rows: (columns, columns).
fn scatter(x: &Array2<f64>) -> Option<Array2<f64>> {
    let (rows, columns) = x.dim();
    let values = x.as_slice()?; // row by row
    let origin = values.get(..columns)?; // the first row, near all others
    let product = gram(rows, columns + 1, |row, cells| {
        let row = &values[row * columns..][..columns];
        for (cell, (x, origin)) in cells.iter_mut().zip(row.iter().zip(origin))
        {
            *cell = x - origin;
        }
        cells[columns] = 1.0; // so that the last column adds the others up
    });
    let sums = product.slice(s![..columns, columns..]); // (columns, 1)
    let correction = sums.dot(&sums.t()) / rows as f64;
    Some(&product.slice(s![..columns, ..columns]) - &correction)
}
// ANCHOR_END: scatter

#[cfg(test)]
mod tests {
    use super::*;
    use linfa::DatasetBase;
    use linfa::traits::Fit;
    use linfa_reduction::Pca;
    use ndarray::array;

    #[test]
    fn the_components_are_those_of_linfa() {
        let (x, _) = classical_ml::synthetic::rows(500);
        let ours = components(&x, 2).expect("there are rows");
        let theirs = Pca::params(2).fit(&DatasetBase::from(x)).expect("fitted");
        let gap = &ours.singular_values - theirs.singular_values();
        assert!(gap.iter().all(|gap| gap.abs() < 1e-6), "{gap}");
        for (ours, theirs) in ours
            .directions
            .rows()
            .into_iter()
            .zip(theirs.components().rows())
        {
            assert!((ours.dot(&theirs).abs() - 1.0).abs() < 1e-9); // but for the sign
        }
    }

    /// The table of the report: linfa finds 9.98 in place of the second.
    #[test]
    fn both_components_are_found_where_linfa_misses_one() {
        let x = array![
            [8.0, 4.0, 0.0],
            [9.0, 1.0, 3.0],
            [1.0, 7.0, 2.0],
            [9.0, 3.0, 7.0]
        ];
        let ours = components(&x, 3).expect("there are rows");
        let two = components(&x, 2).expect("there are rows");
        assert_eq!(two.singular_values[1], ours.singular_values[1]);
        let squares = ours.singular_values.mapv(|one| one * one).sum();
        let centred = &x - &x.mean_axis(Axis(0)).expect("there are rows");
        let total = centred.mapv(|one| one * one).sum();
        assert!((squares - total).abs() < 1e-9);
    }

    #[test]
    fn no_rows_no_components() {
        assert!(components(&Array2::zeros((0, 3)), 2).is_none());
    }
}
