//! Fills and standardises the penguins in batches, and says what was copied.

use ownership::View;
use ownership::filled::filled;
use ownership::penguins::{self, MASS};
use std::borrow::Cow;

const SIZE: usize = 64;

fn main() {
    let mut birds = penguins::read();
    let height = birds.view().height();
    println!("{height} penguins, 4 measures each, {SIZE} to a batch\n");

    // ANCHOR: fill
    let means = birds.view().means();
    println!("batch  rows  missing  mean mass  filled");
    for (number, batch) in birds.batches(SIZE).enumerate() {
        let missing = batch.values().iter().filter(|v| v.is_nan()).count();
        let values = filled(batch, &means);
        let mass = View::new(&values, batch.columns()).means()[MASS];
        let kind = match values {
            Cow::Borrowed(_) => "the batch itself",
            Cow::Owned(_) => "a copy",
        };
        let rows = batch.height();
        println!("{number:>5}  {rows:>4}  {missing:>7}  {mass:>9.1}  {kind}");
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
