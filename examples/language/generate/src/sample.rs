//! From logits to a token.

/// The token with the highest score.
pub fn greedy(logits: &[f32]) -> u32 {
    let mut best = 0;
    for (token, score) in logits.iter().enumerate() {
        if *score > logits[best] {
            best = token;
        }
    }
    best as u32
}

/// Probabilities, each with its token, the likeliest first.
pub fn probabilities(logits: &[f32], temperature: f32) -> Vec<(u32, f32)> {
    let highest = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let raised = |score: &f32| ((score - highest) / temperature).exp();
    let mut all: Vec<_> = (0..).zip(logits.iter().map(raised)).collect();
    let sum: f32 = all.iter().map(|(_, raised)| raised).sum();
    all.iter_mut().for_each(|(_, raised)| *raised /= sum);
    all.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    all
}

// ANCHOR: top_p
/// Keeps the fewest likeliest tokens that have `p` together, and divides by
/// their sum.
pub fn top_p(mut sorted: Vec<(u32, f32)>, p: f32) -> Vec<(u32, f32)> {
    let (mut sum, mut kept) = (0.0, 0);
    while kept < sorted.len() && (kept == 0 || sum < p) {
        sum += sorted[kept].1;
        kept += 1;
    }
    sorted.truncate(kept);
    sorted.iter_mut().for_each(|(_, share)| *share /= sum);
    sorted
}
// ANCHOR_END: top_p

/// The token in whose share of the line from 0 to 1 a number falls.
pub fn draw(shares: &[(u32, f32)], number: f32) -> u32 {
    let mut end = 0.0;
    for (token, share) in shares {
        end += share;
        if number < end {
            return *token;
        }
    }
    shares.last().map_or(0, |(token, _)| *token) // rounding
}

/// Draws tokens by their probabilities, the same ones for the same seed.
pub struct Sampler {
    pub temperature: f32,
    pub top_p: f32,
    pub random: Random,
}

impl Sampler {
    pub fn choose(&mut self, logits: &[f32]) -> u32 {
        let all = probabilities(logits, self.temperature);
        draw(&top_p(all, self.top_p), self.random.number())
    }
}

/// SplitMix64: small, and easy to write again in another language.
pub struct Random(pub u64);

impl Random {
    /// A number from 0 up to, but not including, 1.
    pub fn number(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 40) as f32 / (1u32 << 24) as f32
    }
}
