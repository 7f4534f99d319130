//! The rows and columns that a study is made of.

use anyhow::{bail, ensure};
use ndarray::{Array1, Array2, Axis};

use crate::own::independent::independent;
use crate::own::table::Table;
use crate::scale::Scaler;

/// Columns of a table by number: one is guessed from the others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    pub inputs: Vec<usize>,
    pub target: usize,
}

/// The rows in which no chosen cell is missing.
pub struct Rows {
    pub x: Array2<f64>, // (rows, inputs)
    pub y: Array1<f64>, // (rows,)
    pub at: Vec<usize>, // (rows,), of the table
}

impl Rows {
    /// Every third row is held out; the others are known.
    pub fn part(&self, held: bool) -> (Array2<f64>, Array1<f64>) {
        let rows = (0..self.at.len()).filter(|row| (row % 3 == 0) == held);
        let rows: Vec<usize> = rows.collect();
        (self.x.select(Axis(0), &rows), self.y.select(Axis(0), &rows))
    }
}

impl Choice {
    pub fn check(&self, table: &Table) -> anyhow::Result<()> {
        ensure!(!self.inputs.is_empty(), "choose at least one input");
        for one in self.inputs.iter().chain([&self.target]) {
            let Some(column) = table.columns.get(*one) else {
                bail!("there is no column {}", one + 1);
            };
            column.check()?;
        }
        if self.inputs.contains(&self.target) {
            let name = &table.columns[self.target].name;
            bail!("`{name}` is to be guessed, so it cannot be an input");
        }
        Ok(())
    }

    pub fn rows(&self, table: &Table) -> Rows {
        let value = |row: usize, one: usize| table.columns[one].values[row];
        let whole = |row: &usize| {
            let mut chosen = self.inputs.iter().chain([&self.target]);
            chosen.all(|one| !value(*row, *one).is_nan())
        };
        let at: Vec<usize> = (0..table.rows).filter(whole).collect();
        let shape = (at.len(), self.inputs.len());
        let cell =
            |(row, one): (usize, usize)| value(at[row], self.inputs[one]);
        Rows {
            x: Array2::from_shape_fn(shape, cell),
            y: at.iter().map(|row| value(*row, self.target)).collect(),
            at,
        }
    }

    /// The last column of numbers from those before it, as far as they vary,
    /// have few gaps, and say something new. At most 30.
    pub fn first(table: &Table) -> anyhow::Result<Self> {
        let useful = |at: &usize| {
            let column = &table.columns[*at];
            let (low, high) = column.range();
            let full = 5 * column.missing <= column.values.len();
            column.is_numeric() && low < high && full
        };
        let all = (0..table.columns.len()).filter(useful);
        let mut inputs: Vec<usize> = all.collect();
        let Some(target) = inputs.pop().filter(|_| !inputs.is_empty()) else {
            let least = "two columns of numbers that vary are needed";
            match table.columns.iter().find_map(|one| one.check().err()) {
                Some(why) => bail!("{least}; {why}"),
                None => bail!("{least}"),
            }
        };
        inputs.truncate(30);
        let mut choice = Self { inputs, target };
        let rows = choice.rows(table);
        choice
            .inputs
            .truncate((2 * rows.at.len() / 3).saturating_sub(2).max(1));
        let (x, _) = choice.rows(table).part(false);
        if let Some(scaler) = Scaler::fit(&x) {
            let own = independent(&scaler.apply(&x));
            let mut own = own.into_iter();
            choice.inputs.retain(|_| own.next().unwrap_or(false));
        }
        Ok(choice)
    }
}
