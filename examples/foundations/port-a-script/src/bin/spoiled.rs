//! Spoils three cells of the file, and shows what each step says.

use std::{env, fs, panic, process};

use port_a_script::{
    step1_literal, step2_records, step3_enums, step5_finished,
};

const RAW: &str = include_str!("../../data/penguins-raw.csv");

fn main() -> anyhow::Result<()> {
    let date = spoil(RAW, 3, "2007-11-11", "2007-11-31");
    let both = spoil(&date, 4, "40.3", "\"40,3\"");
    let all = spoil(&both, 6, "FEMALE", "FEMAL");
    panic::set_hook(Box::new(|info| {
        println!(
            "step 1 panics: {}",
            info.payload_as_str().unwrap_or_default()
        );
    }));
    let _ = panic::catch_unwind(|| step1_literal::clean(&all));
    for (cell, text) in [
        ("date", &date),
        ("length", &spoil(RAW, 4, "40.3", "\"40,3\"")),
    ] {
        if let Err(error) = step2_records::clean(text) {
            println!("step 2, {cell}: {error}");
        }
    }
    if let Err(error) = step3_enums::clean(&all) {
        println!("step 3: {error}");
    }
    let folder = env::temp_dir().join(format!("spoiled-{}", process::id()));
    fs::create_dir_all(&folder)?;
    let (from, to) = (folder.join("spoiled.csv"), folder.join("never.csv"));
    fs::write(&from, &all)?;
    if let Err(error) = step5_finished::clean(&from, &to) {
        println!("step 5:\n{error}");
    }
    fs::remove_dir_all(folder)?;
    Ok(())
}

/// The text with `old` replaced in one line, counted from 1.
fn spoil(text: &str, line: usize, old: &str, new: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(String::from).collect();
    lines[line - 1] = lines[line - 1].replacen(old, new, 1);
    lines.join("\n") + "\n"
}
