//! **Probabilities.** Write `softmax`, which turns scores into probabilities along the last axis: the exponential of each,
//! divided by the sum of the exponentials. It takes tensors with any number of axes. (The scores are called `logits` here.) A score of a thousand
//! must not overflow, so subtract the largest of each row first. Use the tensor's own operations; `candle_nn::ops::softmax` would be the answer.
//!
//! Hint: the last axis is `D::Minus1`, with `D` from `candle_core`. `max_keepdim` and `sum_keepdim` leave an axis of length 1, for `broadcast_sub` and `broadcast_div`.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use candle_core::{Result, Tensor};

    /// The probabilities of the last axis: (…, n) to (…, n).
    pub fn softmax(logits: &Tensor) -> Result<Tensor> {
        todo!("the probabilities of {:?}", logits.dims())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use candle_core::{D, Result, Tensor};

    /// The probabilities of the last axis: (…, n) to (…, n).
    pub fn softmax(logits: &Tensor) -> Result<Tensor> {
        let largest = logits.max_keepdim(D::Minus1)?; // (…, 1)
        let powers = logits.broadcast_sub(&largest)?.exp()?;
        powers.broadcast_div(&powers.sum_keepdim(D::Minus1)?)
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use std::fs;
use std::path::Path;

use answer::softmax;
use candle_core::{Device, Result, Tensor, Var};

fn close(found: &Tensor, expected: &[f32]) -> Result<()> {
    let found = found.flatten_all()?.to_vec1::<f32>()?;
    assert_eq!(found.len(), expected.len());
    for (f, e) in found.iter().zip(expected) {
        assert!((f - e).abs() < 1e-6, "{found:?} instead of {expected:?}");
    }
    Ok(())
}

#[test]
fn as_in_pytorch() -> Result<()> {
    let logits = [[1f32, 2., 4.], [0., 0., -1.]];
    let shares = softmax(&Tensor::new(&logits, &Device::Cpu)?)?;
    let first = [0.042_010_065, 0.114_195_19, 0.843_794_7];
    let second = [0.422_318_82, 0.422_318_82, 0.155_362_41];
    close(&shares, &[first, second].concat())
}

#[test]
fn large_logits_do_not_overflow() -> Result<()> {
    let logits = Tensor::new(&[1000f32, 1000., -1000.], &Device::Cpu)?;
    close(&softmax(&logits)?, &[0.5, 0.5, 0.0])
}

#[test]
fn the_largest_is_taken_away_and_not_cut_off() -> Result<()> {
    let logits = Tensor::new(&[100f32, 90.], &Device::Cpu)?;
    close(&softmax(&logits)?, &[0.999_954_6, 0.000_045_397_87])
}

#[test]
fn an_attempt_does_not_ask_candle_nn() {
    let file = "tests/attempt_softmax/answer.rs";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let code = fs::read_to_string(file).unwrap_or_default();
    assert!(
        !code.contains("candle_nn"),
        "use the tensor's own operations"
    );
}

#[test]
fn each_row_has_its_own_largest() -> Result<()> {
    let logits = Tensor::new(&[[[0f32, 0.]], [[-500., -500.]]], &Device::Cpu)?;
    let shares = softmax(&logits)?;
    assert_eq!(shares.dims(), [2, 1, 2]);
    close(&shares, &[0.5; 4])
}

#[test]
fn its_gradient_is_that_of_a_softmax() -> Result<()> {
    let logits = Var::new(&[0f32, 0.], &Device::Cpu)?;
    let gradients = softmax(&logits)?.get(0)?.backward()?;
    let gradient = gradients.get(&logits).expect("it depends on the logits");
    close(gradient, &[0.25, -0.25])
}
// ANCHOR_END: tests
