//! The exponential function without a branch, so that it can be computed for several numbers at once.

use std::f64::consts::{LN_2, LOG2_E};

/// Added to a number, it leaves the nearest integer in the lowest bits.
const SHIFT: f64 = 6_755_399_441_055_744.0; // 1.5 * 2^52
const DEGREE: usize = 13;

/// One over the factorials of 0 to 13.
const TERMS: [f64; DEGREE + 1] = {
    let mut terms = [1.0; DEGREE + 1];
    let mut at = 1;
    while at <= DEGREE {
        terms[at] = terms[at - 1] / at as f64;
        at += 1;
    }
    terms
};

// ANCHOR: exp
/// `x.exp()` to about 13 digits, for `x` from -700 to 700.
#[inline(always)]
pub fn exp(x: f64) -> f64 {
    let shifted = x * LOG2_E + SHIFT;
    let whole = shifted - SHIFT; // the nearest integer, as a float
    let rest = x - whole * LN_2; // at most 0.35
    let sum = TERMS.iter().rev().fold(0.0, |sum, term| sum * rest + term);
    // adds the integer to the exponent, which the upper bits hold
    f64::from_bits(sum.to_bits().wrapping_add(shifted.to_bits() << 52))
}
// ANCHOR_END: exp

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_that_of_the_standard_library() {
        for at in -7000..=7000 {
            let x = f64::from(at) * 0.0997;
            let gap = exp(x) / x.exp() - 1.0;
            assert!(gap.abs() < 2e-13, "{x}: {gap}");
        }
        assert_eq!(exp(0.0), 1.0);
    }
}
