//! What the chapter says, and what NumPy and scikit-learn computed.

use std::collections::BTreeSet;

use arrays::dictionary::{cells, rows};
use arrays::elementwise::{
    log_sum_exp, moments, par_sigmoid, scale, scale_once, sigmoid,
};
use arrays::iris;
use arrays::linear::{copy, least_squares, pca, view};
use arrays::pcg::seven;
use faer::prelude::{Solve, SolveLstsq};
use ndarray::{Array1, Array2, Axis, NewAxis, array, aview1, s};

// Printed in Python: `c.sum(), c[-1, 0]` of the product that `c = a @ b` is.
const PRODUCT: (f64, f64) = (65612.49193144971, 14.844770176413999);
// Printed in Python: `PCA(4).fit(x)`, its components and its shares.
const COMPONENTS: [[f64; 4]; 4] = [
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
];
const RATIO: [f64; 4] = [
    0.924618723202,
    0.053066483117,
    0.017102609808,
    0.005212183873,
];
// Printed in Python: `np.linalg.lstsq(design, x[:, 3])[0]`.
const FIT: [f64; 4] = [
    -0.240307389112,
    -0.207266073757,
    0.222828543861,
    0.524083114778,
];

/// No element of `a` is further than `tolerance` from the one of `b`.
fn close(a: &Array2<f64>, b: &Array2<f64>, tolerance: f64) -> bool {
    a.dim() == b.dim() && (a - b).iter().all(|x| x.abs() <= tolerance)
}

#[test]
fn the_table_shows_the_code_that_runs() -> anyhow::Result<()> {
    let squeeze = |code: &str| -> String {
        let letters = code.chars().filter(|letter| !letter.is_whitespace());
        letters.collect::<String>().replace(",)", ")")
    };
    let shown: Vec<String> = cells(1).map(|code| squeeze(&code)).collect();
    let run: Vec<String> =
        rows()?.iter().map(|(code, _)| squeeze(code)).collect();
    assert_eq!(shown, run);
    assert_eq!(cells(0).collect::<BTreeSet<_>>().len(), 40);
    assert_eq!(run.iter().collect::<BTreeSet<_>>().len(), 40);
    Ok(())
}

#[test]
fn views_share_and_reshaping_may_copy() -> anyhow::Result<()> {
    let a = Array1::range(0., 12., 1.).into_shape_with_order((3, 4))?;
    let view = a.slice(s![1.., 2..]);
    assert_eq!(view.as_ptr(), &raw const a[[1, 2]]);
    assert!(a.t().to_shape(12)?.is_owned());
    assert!(a.to_shape((4, 3))?.is_view());
    // the column-major order does not have to move anything
    let order = ((12,), ndarray::Order::ColumnMajor);
    assert!(a.t().to_shape(order)?.is_view());
    assert!(a.t().into_shape_with_order(12).is_err());
    Ok(())
}

#[test]
fn numpy_draws_the_same_numbers() {
    // Printed in Python: `np.random.default_rng(7).random((1, 3))`.
    let expected =
        array![[0.625095466604667, 0.8972138009695755, 0.7756856902451935]];
    assert_eq!(seven().random((1, 3)), expected);
}

#[test]
fn numpy_multiplies_to_the_same() {
    let mut rng = seven();
    let (a, b) = (rng.random((64, 64)), rng.random((64, 64)));
    let c = a.dot(&b);
    assert!((c.sum() - PRODUCT.0).abs() < 1e-7);
    assert!((c[[63, 0]] - PRODUCT.1).abs() < 1e-12);
    for b in [
        b.clone(),
        b.t().as_standard_layout().reversed_axes().to_owned(),
    ] {
        let faer = view(&a).zip(view(&b)).map(|(a, b)| copy((a * b).as_ref()));
        assert!(close(&faer.expect("no gaps"), &c, 1e-12));
    }
}

#[test]
fn what_has_gaps_is_refused() {
    let a = Array2::<f64>::zeros((4, 6));
    assert!(view(&a).is_some());
    assert!(view(&a.t()).is_some());
    assert!(view(&a.slice(s![1..3, ..])).is_some());
    assert!(view(&a.slice(s![.., ..;2])).is_none());
    assert!(view(&a.slice(s![..;-1, ..])).is_none());
}

#[test]
fn a_matrix_crosses_the_border_unchanged() {
    for shape in [(1, 1), (1, 7), (7, 1), (5, 3), (3, 5), (0, 4)] {
        let a = seven().random(shape);
        for a in [a.clone(), a.clone().reversed_axes()] {
            assert_eq!(view(&a).map(copy), Some(a));
        }
    }
}

#[test]
fn scikit_learn_finds_the_same_components_up_to_sign() -> anyhow::Result<()> {
    let pca = pca(&iris::read()?.x, 4)?;
    for (ours, theirs) in pca.components.rows().into_iter().zip(COMPONENTS) {
        let cosine = ours.dot(&aview1(&theirs));
        assert!((cosine.abs() - 1.0).abs() < 1e-9, "{ours}");
    }
    for (ours, theirs) in pca.ratio.iter().zip(RATIO) {
        assert!((ours - theirs).abs() < 1e-9);
    }
    Ok(())
}

#[test]
fn all_components_give_the_data_back() -> anyhow::Result<()> {
    let x = iris::read()?.x;
    let pca = pca(&x, 4)?;
    let again = pca.transform(&x).dot(&pca.components) + &pca.mean;
    assert!(close(&again, &x, 1e-12));
    let unit = pca.components.dot(&pca.components.t());
    assert!(close(&unit, &Array2::eye(4), 1e-12));
    Ok(())
}

#[test]
fn residuals_are_orthogonal_to_what_explains() -> anyhow::Result<()> {
    let x = iris::read()?.x;
    let (known, y) = (x.slice(s![.., ..3]), x.column(3));
    let fit = least_squares(&known, &y)?;
    for (ours, theirs) in fit.iter().zip(FIT) {
        assert!((ours - theirs).abs() < 1e-9);
    }
    let residuals = &y - fit[0] - known.dot(&fit.slice(s![1..]));
    assert!(residuals.sum().abs() < 1e-9);
    assert!(known.t().dot(&residuals).iter().all(|x| x.abs() < 1e-9));
    Ok(())
}

#[test]
fn all_ways_give_the_same_elements() {
    let x = seven().random((50, 7)) * 8.0 - 4.0;
    assert_eq!(sigmoid(&x), par_sigmoid(&x));
    let (mean, std) = moments(&x);
    assert_eq!(scale(&x, &mean, &std), scale_once(&x, &mean, &std));
    let naive = x.exp().sum_axis(Axis(1)).ln();
    let sums = log_sum_exp(&x);
    assert!((&sums - &naive).iter().all(|x| x.abs() < 1e-12));
    let shifted = log_sum_exp(&(&x + 1000.0)) - 1000.0;
    assert!((&sums - &shifted).iter().all(|x| x.abs() < 1e-9));
}

#[test]
fn a_column_and_a_row_stretch_each_other() {
    let v = array![1.0, 2.0, 4.0];
    let column = v.slice(s![.., NewAxis]);
    assert_eq!((&column / &v).dim(), (3, 3));
    assert!(v.broadcast((2, 3)).is_some());
    assert!(v.broadcast((3, 2)).is_none());
}

#[test]
#[should_panic(expected = "incompatible shapes")]
fn shapes_that_do_not_fit_panic() {
    let _ = array![[1.0, 2.0], [3.0, 4.0]] + array![1.0, 2.0, 3.0];
}

#[test]
fn a_fold_with_max_passes_over_nan() {
    let largest =
        array![1.0, f64::NAN, 2.0].fold(f64::NEG_INFINITY, |a, b| a.max(*b));
    assert_eq!(largest, 2.0);
}

#[test]
fn a_largest_element_that_is_infinite_differs_from_scipy() {
    // `logsumexp` gives -inf and inf
    let inf = f64::INFINITY;
    let sums = log_sum_exp(&array![[-inf, -inf], [0.0, inf]]);
    assert!(sums.iter().all(|sum| sum.is_nan()), "{sums}");
}

#[test]
fn a_singular_matrix_is_no_error() {
    let (m, y) = (array![[1.0, 2.0], [2.0, 4.0]], array![[1.0], [1.0]]);
    let (m, y) = (view(&m).expect("no gaps"), view(&y).expect("no gaps"));
    let solution = copy(m.partial_piv_lu().solve(y).as_ref());
    assert!(!solution.iter().any(|x| x.is_finite()), "{solution}");
}

#[test]
fn only_the_svd_copes_with_columns_that_depend_on_each_other() {
    let x = array![
        [1.0, 0.1, 0.3],
        [1.0, 0.2, 0.6],
        [1.0, 0.7, 2.1],
        [1.0, 0.4, 1.2]
    ];
    let y = array![[1.0], [2.0], [1.5], [0.3]];
    let (fx, fy) = (view(&x).expect("no gaps"), view(&y).expect("no gaps"));
    for solution in [fx.qr().solve_lstsq(fy), fx.col_piv_qr().solve_lstsq(fy)] {
        let solution = copy(solution.as_ref());
        assert!(
            solution.iter().any(|x| !x.is_finite() || x.abs() > 1e6),
            "{solution}"
        );
    }
    let svd = fx.thin_svd().expect("it converges");
    let solution = copy((svd.pseudoinverse() * fy).as_ref());
    // `np.linalg.lstsq(x, y)[0]`
    let expected = array![[1.21666666667], [-0.00476190476], [-0.01428571429]];
    assert!(close(&solution, &expected, 1e-9), "{solution}");
}

#[test]
fn slices_that_do_not_overlap_can_be_had_at_once() {
    let mut a = array![[1.0, 2.0, 3.0, 4.0]];
    let (mut left, right) = a.multi_slice_mut((s![.., ..2], s![.., 2..]));
    left += &right;
    a.slice_mut(s![.., 3..]).fill(0.0);
    assert_eq!(a, array![[4.0, 6.0, 3.0, 0.0]]);
}

#[test]
fn an_axis_of_single_precision_adds_up_in_double() {
    let a = Array2::from_elem((1_000_000, 2), 0.1_f32);
    let sums = a.fold_axis(Axis(0), 0.0, |sum, x| sum + f64::from(*x)); // (2,)
    assert!(sums.iter().all(|sum| (sum - 1e5).abs() < 0.01), "{sums}");
}
