//! **Warm-up: whole numbers only.** `epochs` is the first program as a function. It should read the numbers of epochs, and leave
//! out what is not a whole number from zero up. As it is, it makes 12 of `12.5`, and 0 of `-3`.
//!
//! Hint: which type has only whole numbers from zero up?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    /// The cells that are whole numbers from zero up.
    pub fn epochs(cells: &[&str]) -> Vec<usize> {
        let mut epochs = Vec::new();
        for cell in cells {
            match cell.parse::<f64>() {
                Ok(epoch) => epochs.push(epoch as usize),
                Err(_) => println!("not a number: {cell}"),
            }
        }
        epochs
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    /// The cells that are whole numbers from zero up.
    pub fn epochs(cells: &[&str]) -> Vec<usize> {
        let mut epochs = Vec::new();
        for cell in cells {
            match cell.parse::<usize>() {
                Ok(epoch) => epochs.push(epoch),
                Err(_) => println!("not a number: {cell}"),
            }
        }
        epochs
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
#[test]
fn only_whole_numbers_from_zero_up_are_read() {
    let cells = ["12", "12.5", "-3", "seven", "", "0", "40"];
    assert_eq!(answer::epochs(&cells), [12, 0, 40]);
}

#[test]
fn no_number_is_rounded_on_the_way() {
    let cells = ["9007199254740993"]; // too long for an f64
    assert_eq!(answer::epochs(&cells), [9007199254740993]);
}
// ANCHOR_END: tests
