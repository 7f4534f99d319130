//! One step of training, to be timed: `tune_speed [adapter|all] [--time]`.

use std::env;
use std::time::Instant;

use anyhow::{Result, bail};
use candle_core::Var;
use fine_tune::adapter::{Adapter, Weights, model};
use fine_tune::tune::{batches, train, weights};
use tiny_gpt::{Config, Gpt, weights_path};

const STEPS: usize = 4;

fn main() -> Result<()> {
    let words: Vec<String> = env::args().collect();
    let way = words.get(1).map_or("adapter", String::as_str);
    let (weights, config) = (weights(&weights_path())?, Config::default());
    let text = tokens::book_tokens()?.encode(&tokens::split().1);
    let adapter = Adapter::new(&weights, 4, 8.0, 1)?;
    let tensors = weights
        .iter()
        .map(|(name, w)| Ok((name.clone(), Var::from_tensor(w)?)));
    let all: Vec<(String, Var)> = tensors.collect::<Result<_>>()?;
    let whole = || -> Result<Gpt> {
        let tensors = all
            .iter()
            .map(|(name, var)| (name.clone(), var.as_tensor().clone()));
        model(&tensors.collect::<Weights>(), config)
    };
    let steps = || match way {
        "adapter" => {
            let tuned = || adapter.apply(&weights, config);
            train(
                adapter.vars(),
                tuned,
                batches(text.clone(), config, 1),
                STEPS,
                1e-4,
            )
        }
        "all" => {
            let vars = all.iter().map(|(_, var)| var.clone()).collect();
            train(vars, whole, batches(text.clone(), config, 1), STEPS, 1e-4)
        }
        other => bail!("`{other}` is neither `adapter` nor `all`"),
    };
    println!("{way}: loss {:.2} after {STEPS} steps", steps()?);
    if words.iter().any(|word| word == "--time") {
        let (begin, mut runs) = (Instant::now(), 0);
        while begin.elapsed().as_secs_f64() < 0.25 {
            steps()?;
            runs += 1;
        }
        let seconds =
            begin.elapsed().as_secs_f64() / f64::from(runs) / STEPS as f64;
        println!("seconds {seconds:.9}");
    }
    Ok(())
}
