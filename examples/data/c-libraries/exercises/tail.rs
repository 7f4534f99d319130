//! **Warm-up: another function of C.** `tail` returns the share of the standard normal distribution, a curve of statistics, that
//! is above `z`. For `z = 10` it returns 0, although the share is not quite zero: `erf` is so close to 1 there that nothing is left of
//! the difference. C also has `double erfc(double x)`, which is 1 minus `erf`, computed without that loss. Declare and use it.
//!
//! Hint: which part of the formula is 1 minus `erf`?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    unsafe extern "C" {
        safe fn erf(x: f64) -> f64;
    }

    /// The share of the standard normal distribution that is above `z`.
    pub fn tail(z: f64) -> f64 {
        0.5 * (1.0 - erf(z / 2_f64.sqrt()))
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    unsafe extern "C" {
        safe fn erfc(x: f64) -> f64;
    }

    /// The share of the standard normal distribution that is above `z`.
    pub fn tail(z: f64) -> f64 {
        0.5 * erfc(z / 2_f64.sqrt())
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::tail;

/// From `scipy.stats.norm.sf`.
const SHARES: [(f64, f64); 5] = [
    (-1.0, 0.841_344_746_068_543),
    (0.0, 0.5),
    (2.0, 0.022_750_131_948_179_2),
    (10.0, 7.619_853_024_160_47e-24),
    (30.0, 4.906_713_927_147_91e-198),
];

#[test]
fn shares_are_those_of_scipy() {
    for (z, share) in SHARES {
        let found = tail(z);
        let off = (found / share - 1.0).abs();
        assert!(off < 1e-9, "above {z}: {found}, and not {share}");
    }
}
// ANCHOR_END: tests
