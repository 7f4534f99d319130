//! Counts the missing cells of each column, and shows how far it is.

use std::fs::File;
use std::process::ExitCode;

use clap::Parser;
use indicatif::ProgressBar;

/// Counts the missing cells of each column of a CSV file.
#[derive(Parser)]
struct Arguments {
    /// The CSV file
    file: String,
    /// A text that means "missing", besides the empty one
    #[arg(long, default_value = "NA")]
    missing: String,
}

// ANCHOR: count
fn count(arguments: &Arguments) -> Result<Vec<(String, u32)>, csv::Error> {
    let file = File::open(&arguments.file)?;
    let bar = ProgressBar::new(file.metadata()?.len());
    let mut reader = csv::Reader::from_reader(bar.wrap_read(file));
    let header = reader.headers()?;
    let mut counts: Vec<(String, u32)> =
        header.iter().map(|name| (name.to_string(), 0)).collect();
    for row in reader.records() {
        for ((_, count), cell) in counts.iter_mut().zip(&row?) {
            if cell.is_empty() || cell == arguments.missing {
                *count += 1;
            }
        }
    }
    Ok(counts)
}
// ANCHOR_END: count

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match count(&arguments) {
        Ok(counts) => {
            for (name, count) in counts {
                println!("{count:5} {name}");
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", arguments.file);
            ExitCode::FAILURE
        }
    }
}
