//! Days, by Howard Hinnant's rule.

/// The number of the day `2026-11-20`, or `None` if there is no such day.
pub fn day(date: &str) -> Option<i64> {
    let mut parts = date.splitn(3, '-');
    let mut next = |length: usize| {
        let part = parts.next().filter(|part| part.len() == length)?;
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse::<i64>().ok()).flatten()
    };
    let (year, month, day) = (next(4)?, next(2)?, next(2)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=length)
        .contains(&day)
        .then(|| days_from_civil(year, month, day))
}

fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    // the year begins in March, so that the leap day is its last
    let year = if month > 2 { year } else { year - 1 };
    let (era, in_era) = (year.div_euclid(400), year.rem_euclid(400));
    let in_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_that_are_and_days_that_are_not() {
        assert_eq!(day("1970-01-01"), Some(0));
        assert_eq!(day("2000-03-01"), Some(11_017));
        assert_eq!(day("2024-02-29"), Some(19_782));
        for wrong in [
            "2026-02-29",
            "2026-13-01",
            "2026-1-01",
            "soon",
            "2026-11",
            "2026-11-20x",
        ] {
            assert_eq!(day(wrong), None, "{wrong}");
        }
    }
}
