//! Cross-validation: every fold is guessed by a model that was fitted without it.

use std::ops::Range;

use anyhow::ensure;
use linfa::DatasetView;
use linfa::dataset::Records;
use ndarray::Ix1;

use crate::data::{Tumours, select};
use crate::diagnosis::Diagnosis;
use crate::score::Counts;

type View<'a> = DatasetView<'a, f64, bool, Ix1>;

// ANCHOR: linfa
/// The share of right guesses in each of linfa's `k` folds.
pub fn by_linfa(
    all: &mut Tumours,
    k: usize,
    alpha: f64,
) -> anyhow::Result<Vec<f64>> {
    let fit = |train: &View| Diagnosis::fit(&train.to_owned(), alpha);
    let accuracy = |(model, fold): (anyhow::Result<Diagnosis>, View)| {
        let guesses = model?.predict(&fold.records.to_owned());
        Ok(Counts::new(&guesses, fold.targets).accuracy())
    };
    all.iter_fold(k, fit).map(accuracy).collect()
}
// ANCHOR_END: linfa

// ANCHOR: whole
/// Fold `index` as scikit-learn's `KFold` cuts it: the first `rows % k`
/// folds have one row more, and each row is in one of them.
pub fn fold(rows: usize, k: usize, index: usize) -> Range<usize> {
    let start = |index: usize| index * (rows / k) + index.min(rows % k);
    start(index)..start(index + 1)
}

pub fn by_whole(
    all: &Tumours,
    k: usize,
    alpha: f64,
) -> anyhow::Result<Vec<f64>> {
    let rows = all.nsamples();
    ensure!((2..=rows).contains(&k), "{k} folds of {rows} rows");
    let accuracy = |index| {
        let fold = fold(rows, k, index);
        let (held, rest): (Vec<usize>, Vec<usize>) =
            (0..rows).partition(|row| fold.contains(row));
        let model = Diagnosis::fit(&select(all, &rest), alpha)?;
        let held = select(all, &held);
        let guesses = model.predict(&held.records);
        Ok(Counts::new(&guesses, &held.targets).accuracy())
    };
    (0..k).map(accuracy).collect()
}
// ANCHOR_END: whole
