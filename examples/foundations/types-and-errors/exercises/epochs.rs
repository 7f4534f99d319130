//! **Warm-up: whole numbers only.** `epochs` is the first program as a function. It should read the numbers of epochs, and leave
//! out whatever is not a non-negative integer, such as `12.5` or `12.0`. As it is, `as usize` turns `12.5` into 12, and `-3`
//! into 0.
//!
//! Hint: which type holds only non-negative integers?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The cells that are non-negative integers.
    pub fn epochs(cells: &[&str]) -> Vec<usize> {
        let mut epochs = Vec::new();
        for cell in cells {
            match cell.parse::<f64>() {
                Ok(epoch) => epochs.push(epoch as usize),
                Err(_) => println!("left out: {cell}"),
            }
        }
        epochs
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// The cells that are non-negative integers.
    pub fn epochs(cells: &[&str]) -> Vec<usize> {
        let mut epochs = Vec::new();
        for cell in cells {
            match cell.parse::<usize>() {
                Ok(epoch) => epochs.push(epoch),
                Err(_) => println!("left out: {cell}"),
            }
        }
        epochs
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
#[test]
fn only_non_negative_integers_are_read() {
    let cells = ["12", "12.5", "12.0", "-3", "seven", "", "0", "40"];
    assert_eq!(answer::epochs(&cells), [12, 0, 40]);
}

#[test]
fn no_number_is_rounded_on_the_way() {
    let cells = ["9007199254740993"]; // too long for an f64
    assert_eq!(answer::epochs(&cells), [9007199254740993]);
}
// ANCHOR_END: tests
