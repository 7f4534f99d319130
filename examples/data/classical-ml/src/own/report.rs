//! What a study says in numbers and words.

use serde::Serialize;

use crate::own::study::Study;
use crate::own::table::Table;

#[derive(Debug, Serialize)]
pub struct Report {
    pub known: usize,
    pub held: usize,
    pub left_out: usize,
    pub shares: Vec<f64>,
    pub weights: Vec<Vec<f64>>,
    pub effects: Vec<f64>,
    pub coefficients: Vec<f64>,
    pub intercept: f64,
    /// Of the held-out rows; nothing where they do not vary.
    pub r2: Option<f64>,
    pub error: f64,
    pub misses: Vec<Miss>,
    pub sentence: String,
}

/// A held-out row that was guessed badly.
#[derive(Debug, PartialEq, Serialize)]
pub struct Miss {
    pub line: u64,
    pub actual: f64,
    pub guess: f64,
}

impl Report {
    pub fn new(table: &Table, study: &Study) -> Self {
        let (used, mut misses) = (study.rows.at.len(), misses(table, study));
        let held = misses.len();
        let gaps: f64 = misses.iter().map(Miss::gap).sum();
        misses.sort_by(|a, b| b.gap().total_cmp(&a.gap()));
        let r2 = r2(&misses);
        misses.truncate(5);
        let mut report = Self {
            known: used - held,
            held,
            left_out: table.rows - used,
            shares: study.components.shares.clone(),
            weights: study
                .components
                .weights
                .rows()
                .into_iter()
                .map(|row| row.to_vec())
                .collect(),
            effects: study.effects.to_vec(),
            coefficients: study.coefficients.to_vec(),
            intercept: study.intercept,
            r2,
            error: gaps / held as f64,
            misses,
            sentence: String::new(),
        };
        report.sentence = report.say();
        report
    }

    fn say(&self) -> String {
        let mut text = format!("{} rows", self.known + self.held);
        if self.left_out > 0 {
            text += &format!(" and {} with gaps left out", self.left_out);
        }
        if let [one, other] = self.shares[..] {
            text += &format!(
                "; components hold {one:.3} and {other:.3} of the variance"
            );
        }
        let r2 = self.r2.map_or("none".into(), |r2| format!("{r2:.4}"));
        let error = digits(self.error);
        text + &format!(
            "; R² {r2} and mean error {error} on {} held-out rows",
            self.held
        )
    }
}
impl Miss {
    fn gap(&self) -> f64 {
        (self.actual - self.guess).abs()
    }
}

/// Four digits of a number of any size.
pub fn digits(number: f64) -> String {
    let short = format!("{number:.3e}").parse().unwrap_or(number);
    format!("{short}")
}

fn misses(table: &Table, study: &Study) -> Vec<Miss> {
    let rows = study.rows.at.iter().enumerate().step_by(3);
    let miss = |(row, at): (usize, &usize)| Miss {
        line: table.lines[*at],
        actual: study.rows.y[row],
        guess: study.guesses[row],
    };
    rows.map(miss).collect()
}

/// The share of the variance that is explained.
fn r2(held: &[Miss]) -> Option<f64> {
    let mean =
        held.iter().map(|one| one.actual).sum::<f64>() / held.len() as f64;
    let total: f64 = held.iter().map(|one| (one.actual - mean).powi(2)).sum();
    let rest: f64 = held.iter().map(|one| one.gap().powi(2)).sum();
    (total > 0.0).then_some(1.0 - rest / total)
}
