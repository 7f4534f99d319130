//! One reader's file, from its bytes to answers in JSON and in columns.

use anyhow::Context;
use serde::Serialize;

use crate::own::choice::Choice;
use crate::own::groups::{Groups, groups};
use crate::own::read::read;
use crate::own::report::Report;
use crate::own::study::Study;
use crate::own::table::Table;
use crate::own::{example, text};

#[derive(Default)]
pub struct Session {
    text: String,
    table: Table,
    study: Option<Study>,
}

/// A table, and what to study first.
#[derive(Serialize)]
struct Opened<'a> {
    table: &'a Table,
    numeric: Vec<bool>,
    inputs: &'a [usize],
    target: usize,
    colour: usize,
}

impl Session {
    /// Takes a file. If it is refused, the one before it stays.
    pub fn open(&mut self, bytes: &[u8]) -> anyhow::Result<String> {
        let text = text::decode(bytes)?.to_owned();
        let table = read(&text)?;
        let choice = Choice::first(&table)?;
        self.keep(text, table, &choice)
    }

    pub fn example(&mut self) -> anyhow::Result<String> {
        let text = example::csv()?;
        let table = read(&text)?;
        self.keep(text, table, &example::choice())
    }

    fn keep(
        &mut self,
        text: String,
        table: Table,
        choice: &Choice,
    ) -> anyhow::Result<String> {
        (self.text, self.table, self.study) = (text, table, None);
        let columns = self.table.columns.iter();
        Ok(serde_json::to_string(&Opened {
            numeric: columns.map(|one| one.is_numeric()).collect(),
            table: &self.table,
            inputs: &choice.inputs,
            target: choice.target,
            colour: self.colour().unwrap_or(choice.target),
        })?)
    }

    /// The last column of few words, if any is near the end.
    fn colour(&self) -> Option<usize> {
        let columns = self.table.columns.iter().enumerate().rev();
        let words = columns.filter(|(_, one)| one.bad.is_some()).take(5);
        let mut words = words.map(|(at, _)| at);
        words.find(|at| groups(&self.text, &self.table, *at).is_ok())
    }

    pub fn study(
        &mut self,
        inputs: &[u32],
        target: u32,
    ) -> anyhow::Result<String> {
        let inputs = inputs.iter().map(|one| *one as usize).collect();
        let target = target as usize;
        self.study = None;
        let study = Study::new(&self.table, &Choice { inputs, target })?;
        let report = Report::new(&self.table, &study);
        self.study = Some(study);
        Ok(serde_json::to_string(&report)?)
    }

    /// Four numbers for each row in use: its scores on two components (the
    /// second is 0 where there is one), its target, and the guess.
    pub fn points(&self) -> anyhow::Result<Vec<f64>> {
        let study = self.study.as_ref().context("nothing was studied")?;
        let scores = study.components.scores.rows().into_iter();
        let rows = scores.zip(&study.rows.y).zip(&study.guesses);
        let points = rows.flat_map(|((score, y), guess)| {
            let second = score.get(1).copied().unwrap_or_default();
            [score[0], second, *y, *guess]
        });
        Ok(points.collect())
    }

    /// The colour of each row in use.
    pub fn groups(&self, column: u32) -> anyhow::Result<String> {
        let study = self.study.as_ref().context("nothing was studied")?;
        let all = groups(&self.text, &self.table, column as usize)?;
        let used = study.rows.at.iter();
        let members = used.map(|row| all.members[*row]).collect();
        let names = all.names;
        Ok(serde_json::to_string(&Groups { names, members })?)
    }
}
