//! **Warm-up: choose a rate.** `loss_after` is like the first program, with six flowers and without biases: it trains for a hundred epochs with a
//! rate, and returns the last loss. Which of the rates 0.001, 0.01, 0.1 and 10.0 gives the lowest loss? Write `best_rate`, which tries all rates that
//! it is given. When steps are so long that scores overflow, a loss can be infinite, or NaN, *not a number*. Such a rate is never the best.
//!
//! Hint: besides the best rate, keep the lowest loss. With what does it begin? And what does `loss < lowest` answer when `loss` is NaN?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The rate after which the loss is lowest, or 0 if no loss is finite.
    pub fn best_rate(rates: &[f64], loss_after: impl Fn(f64) -> f32) -> f64 {
        let mut best = 0.0;
        for rate in rates {
            println!("rate {rate}: loss {:.3}", loss_after(*rate));
            best = *rate; // only if its loss is the lowest yet
        }
        best
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// The rate after which the loss is lowest, or 0 if no loss is finite.
    pub fn best_rate(rates: &[f64], loss_after: impl Fn(f64) -> f32) -> f64 {
        let (mut best, mut lowest) = (0.0, f32::INFINITY);
        for rate in rates {
            let loss = loss_after(*rate);
            if loss < lowest {
                (best, lowest) = (*rate, loss);
            }
        }
        best
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::best_rate;
use candle_core::{DType, Device::Cpu, Tensor, Var};
use candle_nn::{Optimizer, SGD, loss::cross_entropy};

/// The first program, with six flowers.
fn loss_after(rate: f64) -> f32 {
    let train = || {
        let petals = [[1.4f32, 0.2], [1.5, 0.4], [4.5, 1.5]];
        let more = [[4.0, 1.3], [6.0, 2.5], [5.6, 2.1]];
        let petals = Tensor::new(&[petals, more], &Cpu)?.reshape((6, 2))?;
        let species = Tensor::new(&[0u32, 0, 1, 1, 2, 2], &Cpu)?;
        let weights = Var::zeros((2, 3), DType::F32, &Cpu)?;
        let mut optimiser = SGD::new(vec![weights.clone()], rate)?;
        let mut last = f32::NAN;
        for _epoch in 1..=100 {
            let loss = cross_entropy(&petals.matmul(&weights)?, &species)?;
            optimiser.backward_step(&loss)?;
            last = loss.to_scalar::<f32>()?;
        }
        candle_core::Result::Ok(last)
    };
    train().expect("the shapes fit")
}

#[test]
fn a_middle_rate_is_best() {
    assert_eq!(best_rate(&[0.001, 0.01, 0.1, 10.0], loss_after), 0.1);
    assert_eq!(best_rate(&[0.1, 0.01], loss_after), 0.1);
}

#[test]
fn nan_is_never_best() {
    let loss = |rate: f64| if rate > 1.0 { f32::NAN } else { 2.0 };
    assert_eq!(best_rate(&[5.0, 0.5, 6.0], loss), 0.5);
    assert_eq!(best_rate(&[5.0, 6.0], loss), 0.0);
    assert_eq!(best_rate(&[5.0, 6.0], |_| f32::INFINITY), 0.0);
}
// ANCHOR_END: tests
