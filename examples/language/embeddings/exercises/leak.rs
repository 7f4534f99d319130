//! **What matters: padding leaks.** *Max pooling* takes the largest of each of the 384 numbers, where mean pooling takes the mean. This `largest` looks at padding
//! too, so the vector of a text depends on which texts share its batch. Write it so that only tokens count whose mask is 1. `vectors` has the shape (texts,
//! tokens, numbers), and `mask` the shape (texts, tokens), of the type `u32`.
//!
//! Hint: `mean` turns padding into 0. When would a 0 be the largest? `broadcast_add` can add a number to each token, which is 0 for most.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use candle_core::{Result, Tensor};

    /// The largest numbers of each text, without its padding.
    pub fn largest(vectors: &Tensor, mask: &Tensor) -> Result<Tensor> {
        let _without = mask.eq(0u32)?; // where padding is
        vectors.max(1)
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use candle_core::{Result, Tensor};

    /// The largest numbers of each text, without its padding.
    pub fn largest(vectors: &Tensor, mask: &Tensor) -> Result<Tensor> {
        let mask = mask.to_dtype(vectors.dtype())?.unsqueeze(2)?;
        let hidden = ((mask - 1.0)? * 1e9)?; // 0, or far below all numbers
        vectors.broadcast_add(&hidden)?.max(1)
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::largest;
use candle_core::{Device::Cpu, Result, Tensor};

/// Two texts, of two tokens and of one. The last vector is padding.
fn batch() -> Result<(Tensor, Tensor)> {
    let first = [[1f32, 2.0, 3.0], [3.0, 2.0, 1.0]];
    let second = [[4.0, 0.0, -400.0], [900.0, 900.0, 900.0]];
    let mask = Tensor::new(&[[1u32, 1], [1, 0]], &Cpu)?;
    Ok((Tensor::new(&[first, second], &Cpu)?, mask))
}

#[test]
fn padding_does_not_count() -> Result<()> {
    let (vectors, mask) = batch()?;
    let found = largest(&vectors, &mask)?.to_vec2::<f32>()?;
    assert_eq!(found, [[3.0, 2.0, 3.0], [4.0, 0.0, -400.0]]);
    Ok(())
}

#[test]
fn a_text_has_the_same_vector_alone() -> Result<()> {
    let (vectors, mask) = batch()?;
    let together = largest(&vectors, &mask)?.narrow(0, 1, 1)?;
    let alone = vectors.narrow(0, 1, 1)?.narrow(1, 0, 1)?;
    let alone = largest(&alone, &Tensor::new(&[[1u32]], &Cpu)?)?;
    assert_eq!(together.to_vec2::<f32>()?, alone.to_vec2::<f32>()?);
    Ok(())
}
// ANCHOR_END: tests
