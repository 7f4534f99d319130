//! Fills in each missing mass by the median of its sex, and prints the table.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;

type Row = HashMap<String, String>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sex {
    Female,
    Male,
    Unknown,
}

struct Penguin {
    id: String,
    sex: Sex,
    mass: Option<f64>,
}

fn parse_sex(cell: &str) -> Result<Sex, String> {
    match cell {
        "FEMALE" => Ok(Sex::Female),
        "MALE" => Ok(Sex::Male),
        "" | "NA" => Ok(Sex::Unknown),
        _ => Err(format!("Sex: `{cell}` is not a sex")),
    }
}

fn parse_mass(cell: &str) -> Result<Option<f64>, String> {
    match cell.parse() {
        Ok(mass) => Ok(Some(mass)),
        Err(_) if cell.is_empty() || cell == "NA" => Ok(None),
        Err(_) => Err(format!("Body Mass (g): `{cell}` is not a number")),
    }
}

fn parse(row: &Row) -> Result<Penguin, String> {
    let id = row["Individual ID"].clone();
    let sex = parse_sex(&row["Sex"])?;
    let mass = parse_mass(&row["Body Mass (g)"])?;
    Ok(Penguin { id, sex, mass })
}

// ANCHOR: median
/// The middle value, or the mean of the two middle values.
fn median(values: &[f64]) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let lower = sorted[(sorted.len() - 1) / 2];
    let upper = sorted[sorted.len() / 2];
    Some((lower + upper) / 2.0)
}

#[test]
fn the_median_is_in_the_middle() {
    assert_eq!(median(&[3.0, 1.0, 7.0]), Some(3.0));
    assert_eq!(median(&[4.0, 1.0, 3.0, 2.0]), Some(2.5));
    assert_eq!(median(&[]), None);
}
// ANCHOR_END: median

// ANCHOR: main
fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).expect("name a CSV file");
    let mut penguins = Vec::new();
    let mut masses: BTreeMap<Sex, Vec<f64>> = BTreeMap::new();
    for row in csv::Reader::from_path(path)?.deserialize() {
        let penguin = parse(&row?)?;
        masses.entry(penguin.sex).or_default().extend(penguin.mass);
        penguins.push(penguin);
    }
    let mut medians = BTreeMap::new();
    for (sex, values) in &masses {
        medians.insert(*sex, median(values));
    }
    for penguin in &penguins {
        let known = penguin.mass.or(medians[&penguin.sex]);
        let mass = known.ok_or("a mass is missing, and has no median")?;
        println!("{},{:?},{mass:?}", penguin.id, penguin.sex);
    }
    Ok(())
}
// ANCHOR_END: main
