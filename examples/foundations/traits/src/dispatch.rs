//! One loop, compiled for a type that is known, and for any type behind a pointer.

// ANCHOR: process
/// A recorded value, and the energy that it stands for.
pub trait Data {
    fn energy(&self) -> u32;
}

pub fn process<T: Data>(items: &[T]) -> u32 {
    items.iter().map(|item| item.energy()).sum()
}
// ANCHOR_END: process

// ANCHOR: kinds
pub struct Pixel(pub u8); // brightness
pub struct Sample(pub i16); // sound

impl Data for Pixel {
    fn energy(&self) -> u32 {
        u32::from(self.0) * u32::from(self.0)
    }
}

impl Data for Sample {
    fn energy(&self) -> u32 {
        u32::from(self.0.unsigned_abs()).pow(2) >> 16
    }
}
// ANCHOR_END: kinds

// ANCHOR: reference
impl<T: Data + ?Sized> Data for &T {
    fn energy(&self) -> u32 {
        (**self).energy()
    }
}
// ANCHOR_END: reference

// ANCHOR: batch
/// Many values of one kind.
pub trait Batch {
    fn energy(&self) -> u32;
}

impl<T: Data> Batch for Vec<T> {
    fn energy(&self) -> u32 {
        process(self)
    }
}
// ANCHOR_END: batch

impl Sample {
    pub fn from_byte(byte: u8) -> Self {
        Self((i16::from(byte) - 128) * 256)
    }
}

/// Bytes that look random and are the same everywhere.
pub fn bytes(count: u32) -> impl Iterator<Item = u8> {
    (0..count).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8)
}
