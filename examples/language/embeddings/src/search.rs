//! From scores to an order, and how good that order is.

/// The places of the scores, the highest first.
pub fn order(scores: &[f32]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..scores.len()).collect();
    places.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
    places
}

// ANCHOR: fuse
/// Adds up one over the rank, in both orders.
pub fn fuse(a: &[usize], b: &[usize]) -> Vec<usize> {
    let mut scores = vec![0.0; a.len()];
    for order in [a, b] {
        for (rank, place) in order.iter().enumerate() {
            scores[*place] += 1.0 / (61.0 + rank as f32);
        }
    }
    order(&scores)
}
// ANCHOR_END: fuse

/// Whether one of the right places is among the first `k`.
pub fn found(order: &[usize], right: &[usize], k: usize) -> bool {
    order.iter().take(k).any(|place| right.contains(place))
}

/// How similar each row is to `vector`; all have length 1.
pub fn scores(rows: &[Vec<f32>], vector: &[f32]) -> Vec<f32> {
    rows.iter().map(|row| dot(row, vector)).collect()
}

/// The cosine similarity of two vectors of length 1.
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_like_comes_first() {
        assert_eq!(order(&[0.1, 0.9, 0.5]), [1, 2, 0]);
        assert_eq!(fuse(&[0, 1, 2], &[2, 1, 0])[2], 1); // twice second is less
        assert_eq!(fuse(&[1, 0, 2], &[1, 2, 0])[0], 1);
        assert!(found(&[4, 2], &[2, 3], 2) && !found(&[4, 2], &[2, 3], 1));
    }
}
