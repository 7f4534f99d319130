//! **PCA by hand.** No faer this time. The principal components are the eigenvectors of the covariance matrix: the directions that
//! multiplying by it only stretches. Multiply any vector by the matrix again and again, giving it length 1 each time, and it
//! turns towards the direction that is stretched most, unless it stood at a right angle to it: this is the *power
//! iteration*. Then take that direction out of the matrix, by subtracting `variance * v[i] * v[j]` from each element, and the next
//! component is what is now stretched most.
//!
//! Return the variances, which divide by `n - 1`, and the components, each of length 1, from the largest variance down. Either
//! sign of a component will do. `k` is at most the number of columns, there are at least two rows, and none of the first `k` variances is 0. The tests want six digits;
//! their variances differ by a tenth at least.
//!
//! Hint: `centred.t().dot(&centred)` is the covariance matrix before the division. A start at a right angle is the one thing
//! to avoid, and a random start, `seven().random((1, p)).row(0).to_owned() - 0.5`, avoids it. The variance along `v` is
//! `v.dot(&covariance.dot(&v))`. Some hundreds of rounds are enough. NumPy's `a -= b * c` is `a -= &(b * c)`, and `a[i] = v` is
//! `a.row_mut(i).assign(&v)`.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use arrays::pcg::seven;
    use ndarray::{Array1, Array2, ArrayRef2, Axis};

    /// Variances (k,) and components (k, p) of the rows of `x` (n, p).
    pub fn principal(
        x: &ArrayRef2<f64>,
        k: usize,
    ) -> (Array1<f64>, Array2<f64>) {
        let start = seven().random((1, x.len_of(Axis(1))));
        todo!("{k} components from {start}")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use arrays::pcg::seven;
    use ndarray::{Array1, Array2, ArrayRef2, Axis, NewAxis, s};

    /// Variances (k,) and components (k, p) of the rows of `x` (n, p).
    pub fn principal(
        x: &ArrayRef2<f64>,
        k: usize,
    ) -> (Array1<f64>, Array2<f64>) {
        let n = x.nrows() as f64;
        let centred = x - x.sum_axis(Axis(0)) / n;
        let mut covariance = centred.t().dot(&centred) / (n - 1.0); // (p, p)
        let mut variances = Array1::zeros(k);
        let mut components = Array2::zeros((k, x.ncols()));
        for i in 0..k {
            let v = longest(&covariance);
            variances[i] = v.dot(&covariance.dot(&v));
            let column = v.slice(s![.., NewAxis]); // (p, 1)
            covariance -= &(&column * &v * variances[i]);
            components.row_mut(i).assign(&v);
        }
        (variances, components)
    }

    /// The direction that `matrix` stretches most.
    fn longest(matrix: &ArrayRef2<f64>) -> Array1<f64> {
        let start = seven().random((1, matrix.ncols())) - 0.5;
        let mut v = start.row(0).to_owned();
        for _ in 0..1000 {
            v = matrix.dot(&v);
            v /= v.dot(&v).sqrt();
        }
        v
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::principal;
use arrays::iris;
use arrays::linear::pca;
use arrays::pcg::seven;
use ndarray::{Array1, Array2, Axis, array, aview1, aview2};

/// The same variances, and the same directions up to sign.
fn check(x: &Array2<f64>, variances: &[f64], components: &Array2<f64>) {
    let (v, c) = principal(x, variances.len());
    assert_eq!(c.dim(), (variances.len(), x.ncols()));
    for (ours, theirs) in v.iter().zip(variances) {
        assert!((ours / theirs - 1.0).abs() < 1e-6, "{v}");
    }
    assert_eq!(v.len(), variances.len());
    for (ours, theirs) in c.rows().into_iter().zip(components.rows()) {
        let same = (&ours - &theirs).iter().all(|x| x.abs() < 1e-6);
        let opposite = (&ours + &theirs).iter().all(|x| x.abs() < 1e-6);
        assert!(same || opposite, "{ours} is not {theirs}");
    }
}

#[test]
fn scikit_learn_finds_the_same() -> anyhow::Result<()> {
    // `PCA(4).fit(x)`, its `explained_variance_` and `components_`
    let variances = [
        4.228241706035,
        0.242670747929,
        0.078209500043,
        0.023835092973,
    ];
    let components = aview2(&[
        [
            0.361386591785,
            -0.084522514065,
            0.85667060595,
            0.358289197152,
        ],
        [
            0.656588771287,
            0.730161434785,
            -0.173372662796,
            -0.075481019917,
        ],
        [-0.582029851306, 0.5979108301, 0.076236075821, 0.54583143202],
        [
            0.315487192904,
            -0.319723103666,
            -0.479838986995,
            0.753657425264,
        ],
    ])
    .to_owned();
    let x = iris::read()?.x;
    check(&x, &variances, &components);
    check(&x, &variances[..1], &components);
    // where the cloud lies does not matter
    check(&(x + 1000.0), &variances, &components);
    Ok(())
}

#[test]
fn a_cloud_across_the_diagonal() {
    let x = array![[1.0, -1.0], [-1.0, 1.0], [3.0, -3.0], [-3.0, 3.0]];
    let half = 0.5_f64.sqrt();
    check(&x, &[40.0 / 3.0], &array![[half, -half]]);
}

#[test]
fn two_clouds_that_do_not_see_each_other() {
    // the axis that varies most by itself is not where the cloud is longest
    let x = array![
        [3.0, 0.0, 0.0],
        [-3.0, 0.0, 0.0],
        [0.0, 2.5, 2.5],
        [0.0, -2.5, -2.5],
    ];
    let half = 0.5_f64.sqrt();
    let components = array![[0.0, half, half], [1.0, 0.0, 0.0]];
    check(&x, &[25.0 / 3.0, 6.0], &components);
}

#[test]
fn more_columns_than_rows() -> anyhow::Result<()> {
    let scale = Array1::from_shape_fn(6, |j| 2.0_f64.powi(j as i32));
    let x = seven().random((4, 6)) * &scale;
    let pca = pca(&x, 3)?;
    let (variances, components) = principal(&x, 3);
    let share = variances[0] / variances.sum();
    assert!((share - pca.ratio[0]).abs() < 1e-6, "{share}");
    check(&x, variances.as_slice().unwrap_or(&[]), &pca.components);
    let total = x.var_axis(Axis(0), 1.0).sum();
    assert!((variances.sum() / total - 1.0).abs() < 1e-6);
    let longest = aview1(&[1.0; 3]);
    let lengths = components.pow2().sum_axis(Axis(1));
    assert!((&lengths - &longest).iter().all(|x| x.abs() < 1e-9));
    Ok(())
}
// ANCHOR_END: tests
