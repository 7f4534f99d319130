//! Rows around random places, from the generator alone: the twin makes the
//! same.

use crate::points::Points;
use crate::random::Random;

/// What to make, and into how many clusters to divide it.
#[derive(Debug, Clone, Copy)]
pub struct Set {
    pub rows: usize,
    pub columns: usize,
    pub k: usize,
    /// How far rows are from their place; places are up to 1 apart in each
    /// column.
    pub spread: f64,
}

pub const SMALL: Set = Set {
    rows: 4000,
    columns: 8,
    k: 32,
    spread: 0.3,
};
pub const LARGE: Set = Set {
    rows: 50_000,
    columns: 8,
    k: 32,
    spread: 0.3,
};
/// Few enough to be drawn.
pub const CLOUDS: Set = Set {
    rows: 1600,
    columns: 2,
    k: 8,
    spread: 0.04,
};
pub const NOISE: Set = Set {
    rows: 6000,
    columns: 128,
    k: 128,
    spread: 2.0,
};

impl Set {
    /// The rows, around `k` places in turn.
    pub fn points(&self) -> Points {
        let mut random = Random::new(1);
        let cells = self.k * self.columns;
        let places: Vec<f64> = (0..cells).map(|_| random.uniform()).collect();
        let mut noise = || {
            let sum: f64 = (0..4).map(|_| random.uniform()).sum();
            self.spread * (sum - 2.0) // nearly normal
        };
        let values = 0..self.rows * self.columns;
        let values = values.map(|cell| places[cell % cells] + noise());
        Points::new(values.collect(), self.columns)
    }
}
