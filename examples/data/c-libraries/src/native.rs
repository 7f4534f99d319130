//! The C library once more, in Rust, to see what the border costs.

// ANCHOR: native
/// The buckets of a `Sketch`, with an `add` that can become part of its caller.
pub struct Native {
    shift: u32,
    first: u64,
    counts: Vec<u64>,
}

impl Native {
    pub fn new(bits: u32) -> Self {
        Self {
            shift: 52 - bits,
            first: 0,
            counts: Vec::new(),
        }
    }

    /// Says whether the value is one that can be added.
    pub fn add(&mut self, value: f64) -> bool {
        if !(f64::MIN_POSITIVE..=f64::MAX).contains(&value) {
            return false;
        }
        let at = value.to_bits() >> self.shift;
        let index = at.wrapping_sub(self.first) as usize;
        match self.counts.get_mut(index) {
            Some(count) => *count += 1,
            None => self.add_outside(at),
        }
        true
    }
}
// ANCHOR_END: native

impl Native {
    /// Makes room for a bucket, and for some around it.
    #[cold]
    fn add_outside(&mut self, at: u64) {
        let end = self.first + self.counts.len() as u64;
        let (low, high) = match self.counts.is_empty() {
            true => (at, at),
            false => (at.min(self.first), at.max(end)),
        };
        let low = low.saturating_sub(32);
        let mut counts = vec![0; (high + 32 - low) as usize];
        let old = (self.first.saturating_sub(low)) as usize;
        counts[old..][..self.counts.len()].copy_from_slice(&self.counts);
        (self.first, self.counts) = (low, counts);
        self.counts[(at - low) as usize] += 1;
    }

    pub fn count(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// As `Sketch::quantile`, for a share from 0 to 1 of at least one value.
    pub fn quantile(&self, share: f64) -> f64 {
        let wanted = ((share * self.count() as f64).ceil() as u64).max(1);
        let mut seen = 0;
        let before = self.counts.iter().take_while(|count| {
            seen += **count;
            seen < wanted
        });
        let at = self.first + before.count() as u64;
        f64::from_bits((at << self.shift) | (1 << (self.shift - 1)))
    }
}
