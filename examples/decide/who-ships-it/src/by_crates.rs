//! The same reader with `csv` and `serde`, which the feature `crates` switches on.

#[cfg(feature = "crates")]
pub use with_crates::read;

#[cfg(feature = "crates")]
mod with_crates {
    use serde::Deserialize;

    use crate::{Release, Result, date};

    #[derive(Deserialize)]
    struct Row {
        registry: String,
        name: String,
        version: String,
        date: String,
        yanked: bool,
    }

    /// Understands quotes, finds columns by name, and names a wrong field.
    pub fn read(csv: &str) -> Result<Vec<Release>> {
        csv::Reader::from_reader(csv.as_bytes())
            .deserialize()
            .map(|row| release(row?))
            .collect()
    }

    fn release(row: Row) -> Result<Release> {
        let day = date::day(&row.date).ok_or("no such day")?;
        Ok(Release {
            registry: row.registry,
            name: row.name,
            version: row.version.parse()?,
            date: row.date,
            day,
            yanked: row.yanked,
        })
    }
}
