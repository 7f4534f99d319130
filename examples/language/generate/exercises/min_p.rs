//! **One that matters: min-p.** *Min-p* has another rule than top-p: it keeps a token if its probability is at least `p` times that of the likeliest.
//! Write `min_p`. It gets tokens with their probabilities in any order, and returns those that it keeps, in the same order, with probabilities that sum
//! to 1.
//!
//! Hint: two passes. What must you know before you can decide about the first token? And what do you divide by?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// Keeps the tokens that are at least `p` times as likely as the likeliest.
    pub fn min_p(shares: &[(u32, f32)], p: f32) -> Vec<(u32, f32)> {
        let kept = shares.iter().filter(|(_, share)| *share >= p);
        kept.copied().collect() // `p` alone is not yet the limit
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// Keeps the tokens that are at least `p` times as likely as the likeliest.
    pub fn min_p(shares: &[(u32, f32)], p: f32) -> Vec<(u32, f32)> {
        let highest =
            shares.iter().map(|(_, share)| *share).fold(0.0, f32::max);
        let mut kept = shares.to_vec();
        kept.retain(|(_, share)| *share >= p * highest);
        let sum: f32 = kept.iter().map(|(_, share)| share).sum();
        kept.iter_mut().for_each(|(_, share)| *share /= sum);
        kept
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::min_p;

// Sums of powers of two: all results are exact.
const SHARES: [(u32, f32); 4] = [(7, 0.125), (3, 0.5), (9, 0.25), (1, 0.125)];

#[test]
fn the_limit_follows_the_likeliest() {
    assert_eq!(min_p(&SHARES, 1.0), [(3, 1.0)]);
    assert_eq!(min_p(&SHARES, 0.75), [(3, 1.0)]);
    assert_eq!(min_p(&SHARES, 0.25), SHARES);
    let unsure = [(0, 0.25), (1, 0.25), (2, 0.25), (3, 0.25)];
    assert_eq!(min_p(&unsure, 0.75), unsure);
}

#[test]
fn what_is_left_sums_to_one() {
    let third = 1.0 / 3.0f32;
    let kept = min_p(&SHARES, 0.5);
    assert_eq!(
        kept.iter().map(|(token, _)| *token).collect::<Vec<_>>(),
        [3, 9]
    );
    assert!((kept[0].1 - 2.0 * third).abs() < 1e-6);
    assert!((kept[1].1 - third).abs() < 1e-6);
}
// ANCHOR_END: tests
