//! What a layer computes beside its products. Sums have one order on every machine, and
//! so has [`exp`], which is not left to the system's library.

use super::product::BLOCK;

/// Rows that are multiplied at once, and partial sums of a dot product.
pub const LANES: usize = 8;
pub type Lanes = [f32; LANES];

/// What the exponent of a half lacks: 2¹¹².
pub const HALF: f32 = f32::from_bits((127 + 112) << 23);

/// A number of 16 bits as one of 32. Infinities do not occur among weights.
#[inline(always)]
pub fn half(bytes: [u8; 2]) -> f32 {
    let bits = i32::from(i16::from_le_bytes(bytes)) << 13;
    f32::from_bits(bits.cast_unsigned() & 0x8fff_e000) * HALF
}

/// 32 numbers of a vector: whole ones from −127 to 127, times a scale.
#[derive(Debug, Clone, Copy)]
pub struct QuantisedBlock {
    pub numbers: [i8; BLOCK],
    pub scale: f32,
    /// The sum of the 32 numbers, times the scale.
    pub sum: f32,
}

#[derive(Debug, Default)]
pub struct Quantised {
    pub blocks: Vec<QuantisedBlock>,
}

/// Adding it to a float, and taking it away again, rounds to a whole number.
const ROUND: f32 = 12_582_912.0;

impl Quantised {
    #[inline(always)]
    pub fn set(&mut self, values: &[f32]) {
        self.blocks.clear();
        let (chunks, _) = values.as_chunks::<BLOCK>();
        self.blocks.extend(chunks.iter().map(
            #[inline(always)]
            |chunk| {
                let largest = chunk.iter().fold(0.0_f32, |a, b| a.max(b.abs()));
                let (scale, inverse) = match largest {
                    0.0 => (0.0, 0.0),
                    _ => (largest / 127.0, 127.0 / largest),
                };
                let whole = chunk.map(|x| (x * inverse + ROUND) - ROUND);
                let numbers = whole.map(|x| x as i8);
                let sum: i32 = numbers.iter().map(|q| i32::from(*q)).sum();
                QuantisedBlock {
                    numbers,
                    scale,
                    sum: sum as f32 * scale,
                }
            },
        ));
    }
}

#[inline(always)]
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0; LANES];
    let (a, _) = a.as_chunks::<LANES>();
    let (b, _) = b.as_chunks::<LANES>();
    for (a, b) in a.iter().zip(b) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    let [a, b, c, d, e, f, g, h] = sums;
    ((a + b) + (c + d)) + ((e + f) + (g + h))
}

/// Divides by the root of the mean square, and multiplies with the weights.
#[inline(always)]
pub fn rms_norm(x: &[f32], weights: &[f32], epsilon: f32, out: &mut Vec<f32>) {
    let factor = 1.0 / (dot(x, x) / x.len() as f32 + epsilon).sqrt();
    out.clear();
    out.extend(x.iter().zip(weights).map(|(x, weight)| x * factor * weight));
}

/// The exponential, to about 2 units of the last place.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    let x = x.clamp(-87.0, 88.0);
    let shifted = x * std::f32::consts::LOG2_E + ROUND;
    let whole = shifted - ROUND;
    // The logarithm of 2 in two parts, so that the first product is exact.
    let rest = x - whole * 0.693_359_4 - whole * -2.121_944_4e-4;
    let mut sum = 1.987_569_1e-4;
    for factor in [
        1.398_199_9e-3,
        8.333_452e-3,
        4.166_579_6e-2,
        1.666_666_5e-1,
        5e-1,
    ] {
        sum = sum * rest + factor;
    }
    let sum = sum * rest * rest + rest + 1.0;
    f32::from_bits(sum.to_bits().wrapping_add(shifted.to_bits() << 23))
}

/// `gate` times its sigmoid, times `up`.
#[inline(always)]
pub fn swiglu(gate: Lanes, up: Lanes) -> Lanes {
    std::array::from_fn(
        #[inline(always)]
        |lane| gate[lane] / (1.0 + exp(-gate[lane])) * up[lane],
    )
}

#[inline(always)]
pub fn softmax(scores: &mut [f32]) {
    let largest = scores.iter().fold(f32::NEG_INFINITY, |a, b| a.max(*b));
    scores
        .iter_mut()
        .for_each(|score| *score = exp(*score - largest));
    let sum: f32 = scores.iter().sum();
    scores.iter_mut().for_each(|score| *score /= sum);
}
