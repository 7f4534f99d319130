//! SplitMix64, the same in the twin: with Candle's own generator every run
//! would begin with other weights.

pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From -1 to 1, in steps that `f32` holds exactly.
    pub fn symmetric(&mut self) -> f32 {
        (self.draw() >> 40) as f32 / (1 << 23) as f32 - 1.0
    }

    /// The numbers from 0 to `count`, in some order.
    pub fn order(&mut self, count: usize) -> Vec<u32> {
        let mut keyed: Vec<_> =
            (0..count as u32).map(|row| (self.draw(), row)).collect();
        keyed.sort_unstable();
        keyed.into_iter().map(|(_, row)| row).collect()
    }
}
