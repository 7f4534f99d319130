//! Parquet's rows as text, so that both formats go through the same code.

use std::fs::File;

use anyhow::Result;
use csv::StringRecord;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

use crate::counts::Counts;
use crate::input::Format;
use crate::progress;

// ANCHOR: read
pub fn read(file: File, format: &Format) -> Result<Counts> {
    let reader = SerializedFileReader::new(file)?;
    let metadata = reader.metadata().file_metadata();
    let bar = progress::rows(metadata.num_rows().unsigned_abs());
    let fields = metadata.schema().get_fields();
    let header: StringRecord =
        fields.iter().map(|field| field.name()).collect();
    let mut counts = Counts::new(&header, &format.missing);
    for row in bar.wrap_iter(reader.get_row_iter(None)?) {
        let row = row?;
        counts
            .push(&row.get_column_iter().map(|(_, cell)| text(cell)).collect());
    }
    Ok(counts)
}
// ANCHOR_END: read

/// As a CSV file would hold it, except that 39 in a column of floats is `39.0`.
fn text(cell: &Field) -> String {
    match cell {
        Field::Null => String::new(),
        Field::Str(value) => value.clone(),
        Field::Double(value) => format!("{value:?}"),
        Field::Float(value) => format!("{value:?}"),
        other => other.to_string(),
    }
}
