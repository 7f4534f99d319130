//! **Warm-up: several words for "missing".** In other tables a missing value is written `NaN`, `n/a` or `-`. Let `is_missing` accept a list of
//! texts, which may be empty. A cell is also missing if it is empty. Spaces around the cell don't count.
//!
//! Hint: `cell.trim()` leaves the spaces out, and `any` asks a question about each item of an iterator.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// Whether a cell is empty, or one of the texts.
    pub fn is_missing(cell: &str, texts: &[String]) -> bool {
        cell.is_empty() || cell == texts[0]
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// Whether a cell is empty, or one of the texts.
    pub fn is_missing(cell: &str, texts: &[String]) -> bool {
        let cell = cell.trim();
        cell.is_empty() || texts.iter().any(|text| cell == text)
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::is_missing;

fn texts() -> Vec<String> {
    ["NA", "NaN", "-"].map(String::from).to_vec()
}

#[test]
fn any_of_the_texts_is_missing() {
    for cell in ["NA", "NaN", "-"] {
        assert!(is_missing(cell, &texts()), "{cell:?}");
    }
}

#[test]
fn an_empty_cell_is_missing() {
    assert!(is_missing("", &texts()));
    assert!(is_missing("", &[]));
}

#[test]
fn spaces_do_not_count() {
    assert!(is_missing(" NA ", &texts()));
    assert!(is_missing("  ", &texts()));
}

#[test]
fn everything_else_is_a_value() {
    for cell in ["0", "MALE", "NAN", "N", "NA-", "--"] {
        assert!(!is_missing(cell, &texts()), "{cell:?}");
        assert!(!is_missing(cell, &[]), "{cell:?}, without texts");
    }
}
// ANCHOR_END: tests
