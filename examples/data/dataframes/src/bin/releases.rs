//! How often 22 packages are released, and how old crates and their counterparts are.

use dataframes::counterparts::{self, COUNTERPARTS};
use dataframes::releases::{self, RELEASES};
use dataframes::text::table;

fn main() -> anyhow::Result<()> {
    let releases = releases::derive(releases::scan(RELEASES)?)?;
    let summary = releases::summary(releases.clone());
    println!("{}\n", table(&summary.collect()?));

    let known = releases::scan(COUNTERPARTS)?;
    let ends = counterparts::ends(counterparts::beside(releases, known));
    println!("{}", table(&ends.collect()?));
    Ok(())
}
