//! Every step gives what the script gives, byte for byte.

use std::fs;

use port_a_script::{
    Cleaned, checksum, generate, step1_literal, step2_records, step3_enums,
    step4_pure, step5_finished,
};

const RAW: &str = include_str!("../data/penguins-raw.csv");
/// Written by twin/clean.py.
const CLEAN: &str = include_str!("../data/penguins-clean.csv");
/// Printed by twin/clean.py; the first line is the command.
const PRINTED: &str = include_str!("../twin/clean.txt");

fn steps(input: &str) -> anyhow::Result<Vec<Cleaned>> {
    let folder =
        std::env::temp_dir().join(format!("steps-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let (from, to) = (folder.join("in.csv"), folder.join("out.csv"));
    fs::write(&from, input)?;
    let mut bytes = Vec::new();
    let summary = step4_pure::clean(input.as_bytes(), &mut bytes)?;
    let csv = String::from_utf8(bytes)?;
    let fourth = Cleaned { csv, summary };
    let summary = step5_finished::clean(&from, &to)?;
    let csv = fs::read_to_string(&to)?;
    let fifth = Cleaned { csv, summary };
    fs::remove_dir_all(folder)?;
    let second = step2_records::clean(input)?;
    let third = step3_enums::clean(input)?;
    Ok(vec![
        step1_literal::clean(input),
        second,
        third,
        fourth,
        fifth,
    ])
}

// ANCHOR: same
#[test]
fn every_step_gives_what_the_script_gives() -> anyhow::Result<()> {
    for (step, cleaned) in (1..).zip(steps(RAW)?) {
        assert!(cleaned.csv == CLEAN, "step {step}: the files differ");
        let last = checksum(cleaned.csv.as_bytes());
        let printed = format!("{}{last}\n", cleaned.summary);
        assert_eq!(
            Some(printed.as_str()),
            PRINTED.split_once('\n').map(|p| p.1)
        );
    }
    Ok(())
}
// ANCHOR_END: same

#[test]
fn every_step_gives_the_same_for_made_up_penguins() -> anyhow::Result<()> {
    let path = std::env::temp_dir()
        .join(format!("made-up-{}.csv", std::process::id()));
    generate::generate(&path, 2000)?;
    let text = fs::read_to_string(&path)?;
    fs::remove_file(path)?;
    let all = steps_one_after_another(&text)?;
    assert!(all.iter().all(|cleaned| cleaned == &all[0]));
    // From twin/clean.py on the first 2,000 rows of twin/generate.py.
    assert_eq!(checksum(text.as_bytes()), "299693 bytes, adler32 a4f0bf2a");
    assert_eq!(
        checksum(all[0].csv.as_bytes()),
        "200921 bytes, adler32 3887f3b4"
    );
    Ok(())
}

fn steps_one_after_another(text: &str) -> anyhow::Result<Vec<Cleaned>> {
    let mut bytes = Vec::new();
    let summary = step4_pure::clean(text.as_bytes(), &mut bytes)?;
    let csv = String::from_utf8(bytes)?;
    let fourth = Cleaned { csv, summary };
    let second = step2_records::clean(text)?;
    Ok(vec![
        step1_literal::clean(text),
        second,
        step3_enums::clean(text)?,
        fourth,
    ])
}
