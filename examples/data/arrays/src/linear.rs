//! Least squares and principal components, by faer on the memory of ndarray.

use anyhow::{Context, anyhow};
use faer::MatRef;
use faer::prelude::SolveLstsq;
use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, Axis, concatenate, s};

// ANCHOR: border
/// The same memory as faer's matrix; `None` if `a` has gaps or another order.
pub fn view(a: &ArrayRef2<f64>) -> Option<MatRef<'_, f64>> {
    let (rows, columns) = a.dim();
    match (a.as_slice(), a.t().to_slice()) {
        (Some(memory), _) => {
            Some(MatRef::from_row_major_slice(memory, rows, columns))
        }
        (_, Some(memory)) => {
            Some(MatRef::from_column_major_slice(memory, rows, columns))
        }
        _ => None,
    }
}

/// A copy of faer's matrix.
pub fn copy(m: MatRef<'_, f64>) -> Array2<f64> {
    Array2::from_shape_fn((m.nrows(), m.ncols()), |place| m[place])
}
// ANCHOR_END: border

// ANCHOR: least_squares
/// The intercept and slopes with the smallest sum of squared errors.
pub fn least_squares(
    x: &ArrayRef2<f64>, // (n, p)
    y: &ArrayRef1<f64>, // (n,)
) -> anyhow::Result<Array1<f64>> {
    let ones = Array2::ones((x.nrows(), 1));
    let design = concatenate![Axis(1), ones, x.view()]; // (n, 1 + p)
    let target = y.to_owned().insert_axis(Axis(1)); // (n, 1)
    let design = view(&design).context("design has gaps")?;
    let target = view(&target).context("target has gaps")?;
    let solution = copy(design.qr().solve_lstsq(target).as_ref());
    Ok(solution.column(0).to_owned()) // (1 + p,)
}
// ANCHOR_END: least_squares

pub struct Pca {
    pub mean: Array1<f64>,       // (p,)
    pub components: Array2<f64>, // (k, p)
    pub ratio: Array1<f64>,      // (k,)
}

// ANCHOR: pca
/// The `k` directions in which the rows of `x` vary most.
pub fn pca(x: &ArrayRef2<f64>, k: usize) -> anyhow::Result<Pca> {
    let mean = x.mean_axis(Axis(0)).context("no rows")?; // (p,)
    let centred = x - &*mean; // (n, p)
    let svd = view(&centred).context("gaps")?.thin_svd();
    let svd = svd.map_err(|error| anyhow!("SVD: {error:?}"))?;
    let mut components = copy(svd.V().transpose()).slice_move(s![..k, ..]);
    fix_signs(&mut components);
    let variance: Array1<f64> =
        svd.S().column_vector().iter().map(|s| s * s).collect();
    let ratio = (&variance / variance.sum()).slice_move(s![..k]);
    Ok(Pca {
        mean,
        components,
        ratio,
    })
}
// ANCHOR_END: pca

impl Pca {
    /// Where the rows of `x` lie along the components.
    pub fn transform(&self, x: &ArrayRef2<f64>) -> Array2<f64> {
        (x - &*self.mean).dot(&self.components.t()) // (n, k)
    }
}

// ANCHOR: signs
/// Turns each row so that its largest element in absolute value is positive.
fn fix_signs(components: &mut ArrayRef2<f64>) {
    for mut row in components.rows_mut() {
        let longest =
            row.fold(0.0_f64, |a, b| if b.abs() > a.abs() { *b } else { a });
        row *= longest.signum();
    }
}
// ANCHOR_END: signs
