//! **Warm-up: convert the rest.** The first mass is in kilograms already. `convert` calls `to_kilograms` on all masses, as the
//! first program does. Change its body so that it converts all masses but the first. There is at least one mass.
//!
//! Hint: `&masses[..3]` lends a part of a list to read. How do you lend a part to write?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// Converts all masses but the first, which is in kilograms.
    pub fn convert(masses: &mut [f64]) {
        to_kilograms(masses);
    }

    fn to_kilograms(masses: &mut [f64]) {
        for mass in masses {
            *mass /= 1000.0;
        }
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// Converts all masses but the first, which is in kilograms.
    pub fn convert(masses: &mut [f64]) {
        to_kilograms(&mut masses[1..]);
    }

    fn to_kilograms(masses: &mut [f64]) {
        for mass in masses {
            *mass /= 1000.0;
        }
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
#[test]
fn the_first_mass_stays_and_the_others_change() {
    let mut masses = vec![3.97, 3800.0, 3250.0];
    answer::convert(&mut masses);
    assert_eq!(masses, [3.97, 3.8, 3.25]);
}

#[test]
fn one_mass_alone_stays() {
    let mut masses = vec![3.75];
    answer::convert(&mut masses);
    assert_eq!(masses, [3.75]);
}
// ANCHOR_END: tests
