//! Generates 64 tokens after a prompt of 16, or 1 after a prompt of 512, in one of several
//! ways: `race candle|rewritten|plain|wider|pairs|memory [prompt] [--time]`.

use anyhow::{Result, bail, ensure};
use generate::chat::Model;
use generate::fast::{Fast, Kernel, memory, rewrite};
use generate::file;
use std::time::Instant;

/// "What is the capital of France?", with the marks of a conversation.
const PROMPT: [u32; 16] = [
    1, 4093, 198, 1780, 314, 260, 3575, 282, 4649, 47, 2, 198, 1, 520, 9531,
    198,
];

/// How often it is repeated, and how many tokens follow.
fn task() -> (usize, usize) {
    match std::env::args().nth(2).as_deref() {
        Some("prompt") => (32, 1),
        _ => (1, 64),
    }
}

fn main() -> Result<()> {
    let way = std::env::args().nth(1).unwrap_or_default();
    let path = file::model_path()?;
    let load = |kernel| Fast::load(&path, threads(), kernel);
    let seconds = match &*way {
        "candle" => run(&mut file::open(&path)?.weights()?)?,
        "rewritten" => {
            let copy = std::env::temp_dir()
                .join(format!("race-{}.gguf", std::process::id()));
            rewrite::as_q8_0(&path, &copy)?;
            let model = file::open(&copy)?.weights();
            std::fs::remove_file(&copy)?;
            run(&mut model?)?
        }
        "plain" => run(&mut load(Kernel::Plain)?)?,
        #[cfg(target_arch = "x86_64")]
        "wider" => match Kernel::best() {
            Kernel::Pairs(simd) => run(&mut load(Kernel::Wider(simd))?)?,
            _ => bail!("this processor has no AVX2"),
        },
        "pairs" => run(&mut load(Kernel::best())?)?,
        // The prompt goes through the layers once, and each token of the answer but the last.
        "memory" => {
            let bytes = load(Kernel::Plain)?.model.bytes();
            memory::seconds(bytes, threads(), task().1, Kernel::best())
        }
        _ => bail!(
            "`race candle`, `rewritten`, `plain`, `wider`, `pairs` or `memory`?"
        ),
    };
    let (repeats, answer) = task();
    println!("{answer} tokens after {}", repeats * PROMPT.len());
    if std::env::args().any(|argument| argument == "--time") {
        println!("seconds {seconds:.6}");
    }
    Ok(())
}

/// The seconds from the prompt to the last token, without the loading.
fn run(model: &mut impl Model) -> Result<f64> {
    model.logits(&[1], 0)?; // wakes up whatever sleeps
    let (repeats, answer) = task();
    let prompt = PROMPT.repeat(repeats);
    let start = Instant::now();
    let mut logits = model.logits(&prompt, 0)?;
    for position in prompt.len()..prompt.len() + answer - 1 {
        logits = model.logits(&[best(&logits)], position)?;
    }
    let last = best(&logits);
    let seconds = start.elapsed().as_secs_f64();
    ensure!(last > 0, "the answer ends in an unknown token");
    Ok(seconds)
}

fn best(logits: &[f32]) -> u32 {
    let largest = logits.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
    largest.map_or(0, |(token, _)| token as u32)
}

/// As many threads as Candle takes.
fn threads() -> usize {
    let set = std::env::var("RAYON_NUM_THREADS").ok();
    let all = || std::thread::available_parallelism().map_or(1, usize::from);
    set.and_then(|number| number.parse().ok())
        .unwrap_or_else(all)
}
