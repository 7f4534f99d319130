//! Runs an old program and a new one on the same inputs and compares what they
//! print: `compare OLD NEW INPUT…`. A word `@FILE` stands for recorded output.

use std::process::{Command, ExitCode};
use std::{env, fs};

use anyhow::{Context, ensure};
use port_a_script::compare::{compare, report};

fn main() -> anyhow::Result<ExitCode> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [old, new, inputs @ ..] = arguments.as_slice() else {
        anyhow::bail!("usage: compare OLD NEW INPUT…");
    };
    let mut same = true;
    // Without an input both run once, with no argument.
    let inputs = if inputs.is_empty() {
        &[String::new()]
    } else {
        inputs
    };
    for input in inputs {
        let (old, new) = (output(old, input)?, output(new, input)?);
        let differences = compare(&old, &new);
        if !input.is_empty() {
            println!("{input}");
        }
        print!("{}", report(&differences));
        same &= differences.is_empty();
    }
    Ok(ExitCode::from(u8::from(!same)))
}

// ANCHOR: output
/// What `command` prints when it is given `input` as its last argument.
fn output(command: &str, input: &str) -> anyhow::Result<String> {
    if let Some(file) = command.strip_prefix('@') {
        return fs::read_to_string(file)
            .with_context(|| format!("cannot read {file}"));
    }
    let mut words = command.split_whitespace();
    let program = words.next().context("an empty command")?;
    let input = Some(input).filter(|input| !input.is_empty());
    let ran = Command::new(program).args(words).args(input).output();
    let ran = ran.with_context(|| format!("cannot run {program}"))?;
    let errors = String::from_utf8_lossy(&ran.stderr);
    ensure!(ran.status.success(), "{command} failed: {errors}");
    Ok(String::from_utf8(ran.stdout)?)
}
// ANCHOR_END: output
