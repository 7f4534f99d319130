//! Cleans the penguins: `clean [IN [OUT]]`.

use std::path::{Path, PathBuf};
use std::{env, fs, time::Instant};

use port_a_script::{checksum, generate, step1_literal, step5_finished::clean};

const REPEATS: u32 = 5;

fn main() -> anyhow::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("../../../target/port-a-script");
    fs::create_dir_all(&folder)?;
    let option = |name: &str| env::args().any(|argument| argument == name);
    if option("--time") {
        return match option("--literal") {
            true => measure(&folder, literal),
            false => measure(&folder, clean),
        };
    }
    let mut paths = env::args().skip(1).map(PathBuf::from);
    let from = paths.next().unwrap_or(root.join("data/penguins-raw.csv"));
    let to = paths.next().unwrap_or(folder.join("clean.csv"));
    print!("{}", clean(&from, &to)?);
    println!("{}", checksum(&fs::read(to)?));
    Ok(())
}

type Clean = fn(&Path, &Path) -> anyhow::Result<String>;

/// Step 1, from file to file.
fn literal(from: &Path, to: &Path) -> anyhow::Result<String> {
    let cleaned = step1_literal::clean(&fs::read_to_string(from)?);
    fs::write(to, cleaned.csv)?;
    Ok(cleaned.summary)
}

/// Times the work on a large file.
fn measure(folder: &Path, clean: Clean) -> anyhow::Result<()> {
    let (from, to) = (folder.join("large.csv"), folder.join("large-clean.csv"));
    generate::generate(&from, generate::ROWS)?;
    let start = Instant::now();
    for _ in 1..REPEATS {
        clean(&from, &to)?;
    }
    let summary = clean(&from, &to)?;
    let seconds = start.elapsed().as_secs_f64() / f64::from(REPEATS);
    print!("{summary}");
    println!("{}", checksum(&fs::read(to)?));
    println!("seconds {seconds:.6}");
    Ok(())
}
