//! **Warm-up: another question.** `means` is the loop of the first program as a function, which takes the table as text. Change it so that it
//! returns the mean flipper length (column `Flipper Length (mm)`) of each island (column `Island`). In some tables an empty cell means
//! "missing", as `NA` does. Skip both, and leave out an island without a value. Any other text stops the program.
//!
//! Hint: Two names of columns change, and one condition grows. `cell` is a `&String`, which has `is_empty()`.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use std::collections::{BTreeMap, HashMap};

    /// The mean of each group.
    pub fn means(table: &str) -> Result<BTreeMap<String, f64>, csv::Error> {
        let mut groups: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        for row in reader.deserialize() {
            let row: HashMap<String, String> = row?;
            let cell = &row["Body Mass (g)"];
            if cell != "NA" {
                let value = cell.parse().expect("a number");
                groups.entry(row["Sex"].clone()).or_default().push(value);
            }
        }
        let mut means = BTreeMap::new();
        for (group, values) in groups {
            let mean = values.iter().sum::<f64>() / values.len() as f64;
            means.insert(group, mean);
        }
        Ok(means)
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use std::collections::{BTreeMap, HashMap};

    /// The mean of each group.
    pub fn means(table: &str) -> Result<BTreeMap<String, f64>, csv::Error> {
        let mut groups: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        for row in reader.deserialize() {
            let row: HashMap<String, String> = row?;
            let cell = &row["Flipper Length (mm)"];
            if cell != "NA" && !cell.is_empty() {
                let value = cell.parse().expect("a number");
                groups.entry(row["Island"].clone()).or_default().push(value);
            }
        }
        let mut means = BTreeMap::new();
        for (group, values) in groups {
            let mean = values.iter().sum::<f64>() / values.len() as f64;
            means.insert(group, mean);
        }
        Ok(means)
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::means;
use std::collections::BTreeMap;

const TABLE: &str = "\
Island,Flipper Length (mm),Body Mass (g),Sex
Dream,180,3000,MALE
Biscoe,210,NA,FEMALE
Dream,NA,3100,MALE
Dream,190,3200,FEMALE
";

#[test]
fn each_island_has_its_mean() {
    let expected =
        BTreeMap::from([("Biscoe".into(), 210.0), ("Dream".into(), 185.0)]);
    assert_eq!(means(TABLE).expect("a good table"), expected);
}

#[test]
fn an_empty_cell_is_missing_too() {
    let table = TABLE.replace("Dream,NA", "Dream,");
    let means = means(&table).expect("a good table");
    assert_eq!(means["Dream"], 185.0);
}

#[test]
fn an_island_without_a_value_is_left_out() {
    let table = TABLE.to_string() + "Torgersen,NA,3300,MALE\nTorgersen,,,NA\n";
    let means = means(&table).expect("a good table");
    assert_eq!(means.len(), 2, "{means:?}");
}

#[test]
#[should_panic(expected = "a number")]
fn a_wrong_cell_stops_the_program() {
    let _ = means(&TABLE.replace("190", "19O"));
}
// ANCHOR_END: tests
