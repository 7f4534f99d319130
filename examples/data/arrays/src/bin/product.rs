//! A matrix product: `product [ndarray|faer] [n] [--time] [--core NAME]`.

use std::env;
use std::hint::black_box;
use std::time::Instant;

use anyhow::{Context, bail};
use arrays::linear::{copy, view};
use arrays::pcg;

fn main() -> anyhow::Result<()> {
    let words: Vec<String> = env::args().collect();
    let word = |at: usize| words.get(at).map(String::as_str);
    let n: usize = word(2).unwrap_or("64").parse()?;
    if let Some(at) = words.iter().position(|word| word == "--core") {
        name_core(word(at + 1).context("--core needs a name")?)?;
    }
    let time = words.iter().any(|word| word == "--time");
    // as many products as make about as many operations at every size
    let repeats = if time {
        (6_000_000_000 / n.pow(3)).max(1)
    } else {
        0
    };

    let mut rng = pcg::seven();
    let (a, b) = (rng.random((n, n)), rng.random((n, n)));
    // ANCHOR: ways
    let (c, seconds) = match word(1).unwrap_or("ndarray") {
        "ndarray" => (a.dot(&b), seconds(repeats, || a.dot(&b))),
        "faer" => {
            let a = view(&a).context("gaps")?;
            let b = view(&b).context("gaps")?;
            (copy((a * b).as_ref()), seconds(repeats, || a * b))
        }
        other => bail!("`{other}` is neither `ndarray` nor `faer`"),
    };
    // ANCHOR_END: ways
    println!("n       {n}");
    println!("sum     {:.1}", c.sum());
    println!("corner  {:.3}", c[[n - 1, 0]]);
    if time {
        println!("seconds {seconds:.9}");
    }
    Ok(())
}

/// The time of one call.
fn seconds<T>(repeats: usize, work: impl Fn() -> T) -> f64 {
    let start = Instant::now();
    for _ in 0..repeats {
        black_box(black_box(&work)());
    }
    start.elapsed().as_secs_f64() / repeats as f64
}

/// OpenBLAS chooses its code when it is loaded, so the program starts anew.
#[cfg(unix)]
fn name_core(name: &str) -> anyhow::Result<()> {
    use std::os::unix::process::CommandExt;
    use std::process::Command;
    const CORE: &str = "OPENBLAS_CORETYPE";
    if env::var_os(CORE).is_some() {
        return Ok(());
    }
    let mut again = Command::new(env::current_exe()?);
    Err(again
        .args(env::args().skip(1))
        .env(CORE, name)
        .exec()
        .into())
}

#[cfg(not(unix))]
fn name_core(name: &str) -> anyhow::Result<()> {
    bail!("set OPENBLAS_CORETYPE={name} yourself on this system")
}
