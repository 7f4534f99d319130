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
    let show = |name: &str, numbers: usize, gpt: &Gpt| -> Result<()> {
        let asked = held_back_loss(gpt, &test)?;
        let read = held_back_loss(gpt, &book[..2049])?;
        println!("{name} {numbers} {asked:.3} {read:.3}");
        Ok(())
    };

    show("none", 0, &model(&weights, config)?)?;
    // ANCHOR: sweep
    for rank in [1, 4, 16] {
        let adapter = Adapter::new(&weights, rank, 2.0 * rank as f64, 1)?;
        let tuned = || adapter.apply(&weights, config);
        train(
            adapter.vars(),
            tuned,
            batches(asked.clone(), config, 1),
            STEPS,
            3e-3,
        )?;
        show(&rank.to_string(), adapter.numbers(), &tuned()?)?;
    }
    // ANCHOR_END: sweep
    let vars: Vec<(&String, Var)> = weights
        .iter()
        .map(|(name, tensor)| Ok((name, Var::from_tensor(tensor)?)))
        .collect::<Result<_>>()?;
    let all = || -> Result<Gpt> {
        let tensors = vars
            .iter()
            .map(|(name, var)| ((*name).clone(), var.as_tensor().clone()));
        model(&tensors.collect::<Weights>(), config)
    };
    let list: Vec<Var> = vars.iter().map(|(_, var)| var.clone()).collect();
    let numbers = list.iter().map(|var| var.elem_count()).sum();
    train(list, all, batches(asked, config, 1), STEPS, 1e-3)?;
    show("all", numbers, &all()?)
}
