//! **One adapter of two.** One adapter has learned to ask, another one to count. You want both, without a merge, as a pair that can still be sent and removed. Write `one_of_two`: a pair whose
//! change `b a` is the sum of the two changes. Each has its own scale, and the scale of the result is 1. Its rank is the sum of the two ranks.
//!
//! Hint: a product of matrices is a sum over the numbers in the middle. What happens to it if you put one matrix below another, and one beside another? `Tensor::cat(&[…], axis)` does both.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use candle_core::{Result, Tensor};

    pub struct Pair {
        pub a: Tensor,  // (rank, inputs)
        pub b: Tensor,  // (outputs, rank)
        pub scale: f64, // alpha / rank
    }

    /// A pair with the scale 1, and the sum of both changes.
    pub fn one_of_two(one: &Pair, other: &Pair) -> Result<Pair> {
        println!("the scales are {} and {}", one.scale, other.scale);
        println!(
            "the shapes of the second are {:?} and {:?}",
            other.a.dims(),
            other.b.dims()
        );
        Ok(Pair {
            a: one.a.clone(),
            b: one.b.clone(),
            scale: 1.0,
        })
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use candle_core::{Result, Tensor};

    pub struct Pair {
        pub a: Tensor,  // (rank, inputs)
        pub b: Tensor,  // (outputs, rank)
        pub scale: f64, // alpha / rank
    }

    /// A pair with the scale 1, and the sum of both changes.
    pub fn one_of_two(one: &Pair, other: &Pair) -> Result<Pair> {
        let a = Tensor::cat(&[&one.a, &other.a], 0)?; // (both ranks, inputs)
        let b = [(&one.b * one.scale)?, (&other.b * other.scale)?];
        let b = Tensor::cat(&b, 1)?; // (outputs, both ranks)
        Ok(Pair { a, b, scale: 1.0 })
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::{Pair, one_of_two};
use candle_core::{Device::Cpu, Result, Tensor};

fn wave(rows: usize, columns: usize, step: f64) -> Result<Tensor> {
    let places = Tensor::arange(0f32, (rows * columns) as f32, &Cpu)?;
    (places.sqr()? * step)?.sin()?.reshape((rows, columns))
}

fn pair(rank: usize, scale: f64) -> Result<Pair> {
    let step = rank as f64;
    let (a, b) = (wave(rank, 10, 0.9 * step)?, wave(6, rank, 0.7 * step)?);
    Ok(Pair { a, b, scale })
}

fn change(pair: &Pair) -> Result<Tensor> {
    pair.b.matmul(&pair.a)? * pair.scale
}

fn is_the_sum(one: &Pair, other: &Pair) -> Result<()> {
    let both = one_of_two(one, other)?;
    let rank = one.a.dim(0)? + other.a.dim(0)?;
    assert_eq!(both.a.dims(), [rank, 10]);
    assert_eq!(both.b.dims(), [6, rank]);
    let expected = (change(one)? + change(other)?)?;
    let apart = (change(&both)? - expected)?.abs()?.max_all()?;
    assert!(apart.to_scalar::<f32>()? < 1e-5);
    assert_eq!(both.scale, 1.0);
    Ok(())
}

#[test]
fn its_change_is_the_sum_of_both() -> Result<()> {
    is_the_sum(&pair(2, 1.0)?, &pair(2, 1.0)?)?;
    is_the_sum(&pair(1, 1.0)?, &pair(3, 1.0)?)
}

#[test]
fn each_keeps_its_own_scale() -> Result<()> {
    is_the_sum(&pair(2, 4.0)?, &pair(1, 0.5)?)?;
    is_the_sum(&pair(2, 0.0)?, &pair(1, -2.0)?)
}
// ANCHOR_END: tests
