//! The sum of squares of floats, in sixteen partial sums.

#[inline(never)]
pub fn squares(samples: &[f32]) -> f32 {
    let mut lanes = [0.0; 16];
    let (blocks, rest) = samples.as_chunks::<16>();
    for block in blocks {
        for (lane, s) in lanes.iter_mut().zip(block) {
            *lane += s * s;
        }
    }
    let rest: f32 = rest.iter().map(|s| s * s).sum();
    lanes.iter().sum::<f32>() + rest
}
