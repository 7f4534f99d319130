//! **What matters: padding leaks.** This `mean` takes the mean over all tokens, also over padding. So the vector of a text depends on which texts share its
//! batch. Write it so that it counts only tokens whose mask is 1. `vectors` has the shape (texts, tokens, numbers), and `mask` the shape (texts, tokens), of
//! the type `u32`.
//!
//! Hint: turn what the mask hides into 0, and add up. But what do you divide the sum by?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use candle_core::{Result, Tensor};

    /// The mean vector of each text, without its padding.
    pub fn mean(vectors: &Tensor, mask: &Tensor) -> Result<Tensor> {
        let _without = mask.eq(0u32)?; // where padding is
        vectors.mean(1)
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use candle_core::{Result, Tensor};

    /// The mean vector of each text, without its padding.
    pub fn mean(vectors: &Tensor, mask: &Tensor) -> Result<Tensor> {
        let mask = mask.to_dtype(vectors.dtype())?.unsqueeze(2)?;
        let sums = vectors.broadcast_mul(&mask)?.sum(1)?;
        sums.broadcast_div(&mask.sum(1)?)
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::mean;
use candle_core::{Device::Cpu, Result, Tensor};

/// Two texts, of two tokens and of one. The last vector is padding.
fn batch() -> Result<(Tensor, Tensor)> {
    let first = [[1f32, 2.0, 3.0], [3.0, 2.0, 1.0]];
    let second = [[4.0, 0.0, -4.0], [9.0, 9.0, 9.0]];
    let mask = Tensor::new(&[[1u32, 1], [1, 0]], &Cpu)?;
    Ok((Tensor::new(&[first, second], &Cpu)?, mask))
}

#[test]
fn padding_does_not_count() -> Result<()> {
    let (vectors, mask) = batch()?;
    let means = mean(&vectors, &mask)?.to_vec2::<f32>()?;
    assert_eq!(means, [[2.0, 2.0, 2.0], [4.0, 0.0, -4.0]]);
    Ok(())
}

#[test]
fn a_text_has_the_same_vector_alone() -> Result<()> {
    let (vectors, mask) = batch()?;
    let together = mean(&vectors, &mask)?.narrow(0, 1, 1)?;
    let alone = vectors.narrow(0, 1, 1)?.narrow(1, 0, 1)?;
    let alone = mean(&alone, &Tensor::new(&[[1u32]], &Cpu)?)?;
    assert_eq!(together.to_vec2::<f32>()?, alone.to_vec2::<f32>()?);
    Ok(())
}
// ANCHOR_END: tests
