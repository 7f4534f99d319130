//! Prints the plans of one question, what each reads, and what a closure does to a plan.

use std::path::Path;
use std::process::Command;

use dataframes::{downloads, plans, traffic};
use polars::prelude::*;

const ROWS: usize = 40_000;

fn main() -> anyhow::Result<()> {
    let log = downloads::log(ROWS)?;
    if let Some(name) = std::env::args().nth(1) {
        plan(&name, &log)?.collect()?;
        return Ok(());
    }
    for name in ["first", "lazy", "range"] {
        let text = plan(name, &log)?.explain(true)?;
        let folder = log.with_file_name("").display().to_string();
        println!("{name}\n{}\n", text.replace(&folder, "").trim_end());
    }
    for name in ["lazy", "range"] {
        println!("{name}: {}", groups(name)?);
    }
    closure(&log)
}

fn plan(name: &str, log: &Path) -> PolarsResult<LazyFrame> {
    match name {
        "first" => plans::first(log),
        "lazy" => plans::lazy(log),
        _ => plans::range(log),
    }
}

/// What the engine says about row groups when it is asked to talk.
fn groups(name: &str) -> anyhow::Result<String> {
    let program = std::env::current_exe()?;
    let run = Command::new(program)
        .arg(name)
        .env("POLARS_VERBOSE", "1")
        .output()?;
    let said = String::from_utf8(run.stderr)?;
    let line = said.lines().find_map(|l| l.split_once("pushdown: "));
    Ok(line.map_or("nothing", |(_, groups)| groups).to_owned())
}

fn closure(log: &Path) -> anyhow::Result<()> {
    // ANCHOR: allowed
    let rows = traffic::scan(log)?;
    for allowed in [OptFlags::default(), OptFlags::empty()] {
        let kept = plans::kenyan(rows.clone(), allowed).collect()?;
        println!("of 100 rows: {}", kept.height());
    }
    // ANCHOR_END: allowed
    Ok(())
}
