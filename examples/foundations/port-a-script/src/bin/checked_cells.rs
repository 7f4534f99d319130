//! The mean body mass of each sex: a wrong cell is reported with its place.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;

type Row = HashMap<String, String>;

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sex {
    Female,
    Male,
    Unknown,
}

struct Penguin {
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
    let sex = parse_sex(&row["Sex"])?;
    let mass = parse_mass(&row["Body Mass (g)"])?;
    Ok(Penguin { sex, mass })
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).expect("name a CSV file");
    let mut masses: BTreeMap<Sex, Vec<f64>> = BTreeMap::new();
    let mut reader = csv::Reader::from_path(path)?;
    for (line, row) in (2..).zip(reader.deserialize()) {
        match parse(&row?) {
            Ok(penguin) => {
                if let Some(mass) = penguin.mass {
                    masses.entry(penguin.sex).or_default().push(mass);
                }
            }
            Err(problem) => println!("line {line}, {problem}"),
        }
    }
    for (sex, values) in &masses {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        let name = format!("{sex:?}");
        println!("{name:<7}{:4}{mean:8.1} g", values.len());
    }
    Ok(())
}
