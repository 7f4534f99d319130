//! Changes rows obtained in four ways, and looks at the matrix that they came from.

use ownership::Matrix;
use ownership::penguins::{MASS, read};

fn mass(birds: &Matrix) -> f64 {
    birds.view().row(0)[MASS]
}

fn report(what: &str, there: f64, source: f64) {
    println!("{what:<27}  {there:>7.2}  {source:>13.2}");
}

fn main() {
    println!("the mass of penguin 0          there  in the source");
    // ANCHOR: ways
    let mut birds = read();
    let mut first = birds.slice_mut(0..3);
    first.row_mut(0)[MASS] = 0.0;
    let there = first.view().row(0)[MASS];
    report("slice, written to", there, mass(&birds));

    let mut birds = read();
    let mut first = birds.slice_mut(0..3);
    first.scale(0.001); // grams to kilograms
    let there = first.view().row(0)[MASS];
    report("slice, scaled in place", there, mass(&birds));

    let birds = read();
    let scaled = birds.slice(0..3).scaled(0.001);
    report("slice, scaled into another", mass(&scaled), mass(&birds));

    let mut picked = birds.select(&[0, 1, 2]);
    picked.view_mut().row_mut(0)[MASS] = 0.0;
    report("rows by index, written to", mass(&picked), mass(&birds));
    // ANCHOR_END: ways
}
