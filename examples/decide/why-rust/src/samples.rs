//! Small whole numbers, as a quantised signal has them, in two types.

const LEN: u32 = 65_536;

/// `LEN` numbers from 0 to 15. Their squares add up to less than 2²⁴, so that the sum is exact in `f32` in any order.
fn codes() -> impl Iterator<Item = u8> {
    (0..LEN).map(|i| (i * i / 1000 % 16) as u8)
}

pub fn whole() -> Vec<u32> {
    codes().map(u32::from).collect()
}

pub fn floats() -> Vec<f32> {
    codes().map(f32::from).collect()
}
