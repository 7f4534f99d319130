//! Bill lengths and depths of the Palmer penguins.

use crate::points::Points;

pub const SPECIES: [&str; 3] = ["Adelie", "Chinstrap", "Gentoo"];

/// Length and depth in mm, and the number of the species in [`SPECIES`], of
/// the birds that were measured.
pub fn read() -> (Points, Vec<usize>) {
    let birds: Vec<([f64; 2], usize)> = include_str!("../data/penguins.csv")
        .lines()
        .skip(1)
        .filter_map(bird)
        .collect();
    let values = birds.iter().flat_map(|bird| bird.0).collect();
    let species = birds.iter().map(|bird| bird.1).collect();
    (Points::new(values, 2), species)
}

/// `None` where a measure is missing.
fn bird(line: &str) -> Option<([f64; 2], usize)> {
    let cells: Vec<&str> = line.split(',').collect();
    let species = SPECIES.iter().position(|name| *name == cells[0])?;
    Some(([cells[2].parse().ok()?, cells[3].parse().ok()?], species))
}
