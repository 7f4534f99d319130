//! The sigmoid once more, with an `exp` of which a processor computes several at a time.

use std::f64::consts::LOG2_E;

use ndarray::{Array2, ArrayRef2};
use pulp::Arch;

// ANCHOR: constants
/// At 1.5 · 2⁵², the lowest bit of an f64 is worth 1: adding this rounds to a
/// whole number. The 1023 is where the exponent of an f64 has its zero.
const ROUND: f64 = 6_755_399_441_055_744.0 + 1023.0;
/// ln 2 in two parts: the first has few bits, so n times it is exact.
const LN_2: [f64; 2] = [0.693_147_180_369_123_8, 1.908_214_929_270_587_7e-10];

/// 1 / k!, for k from 0 to 13.
const TAYLOR: [f64; 14] = {
    let mut terms = [1.0; 14];
    let mut k = 1;
    while k < terms.len() {
        terms[k] = terms[k - 1] / k as f64;
        k += 1;
    }
    terms
};
// ANCHOR_END: constants

// ANCHOR: exp
/// e to the power of `x`, which is between -708 and 708: eˣ = 2ⁿ · eʳ.
#[inline(always)]
pub fn exp(x: f64) -> f64 {
    let rounded = x.mul_add(LOG2_E, ROUND);
    let n = rounded - ROUND; // x / ln 2, rounded
    let r = n.mul_add(-LN_2[1], n.mul_add(-LN_2[0], x)); // at most 0.35
    let mut power = 0.0;
    for term in TAYLOR.iter().rev() {
        power = r.mul_add(power, *term);
    }
    power * f64::from_bits(rounded.to_bits() << 52) // 2ⁿ
}
// ANCHOR_END: exp

// ANCHOR: sigmoid
pub fn fast_sigmoid(x: &ArrayRef2<f64>) -> Array2<f64> {
    let mut y = x.to_owned();
    if let Some(numbers) = y.as_slice_memory_order_mut() {
        // compiled several times; the processor at hand chooses
        Arch::new().dispatch(|| {
            for x in numbers {
                *x = 1.0 / (1.0 + exp((-*x).clamp(-708.0, 708.0)));
            }
        });
    }
    y
}
// ANCHOR_END: sigmoid

#[cfg(test)]
mod tests {
    use super::{exp, fast_sigmoid};
    use arrays::{elementwise::sigmoid, pcg::seven};
    use ndarray::{array, s};

    #[test]
    fn our_exp_is_right_to_the_last_bit_or_two() {
        for i in -50_000..=50_000 {
            let x = f64::from(i) * (708.0 / 50_000.0);
            let error = (exp(x) / x.exp() - 1.0).abs();
            assert!(error <= 4e-16, "{x}: {error}");
        }
    }

    #[test]
    fn the_fast_sigmoid_is_the_sigmoid() {
        let x = seven().random((50, 7)) * 80.0 - 40.0;
        let (ours, theirs) = (fast_sigmoid(&x), sigmoid(&x));
        assert!((ours / theirs - 1.0).iter().all(|x| x.abs() < 1e-14));
        let inf = f64::INFINITY;
        let ends = fast_sigmoid(&array![[-inf, inf, 0.0, f64::NAN]]);
        assert!(ends[[0, 0]] < 1e-300 && ends[[0, 1]] == 1.0);
        assert!(ends[[0, 2]] == 0.5 && ends[[0, 3]].is_nan());
        let turned = x.slice(s![..;-1, ..]);
        let (ours, theirs) = (fast_sigmoid(&turned.t()), sigmoid(&turned.t()));
        assert!((ours - theirs).iter().all(|x| x.abs() < 1e-15));
    }
}
