//! The sum of squares as an iterator chain.

#[inline(never)] // keeps it a function of its own, so that it can be looked at
pub fn squares(samples: &[u32]) -> u32 {
    samples.iter().map(|s| s * s).sum()
}
