//! **Stretch: a second way to write a date.** Another station writes `27/11/2007`, day first. Write `parse_day`, which accepts that form and the
//! table's own `2007-11-27`, and refuses everything else, such as `11/27/2007`, `20071127` and `7/1/2007`. The error names the text. `Date`
//! comes from jiff, a crate for dates.
//!
//! Hint: `Date::strptime("%d/%m/%Y", text)` parses by a pattern, as in Python. In both, a number may have fewer digits than you
//! expect. You can write the date again and compare: `date.strftime("%d/%m/%Y").to_string()`.

#[cfg(feature = "attempt")]
mod answer {
    use jiff::civil::Date;

    // ANCHOR: task
    /// The date that `text` names, or an error that contains `text`.
    pub fn parse_day(text: &str) -> Result<Date, String> {
        todo!("read {text} and return a {}", Date::ZERO)
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    use jiff::civil::Date;

    // ANCHOR: solution
    /// The date that `text` names, or an error that contains `text`.
    pub fn parse_day(text: &str) -> Result<Date, String> {
        for pattern in ["%Y-%m-%d", "%d/%m/%Y"] {
            if let Ok(date) = Date::strptime(pattern, text)
                && date.strftime(pattern).to_string() == text
            {
                return Ok(date);
            }
        }
        Err(format!(
            "`{text}` is no date: write 2007-11-27 or 27/11/2007"
        ))
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::parse_day;
use jiff::civil::date;

#[test]
fn both_forms_are_read() {
    assert_eq!(parse_day("2007-11-27"), Ok(date(2007, 11, 27)));
    assert_eq!(parse_day("27/11/2007"), Ok(date(2007, 11, 27)));
    assert_eq!(parse_day("03/04/2008"), Ok(date(2008, 4, 3)));
}

#[test]
fn all_else_is_refused_by_name() {
    let other = ["11/27/2007", "31/11/2007", "27/11/07", "20071127"];
    let worse = ["2007-1-5", "7/1/2007", "27/11/2007 ", "NA", ""];
    for text in other.into_iter().chain(worse) {
        let refused = parse_day(text).is_err_and(|error| error.contains(text));
        assert!(refused, "{text:?}");
    }
}
// ANCHOR_END: tests
