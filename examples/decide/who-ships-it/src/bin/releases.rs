//! Prints what the histories of crates and Python packages ask of those who depend on them.

use who_ships_it::history::{History, histories};
use who_ships_it::{DATA, Result, SNAPSHOT, read};

fn main() -> Result<()> {
    let releases = read(DATA)?;
    println!("{} releases on {SNAPSHOT}", releases.len());
    println!("{:15}years full  pre  yanked  x.y  breaks  pace  last", "");
    for registry in ["crates.io", "pypi"] {
        let mut rows = histories(&releases, registry, SNAPSHOT);
        // a stable sort: equals stay in the order of their names
        rows.sort_by_key(|row| std::cmp::Reverse((row.breaking, row.steps)));
        println!("{registry}");
        rows.iter().for_each(print);
    }
    Ok(())
}

fn print(row: &History) {
    let breaking = row
        .breaking
        .map_or("-".to_owned(), |count| count.to_string());
    let pace = row.pace.map_or("-".to_owned(), |days| format!("{days:.0}"));
    println!(
        "  {:<12} {:>5.1} {:>4} {:>4} {:>7} {:>4} {:>7} {:>5}  {}  {}",
        row.name,
        row.years,
        row.releases,
        row.previews,
        row.yanked,
        row.steps,
        breaking,
        pace,
        row.last,
        row.version,
    );
}
