//! Products of a quantised matrix with vectors, eight rows at a time.
//!
//! The sums within a block are whole numbers, and the floats are added in one order, so
//! all kernels give the same bits.

use super::maths::{LANES, Lanes, Quantised, half};
use std::ops::Range;

#[cfg(target_arch = "x86_64")]
use pulp::x86::V3;

// ANCHOR: kernel
/// Which code multiplies, and for which instructions it is compiled.
#[derive(Debug, Clone, Copy)]
pub enum Kernel {
    /// Plain Rust, for any processor.
    Plain,
    /// The same code, compiled for AVX2.
    #[cfg(target_arch = "x86_64")]
    Wider(V3),
    /// AVX2's own instruction for products of bytes.
    #[cfg(target_arch = "x86_64")]
    Pairs(V3),
}

impl Kernel {
    /// The fastest one on this processor.
    pub fn best() -> Self {
        #[cfg(target_arch = "x86_64")]
        if let Some(simd) = V3::try_new() {
            return Self::Pairs(simd);
        }
        Self::Plain
    }

    /// Does work that is inlined into it with these instructions.
    #[inline(always)]
    pub fn run<R>(self, work: impl FnOnce() -> R) -> R {
        match self {
            Self::Plain => work(),
            #[cfg(target_arch = "x86_64")]
            Self::Wider(simd) | Self::Pairs(simd) => simd.vectorize(work),
        }
    }
}
// ANCHOR_END: kernel

/// How a block of 32 weights is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A scale, a smallest value, and 32 whole numbers of 4 bits.
    Q4_1,
    /// A scale, and 32 whole numbers of 8 bits.
    Q8_0,
}

/// Weights of a block.
pub const BLOCK: usize = 32;

impl Format {
    /// The scales of a block in bytes, and its whole numbers.
    pub const fn sizes(self) -> (usize, usize) {
        match self {
            Self::Q4_1 => (4, 16),
            Self::Q8_0 => (2, 32),
        }
    }

    pub const fn block_bytes(self) -> usize {
        let (scales, numbers) = self.sizes();
        scales + numbers
    }
}

/// A matrix whose rows lie side by side, by eights.
#[derive(Debug)]
pub struct Matrix {
    format: Format,
    /// For each eight rows, for each block: eight scales, eight smallest values if the
    /// format has them, then four bytes of each row in turn.
    bytes: Vec<u8>,
    group_bytes: usize,
}

impl Matrix {
    // ANCHOR: layout
    /// Takes rows as a GGUF file has them, and puts each eight side by side.
    pub fn new(format: Format, columns: usize, rows: &[u8]) -> Self {
        let (scales, block_bytes) = (format.sizes().0, format.block_bytes());
        let row_bytes = columns / BLOCK * block_bytes;
        let mut bytes = Vec::with_capacity(rows.len());
        for eight in rows.chunks_exact(row_bytes * LANES) {
            for block in (0..row_bytes).step_by(block_bytes) {
                let mut take = |from: usize, length: usize| {
                    for row in 0..LANES {
                        let start = row * row_bytes + block + from;
                        bytes.extend(&eight[start..start + length]);
                    }
                };
                (0..scales).step_by(2).for_each(|at| take(at, 2));
                (scales..block_bytes).step_by(4).for_each(|at| take(at, 4));
            }
        }
        let group_bytes = row_bytes * LANES;
        Self {
            format,
            bytes,
            group_bytes,
        }
    }
    // ANCHOR_END: layout

    /// How many times eight rows it has.
    pub fn groups(&self) -> usize {
        self.bytes.len() / self.group_bytes
    }

    pub fn rows(&self) -> usize {
        self.groups() * LANES
    }

    pub fn bytes(&self) -> usize {
        self.bytes.len()
    }

    /// Multiplies some of the rows with each of the vectors. `put` gets the number of the
    /// vector, the first of the eight rows, and eight sums.
    pub fn times(
        &self,
        kernel: Kernel,
        groups: Range<usize>,
        vectors: &[Quantised],
        mut put: impl FnMut(usize, usize, Lanes),
    ) {
        kernel.run(
            #[inline(always)]
            || {
                for group in groups {
                    let bytes = &self.bytes[group * self.group_bytes..]
                        [..self.group_bytes];
                    for (at, vector) in vectors.iter().enumerate() {
                        put(
                            at,
                            group * LANES,
                            eight_rows(kernel, self.format, bytes, vector),
                        );
                    }
                }
            },
        );
    }

    /// The weights of one row.
    pub fn row(&self, row: usize) -> Vec<f32> {
        let bytes =
            &self.bytes[row / LANES * self.group_bytes..][..self.group_bytes];
        let row = row % LANES;
        let block_bytes = self.format.block_bytes() * LANES;
        let mut weights = Vec::new();
        for block in bytes.chunks_exact(block_bytes) {
            let scale = |at: usize| {
                half(
                    block[16 * at + 2 * row..][..2]
                        .try_into()
                        .unwrap_or([0; 2]),
                )
            };
            let quads = |at: usize| &block[at + 4 * row..][..4];
            match self.format {
                Format::Q4_1 => {
                    let (d, m) = (scale(0), scale(1));
                    for shift in [0, 4] {
                        for at in (32..160).step_by(32) {
                            weights.extend(
                                quads(at).iter().map(|q| {
                                    f32::from(q >> shift & 15) * d + m
                                }),
                            );
                        }
                    }
                }
                Format::Q8_0 => {
                    for at in (16..272).step_by(32) {
                        weights.extend(
                            quads(at)
                                .iter()
                                .map(|q| f32::from(q.cast_signed()) * scale(0)),
                        );
                    }
                }
            }
        }
        weights
    }
}

#[inline(always)]
fn eight_rows(
    kernel: Kernel,
    format: Format,
    rows: &[u8],
    x: &Quantised,
) -> Lanes {
    match (kernel, format) {
        #[cfg(target_arch = "x86_64")]
        (Kernel::Pairs(simd), Format::Q4_1) => pairs_q4_1(simd, rows, x),
        #[cfg(target_arch = "x86_64")]
        (Kernel::Pairs(simd), Format::Q8_0) => pairs_q8_0(simd, rows, x),
        (_, Format::Q4_1) => plain_q4_1(rows, x),
        (_, Format::Q8_0) => plain_q8_0(rows, x),
    }
}

#[inline(always)]
fn halves(bytes: &[u8]) -> Lanes {
    let (pairs, _) = bytes.as_chunks::<2>();
    std::array::from_fn(|lane| half(pairs[lane]))
}

// ANCHOR: plain
#[inline(always)]
fn plain_q4_1(rows: &[u8], x: &Quantised) -> Lanes {
    let mut sums = [0.0; LANES];
    let (blocks, _) = rows.as_chunks::<160>();
    for (block, x) in blocks.iter().zip(&x.blocks) {
        let (scales, least) = (halves(&block[..16]), halves(&block[16..32]));
        let quads: [[i8; 4]; 8] = pulp::cast(x.numbers);
        // Eight products of 15 × 127 fit into 16 bits.
        let mut products = [0_i16; 32];
        let (chunks, _) = block[32..].as_chunks::<32>();
        for (at, chunk) in chunks.iter().enumerate() {
            let [low, high] = [at, 4 + at]
                .map(|at| pulp::cast::<_, [i8; 32]>([quads[at]; LANES]));
            for i in 0..32 {
                products[i] += i16::from(chunk[i] & 15) * i16::from(low[i]);
                products[i] += i16::from(chunk[i] >> 4) * i16::from(high[i]);
            }
        }
        let (rows, _) = products.as_chunks::<4>();
        for lane in 0..LANES {
            let whole: i32 = rows[lane].map(i32::from).iter().sum();
            sums[lane] +=
                whole as f32 * (scales[lane] * x.scale) + least[lane] * x.sum;
        }
    }
    sums
}
// ANCHOR_END: plain

#[inline(always)]
fn plain_q8_0(rows: &[u8], x: &Quantised) -> Lanes {
    let mut sums = [0.0; LANES];
    let (blocks, _) = rows.as_chunks::<272>();
    for (block, x) in blocks.iter().zip(&x.blocks) {
        let scales = halves(&block[..16]);
        let quads: [[i8; 4]; 8] = pulp::cast(x.numbers);
        let mut products = [0_i32; 32];
        let (chunks, _) = block[16..].as_chunks::<32>();
        for (chunk, quad) in chunks.iter().zip(quads) {
            let numbers: [i8; 32] = pulp::cast([quad; LANES]);
            for i in 0..32 {
                products[i] += i32::from(
                    i16::from(chunk[i].cast_signed()) * i16::from(numbers[i]),
                );
            }
        }
        let (rows, _) = products.as_chunks::<4>();
        for lane in 0..LANES {
            let whole: i32 = rows[lane].iter().sum();
            sums[lane] += whole as f32 * (scales[lane] * x.scale);
        }
    }
    sums
}

#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::{__m128i, __m256, __m256i};

/// Eight halves as floats.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn wide_halves(simd: V3, bytes: [u8; 16]) -> __m256 {
    let (avx, avx2) = (simd.avx, simd.avx2);
    let wide = avx2._mm256_cvtepi16_epi32(pulp::cast::<_, __m128i>(bytes));
    let bits = avx2._mm256_slli_epi32::<13>(wide);
    let mask = avx._mm256_set1_epi32(0x8fff_e000_u32.cast_signed());
    let bits = avx2._mm256_and_si256(bits, mask);
    let factor = avx._mm256_set1_ps(super::maths::HALF);
    avx._mm256_mul_ps(avx._mm256_castsi256_ps(bits), factor)
}

// ANCHOR: pairs
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn pairs_q4_1(simd: V3, rows: &[u8], x: &Quantised) -> Lanes {
    let (avx, avx2) = (simd.avx, simd.avx2);
    let (ones, fifteen) = (avx._mm256_set1_epi16(1), avx._mm256_set1_epi8(15));
    let mut sums = avx._mm256_setzero_ps();
    let (pieces, _) = rows.as_chunks::<16>();
    let (blocks, _) = pieces.as_chunks::<10>();
    for (block, x) in blocks.iter().zip(&x.blocks) {
        let words: [i32; 8] = pulp::cast(x.numbers);
        let mut pairs = avx._mm256_setzero_si256();
        for at in 0..4 {
            let two: __m256i =
                pulp::cast([block[2 + 2 * at], block[3 + 2 * at]]);
            let low = avx2._mm256_and_si256(two, fifteen);
            let high = avx2._mm256_srli_epi16::<4>(two);
            let high = avx2._mm256_and_si256(high, fifteen);
            for (weights, word) in [(low, words[at]), (high, words[4 + at])] {
                let numbers = avx._mm256_set1_epi32(word);
                let products = avx2._mm256_maddubs_epi16(weights, numbers);
                pairs = avx2._mm256_add_epi16(pairs, products);
            }
        }
        let whole = avx._mm256_cvtepi32_ps(avx2._mm256_madd_epi16(pairs, ones));
        let scale = avx._mm256_set1_ps(x.scale);
        let scale = avx._mm256_mul_ps(wide_halves(simd, block[0]), scale);
        let least = avx._mm256_set1_ps(x.sum);
        let least = avx._mm256_mul_ps(wide_halves(simd, block[1]), least);
        let sum = avx._mm256_add_ps(avx._mm256_mul_ps(whole, scale), least);
        sums = avx._mm256_add_ps(sums, sum);
    }
    pulp::cast(sums)
}
// ANCHOR_END: pairs

#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn pairs_q8_0(simd: V3, rows: &[u8], x: &Quantised) -> Lanes {
    let (avx, avx2) = (simd.avx, simd.avx2);
    let ones = avx._mm256_set1_epi16(1);
    let mut sums = avx._mm256_setzero_ps();
    let (pieces, _) = rows.as_chunks::<16>();
    let (blocks, _) = pieces.as_chunks::<17>();
    for (block, x) in blocks.iter().zip(&x.blocks) {
        let words: [i32; 8] = pulp::cast(x.numbers);
        let mut whole = avx._mm256_setzero_si256();
        for (at, word) in words.into_iter().enumerate() {
            let weights: __m256i =
                pulp::cast([block[1 + 2 * at], block[2 + 2 * at]]);
            // `maddubs` takes the first factor without a sign: the sign goes to the second.
            let numbers =
                avx2._mm256_sign_epi8(avx._mm256_set1_epi32(word), weights);
            let pairs = avx2
                ._mm256_maddubs_epi16(avx2._mm256_abs_epi8(weights), numbers);
            whole = avx2
                ._mm256_add_epi32(whole, avx2._mm256_madd_epi16(pairs, ones));
        }
        let scale = avx._mm256_set1_ps(x.scale);
        let scale = avx._mm256_mul_ps(wide_halves(simd, block[0]), scale);
        let sum = avx._mm256_mul_ps(avx._mm256_cvtepi32_ps(whole), scale);
        sums = avx._mm256_add_ps(sums, sum);
    }
    pulp::cast(sums)
}
