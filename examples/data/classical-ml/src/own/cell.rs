//! What stands in one cell: a number, nothing, or words.

/// What the tables of others have where a number is missing.
const MISSING: [&str; 10] = [
    "", "na", "n/a", "#n/a", "nan", "null", "none", "?", "-", ".",
];

/// Squares of larger numbers, summed, would leave the range of `f64`.
const LARGEST: f64 = 1e100;

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell {
    Number(f64),
    Missing,
    Words,
}

/// With `comma`, 1,5 is a number as well as 1.5.
pub fn cell(text: &str, comma: bool) -> Cell {
    match number(text) {
        Some(number) => Cell::Number(number),
        None if MISSING.iter().any(|one| text.eq_ignore_ascii_case(one)) => {
            Cell::Missing
        }
        None if comma && text.matches(',').count() == 1 => {
            let point = text.replace(',', ".");
            number(&point).map_or(Cell::Words, Cell::Number)
        }
        None => Cell::Words,
    }
}

/// Digits, a point, an exponent; not the words that `parse` takes as well.
fn number(text: &str) -> Option<f64> {
    let plain = text.bytes().all(|one| b"0123456789+-.eE".contains(&one));
    let number: f64 = text.parse().ok().filter(|_| plain)?;
    (number.abs() <= LARGEST).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_programs_write_them() {
        for (text, expected) in
            [("1", 1.0), ("-.5", -0.5), ("+2.", 2.0), ("1e-3", 1e-3)]
        {
            assert_eq!(cell(text, false), Cell::Number(expected), "{text}");
        }
    }

    #[test]
    fn words_that_parse_takes_are_no_numbers() {
        for text in ["inf", "-Infinity", "infinity", "1e999", "1e101"] {
            assert_eq!(cell(text, true), Cell::Words, "{text}");
        }
        assert_eq!(cell("NaN", false), Cell::Missing);
    }

    #[test]
    fn a_comma_is_a_point_only_where_it_separates_nothing() {
        assert_eq!(cell("1,5", true), Cell::Number(1.5));
        assert_eq!(cell("1,5", false), Cell::Words);
        assert_eq!(cell("1,234,567", true), Cell::Words);
        assert_eq!(cell("1.234,5", true), Cell::Words);
    }
}
