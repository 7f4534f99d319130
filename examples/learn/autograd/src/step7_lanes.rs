//! A tanh that the compiler can compute for several numbers at once.

use ndarray::Array2;

use crate::step4_arrays::{Id, Op, Tape};

impl Tape {
    /// As `tanh`, for several numbers at once.
    pub fn tanh_in_lanes(&mut self, a: Id) -> Id {
        let mut y: Array2<f64> = self.value(a).clone();
        y.map_inplace(|x| *x = tanh(*x));
        self.push(y, Op::Tanh(a))
    }
}

// ANCHOR: tanh
/// No branch and no call, so that a loop over it becomes a loop over lanes.
pub fn tanh(x: f64) -> f64 {
    let double = 2.0 * x.abs();
    let double = if double < 40.0 { double } else { 40.0 };
    let e = exp_minus_one(double);
    let tanh = (e / (e + 2.0)).copysign(x);
    if x.is_nan() { x } else { tanh }
}

/// e^x - 1, for x from 0 to 40: 2^k times e^r, with a small r.
fn exp_minus_one(x: f64) -> f64 {
    const ROUND: f64 = (3_u64 << 51) as f64; // its last bit counts ones
    let shifted = x * std::f64::consts::LOG2_E + ROUND;
    let k = shifted - ROUND;
    let r = (x - k * 0.693_147_180_369_123_8) - k * 1.908_214_929_270_587_7e-10;
    let series = COEFFICIENTS.iter().fold(0.0, |sum, c| sum * r + c);
    let power = f64::from_bits((shifted.to_bits() + 1023) << 52);
    power * (r + r * r * series) + (power - 1.0)
}

/// 1 / 13!, 1 / 12!, … 1 / 2!.
const COEFFICIENTS: [f64; 12] = [
    1.0 / 6_227_020_800.0,
    1.0 / 479_001_600.0,
    1.0 / 39_916_800.0,
    1.0 / 3_628_800.0,
    1.0 / 362_880.0,
    1.0 / 40_320.0,
    1.0 / 5_040.0,
    1.0 / 720.0,
    1.0 / 120.0,
    1.0 / 24.0,
    1.0 / 6.0,
    1.0 / 2.0,
];
// ANCHOR_END: tanh
