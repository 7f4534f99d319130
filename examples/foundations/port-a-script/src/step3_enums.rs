//! Step 3: what a cell may say is a type, and what it may not say is an error with a place.

use std::{fmt::Display, io::Read, str::FromStr};

use jiff::civil::Date;
use serde::Deserialize;

use crate::{Cleaned, step2_records::SIZES};

mod table;

use table::{impute, standardise, summary, write};

// ANCHOR: enums
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Species {
    Adelie,
    Chinstrap,
    Gentoo,
}

/// In the order of the script's summary: unknown comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sex {
    Female,
    Male,
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Island {
    Biscoe,
    Dream,
    Torgersen,
}
// ANCHOR_END: enums

impl FromStr for Species {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Species, Self::Err> {
        match text.split(' ').next() {
            Some("Adelie") => Ok(Species::Adelie),
            Some("Chinstrap") => Ok(Species::Chinstrap),
            Some("Gentoo") => Ok(Species::Gentoo),
            _ => Err("not a species"),
        }
    }
}

// ANCHOR: sex
impl FromStr for Sex {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Sex, Self::Err> {
        match text {
            "FEMALE" => Ok(Sex::Female),
            "MALE" => Ok(Sex::Male),
            "" | "NA" | "." => Ok(Sex::Unknown),
            _ => Err("not a sex"),
        }
    }
}
// ANCHOR_END: sex

impl FromStr for Island {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Island, Self::Err> {
        let named = |island: &Island| format!("{island:?}") == text;
        Island::ALL.into_iter().find(named).ok_or("not an island")
    }
}

impl Island {
    pub const ALL: [Island; 3] =
        [Island::Biscoe, Island::Dream, Island::Torgersen];
}

/// A row as it stands in the file, borrowed from it.
#[derive(Deserialize)]
pub struct Raw<'a> {
    #[serde(rename = "studyName")]
    study: &'a str,
    #[serde(rename = "Individual ID")]
    id: &'a str,
    #[serde(rename = "Species")]
    species: &'a str,
    #[serde(rename = "Island")]
    island: &'a str,
    #[serde(rename = "Sex")]
    sex: &'a str,
    #[serde(rename = "Date Egg")]
    date: &'a str,
    #[serde(rename = "Culmen Length (mm)")]
    culmen_length: &'a str,
    #[serde(rename = "Culmen Depth (mm)")]
    culmen_depth: &'a str,
    #[serde(rename = "Flipper Length (mm)")]
    flipper_length: &'a str,
    #[serde(rename = "Body Mass (g)")]
    body_mass: &'a str,
    #[serde(rename = "Comments")]
    comment: &'a str,
}

#[derive(Debug)]
pub struct Penguin {
    pub id: String,
    pub species: Species,
    pub island: Island,
    pub sex: Sex,
    pub date: Date,
    pub sizes: [Option<f64>; 4],
    pub comment: Option<String>,
}

// ANCHOR: error
#[derive(Debug, thiserror::Error)]
pub enum CleanError {
    #[error("line {line}, column `{column}`: `{text}`: {reason}")]
    Cell {
        line: u64,
        column: &'static str,
        text: String,
        reason: String,
    },
    #[error("no {column} is known for {species:?} {sex:?}")]
    NoMedian {
        column: &'static str,
        species: Species,
        sex: Sex,
    },
    #[error(transparent)]
    Csv(#[from] csv::Error),
}
// ANCHOR_END: error

// ANCHOR: cell
/// One cell as a `T`, or an error that says where it stands.
fn cell<T: FromStr<Err: Display>>(
    line: u64,
    column: &'static str,
    text: &str,
) -> Result<T, CleanError> {
    text.parse().map_err(|reason: T::Err| CleanError::Cell {
        line,
        column,
        text: text.into(),
        reason: reason.to_string(),
    })
}
// ANCHOR_END: cell

fn known(text: &str) -> Option<&str> {
    Some(text).filter(|text| !matches!(*text, "" | "NA" | "."))
}

// ANCHOR: check
impl Raw<'_> {
    pub fn check(&self, line: u64) -> Result<Penguin, CleanError> {
        let size = |column, text| {
            known(text).map(|t| cell(line, column, t)).transpose()
        };
        Ok(Penguin {
            id: format!("{}-{}", self.study, self.id),
            species: cell(line, "Species", self.species)?,
            island: cell(line, "Island", self.island)?,
            sex: cell(line, "Sex", self.sex)?,
            date: cell(line, "Date Egg", self.date)?,
            sizes: [
                size("Culmen Length (mm)", self.culmen_length)?,
                size("Culmen Depth (mm)", self.culmen_depth)?,
                size("Flipper Length (mm)", self.flipper_length)?,
                size("Body Mass (g)", self.body_mass)?,
            ],
            comment: known(self.comment).map(String::from),
        })
    }
}
// ANCHOR_END: check

// ANCHOR: read
pub fn read(input: impl Read) -> Result<Vec<Penguin>, CleanError> {
    let mut reader = csv::Reader::from_reader(input);
    let headers = reader.headers()?.clone();
    let mut penguins = Vec::new();
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, |place| place.line());
        let raw: Raw = record.deserialize(Some(&headers))?;
        penguins.push(raw.check(line)?);
    }
    penguins.sort_by_key(|penguin| penguin.date);
    Ok(penguins)
}
// ANCHOR_END: read

impl Penguin {
    pub fn season(&self) -> String {
        let start = self.date.year() - i16::from(self.date.month() < 7);
        format!("{start}/{:02}", (start + 1) % 100)
    }

    pub fn says(&self, words: &str) -> bool {
        let text = self.comment.as_deref().unwrap_or_default();
        text.to_lowercase().contains(words)
    }
}

impl Sex {
    /// What stands in the cleaned file.
    pub fn code(self) -> &'static str {
        match self {
            Sex::Female => "female",
            Sex::Male => "male",
            Sex::Unknown => "",
        }
    }

    /// What stands in the summary.
    pub fn word(self) -> &'static str {
        match self {
            Sex::Unknown => "unknown",
            known => known.code(),
        }
    }
}

pub fn clean(input: &str) -> Result<Cleaned, CleanError> {
    let penguins = read(input.as_bytes())?;
    let mut columns = Vec::new();
    for (i, name) in SIZES.into_iter().enumerate() {
        columns.push(impute(&penguins, i, name)?);
    }
    let scores: Vec<Vec<f64>> =
        columns.iter().map(|c| standardise(c)).collect();
    columns.extend(scores);
    Ok(Cleaned {
        csv: write(&penguins, &columns)?,
        summary: summary(&penguins, &columns[3]),
    })
}
