//! Trains adapters of several ranks, and all weights: `rank_sweep [WEIGHTS]`.

use std::path::PathBuf;

use anyhow::Result;
use candle_core::Var;
use fine_tune::adapter::{Adapter, Weights, model};
use fine_tune::questions::questions;
use fine_tune::tune::{batches, train, weights};
use tiny_gpt::train::held_back_loss;
use tiny_gpt::{Config, Gpt, weights_path};

const STEPS: usize = 30;

fn main() -> Result<()> {
    let path = std::env::args()
        .nth(1)
        .map_or_else(weights_path, PathBuf::from);
    let (weights, config) = (weights(&path)?, Config::default());
    let bpe = tokens::book_tokens()?;
    let (train_text, held_back) = tokens::split();
    let asked = bpe.encode(&questions(&train_text));
    let test = bpe.encode(&questions(&held_back));
    let book = bpe.encode(&held_back);
    let show =
        |name: &str, rate: f64, numbers: usize, gpt: &Gpt| -> Result<()> {
            let asked = held_back_loss(gpt, &test)?;
            let read = held_back_loss(gpt, &book[..2049])?;
            println!("{name} {rate} {numbers} {asked:.3} {read:.3}");
            Ok(())
        };

    show("none", 0.0, 0, &model(&weights, config)?)?;
    // ANCHOR: sweep
    for (rank, rate) in [(1, 5e-3), (4, 5e-3), (16, 5e-3), (4, 1e-3)] {
        let adapter = Adapter::new(&weights, rank, 2.0 * rank as f64, 1)?;
        let tuned = || adapter.apply(&weights, config);
        let text = batches(asked.clone(), config, 1);
        train(adapter.vars(), tuned, text, STEPS, rate)?;
        show(&rank.to_string(), rate, adapter.numbers(), &tuned()?)?;
    }
    // ANCHOR_END: sweep
    for rate in [1e-3, 3e-4] {
        let tensors = weights
            .iter()
            .map(|(name, w)| Ok((name.clone(), Var::from_tensor(w)?)));
        let vars: Vec<(String, Var)> = tensors.collect::<Result<_>>()?;
        let all = || -> Result<Gpt> {
            let tensors = vars
                .iter()
                .map(|(name, var)| (name.clone(), var.as_tensor().clone()));
            model(&tensors.collect::<Weights>(), config)
        };
        let list: Vec<Var> = vars.iter().map(|(_, var)| var.clone()).collect();
        let numbers = list.iter().map(|var| var.elem_count()).sum();
        train(list, all, batches(asked.clone(), config, 1), STEPS, rate)?;
        show("all", rate, numbers, &all()?)?;
    }
    Ok(())
}
