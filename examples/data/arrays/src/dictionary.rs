//! The right-hand column of the dictionary: each row's code, and what it gives.

use anyhow::{Context, Result};
use faer::prelude::Solve;
use ndarray::{
    Array1, Array2, Axis, NewAxis, Zip, array, concatenate, s, stack,
};

use crate::linear::{copy, view};
use crate::show::Show;

/// NumPy and ndarray, row by row. The page and the twin read it as well.
pub const TABLE: &str = include_str!("../dictionary.md");

/// The cells of column `column` without their backticks.
pub fn cells(column: usize) -> impl Iterator<Item = String> {
    let rows = TABLE.lines().skip(2);
    let rows = rows.map(|row| row.replace("\\|", "\u{0}"));
    rows.filter_map(move |row| {
        let cell = row.split('|').nth(column + 1)?;
        Some(cell.trim().trim_matches('`').replace('\u{0}', "|"))
    })
}

// ANCHOR: rows
/// Pairs the text of each expression with what it gives.
macro_rules! rows {
    ($($code:expr),* $(,)?) => {
        vec![$((stringify!($code), $code.show())),*]
    };
}
// ANCHOR_END: rows

/// One pair for each row of the table, in its order.
pub fn rows() -> Result<Vec<(&'static str, String)>> {
    // ANCHOR: names
    let a = array![[1., 2., 3.], [4., 5., 6.]]; // (2, 3)
    let b = array![[6., 5., 4.], [3., 2., 1.]]; // (2, 3)
    let m = array![[2., 1.], [1., 3.]]; // (2, 2)
    let v = array![3., 1., 2.]; // (3,)
    let (fa, fm) = (view(&a).context("gaps")?, view(&m).context("gaps")?);
    // ANCHOR_END: names
    Ok(rows![
        array![[1., 2.], [3., 4.]],
        Array2::<f64>::zeros((2, 3)),
        Array2::from_elem((2, 2), 7.),
        Array2::<f64>::eye(3),
        Array1::range(0., 1., 0.25),
        Array1::linspace(0., 1., 5),
        Array2::from_shape_fn((2, 3), |(i, j)| i * 10 + j),
        Array2::from_diag(&v),
        a.dim(),
        a.len(),
        a.t(),
        a.to_shape((3, 2))?,
        a.flatten(),
        a.mapv(|x| x as i64),
        v.slice(s![.., NewAxis]),
        v.broadcast((2, 3)).context("shape")?,
        a[[1, 2]],
        a.row(0),
        a.slice(s![.., -1]),
        a.slice(s![.., 1..]),
        a.slice(s![.., ..;-1]),
        a.select(Axis(1), &[2, 0, 2]),
        a.iter().copied().filter(|x| *x > 2.).collect::<Array1<_>>(),
        a.mapv(|x| if x > 2. { x } else { 0. }),
        &a + &v,
        &a * 2. - 1.,
        a.sqrt(),
        a.clamp(2., 5.),
        Zip::from(&a).and(&b).map_collect(|x, y| x.max(*y)),
        a.map(|x| *x > 2.),
        a.sum(),
        a.mean_axis(Axis(0)).context("empty")?,
        a.std_axis(Axis(1), 1.),
        a.map_axis(Axis(1), |row| row
            .fold(f64::NEG_INFINITY, |x, y| x.max(*y))),
        (0..v.len())
            .rev()
            .max_by(|&i, &j| v[i].total_cmp(&v[j]))
            .context("empty")?,
        a.iter().any(|x| *x > 5.),
        concatenate![Axis(0), a, b],
        stack![Axis(0), v, v],
        a.dot(&b.t()),
        copy(fm.partial_piv_lu().solve(fa).as_ref()),
    ])
}
