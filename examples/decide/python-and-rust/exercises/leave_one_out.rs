//! **Leave one out, in both languages.** A thousand known digits are not many, and the rest goes to waste. Guess every digit from
//! all the others instead: `leave_one_out` returns how many guesses are right. A digit must not vote for itself, and an exact copy of
//! it may. The test expects what NumPy counts.
//!
//! When it passes, make it a program of its own in `src/bin/`, write the same in Python beside `twin/knn.py`, and fill in this table:
//!
//! | compare | Rust | Python |
//! |---|---|---|
//! | right of all 1,797, k = 3: the same number? | | |
//! | time for 450, for 900, and for all digits | | |
//! | distances computed for *n* digits; held at one time | | |
//! | peak memory of the process for 450, and for all | | |
//! | lines of code | | |
//! | slips: found before it ran, when it ran, by comparing | | |
//!
//! Does the time grow as the third line says? If it does not, what else is in it?
//!
//! Hint: Find `k + 1` neighbours, drop the one whose row is the digit's own, and keep `k`. Its own row isn't always the first
//! of them: a copy in a lower row is as near, and comes before it.

#[cfg(feature = "attempt")]
mod answer {
    use python_and_rust::digits::Digit;

    // ANCHOR: task
    /// How many of `digits` are guessed right by the `k` nearest of the others.
    pub fn leave_one_out(digits: &[Digit], k: usize) -> usize {
        todo!("guess {} digits, k = {k}", digits.len())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    use python_and_rust::digits::Digit;
    // ANCHOR: solution
    use python_and_rust::knn::{narrow, nearest, vote};

    /// How many of `digits` are guessed right by the `k` nearest of the others.
    pub fn leave_one_out(digits: &[Digit], k: usize) -> usize {
        let right = |(own, digit): &(usize, &Digit)| {
            let neighbours = nearest(digits, &digit.image, k + 1, narrow);
            let others = neighbours.iter().filter(|n| n.row != *own).take(k);
            vote(others.map(|n| digits[n.row].label)) == digit.label
        };
        digits.iter().enumerate().filter(right).count()
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use python_and_rust::digits::{self, Digit};

#[test]
fn numpy_counts_the_same() -> anyhow::Result<()> {
    let digits = digits::read(digits::path())?;
    assert_eq!(answer::leave_one_out(&digits[..600], 3), 591);
    Ok(())
}

#[test]
fn a_digit_does_not_vote_for_itself_but_its_copy_does() {
    let digit = |pixel, label| Digit {
        image: [pixel; 64],
        label,
    };
    let digits = [digit(0, 1), digit(0, 1), digit(0, 2), digit(9, 3)];
    assert_eq!(answer::leave_one_out(&digits, 1), 2);
    assert_eq!(answer::leave_one_out(&digits[1..3], 1), 0);
}

#[test]
fn only_k_of_the_others_vote() {
    let digit = |label| Digit {
        image: [0; 64],
        label,
    };
    // The last row isn't among its own three nearest.
    let digits = [1, 2, 2, 1].map(digit);
    assert_eq!(answer::leave_one_out(&digits, 2), 1);
}
// ANCHOR_END: tests
