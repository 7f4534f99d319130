//! What values looked like when all was well, to compare new ones with.

use std::fmt;

// ANCHOR: reference
/// Values that others are compared with. There is at least one, and no NaN.
pub struct Reference {
    sorted: Vec<f64>,
}

impl Reference {
    pub fn new(values: &[f64]) -> Result<Self, BadValues> {
        Ok(Self {
            sorted: sorted(values)?,
        })
    }

    /// The share of the reference that is not greater than `value`.
    pub fn rank(&self, value: f64) -> f64 {
        let below = self.sorted.partition_point(|known| *known <= value);
        below as f64 / self.sorted.len() as f64
    }
}
// ANCHOR_END: reference

// ANCHOR: distance
impl Reference {
    /// How far the ranks of `values` are from those of the reference, at most:
    /// the statistic of Kolmogorov and Smirnov, from 0 to 1.
    pub fn distance(&self, values: &[f64]) -> Result<f64, BadValues> {
        let (a, b) = (&self.sorted, sorted(values)?);
        let (mut i, mut j, mut most) = (0, 0, 0.0_f64);
        while i < a.len() && j < b.len() {
            let here = a[i].min(b[j]);
            i += a[i..].iter().take_while(|value| **value <= here).count();
            j += b[j..].iter().take_while(|value| **value <= here).count();
            let (x, y) = (i as f64 / a.len() as f64, j as f64 / b.len() as f64);
            most = most.max((x - y).abs());
        }
        Ok(most)
    }
}
// ANCHOR_END: distance

fn sorted(values: &[f64]) -> Result<Vec<f64>, BadValues> {
    if values.is_empty() {
        return Err(BadValues::Empty);
    }
    if values.iter().any(|value| value.is_nan()) {
        return Err(BadValues::Nan);
    }
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    Ok(sorted)
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, last) = (self.sorted.len(), self.sorted.len() - 1);
        let [low, middle, high] = [0, last / 2, last].map(|i| self.sorted[i]);
        write!(
            f,
            "{count} values, {low:.2} to {high:.2}, median {middle:.2}"
        )
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadValues {
    Empty,
    Nan,
}

impl fmt::Display for BadValues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "there are no values",
            Self::Nan => "a value is not a number",
        })
    }
}

impl std::error::Error for BadValues {}
