//! What the pages say of the model and its training, and what bad input gets.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::{fs, thread};

use anyhow::Result;
use candle_core::{Device::Cpu, Tensor};
use tiny_gpt::plain::Plain;
use tiny_gpt::train::{Plan, Training, held_back_loss, save_weights};
use tiny_gpt::write::load;
use tiny_gpt::{Config, checkpoint, start, weights_path};

const SMALL: Config = Config {
    vocabulary: 1024,
    context: 16,
    width: 16,
    heads: 2,
    layers: 1,
};

fn training(seed: u64) -> Result<Training> {
    let plan = Plan {
        steps: 8,
        warm_up: 2,
        batch: 2,
        seed,
        ..Plan::default()
    };
    Training::new(SMALL, plan, (0..200).map(|i| i * i % 1024).collect())
}

fn folder(name: &str) -> Result<PathBuf> {
    let folder = std::env::temp_dir()
        .join(format!("tiny-gpt-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn message<T>(result: Result<T>) -> String {
    format!("{:#}", result.err().expect("an error"))
}

// ANCHOR: same
#[test]
fn without_candle_it_computes_the_same() -> Result<()> {
    let gpt = load(&weights_path())?;
    let mut plain = Plain::read(&fs::read(weights_path())?)?;
    let tokens: Vec<u32> = tokens::book_tokens()?
        .encode("You will be able to train a small model.");
    let logits = gpt
        .forward(&Tensor::new(&tokens[..], &Cpu)?.unsqueeze(0)?)?
        .get(0)?;
    for (row, token) in logits.to_vec2::<f32>()?.into_iter().zip(tokens) {
        for (a, b) in row.into_iter().zip(plain.push(token)?) {
            assert!((a - b).abs() < 1e-4, "{a} is not {b}");
        }
    }
    Ok(())
}
// ANCHOR_END: same

#[test]
fn plain_reads_no_more_than_its_context() -> Result<()> {
    let mut plain = Plain::read(&fs::read(weights_path())?)?;
    for token in 0..128 {
        plain.push(token)?;
    }
    assert_eq!(message(plain.push(0)), "the model sees 128 tokens at most");
    plain.restart();
    plain.push(0)?;
    let cut = &fs::read(weights_path())?[..1000];
    assert!(Plain::read(cut).is_err());
    Ok(())
}

#[test]
fn a_later_token_changes_nothing_before_it() -> Result<()> {
    let (gpt, _) = start::model(SMALL, 1)?;
    let tokens = Tensor::new(&[[5u32, 6, 7, 8], [5, 6, 7, 9]], &Cpu)?;
    let logits = gpt.forward(&tokens)?.to_vec3::<f32>()?;
    assert_eq!(logits[0][..3], logits[1][..3]);
    assert_ne!(logits[0][3], logits[1][3]);
    Ok(())
}

#[test]
fn the_weights_are_small_and_better_than_a_guess() -> Result<()> {
    assert!(fs::metadata(weights_path())?.len() < 1_500_000);
    let gpt = load(&weights_path())?;
    let (_, held_back) = tokens::split();
    let end = held_back.floor_char_boundary(4000);
    let loss = held_back_loss(
        &gpt,
        &tokens::book_tokens()?.encode(&held_back[..end]),
    )?;
    assert!(loss < 4.0, "{loss}");
    Ok(())
}

#[test]
fn what_is_too_long_or_too_short_is_refused() -> Result<()> {
    let (gpt, _) = start::model(SMALL, 1)?;
    let long = Tensor::zeros((1, 17), candle_core::DType::U32, &Cpu)?;
    let error = gpt.forward(&long).expect_err("too long").to_string();
    assert!(
        error.starts_with("17 tokens, but the model sees 16 at most"),
        "{error}"
    );
    let short = Training::new(SMALL, Plan::default(), vec![1; 16]);
    assert_eq!(message(short), "16 tokens are no text to train on");
    assert_eq!(
        message(held_back_loss(&gpt, &[1; 16])),
        "16 tokens are less than one window"
    );
    Ok(())
}

#[test]
fn a_loss_that_is_no_number_stops_the_training() -> Result<()> {
    let mut training = training(1)?;
    training.step()?;
    let weights = &training.optimiser.slots[0].var;
    weights.set(&(weights.as_detached_tensor() * f64::NAN)?)?;
    let wanted = "step 1: the loss is NaN. Resume from the last checkpoint with a smaller rate.";
    assert_eq!(message(training.step()), wanted);
    Ok(())
}

#[test]
fn to_stop_and_resume_is_to_go_on() -> Result<()> {
    let path = folder("resume")?.join("a.safetensors");
    let (mut straight, mut stopped) = (training(1)?, training(1)?);
    for _ in 0..3 {
        straight.step()?;
        stopped.step()?;
    }
    checkpoint::save(&stopped, &path)?;
    let mut resumed = training(2)?;
    checkpoint::resume(&mut resumed, &path)?;
    for _ in 0..3 {
        assert_eq!(straight.step()?.to_bits(), resumed.step()?.to_bits());
    }
    let bits = |training: &Training| -> Result<Vec<Vec<u32>>> {
        let flat = training
            .optimiser
            .slots
            .iter()
            .map(|slot| slot.var.flatten_all()?.to_vec1::<f32>());
        let flat = flat.collect::<candle_core::Result<Vec<_>>>()?;
        Ok(flat
            .iter()
            .map(|numbers| numbers.iter().map(|n| n.to_bits()).collect())
            .collect())
    };
    assert_eq!(bits(&straight)?, bits(&resumed)?);
    Ok(())
}

#[test]
fn a_bad_checkpoint_gets_one_clear_message() -> Result<()> {
    let path = folder("bad")?.join("a.safetensors");
    let mut training = training(1)?;
    checkpoint::save(&training, &path)?;
    let whole = fs::read(&path)?;
    fs::write(&path, &whole[..whole.len() / 2])?;
    let error = message(checkpoint::resume(&mut training, &path));
    assert!(
        error.contains("a.safetensors is not a checkpoint"),
        "{error}"
    );
    save_weights(&training.vars, &path)?;
    let error = message(checkpoint::resume(&mut training, &path));
    assert!(error.ends_with("a.safetensors has no state"), "{error}");
    let wide = Config { width: 32, ..SMALL };
    checkpoint::save(
        &Training::new(wide, Plan::default(), vec![1; 99])?,
        &path,
    )?;
    let error = message(checkpoint::resume(&mut training, &path));
    assert!(
        error.starts_with("blocks.0.attention.key.weight in "),
        "{error}"
    );
    Ok(())
}

/// Who is stopped at any moment, by Ctrl-C or a power cut, keeps a whole file.
#[test]
fn a_checkpoint_is_never_half_written() -> Result<()> {
    let path = folder("whole")?.join("a.safetensors");
    checkpoint::save(&training(1)?, &path)?;
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let training = training(1)?;
            while !done.load(Ordering::Relaxed) {
                checkpoint::save(&training, &path)?;
            }
            anyhow::Ok(())
        });
        let mut read = training(2)?;
        for _ in 0..50 {
            checkpoint::resume(&mut read, &path)?;
        }
        done.store(true, Ordering::Relaxed);
        writer.join().expect("the writer does not panic")
    })
}
