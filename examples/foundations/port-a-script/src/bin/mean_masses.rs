//! The mean body mass of each sex: the script, line by line.

use std::collections::{BTreeMap, HashMap};

type Row = HashMap<String, String>;

fn main() -> Result<(), csv::Error> {
    let path = std::env::args().nth(1).expect("name a CSV file");
    let mut masses: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for row in csv::Reader::from_path(path)?.deserialize() {
        let row: Row = row?;
        if row["Body Mass (g)"] != "NA" {
            let mass = row["Body Mass (g)"].parse().expect("a number");
            masses.entry(row["Sex"].clone()).or_default().push(mass);
        }
    }
    for (sex, values) in &masses {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        println!("{sex:<7}{:4}{mean:8.1} g", values.len());
    }
    Ok(())
}
