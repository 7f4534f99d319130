//! Reads the irises, and finds what the chapter says about them.

use anyhow::Context;
use ndarray::{Array1, Array2};

/// Four measurements of 150 irises in centimetres, and their species.
pub struct Iris {
    pub x: Array2<f64>,   // (150, 4)
    pub y: Array1<usize>, // (150,)
}

pub fn read() -> anyhow::Result<Iris> {
    let text = include_str!("../data/iris.csv");
    let mut x = Vec::new();
    let mut y = Vec::new();
    for line in text.lines().skip(1) {
        let (numbers, species) = line.rsplit_once(',').context("a comma")?;
        for number in numbers.split(',') {
            x.push(number.parse::<f64>()?);
        }
        y.push(species.parse()?);
    }
    let x = Array2::from_shape_vec((y.len(), 4), x)?; // (150, 4)
    Ok(Iris { x, y: y.into() })
}
