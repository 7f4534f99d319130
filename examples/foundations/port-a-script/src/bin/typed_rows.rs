//! The mean body mass of each sex: a row has types, and a mass may be missing.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;

type Row = HashMap<String, String>;

struct Penguin {
    sex: String,
    mass: Option<f64>,
}

fn parse(row: &Row) -> Result<Penguin, Box<dyn Error>> {
    let mass = match row["Body Mass (g)"].as_str() {
        "" | "NA" => None,
        cell => Some(cell.parse()?),
    };
    let sex = row["Sex"].clone();
    Ok(Penguin { sex, mass })
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).expect("name a CSV file");
    let mut masses: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for row in csv::Reader::from_path(path)?.deserialize() {
        let penguin = parse(&row?)?;
        if let Some(mass) = penguin.mass {
            masses.entry(penguin.sex).or_default().push(mass);
        }
    }
    for (sex, values) in &masses {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        println!("{sex:<7}{:4}{mean:8.1} g", values.len());
    }
    Ok(())
}
