//! Counts the missing cells of each column of a CSV file.

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

fn main() -> Result<(), csv::Error> {
    let arguments = Arguments::parse();
    let mut reader = csv::Reader::from_path(&arguments.file)?;
    let header = reader.headers()?.clone();
    let mut counts = vec![0; header.len()];
    for row in reader.records() {
        for (count, cell) in counts.iter_mut().zip(&row?) {
            if cell.is_empty() || cell == arguments.missing {
                *count += 1;
            }
        }
    }
    for (name, count) in header.iter().zip(counts) {
        println!("{count:5} {name}");
    }
    Ok(())
}
