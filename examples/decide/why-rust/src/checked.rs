//! The sum of squares, or `None` when it does not fit.

#[inline(never)]
pub fn squares(samples: &[u32]) -> Option<u32> {
    samples.iter().try_fold(0u32, |total, &s| {
        let square = s.checked_mul(s)?;
        total.checked_add(square)
    })
}
