//! What is timed in the page and on this machine: training the two-layer
//! network, then reading with the other one.

use candle_core::{DType, Device, Result};
use candle_nn::{VarBuilder, VarMap};

use crate::digits::split;
use crate::file::trained;
use crate::mlp::Mlp;
use crate::train::{EPOCHS, accuracy, fit};

const SEEDS: u64 = 4;

/// Trains from each seed, reads the unknown digits, and says how both ended.
pub fn work() -> Result<String> {
    let device = Device::Cpu;
    let (known, unknown) = split(&device)?;
    let mut losses = Vec::new();
    for seed in 1..=SEEDS {
        let vars = VarMap::new();
        let builder = VarBuilder::from_varmap(&vars, DType::F32, &device);
        let model = Mlp::new(64, builder)?;
        fit(&model, &vars, &known, seed, |epoch, loss| {
            if epoch == EPOCHS {
                losses.push(format!("{loss:.3}"));
            }
            Ok(())
        })?;
    }
    let losses = losses.join(", ");
    let right = accuracy(&trained(&device)?, &unknown)?;
    Ok(format!(
        "{EPOCHS} epochs of {SEEDS} seeds, losses {losses}; \
         from the file {right:.2} right"
    ))
}
