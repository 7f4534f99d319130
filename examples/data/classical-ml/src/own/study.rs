//! PCA and a linear regression of chosen columns, both fitted on two rows of three.

use anyhow::{Context, ensure};
use linfa::Dataset;
use linfa::traits::{Fit, Predict};
use linfa_linalg::eigh::EighInto;
use linfa_linear::LinearRegression;
use ndarray::{Array1, Array2, Axis};

use crate::own::choice::{Choice, Rows};
use crate::own::independent::independent;
use crate::own::table::Table;
use crate::scale::Scaler;

/// Everything that was found, for each input or each row in use.
pub struct Study {
    pub rows: Rows,
    pub components: Components,
    pub effects: Array1<f64>, // (inputs,), for one standard deviation more
    pub coefficients: Array1<f64>, // (inputs,), for one unit more
    pub intercept: f64,
    pub guesses: Array1<f64>, // (rows,)
}

/// At most two; a single input has none.
pub struct Components {
    pub shares: Vec<f64>,     // (components,), of the variance
    pub weights: Array2<f64>, // (components, inputs)
    pub scores: Array2<f64>,  // (rows, components)
}

impl Study {
    pub fn new(table: &Table, choice: &Choice) -> anyhow::Result<Self> {
        choice.check(table)?;
        let rows = choice.rows(table);
        let (x, y) = rows.part(false);
        let (known, inputs) = x.dim();
        ensure!(
            known >= inputs + 2,
            "{inputs} inputs need {} known rows; without gaps, and with every \
             third held out, there are {known}",
            inputs + 2
        );
        let scaler = Scaler::fit(&x).context("no rows")?;
        let x = scaler.apply(&x);
        say_which(table, choice, &x, &y)?;
        let scaled = scaler.apply(&rows.x);
        let components = Components::of(&x, &scaled)?;
        let model = LinearRegression::default().fit(&Dataset::new(x, y))?;
        let coefficients = model.params() / &scaler.deviation;
        let intercept = model.intercept() - scaler.mean.dot(&coefficients);
        Ok(Self {
            rows,
            components,
            effects: model.params().clone(),
            coefficients,
            intercept,
            guesses: model.predict(&scaled),
        })
    }
}

/// The first input that makes the answer undefined, by name.
fn say_which(
    table: &Table,
    choice: &Choice,
    x: &Array2<f64>,
    y: &Array1<f64>,
) -> anyhow::Result<()> {
    let name = |column: usize| &table.columns[column].name;
    let chosen = choice.inputs.iter().zip(x.columns());
    for (column, values) in chosen.chain([(&choice.target, y.view())]) {
        let varies = values.iter().any(|one| *one != values[0]);
        ensure!(
            varies,
            "`{}` is the same in all known rows; choose another column",
            name(*column)
        );
    }
    let own = independent(x);
    for (column, own) in choice.inputs.iter().zip(own) {
        ensure!(
            own,
            "`{}` follows from the inputs before it; leave one of them out",
            name(*column)
        );
    }
    Ok(())
}

impl Components {
    // ANCHOR: components
    /// Of the known rows, for all rows; both are scaled. Not by `Pca`, which
    /// often misses both components where there are three or five columns.
    fn of(known: &Array2<f64>, all: &Array2<f64>) -> anyhow::Result<Self> {
        // divided by all cells, so that the eigenvalues are shares
        let covariance = known.t().dot(known) / known.len() as f64;
        let (values, vectors) = covariance.eigh_into()?; // (inputs,), columns
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|a, b| values[*b].total_cmp(&values[*a]));
        order.truncate(2);
        let shares = order.iter().map(|at| values[*at]).collect();
        let mut weights = vectors.t().select(Axis(0), &order);
        for mut row in weights.axis_iter_mut(Axis(0)) {
            let largest = row.iter().copied().fold(0.0, larger);
            row *= f64::signum(largest); // as scikit-learn turns them
        }
        let scores = all.dot(&weights.t());
        Ok(Self {
            shares,
            weights,
            scores,
        })
    }
    // ANCHOR_END: components
}

fn larger(one: f64, other: f64) -> f64 {
    if other.abs() > one.abs() { other } else { one }
}
