//! Medians, and how sure their ratio is. Pure, and the same on every machine.

use serde::{Deserialize, Serialize};

const RESAMPLES: usize = 2000;

/// A ratio of medians with a 95 % bootstrap interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ratio {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

impl Ratio {
    /// The first subject compared with this one.
    pub fn words(&self) -> String {
        let as_slow = |value: f64| figure(1.0 / value);
        if self.low <= 1.0 && self.high >= 1.0 {
            "no measurable difference".to_owned()
        } else if self.value > 1.0 {
            format!(
                "{} times as fast ({}–{})",
                figure(self.value),
                figure(self.low),
                figure(self.high)
            )
        } else {
            format!(
                "{} times as slow ({}–{})",
                as_slow(self.value),
                as_slow(self.high),
                as_slow(self.low)
            )
        }
    }
}

pub fn median(samples: &[f64]) -> f64 {
    Ranked::new(samples).median(&vec![1; samples.len()])
}

/// Ratio of medians; run i of both was made at the same time, so runs are resampled together.
pub fn ratio(samples: &[f64], first: &[f64]) -> Ratio {
    let count = samples.len().min(first.len());
    let (samples, first) = (Ranked::new(&samples[..count]), Ranked::new(&first[..count]));
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = move || {
        // xorshift64*: the interval must be the same wherever it is computed
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        usize::try_from(state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap_or(0) % count
    };
    let mut times = vec![0; count];
    let mut ratios: Vec<f64> = (0..RESAMPLES)
        .map(|_| {
            times.fill(0);
            (0..count).for_each(|_| times[next()] += 1);
            samples.median(&times) / first.median(&times)
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    let cut = RESAMPLES / 40;
    let once = vec![1; count];
    Ratio {
        value: rounded(samples.median(&once) / first.median(&once)),
        low: rounded(ratios[cut]),
        high: rounded(ratios[RESAMPLES - 1 - cut]),
    }
}

/// Samples in order of size, each with its run: thousands of medians are asked for, and none sorts.
struct Ranked(Vec<(f64, usize)>);

impl Ranked {
    fn new(samples: &[f64]) -> Self {
        let mut ranked: Vec<(f64, usize)> = samples.iter().copied().zip(0..).collect();
        ranked.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        Self(ranked)
    }

    /// The median of the runs, each taken so many times; all together as many as there are runs.
    fn median(&self, times: &[usize]) -> f64 {
        let (middle, is_odd) = (self.0.len() / 2, self.0.len() % 2 == 1);
        let (mut seen, mut below) = (0, 0.0);
        for (value, run) in &self.0 {
            if times[*run] == 0 {
                continue;
            }
            seen += times[*run];
            if seen > middle {
                let is_alone = seen - times[*run] == middle && !is_odd;
                return if is_alone { f64::midpoint(below, *value) } else { *value };
            }
            below = *value;
        }
        below
    }
}

/// Six significant digits: enough for any page, and the same text from every machine.
pub fn rounded(value: f64) -> f64 {
    format!("{value:.5e}").parse().unwrap_or(value)
}

/// Two digits, or as many as there are before the point.
pub fn figure(value: f64) -> String {
    if value >= 10.0 {
        format!("{value:.0}")
    } else if value >= 2.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_counts_each_run_as_often_as_it_was_drawn() {
        let of = |times: &[usize]| Ranked::new(&[4.0, 1.0, 3.0, 2.0]).median(times);
        assert_eq!(of(&[1, 1, 1, 1]), 2.5);
        assert_eq!(of(&[0, 2, 2, 0]), 2.0);
        assert_eq!(of(&[0, 3, 1, 0]), 1.0);
        assert_eq!(of(&[1, 0, 3, 0]), 3.0);
        assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
    }
}
