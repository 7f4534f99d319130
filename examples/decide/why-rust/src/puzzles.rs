//! Five functions whose loops are to be predicted.

#[inline(never)]
#[expect(clippy::needless_range_loop, reason = "the index is the question")]
pub fn indexed(samples: &[u32], count: usize) -> u32 {
    let mut total = 0;
    for i in 0..count {
        total += samples[i];
    }
    total
}

#[inline(never)]
pub fn count_above(samples: &[u32], limit: u32) -> usize {
    samples.iter().filter(|&&s| s > limit).count()
}

#[inline(never)]
pub fn first_above(samples: &[u32], limit: u32) -> Option<usize> {
    samples.iter().position(|&s| s > limit)
}

#[inline(never)]
pub fn through_dyn(samples: &[u32], f: &dyn Fn(u32) -> u32) -> u32 {
    samples.iter().map(|&s| f(s)).sum()
}

#[inline(never)]
pub fn sum_below(n: u32) -> u32 {
    (0..n).sum()
}
