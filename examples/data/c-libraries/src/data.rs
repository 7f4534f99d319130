//! Radii of tumours, and as many random numbers as you like.

use anyhow::{Context, Result};

/// The mean radii in `data/radius.csv`, benign and malignant.
pub fn radii() -> Result<[Vec<f64>; 2]> {
    let mut radii = [Vec::new(), Vec::new()];
    for line in include_str!("../data/radius.csv").lines().skip(1) {
        let (class, radius) = line.split_once(',').context("no comma")?;
        let class: usize = class.parse().context("a class is 0 or 1")?;
        let class = radii.get_mut(class).context("a class is 0 or 1")?;
        class.push(radius.parse().context("a radius is a number")?);
    }
    Ok(radii)
}

/// Seconds that replies took, say: many short ones, and few that took long.
/// The same in Python, to the last bit.
pub fn seconds(count: usize, mut state: u64) -> Vec<f64> {
    let next = || {
        state = state
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        let unit = (state >> 11) as f64 / (1_u64 << 53) as f64; // 0 to 1
        0.01 / (1.001 - unit)
    };
    std::iter::repeat_with(next).take(count).collect()
}
