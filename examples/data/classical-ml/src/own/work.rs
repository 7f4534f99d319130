//! Fixed work for a page and for this machine, whose answers can be compared.

use crate::own::choice::Choice;
use crate::own::read::read;
use crate::own::report::Report;
use crate::own::study::Study;
use crate::synthetic::rows;

/// A file of `count` rows and 20 columns, all of it invented.
pub fn file(count: usize) -> String {
    let (x, _) = rows(count);
    let names: Vec<String> =
        (1..=x.ncols()).map(|one| format!("x{one}")).collect();
    let mut text = names.join(",");
    for row in x.rows() {
        text.push('\n');
        let cells: Vec<String> = row.iter().map(f64::to_string).collect();
        text += &cells.join(",");
    }
    text
}

/// Writes a file, reads it, and studies it.
pub fn work() -> anyhow::Result<String> {
    let table = read(&file(20_000))?;
    let study = Study::new(&table, &Choice::first(&table)?)?;
    Ok(Report::new(&table, &study).sentence)
}
