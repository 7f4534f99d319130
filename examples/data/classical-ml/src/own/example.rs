//! The tumours as a file that someone might have.

use crate::data;
use crate::own::choice::Choice;

/// With names above the columns, and the diagnosis in words as the last one.
pub fn csv() -> anyhow::Result<String> {
    let all = data::read()?;
    let mut text = all.feature_names().join(",") + ",diagnosis\n";
    for (row, malignant) in all.records.rows().into_iter().zip(&all.targets) {
        for cell in row {
            text += &format!("{cell},");
        }
        text += if *malignant {
            "malignant\n"
        } else {
            "benign\n"
        };
    }
    Ok(text)
}

/// The largest radius from the ten means, as the chapter guesses it.
pub fn choice() -> Choice {
    Choice {
        inputs: (0..10).collect(),
        target: 20,
    }
}
