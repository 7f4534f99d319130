//! **Stretch: find a better scale.** Q4_0 takes the scale by which the farthest weight is exact. Often a somewhat smaller or larger one makes the other 31
//! weights more exact than it costs. Write `best_scale`: of 41 scales, the one that leaves the smallest sum of squared errors. The scales are
//! `plain * (0.8 + 0.01 * step)`, for `step` from 0 to 40, where `plain` is Q4_0's own scale. `round` is given, in the tests. Of equally good scales, return the first.
//!
//! Hint: `min_by` with `total_cmp` compares floats. The right scale may be negative.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use super::round;

    /// The scale with the smallest sum of squared errors.
    pub fn best_scale(weights: &[f32; 32], plain: f32) -> f32 {
        println!("off by {}", weights[0] - round(weights[0], plain));
        todo!("try 41 scales")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use super::round;

    /// The scale with the smallest sum of squared errors.
    pub fn best_scale(weights: &[f32; 32], plain: f32) -> f32 {
        let error = |scale: &f32| -> f32 {
            weights
                .iter()
                .map(|w| (w - round(*w, *scale)).powi(2))
                .sum()
        };
        let scales = (0..=40).map(|step| plain * (0.8 + 0.01 * step as f32));
        let best = scales.min_by(|a, b| error(a).total_cmp(&error(b)));
        best.unwrap_or(plain)
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::best_scale;
use quantize::sample::WEIGHTS;

/// The weight that is nearest among the multiples of `scale` from -8 to 7.
pub fn round(weight: f32, scale: f32) -> f32 {
    scale * (weight / scale).round().clamp(-8.0, 7.0)
}

fn plain(weights: &[f32; 32]) -> f32 {
    let farthest = weights.iter().max_by(|a, b| a.abs().total_cmp(&b.abs()));
    farthest.expect("there are 32") / -8.0
}

fn error(weights: &[f32; 32], scale: f32) -> f32 {
    weights.iter().map(|w| (w - round(*w, scale)).powi(2)).sum()
}

#[test]
fn it_beats_the_plain_scale() {
    // One far weight, and 31 multiples of 0.9.
    let mut weights = std::array::from_fn(|i| ((i % 13) as f32 - 6.0) * 0.9);
    weights[5] = -8.0;
    let best = best_scale(&weights, plain(&weights));
    let (ours, theirs) = (error(&weights, best), error(&weights, 1.0));
    println!("squared errors: {ours:.2}, with the plain scale {theirs:.2}");
    assert!((0.89..0.93).contains(&best), "{best}");
    assert!(ours < 0.5 * theirs, "{ours} {theirs}");
}

#[test]
fn the_weights_of_the_page() {
    let plain = plain(&WEIGHTS);
    let best = best_scale(&WEIGHTS, plain);
    let (ours, theirs) = (error(&WEIGHTS, best), error(&WEIGHTS, plain));
    println!("squared errors: {ours:.6}, with the plain scale {theirs:.6}");
    assert!(ours < 0.98 * theirs, "{ours} {theirs}");
}

#[test]
fn none_of_the_41_is_better() {
    for seed in 1..20 {
        let number = |i: usize| (i * i * seed * 7919 % 1009) as f32 / 504.5;
        let weights: [f32; 32] = std::array::from_fn(|i| number(i + 1) - 1.0);
        let plain = plain(&weights);
        let least = error(&weights, best_scale(&weights, plain));
        for step in 0..=40 {
            let other = plain * (0.8 + 0.01 * step as f32);
            assert!(least <= error(&weights, other) + 1e-6, "step {step}");
        }
    }
}

#[test]
fn of_equal_scales_it_is_the_first() {
    // Zeros are exact with each scale.
    assert!((best_scale(&[0.0; 32], 1.0) - 0.8).abs() < 1e-6);
}

#[test]
fn one_of_the_41_is_returned() {
    // Multiples of 1 are exact with the plain scale.
    let weights = std::array::from_fn(|i| (i % 16) as f32 - 8.0);
    assert!((best_scale(&weights, 1.0) - 1.0).abs() < 1e-6);
}
// ANCHOR_END: tests
