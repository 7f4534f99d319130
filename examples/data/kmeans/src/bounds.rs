//! What is known about the distances of a row without computing them.

use crate::columns::Nearest;
use crate::points::Points;
use crate::squared;

// ANCHOR: bounds
/// The row's own centre is no farther than `upper`, every other centre is no
/// nearer than `lower`.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    pub upper: f64,
    pub lower: f64,
}

/// Of one cluster: how far its centre moved, the most that any other moved,
/// and half the distance to the nearest other centre.
#[derive(Clone, Copy, Default)]
struct Move {
    own: f64,
    others: f64,
    half_gap: f64,
}
// ANCHOR_END: bounds

impl Bounds {
    pub const UNKNOWN: Self = Self {
        upper: f64::INFINITY,
        lower: 0.0,
    };

    #[inline(always)]
    pub fn of(nearest: &Nearest) -> Self {
        Self {
            upper: nearest.first.sqrt(),
            lower: nearest.second.sqrt(),
        }
    }
}

pub struct Moves {
    clusters: Vec<Move>, // (k + 1), the last one for rows in no cluster
}

impl Moves {
    pub fn new(centres: &Points, before: &Points) -> Self {
        let pairs = centres.rows().zip(before.rows());
        let own: Vec<f64> =
            pairs.map(|(new, old)| squared(new, old).sqrt()).collect();
        let k = centres.len();
        let cluster = |a: usize| {
            let others = || (0..k).filter(move |&b| b != a);
            let gap = |b: usize| squared(centres.row(a), centres.row(b));
            let nearest = others().map(gap).fold(f64::INFINITY, f64::min);
            let half_gap = nearest.sqrt() / 2.0;
            let most = others().map(|b| own[b]).fold(0.0, f64::max);
            Move {
                own: own[a],
                others: most,
                half_gap,
            }
        };
        let none = [Move::default()];
        Self {
            clusters: (0..k).map(cluster).chain(none).collect(),
        }
    }

    // ANCHOR: apply
    /// Widens the bounds by the moves. A row whose upper bound is not above the
    /// result keeps its centre.
    #[inline(always)]
    pub fn apply(&self, label: usize, bounds: &mut Bounds) -> f64 {
        let moved = self.clusters[label];
        bounds.upper += moved.own;
        bounds.lower -= moved.others;
        bounds.lower.max(moved.half_gap)
    }
    // ANCHOR_END: apply
}
