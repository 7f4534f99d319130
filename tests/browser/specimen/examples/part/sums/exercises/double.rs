//! **Double a number.** Write `double`.
//!
//! Hint: add it to itself.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    pub fn double(number: i32) -> i32 {
        todo!("twice {number}")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    pub fn double(number: i32) -> i32 {
        number + number
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
#[test]
fn twice_two() {
    assert_eq!(answer::double(2), 4);
}
// ANCHOR_END: tests
