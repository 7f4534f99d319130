//! A hash of two numbers that costs two multiplications. The standard library's withstands people
//! who choose keys to slow a program down; pairs come from our own file.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::train::Pair;

pub type QuickMap = HashMap<Pair, u32, BuildHasherDefault<QuickHasher>>;

// ANCHOR: hasher
#[derive(Default)]
pub struct QuickHasher(u64);

impl Hasher for QuickHasher {
    fn write_u32(&mut self, number: u32) {
        let mixed = self.0.rotate_left(5) ^ u64::from(number);
        self.0 = mixed.wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes
            .iter()
            .for_each(|byte| self.write_u32(u32::from(*byte)));
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}
// ANCHOR_END: hasher
