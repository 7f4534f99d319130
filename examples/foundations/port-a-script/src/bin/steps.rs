//! Cleans a made-up table by the first four steps; `--time 1` to `--time 4` times one of them.

use std::{env, fs, hint::black_box, path::Path, time::Instant};

use port_a_script::{
    checksum, generate, step1_literal, step2_records, step3_enums, step4_pure,
};

const REPEATS: u32 = 5;

fn main() -> anyhow::Result<()> {
    let mut arguments = env::args().skip_while(|name| name != "--time");
    let timed = arguments.next().is_some();
    let chosen = arguments.next().unwrap_or_default();
    let text = table(if timed { generate::ROWS } else { 2000 })?;
    for step in ["1", "2", "3", "4"] {
        if timed && step != chosen {
            continue;
        }
        let start = Instant::now();
        let mut csv = String::new();
        for _ in 0..if timed { REPEATS } else { 1 } {
            csv = clean(step, black_box(&text))?;
        }
        let seconds = start.elapsed().as_secs_f64() / f64::from(REPEATS);
        if timed {
            println!("{}\nseconds {seconds:.6}", checksum(csv.as_bytes()));
        } else {
            println!("step {step}: {}", checksum(csv.as_bytes()));
        }
    }
    Ok(())
}

// ANCHOR: clean
/// The cleaned table, by one of the steps.
fn clean(step: &str, text: &str) -> anyhow::Result<String> {
    match step {
        "1" => Ok(step1_literal::clean(text).csv),
        "2" => Ok(step2_records::clean(text)?.csv),
        "3" => Ok(step3_enums::clean(text)?.csv),
        _ => {
            let mut bytes = Vec::new();
            step4_pure::clean(text.as_bytes(), &mut bytes)?;
            Ok(String::from_utf8(bytes)?)
        }
    }
}
// ANCHOR_END: clean

fn table(rows: u64) -> anyhow::Result<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("../../../target/port-a-script");
    fs::create_dir_all(&folder)?;
    let path = folder.join(format!("steps-{}.csv", std::process::id()));
    generate::generate(&path, rows)?;
    let text = fs::read_to_string(&path)?;
    fs::remove_file(path)?;
    Ok(text)
}
