//! Reads the penguins as the demo reads a file of yours, and studies them.

use classical_ml::own::choice::Choice;
use classical_ml::own::read::read;
use classical_ml::own::report::{Report, digits};
use classical_ml::own::study::Study;

const PENGUINS: &str = include_str!("../../../kmeans/data/penguins.csv");

fn main() -> anyhow::Result<()> {
    let inputs = vec![2, 3, 4]; // of the bill, and the flippers
    let choice = Choice { inputs, target: 5 };
    let table = read(PENGUINS)?;
    let study = Study::new(&table, &choice)?;
    let report = Report::new(&table, &study);
    let name = |column: usize| &table.columns[column].name;
    println!("{} of {} columns", name(choice.target), table.columns.len());
    println!("{}", report.sentence.replace("; ", "\n"));
    println!("intercept {}", digits(study.intercept));
    println!("                          unit  deviation    first   second");
    for (at, column) in choice.inputs.iter().enumerate() {
        let name = name(*column);
        let unit = digits(study.coefficients[at]);
        let effect = study.effects[at];
        let weights = study.components.weights.column(at);
        let (first, second) = (weights[0], weights[1]);
        println!(
            "{name:<22} {unit:>8} {effect:>10.3} {first:>8.3} {second:>8.3}"
        );
    }
    for miss in report.misses.iter().take(2) {
        let (line, actual) = (miss.line, digits(miss.actual));
        println!("line {line}: {actual}, guessed {}", digits(miss.guess));
    }
    Ok(())
}
