//! Describes a large table, and with `--time` says how long that took.

use std::env;
use std::time::Instant;

use anstream::StripStream;
use anyhow::Context;
use clap::Parser;
use ship_a_tool::cli::Cli;
use ship_a_tool::large;
use ship_a_tool::run::run;

const ROWS: u64 = 400_000;

fn main() -> anyhow::Result<()> {
    let file = large::path(ROWS)?;
    env::set_current_dir(file.parent().context("a folder")?)?;
    let start = Instant::now();
    let mut out = StripStream::new(Vec::new());
    let name = file
        .file_name()
        .and_then(|name| name.to_str())
        .context("a name")?;
    run(
        Cli::parse_from(["survey", "describe", name]).command,
        &mut out,
    )?;
    let seconds = start.elapsed().as_secs_f64();
    // The first line is the name of the file, and the twin has a file of its own.
    let text = String::from_utf8(out.into_inner())?;
    print!("{}", text.split_once('\n').map_or("", |(_, rest)| rest));
    if env::args().any(|argument| argument == "--time") {
        println!("seconds {seconds:.6}");
    }
    Ok(())
}
