//! The command line, as types from which clap derives parser and help.

use clap::{Args, ColorChoice, Parser, Subcommand};
use clap_complete::Shell;

use crate::input::Format;

// ANCHOR: cli
/// What is in a table? Describes CSV and Parquet files.
#[derive(Parser)]
#[command(name = "survey", version)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    /// Colours: by default on a terminal, and where NO_COLOR is not set
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
}

#[derive(Subcommand)]
pub enum Command {
    /// Say of each column what it holds
    Describe(Describe),
    /// Print a completion script for a shell
    Completions { shell: Shell },
    /// Print a manual page, of survey or of one of its commands
    Man { command: Option<String> },
}

// ANCHOR_END: cli

// ANCHOR: describe
#[derive(Args)]
pub struct Describe {
    /// A CSV or Parquet file, or `-` for CSV from standard input
    pub file: String,
    /// Write everything as JSON
    #[arg(long)]
    pub json: bool,
    /// How many of the most frequent values to list
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub top: usize,
    #[command(flatten)]
    pub format: Format,
}
// ANCHOR_END: describe
