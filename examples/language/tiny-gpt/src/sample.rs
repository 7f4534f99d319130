//! From scores to a token: temperature, top-p and a draw.

use crate::random::Random;

// ANCHOR: probabilities
/// Softmax of the scores, divided by the temperature first.
pub fn probabilities(logits: &[f32], temperature: f32) -> Vec<f32> {
    let best = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let weigh = |logit: &f32| ((logit - best) / temperature).exp();
    let weights: Vec<f32> = logits.iter().map(weigh).collect();
    let sum: f32 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / sum).collect()
}
// ANCHOR_END: probabilities

/// Sets to zero what is left once the most probable tokens make up `top`.
pub fn keep_top(shares: &mut [f32], top: f32) {
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by(|&a, &b| shares[b].total_cmp(&shares[a]));
    let mut sum = 0.0;
    for token in order {
        if sum >= top {
            shares[token] = 0.0;
        }
        sum += shares[token];
    }
}

/// Draws a token: each as often as its share says.
pub fn draw(shares: &[f32], random: &mut Random) -> u32 {
    let mut left = random.share() * shares.iter().sum::<f32>();
    for (token, share) in shares.iter().enumerate() {
        left -= share;
        if left < 0.0 {
            return token as u32;
        }
    }
    shares.iter().rposition(|&share| share > 0.0).unwrap_or(0) as u32
}
