//! Counts the missing cells of each column, and reports what is wrong with a file.

use std::process::ExitCode;

use clap::Parser;

/// Counts the missing cells of each column of a CSV file.
#[derive(Parser)]
struct Arguments {
    /// The CSV file
    file: String,
    /// A text that means "missing", besides the empty one
    #[arg(long, default_value = "NA")]
    missing: String,
}

fn count(arguments: &Arguments) -> Result<Vec<(String, u32)>, csv::Error> {
    let mut reader = csv::Reader::from_path(&arguments.file)?;
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
