//! The same network, tested on digits of other places in the file, and on
//! digits drawn from all of it.

use anyhow::Result;
use candle_core::{DType, Device};
use candle_digits::digits::{KNOWN, Part, read};
use candle_digits::mlp::Mlp;
use candle_digits::random::Random;
use candle_digits::train::{accuracy, fit};
use candle_nn::{VarBuilder, VarMap};

fn main() -> Result<()> {
    // ANCHOR: split
    let digits = Part::new(&read()?, &Device::Cpu)?;
    let in_order: Vec<u32> = (0..digits.len() as u32).collect();
    let shuffled = Random::new(7).order(digits.len());
    for (name, order) in [("in order", in_order), ("shuffled", shuffled)] {
        let (known, unknown) = order.split_at(KNOWN);
        let (known, unknown) = (digits.rows(known)?, digits.rows(unknown)?);
        let vars = VarMap::new();
        let builder = VarBuilder::from_varmap(&vars, DType::F32, &Device::Cpu);
        let model = Mlp::new(64, builder)?;
        fit(&model, &vars, &known, 1, |_, _| Ok(()))?;
        println!("{name}: {:.2}", accuracy(&model, &unknown)?);
    }
    // ANCHOR_END: split
    Ok(())
}
