//! Hidden units that start equal stay equal, so their first weights differ.

use candle_core::{DType, Device::Cpu, Result, Tensor, Var};
use candle_nn::{Optimizer, SGD, loss::cross_entropy};

/// The weights of two hidden units after some steps.
fn trained(first: [[f32; 2]; 2]) -> Result<Vec<Vec<f32>>> {
    let petals = [[-2.4f32, -1.0], [0.7, 0.3], [2.2, 1.3], [0.2, 0.1]];
    let petals = Tensor::new(&petals, &Cpu)?;
    let labels = Tensor::new(&[0u32, 1, 0, 1], &Cpu)?;
    let hidden = Var::new(&first, &Cpu)?; // (inputs, units)
    let output = Var::ones((2, 2), DType::F32, &Cpu)?;
    let mut optimiser = SGD::new(vec![hidden.clone(), output.clone()], 0.3)?;
    for _epoch in 1..=20 {
        let scores = petals.matmul(&hidden)?.relu()?.matmul(&output)?;
        optimiser.backward_step(&cross_entropy(&scores, &labels)?)?;
        // The outputs differ from each other, so there is something to learn.
        output.set(&Tensor::new(&[[1f32, -1.0], [1.0, -1.0]], &Cpu)?)?;
    }
    hidden.to_vec2()
}

#[test]
fn equal_units_stay_equal() -> Result<()> {
    for inputs in trained([[0.5, 0.5], [0.1, 0.1]])? {
        assert_eq!(inputs[0], inputs[1]);
        assert_ne!(inputs[0], 0.5);
    }
    Ok(())
}

#[test]
fn different_units_stay_different() -> Result<()> {
    let weights = trained([[0.5, -0.5], [0.1, 0.2]])?;
    assert!(weights.iter().all(|inputs| inputs[0] != inputs[1]));
    Ok(())
}
