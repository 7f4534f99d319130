//! Values in order with their counts: extremes, quantiles, the most frequent.

/// Distinct values, smallest first, with their counts.
pub struct Tally<T>(Vec<(T, u64)>);

impl<T: PartialOrd + Clone> Tally<T> {
    /// Equal values that were written in two ways, 1.5 and 1.50, become one.
    pub fn new(mut pairs: Vec<(T, u64)>) -> Self {
        // No NaN comes here: it counts as missing, or makes its column text.
        let order = |a: &(T, u64), b: &(T, u64)| a.0.partial_cmp(&b.0);
        pairs.sort_unstable_by(|a, b| {
            order(a, b).unwrap_or(std::cmp::Ordering::Equal)
        });
        pairs.dedup_by(|later, first| {
            let same = later.0 == first.0;
            first.1 += if same { later.1 } else { 0 };
            same
        });
        Self(pairs)
    }

    pub fn distinct(&self) -> u64 {
        self.0.len() as u64
    }

    pub fn extremes(&self) -> Option<(T, T)> {
        Some((self.0.first()?.0.clone(), self.0.last()?.0.clone()))
    }

    /// The most frequent first; of equals, the smaller.
    pub fn top(&self, n: usize) -> Vec<(T, u64)> {
        let mut pairs: Vec<_> = self.0.iter().collect();
        // A stable sort keeps equal counts in the order of their values.
        pairs.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        pairs.into_iter().take(n).cloned().collect()
    }

    // ANCHOR: quantile
    /// The exact q-quantile, between neighbours by straight line.
    pub fn quantile(&self, q: f64, number: impl Fn(&T) -> f64) -> Option<f64> {
        let total: u64 = self.0.iter().map(|(_, count)| count).sum();
        let place = q * total.checked_sub(1)? as f64;
        let low = number(self.nth(place.floor() as u64)?);
        let high = number(self.nth(place.ceil() as u64)?);
        // From the nearer side, as NumPy does: this decides the last digit.
        Some(match place.fract() {
            t if t < 0.5 => low + (high - low) * t,
            t => high - (high - low) * (1.0 - t),
        })
    }

    /// The value at place `n` of all values in order, repetitions included.
    fn nth(&self, mut n: u64) -> Option<&T> {
        for (value, count) in &self.0 {
            match n.checked_sub(*count) {
                Some(rest) => n = rest,
                None => return Some(value),
            }
        }
        None
    }
    // ANCHOR_END: quantile
}
