//! **One that matters: say what you filled in.** In a table, a value that was filled in looks like a measured one. Write `fill`, which
//! returns each size with `true` if it was filled in. A missing size gets the median of its species and sex. If none of those was measured,
//! it gets the median of its species. Without that either, return an error that names the species. Only measured sizes
//! count in a median. (The types are those of the whole script, whose steps have their own numbers.)
//!
//! Hint: `port_a_script::step4_pure::median` takes a `&mut [f64]`, and `or_else(|| …)` tries something else where there is `None`. One function
//! can collect the measured sizes of all birds for which a closure is true. An iterator of `Result`s collects into a `Result` of a `Vec`.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use port_a_script::step3_enums::{Sex, Species};

    /// A penguin's species, sex and size.
    pub type Bird = (Species, Sex, Option<f64>);

    /// Each size, and whether it was filled in.
    pub fn fill(birds: &[Bird]) -> Result<Vec<(f64, bool)>, String> {
        todo!("fill {birds:?}")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    use port_a_script::step3_enums::{Sex, Species};

    // ANCHOR: solution
    use port_a_script::step4_pure::median;

    /// A penguin's species, sex and size.
    pub type Bird = (Species, Sex, Option<f64>);

    /// Each size, and whether it was filled in.
    pub fn fill(birds: &[Bird]) -> Result<Vec<(f64, bool)>, String> {
        birds.iter().map(|bird| fill_one(birds, bird)).collect()
    }

    fn fill_one(birds: &[Bird], bird: &Bird) -> Result<(f64, bool), String> {
        let &(species, sex, size) = bird;
        if let Some(size) = size {
            return Ok((size, false));
        }
        median_of(birds, |b| (b.0, b.1) == (species, sex))
            .or_else(|| median_of(birds, |b| b.0 == species))
            .map(|size| (size, true))
            .ok_or(format!("no {species:?} was measured"))
    }

    fn median_of(
        birds: &[Bird],
        wanted: impl Fn(&Bird) -> bool,
    ) -> Option<f64> {
        let group = birds.iter().filter(|&bird| wanted(bird));
        median(&mut group.filter_map(|bird| bird.2).collect::<Vec<_>>())
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::{Bird, fill};
use port_a_script::step3_enums::{Sex::*, Species::*};

const BIRDS: [Bird; 7] = [
    (Adelie, Male, Some(4000.0)),
    (Adelie, Male, None),
    (Adelie, Female, Some(3000.0)),
    (Adelie, Male, Some(4300.0)),
    (Adelie, Unknown, None),
    (Gentoo, Female, Some(9000.0)),
    (Adelie, Female, Some(3100.0)),
];

#[test]
fn sex_and_species_come_before_species_alone() {
    let filled = fill(&BIRDS).expect("each species was measured");
    assert_eq!(filled[1], (4150.0, true));
    // Of 3000, 3100, 4000 and 4300; the 4150 that was filled in does not count.
    assert_eq!(filled[4], (3550.0, true));
}

#[test]
fn measured_values_are_left_alone() {
    let filled = fill(&BIRDS).expect("each species was measured");
    for (bird, filled) in BIRDS.iter().zip(&filled) {
        assert_eq!(filled.1, bird.2.is_none());
        assert!(bird.2.is_none_or(|size| size == filled.0));
    }
    assert_eq!(filled.len(), BIRDS.len());
}

#[test]
fn a_species_that_was_never_measured_is_an_error() {
    let birds = [BIRDS[0], (Chinstrap, Male, None)];
    let error = fill(&birds).expect_err("there is no median");
    assert!(error.contains("Chinstrap"), "{error}");
    assert_eq!(fill(&[]), Ok(vec![]));
}
// ANCHOR_END: tests
