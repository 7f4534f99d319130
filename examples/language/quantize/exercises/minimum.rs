//! **What matters: add a minimum.** If all 32 weights are between 0.5 and 0.6, a scale alone wastes most of its levels. The format Q4_1 also keeps the smallest weight: a
//! weight is then `minimum + scale * level`, with a level from 0 to 15. Write `to_q4_1`, which returns the minimum, the scale and the 32
//! levels, so that the smallest weight gets the level 0 and the largest 15. Where all weights are equal, the scale is 0, and so are all levels.
//!
//! Hint: 16 levels have 15 steps between them. `(x + 0.5) as u8` rounds a number that is not negative. 0 divided by 0 is NaN, which `as u8` turns into 0.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The minimum, the scale, and a level from 0 to 15 for each weight.
    pub fn to_q4_1(weights: &[f32; 32]) -> (f32, f32, [u8; 32]) {
        todo!("the levels of {weights:?}")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// The minimum, the scale, and a level from 0 to 15 for each weight.
    pub fn to_q4_1(weights: &[f32; 32]) -> (f32, f32, [u8; 32]) {
        let minimum = weights.iter().fold(f32::INFINITY, |min, w| min.min(*w));
        let maximum =
            weights.iter().fold(f32::NEG_INFINITY, |max, w| max.max(*w));
        let scale = (maximum - minimum) / 15.0;
        let inverse = if scale == 0.0 { 0.0 } else { 1.0 / scale };
        let levels = weights.map(|w| ((w - minimum) * inverse + 0.5) as u8);
        (minimum, scale, levels.map(|level| level.min(15)))
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::to_q4_1;
use candle_core::quantized::{GgmlDType, QTensor};
use candle_core::{Device::Cpu, Result, Tensor};
use quantize::sample::WEIGHTS;

fn back((minimum, scale, levels): (f32, f32, [u8; 32])) -> [f32; 32] {
    levels.map(|level| minimum + scale * f32::from(level))
}

fn largest_error(weights: &[f32; 32], rounded: &[f32]) -> f32 {
    let errors = weights.iter().zip(rounded).map(|(w, r)| (w - r).abs());
    errors.fold(0f32, |max, error| max.max(error))
}

#[test]
fn the_ends_are_levels_0_and_15() {
    let (minimum, scale, levels) = to_q4_1(&WEIGHTS);
    let smallest = WEIGHTS.iter().fold(0f32, |min, w| min.min(*w));
    assert_eq!(minimum, smallest);
    assert_eq!(levels.iter().min(), Some(&0));
    assert_eq!(levels.iter().max(), Some(&15));
    let error = largest_error(&WEIGHTS, &back((minimum, scale, levels)));
    assert!(error <= scale / 2.0 + 1e-6, "{error}");
}

#[test]
fn far_from_zero_it_beats_a_scale_alone() -> Result<()> {
    let weights = std::array::from_fn(|i| 0.5 + (i * 7 % 32) as f32 / 310.0);
    let ours = largest_error(&weights, &back(to_q4_1(&weights)));
    let tensor = Tensor::new(&weights, &Cpu)?;
    let alone =
        QTensor::quantize(&tensor, GgmlDType::Q4_0)?.dequantize(&Cpu)?;
    let alone = largest_error(&weights, &alone.to_vec1::<f32>()?);
    println!("off by {ours:.4}, with a scale alone {alone:.4}");
    assert!(ours < 0.004 && alone > 5.0 * ours, "{ours} {alone}");
    Ok(())
}

#[test]
fn the_levels_are_those_of_candle() -> Result<()> {
    let tensor = Tensor::new(&WEIGHTS, &Cpu)?;
    let block = QTensor::quantize(&tensor, GgmlDType::Q4_1)?;
    let bytes = block.data()?.into_owned();
    let (_, _, levels) = to_q4_1(&WEIGHTS);
    for place in 0..16 {
        let pair = levels[place] | levels[place + 16] << 4;
        assert_eq!(pair, bytes[4 + place], "weights {place}, {}", place + 16);
    }
    Ok(())
}

#[test]
fn equal_weights_come_back() {
    assert_eq!(to_q4_1(&[0.3; 32]), (0.3, 0.0, [0; 32]));
}
// ANCHOR_END: tests
