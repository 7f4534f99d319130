//! A large table from a seed, the same bytes as the twin's.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

const CITIES: [&str; 8] = [
    "Aarhus", "Bergen", "Cork", "Delft", "Espoo", "Fez", "Graz", "Huesca",
];

/// Knuth's linear congruential generator; its upper bits are good enough here.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005);
        self.0 = self.0.wrapping_add(1442695040888963407);
        (self.0 >> 33) % n
    }
}

/// The path of the table below `target/`, written if it is not there yet.
pub fn path(rows: u64) -> io::Result<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../target/survey");
    let file = folder.join(format!("large-{rows}-rust.csv"));
    if !file.exists() {
        fs::create_dir_all(&folder)?;
        let part = file.with_extension("part");
        write(&mut BufWriter::new(File::create(&part)?), rows)?;
        fs::rename(part, &file)?; // a run that was stopped leaves no half file
    }
    Ok(file)
}

pub fn write(out: &mut impl Write, rows: u64) -> io::Result<()> {
    let mut random = Random(42);
    writeln!(out, "id,taken,city,rating,price,delta,member,note")?;
    let mut row = String::new();
    for id in 0..rows {
        // One row in a hundred, more or less, repeats the one before.
        if id == 0 || random.below(100) > 0 {
            row = line(&mut random, id);
        }
        writeln!(out, "{row}")?;
    }
    out.flush()
}

fn line(random: &mut Random, id: u64) -> String {
    let (month, day) = (random.below(12) + 1, random.below(28) + 1);
    let city = CITIES[random.below(8) as usize];
    let rating = match random.below(6) {
        0 => "NA".to_owned(),
        stars => stars.to_string(),
    };
    let (cents, thousandths) = (random.below(20_000), random.below(1_000_000));
    let member = random.below(2) == 0;
    let note = if random.below(10) == 0 {
        "\"asked, twice\""
    } else {
        ""
    };
    format!(
        "{id},2026-{month:02}-{day:02},{city},{rating},{}.{:02},{}.{:03},{member},{note}",
        cents / 100,
        cents % 100,
        thousandths / 1000,
        thousandths % 1000,
    )
}
