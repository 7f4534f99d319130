//! Two moons: half circles that reach into each other, with noise.

use crate::random::Random;

// ANCHOR: point
/// Where a point lies, and which moon it is of: 1.0 the upper, -1.0 the lower.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    pub at: [f64; 2],
    pub side: f64,
}
// ANCHOR_END: point

/// Points of the two moons in turn. Nothing in here rounds differently on
/// another machine: no sine, no normal distribution.
pub fn moons(count: usize, noise: f64, seed: u64) -> Vec<Point> {
    let mut random = Random::new(seed);
    (0..count)
        .map(|number| {
            let [x, y] = half_circle(&mut random);
            let mut noise = || {
                let sum: f64 = (0..4).map(|_| random.uniform()).sum();
                noise * sum / 2.0 // nearly normal
            };
            let (dx, dy) = (noise(), noise());
            match number % 2 {
                0 => Point {
                    at: [x + dx, y + dy],
                    side: 1.0,
                },
                _ => Point {
                    at: [1.0 - x + dx, 0.5 - y + dy],
                    side: -1.0,
                },
            }
        })
        .collect()
}

/// A direction with `y` above zero: a point in the half disc, pushed outwards.
fn half_circle(random: &mut Random) -> [f64; 2] {
    loop {
        let (x, y) = (random.uniform(), random.uniform().abs());
        let square = x * x + y * y;
        if (0.01..1.0).contains(&square) {
            return [x / square.sqrt(), y / square.sqrt()];
        }
    }
}
