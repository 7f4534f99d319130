//! The generator behind NumPy's `default_rng`, set to a state that NumPy printed.

use ndarray::Array2;

// ANCHOR: pcg
/// PCG64, as `numpy.random.default_rng` uses it.
pub struct Pcg64 {
    pub state: u128,
    pub increment: u128,
}

impl Pcg64 {
    fn next(&mut self) -> u64 {
        const FACTOR: u128 = 0x2360_ED05_1FC6_5DA4_4385_DF64_9FCC_F645;
        self.state =
            self.state.wrapping_mul(FACTOR).wrapping_add(self.increment);
        let folded = (self.state >> 64) as u64 ^ self.state as u64;
        folded.rotate_right((self.state >> 122) as u32)
    }

    /// `rng.random(shape)`
    pub fn random(&mut self, shape: (usize, usize)) -> Array2<f64> {
        let unit = || (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        Array2::from_shape_simple_fn(shape, unit)
    }
}
// ANCHOR_END: pcg

/// `numpy.random.default_rng(7)`
pub fn seven() -> Pcg64 {
    Pcg64 {
        state: 0x9D0A_ECC4_E7B1_8891_9AE2_415A_6B29_2038,
        increment: 0xC475_1896_CE8A_CEBF_6688_7F5A_C070_D959,
    }
}
