//! The programs of the pages that did not compile, fixed.

// ANCHOR: sample
/// The first three masses, without the others.
pub fn sample() -> Vec<f64> {
    let masses: Vec<f64> = vec![3750.0, 3800.0, 3250.0, 3450.0, 3650.0];
    masses[..3].to_vec()
}
// ANCHOR_END: sample
