//! The 569 tumours: a table of text becomes linfa's `Dataset`, and is split.

use anyhow::{Context, ensure};
use linfa::Dataset;
use linfa::dataset::Records;
use ndarray::{Array1, Array2, Axis, Ix1};

const TEXT: &str = include_str!("../data/breast_cancer.csv");
pub const COLUMNS: usize = 30;

/// What is measured on each nucleus. A column is its mean, its standard error
/// or its "worst", the mean of the three largest, in this order.
const MEASURES: [&str; 10] = [
    "radius",
    "texture",
    "perimeter",
    "area",
    "smoothness",
    "compactness",
    "concavity",
    "concave points",
    "symmetry",
    "fractal dimension",
];

// ANCHOR: read
/// Rows of numbers, and for each whether the tumour is malignant.
pub type Tumours = Dataset<f64, bool, Ix1>;

pub fn read() -> anyhow::Result<Tumours> {
    let (mut cells, mut malignant) = (Vec::new(), Vec::new());
    for (index, line) in TEXT.lines().enumerate().skip(1) {
        let row = line
            .split(',')
            .map(str::parse)
            .collect::<Result<Vec<f64>, _>>();
        let row = row.with_context(|| format!("line {}", index + 1))?;
        ensure!(row.len() == COLUMNS + 1, "line {}", index + 1);
        cells.extend_from_slice(&row[..COLUMNS]);
        malignant.push(row[COLUMNS] == 0.0);
    }
    let records = Array2::from_shape_vec((malignant.len(), COLUMNS), cells)?;
    let dataset = Dataset::new(records, Array1::from(malignant));
    Ok(dataset.with_feature_names(names()))
}
// ANCHOR_END: read

fn names() -> Vec<String> {
    let kinds = ["mean", "error", "worst"].into_iter();
    let all =
        kinds.flat_map(|kind| MEASURES.map(|name| format!("{name} {kind}")));
    all.collect()
}

// ANCHOR: split
/// Every third row is held out: a rule that Python can follow to the letter.
pub fn split(all: &Tumours) -> (Tumours, Tumours) {
    let rows = 0..all.nsamples();
    let (test, train): (Vec<usize>, Vec<usize>) =
        rows.partition(|row| row % 3 == 0);
    (select(all, &train), select(all, &test))
}

pub fn select(all: &Tumours, rows: &[usize]) -> Tumours {
    let records = all.records.select(Axis(0), rows);
    let targets = all.targets.select(Axis(0), rows);
    let names = all.feature_names().to_vec();
    Dataset::new(records, targets).with_feature_names(names)
}
// ANCHOR_END: split

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_row_is_lost_or_in_both_parts() -> anyhow::Result<()> {
        let all = read()?;
        let (train, test) = split(&all);
        assert_eq!((train.nsamples(), test.nsamples()), (379, 190));
        let sum = train.records.sum() + test.records.sum();
        assert!((sum - all.records.sum()).abs() < 1e-6);
        Ok(())
    }

    #[test]
    fn the_classes_are_those_of_the_description() -> anyhow::Result<()> {
        let malignant = read()?.targets.iter().filter(|one| **one).count();
        assert_eq!(malignant, 212); // as the UCI page says
        Ok(())
    }

    #[test]
    fn columns_have_their_names() -> anyhow::Result<()> {
        let all = read()?;
        assert_eq!(all.feature_names()[3], "area mean");
        assert_eq!(all.feature_names()[27], "concave points worst");
        assert_eq!(all.records[(0, 3)], 1001.0);
        Ok(())
    }
}
