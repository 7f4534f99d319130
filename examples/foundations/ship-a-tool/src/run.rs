//! From the command line to standard output and an exit status.

use std::io::{self, Write};
use std::process::ExitCode;

use anstream::AutoStream;
use anyhow::{Context, Result};
use clap::{CommandFactory, Parser};
use clap_complete::Shell;

use crate::cli::{Cli, Command, Describe};
use crate::report::Report;
use crate::{input, table};

// ANCHOR: main
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut out = AutoStream::new(io::stdout().lock(), choice(cli.color));
    match run(cli.command, &mut out) {
        Ok(()) => ExitCode::SUCCESS,
        // `head` has read enough: nobody is left to tell.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("survey: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let mut causes = error.chain();
    causes.any(|cause| match cause.downcast_ref::<io::Error>() {
        Some(error) => error.kind() == io::ErrorKind::BrokenPipe,
        None => false,
    })
}
// ANCHOR_END: main
pub fn run(command: Command, out: &mut impl Write) -> Result<()> {
    match command {
        Command::Describe(arguments) => describe(&arguments, out)?,
        Command::Completions { shell } => completions(shell, out)?,
        Command::Man { command } => man(command.as_deref(), out)?,
    }
    Ok(out.flush()?)
}

// ANCHOR: describe
fn describe(arguments: &Describe, out: &mut impl Write) -> Result<()> {
    let Describe {
        file,
        json,
        top,
        format,
    } = arguments;
    let report = Report::new(file, &input::read(file, format)?, *top);
    if !*json {
        return Ok(table::write(&report, out)?);
    }
    // serde_json's own error hides the broken pipe; this gets it out.
    let written = serde_json::to_writer_pretty(&mut *out, &report);
    written.map_err(io::Error::from)?;
    Ok(writeln!(out)?)
}
// ANCHOR_END: describe

// ANCHOR: generated
fn completions(shell: Shell, out: &mut impl Write) -> Result<()> {
    let mut script = Vec::new(); // `generate` panics if writing fails
    clap_complete::generate(shell, &mut Cli::command(), "survey", &mut script);
    Ok(out.write_all(&script)?)
}

fn man(name: Option<&str>, out: &mut impl Write) -> Result<()> {
    let mut survey = Cli::command();
    survey.build(); // gives the subcommands their full names
    let page = match name {
        None => Some(&survey),
        Some(name) => survey.find_subcommand(name),
    };
    let page = page.with_context(|| {
        format!("no command `{}`", name.unwrap_or_default())
    })?;
    Ok(clap_mangen::Man::new(page.clone()).render(out)?)
}
// ANCHOR_END: generated

fn choice(color: clap::ColorChoice) -> anstream::ColorChoice {
    match color {
        clap::ColorChoice::Auto => anstream::ColorChoice::Auto,
        clap::ColorChoice::Always => anstream::ColorChoice::Always,
        clap::ColorChoice::Never => anstream::ColorChoice::Never,
    }
}
