//! **One that matters: guess the delimiter.** Not every CSV file is separated by commas. Write `delimiter`, which looks at the header line and
//! returns the most frequent of `,`, `;`, tab and `|`. Those between double quotes don't count. Of equally frequent ones it
//! returns the first in that order, so a file with one column gets the comma. A `u8` is one byte, and `b','` is the byte of a comma.
//!
//! Hint: Go over `header.bytes()`, and flip a `bool` at each quote. Of equal keys, `max_by_key` returns the last.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    pub const CANDIDATES: [u8; 4] = [b',', b';', b'\t', b'|'];

    /// The most frequent candidate outside of quotes, or the first.
    pub fn delimiter(header: &str) -> u8 {
        todo!("one of {CANDIDATES:?}, from {header}")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    pub const CANDIDATES: [u8; 4] = [b',', b';', b'\t', b'|'];

    /// The most frequent candidate outside of quotes, or the first.
    pub fn delimiter(header: &str) -> u8 {
        let mut quoted = false;
        let mut counts = [0; CANDIDATES.len()];
        for byte in header.bytes() {
            quoted ^= byte == b'"';
            let place = CANDIDATES.iter().position(|c| *c == byte);
            if let (false, Some(at)) = (quoted, place) {
                counts[at] += 1;
            }
        }
        // From the back, because the last of equals is returned.
        let best = (0..CANDIDATES.len()).rev().max_by_key(|at| counts[*at]);
        best.map_or(b',', |at| CANDIDATES[at])
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
#[test]
fn each_candidate_is_found() {
    for byte in answer::CANDIDATES {
        let header = ["id", "name", "mass"].join(&char::from(byte).to_string());
        assert_eq!(answer::delimiter(&header), byte, "{header}");
    }
}

#[test]
fn the_most_frequent_counts_and_not_the_first() {
    assert_eq!(answer::delimiter("name, first;name, last;born;died"), b';');
    assert_eq!(answer::delimiter("a|b;c,d,e"), b',');
}

#[test]
fn what_is_quoted_does_not_count() {
    assert_eq!(answer::delimiter("\"mass, dry, in g\";\"age\""), b';');
    assert_eq!(answer::delimiter("\"say \"\"a,b,c\"\"\"|x"), b'|');
}

#[test]
fn of_equals_the_first_candidate() {
    assert_eq!(answer::delimiter("a;b,c"), b',');
    assert_eq!(answer::delimiter("a|b\tc"), b'\t');
    assert_eq!(answer::delimiter("name"), b',');
    assert_eq!(answer::delimiter(""), b',');
}
// ANCHOR_END: tests
