//! The sum of squares by index, tested at the top and at the bottom.

// ANCHOR: test_first
#[inline(never)]
pub fn test_first(samples: &[u32]) -> u32 {
    let mut total = 0;
    let mut i = 0;
    while i < samples.len() {
        total += samples[i] * samples[i];
        i += 1;
    }
    total
}
// ANCHOR_END: test_first

// ANCHOR: test_last
#[inline(never)]
pub fn test_last(samples: &[u32]) -> u32 {
    if samples.is_empty() {
        return 0;
    }
    let mut total = 0;
    let mut i = 0;
    loop {
        total += samples[i] * samples[i];
        i += 1;
        if i == samples.len() {
            return total;
        }
    }
}
// ANCHOR_END: test_last
