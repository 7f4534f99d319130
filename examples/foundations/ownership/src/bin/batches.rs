//! Fills and standardises the penguins in batches, and says what was copied.

use ownership::filled::filled;
use ownership::penguins;
use std::borrow::Cow;

const SIZE: usize = 64;

fn main() {
    let mut birds = penguins::read();
    let height = birds.view().height();
    println!("{height} penguins, 4 measures each, {SIZE} to a batch\n");

    // ANCHOR: fill
    let means = birds.view().means();
    println!("batch  rows  missing  filled");
    for (number, batch) in birds.batches(SIZE).enumerate() {
        let missing = batch.values().iter().filter(|v| v.is_nan()).count();
        let kind = match filled(batch, &means) {
            Cow::Borrowed(_) => "the batch itself",
            Cow::Owned(_) => "a copy",
        };
        println!("{number:>5}  {:>4}  {missing:>7}  {kind}", batch.height());
    }
    // ANCHOR_END: fill

    let deviations = birds.view().deviations();
    for mut batch in birds.batches_mut(SIZE) {
        batch.standardise(&means, &deviations);
    }
    println!("\nstandardised in place, penguins 0 and 343:");
    for row in [0, 343] {
        let values = birds.view().row(row);
        let cells: Vec<_> = values.iter().map(|v| format!("{v:6.2}")).collect();
        println!("{}", cells.join(" "));
    }
}
