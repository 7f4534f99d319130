//! **Stretch: count the dead units.** A hidden unit whose output is 0 for every flower is *dead*: its gradient is 0 as well, so no step changes it.
//! Write `dead`, which counts such units, given the hidden layer and the petals.
//!
//! Hint: the outputs after `relu` have the shape (flowers, units). What is the largest output of a dead unit? `max(0)` goes along the flowers.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use candle_core::{Result, Tensor};
    use candle_nn::{Linear, Module};

    /// How many units are 0 for all inputs, after `relu`.
    pub fn dead(hidden: &Linear, petals: &Tensor) -> Result<usize> {
        let outputs = hidden.forward(petals)?.relu()?; // (flowers, units)
        todo!("count in {:?}", outputs.dims())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use candle_core::{Result, Tensor};
    use candle_nn::{Linear, Module};

    /// How many units are 0 for all inputs, after `relu`.
    pub fn dead(hidden: &Linear, petals: &Tensor) -> Result<usize> {
        let outputs = hidden.forward(petals)?.relu()?; // (flowers, units)
        let largest = outputs.max(0)?.to_vec1::<f32>()?;
        Ok(largest.iter().filter(|output| **output == 0.0).count())
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::dead;
use candle_core::{Device::Cpu, Result, Tensor};
use candle_nn::Linear;

fn layer(weights: &[[f32; 2]; 3], biases: [f32; 3]) -> Result<Linear> {
    let biases = Tensor::new(&biases, &Cpu)?;
    Ok(Linear::new(Tensor::new(weights, &Cpu)?, Some(biases)))
}

fn petals() -> Result<Tensor> {
    Tensor::new(&[[1.4f32, 0.2], [4.5, 1.5], [6.0, 2.5], [1.0, 3.0]], &Cpu)
}

#[test]
fn one_that_answers_once_is_alive() -> Result<()> {
    // The second one answers for the second flower alone.
    let weights = [[1.0, 1.0], [1.0, -1.9], [-1.0, 0.0]];
    assert_eq!(dead(&layer(&weights, [0.0, -1.4, 0.5])?, &petals()?)?, 1);
    Ok(())
}

#[test]
fn zeros_of_two_units_do_not_make_a_dead_one() -> Result<()> {
    // Each of the first two answers for two of the four flowers.
    let weights = [[1.0, 0.0], [-1.0, 0.0], [1.0, 1.0]];
    assert_eq!(dead(&layer(&weights, [-4.2, 4.2, 0.0])?, &petals()?)?, 0);
    Ok(())
}

#[test]
fn all_and_none() -> Result<()> {
    let weights = [[-1.0, -1.0], [-2.0, 0.0], [0.0, -3.0]];
    assert_eq!(dead(&layer(&weights, [0.0; 3])?, &petals()?)?, 3);
    assert_eq!(dead(&layer(&weights, [9.0; 3])?, &petals()?)?, 0);
    Ok(())
}
// ANCHOR_END: tests
