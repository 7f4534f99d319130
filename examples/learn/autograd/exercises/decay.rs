//! **Warm-up: a price for large weights.** Networks are often kept from growing large weights by a *weight decay*: `decay * w * w` is added to the loss.
//! `slopes` has the slopes of the first program. Change it so that it has those of the new loss. The bias costs nothing.
//!
//! Hint: what is the slope of `decay * w * w` with respect to `w`? And with respect to `b`?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The slopes of the loss with respect to `w` and `b`.
    pub fn slopes(
        points: &[(f64, f64)],
        w: f64,
        b: f64,
        decay: f64,
    ) -> (f64, f64) {
        let _ = decay; // delete this line, and use `decay`
        let (mut slope_w, mut slope_b) = (0.0, 0.0);
        for (x, y) in points {
            let error = w * x + b - y;
            slope_w += 2.0 * error * x;
            slope_b += 2.0 * error;
        }
        (slope_w, slope_b)
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// The slopes of the loss with respect to `w` and `b`.
    pub fn slopes(
        points: &[(f64, f64)],
        w: f64,
        b: f64,
        decay: f64,
    ) -> (f64, f64) {
        let (mut slope_w, mut slope_b) = (2.0 * decay * w, 0.0);
        for (x, y) in points {
            let error = w * x + b - y;
            slope_w += 2.0 * error * x;
            slope_b += 2.0 * error;
        }
        (slope_w, slope_b)
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::slopes;

const POINTS: [(f64, f64); 3] = [(1.0, 2.0), (2.0, 5.0), (-1.0, 0.5)];

fn loss(w: f64, b: f64, decay: f64) -> f64 {
    let error = |(x, y): (f64, f64)| w * x + b - y;
    let squares = POINTS.map(|point| error(point).powi(2));
    squares.iter().sum::<f64>() + decay * w * w
}

#[test]
fn slopes_agree_with_differences() {
    for (w, b, decay) in [(0.3, 0.1, 0.0), (1.5, -0.2, 0.5), (-2.0, 1.0, 3.0)] {
        let by_w = (loss(w + 1e-5, b, decay) - loss(w - 1e-5, b, decay)) / 2e-5;
        let by_b = (loss(w, b + 1e-5, decay) - loss(w, b - 1e-5, decay)) / 2e-5;
        let (slope_w, slope_b) = slopes(&POINTS, w, b, decay);
        assert!((slope_w - by_w).abs() < 1e-6, "w: {slope_w}, not {by_w}");
        assert!((slope_b - by_b).abs() < 1e-6, "b: {slope_b}, not {by_b}");
    }
}

#[test]
fn it_counts_once_and_not_for_each_point() {
    assert_eq!(slopes(&[], 3.0, 1.0, 0.5), (3.0, 0.0));
}
// ANCHOR_END: tests
