//! **Warm-up: lower the rate.** Candle has no schedules for the rate, so write one. `rate` should be 0.01 in the first five epochs, half of
//! that in the next five, and so on. Epochs count from 1. To use it in the first program, rename `_epoch` to `epoch`, and call
//! `optimiser.set_learning_rate(rate(epoch))` at the beginning of each epoch.
//!
//! Hint: how many times has the rate been halved in epochs 1 to 5, and in epochs 6 to 10? Dividing integers drops the remainder, and
//! `0.5_f64.powi(n)` is a power of one half.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The rate of an epoch, the first of which is 1.
    pub fn rate(epoch: i32) -> f64 {
        todo!("the rate of epoch {epoch}")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// The rate of an epoch, the first of which is 1.
    pub fn rate(epoch: i32) -> f64 {
        0.01 * 0.5_f64.powi((epoch - 1) / 5)
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
#[test]
fn five_epochs_each() {
    for (epoch, rate) in
        [(1, 0.01), (5, 0.01), (6, 0.005), (10, 0.005), (20, 0.00125)]
    {
        let found = answer::rate(epoch);
        assert!((found - rate).abs() < 1e-12, "epoch {epoch}: {found}");
    }
}
// ANCHOR_END: tests
