//! What the chapter teaches: plans skip what they can prove useless, all ways agree, and the dictionary is what runs.

use dataframes::{
    convert, corpus, dictionary, downloads, plans, releases, text::table,
    traffic,
};
use polars::prelude::*;

#[test]
fn the_page_shows_the_answers() {
    let cells = |line: &str| {
        let cells = line.trim_matches('|').split('|').map(str::trim);
        cells.collect::<Vec<_>>().join(",")
    };
    let table = include_str!("../data/answers.md").lines();
    let shown = table.filter(|line| !line.contains("---")).map(cells);
    let file = include_str!("../data/answers.csv").lines();
    assert_eq!(shown.collect::<Vec<_>>(), file.collect::<Vec<_>>());
}

#[test]
fn a_collect_in_the_middle_hides_the_scan() -> anyhow::Result<()> {
    let log = downloads::log(8_000)?;
    assert!(!plans::first(&log)?.explain(true)?.contains("SCAN"));
    let plan = plans::range(&log)?.explain(true)?;
    assert!(
        plan.contains("SELECTION") && !plan.contains("FILTER"),
        "{plan}"
    );
    Ok(())
}

#[test]
fn three_plans_have_one_result() -> anyhow::Result<()> {
    let log = downloads::log(8_000)?;
    let result = |plan: LazyFrame| -> PolarsResult<String> {
        Ok(table(
            &plan.sort(["country"], Default::default()).collect()?,
        ))
    };
    let first = result(plans::first(&log)?)?;
    assert_eq!(first, result(plans::lazy(&log)?)?);
    assert_eq!(first, result(plans::range(&log)?)?);
    Ok(())
}

#[test]
fn engines_agree() -> anyhow::Result<()> {
    let corpus = LazyFrame::scan_parquet(
        PlRefPath::try_from_path(&corpus::corpus(300)?)?,
        Default::default(),
    )?;
    let amounts = corpus::amounts(corpus);
    let streamed = amounts.clone().collect_with_engine(Engine::Streaming)?;
    assert_eq!(amounts.collect()?, streamed.unwrap_single());
    Ok(())
}

/// The last column of the page's table, without spaces and the commas that
/// only a line break asks for.
#[test]
fn the_dictionary_shows_the_code_that_runs() -> anyhow::Result<()> {
    let bare = |code: &str| {
        let code: String = code.split_whitespace().collect();
        code.replace(",)", ")").replace(",]", "]")
    };
    let rows = include_str!("../dictionary.md").lines().skip(2);
    let shown: Vec<_> = rows.map(|row| row.rsplit(" | ").next()).collect();
    let entries = dictionary::entries()?;
    assert_eq!((shown.len(), entries.len()), (40, 40));
    for (shown, entry) in shown.iter().zip(&entries) {
        let shown = shown.unwrap_or_default().trim_end_matches(" |");
        assert_eq!(bare(shown.trim_matches('`')), bare(entry.code));
    }
    Ok(())
}

#[test]
fn parquet_keeps_the_types_that_were_guessed() -> anyhow::Result<()> {
    let path = std::env::temp_dir()
        .join(format!("releases-{}.parquet", std::process::id()));
    let csv = releases::scan(releases::RELEASES)?;
    convert::to_parquet(csv.clone(), &path)?;
    let parquet = traffic::scan(&path)?.collect()?;
    std::fs::remove_file(&path)?;
    assert_eq!(parquet.column("date")?.dtype(), &DataType::Date);
    assert_eq!(parquet, csv.collect()?);
    Ok(())
}

/// The twin with Polars is recorded by itself, and must say the same.
#[test]
fn both_twins_print_what_the_crate_prints() {
    let lines = |recording: &str| -> Vec<String> {
        recording.lines().skip(1).map(str::to_owned).collect()
    };
    assert_eq!(
        lines(include_str!("../twin/releases_polars.txt")),
        lines(include_str!("../output/releases.txt"))
    );
}
