//! What the fields of a recorded measurement may hold: what a machine can have written there.
//!
//! Each check is made while its field is read, so that the parser knows the place of what it
//! refuses. Text is a short list of characters: none of them means anything in HTML or Markdown.

use std::collections::BTreeMap;
use std::fmt::{Debug, Formatter};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::de::{Deserialize, Deserializer, Error, Visitor};

/// What one run may take, in seconds. The longest that is recorded in the book takes 8 seconds.
pub const LONGEST_RUN: f64 = 180.0;
/// Faster than any instruction.
const SHORTEST_WORK: f64 = 1e-11;
const MOST_THREADS: usize = 4096;
const MOST_BYTES: u64 = 1 << 45;
const LONGEST_TEXT: usize = 120;

/// The name of a measurement, which is that of its file.
pub fn name<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    checked(input, |name: &String| {
        let is_word = |c: char| c.is_ascii_alphanumeric() || "_-".contains(c);
        (!name.is_empty() && name.chars().all(is_word))
            .then_some(())
            .ok_or_else(|| format!("the name {name:?} is not letters, digits, `_` and `-`"))
    })
}

/// The name of a machine or of a subject.
pub fn text<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    checked(input, |text: &String| plain(text))
}

/// Lines that a program printed, and commands: anything that fits on a line.
pub fn line<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    checked(input, |line: &String| one_line(line))
}

pub fn lines<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<String>, D::Error> {
    checked(input, |lines: &Vec<String>| lines.iter().try_for_each(|line| one_line(line)))
}

pub fn date<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    checked(input, |date: &String| {
        let day = day_number(date).ok_or_else(|| format!("{date:?} is not a day, YYYY-MM-DD"))?;
        if day > today() { Err(format!("{date} is in the future")) } else { Ok(()) }
    })
}

pub fn versions<'de, D>(input: D) -> Result<BTreeMap<String, String>, D::Error>
where
    D: Deserializer<'de>,
{
    checked(input, |versions: &BTreeMap<String, String>| {
        versions.iter().flat_map(|(name, version)| [name, version]).try_for_each(|of| plain(of))?;
        versions.contains_key("rustc").then_some(()).ok_or_else(|| "no version of `rustc`".into())
    })
}

pub fn hash<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    checked(input, |hash: &String| is_hash(hash))
}

pub fn hashes<'de, D>(input: D) -> Result<BTreeMap<String, String>, D::Error>
where
    D: Deserializer<'de>,
{
    checked(input, |hashes: &BTreeMap<String, String>| {
        hashes.iter().try_for_each(|(folder, hash)| plain(folder).and(is_hash(hash)))?;
        (!hashes.is_empty()).then_some(()).ok_or_else(|| "no code was measured".into())
    })
}

pub fn threads<'de, D: Deserializer<'de>>(input: D) -> Result<usize, D::Error> {
    checked(input, |count: &usize| within(*count, 1, MOST_THREADS, "threads"))
}

/// A peak of memory; 0 where the system does not say, and else in the kernel's kibibytes.
pub fn bytes<'de, D: Deserializer<'de>>(input: D) -> Result<u64, D::Error> {
    checked(input, |bytes: &u64| {
        within(*bytes, 0, MOST_BYTES, "bytes")?;
        let whole = bytes.is_multiple_of(1024);
        whole.then_some(()).ok_or_else(|| format!("{bytes} bytes are not whole kibibytes"))
    })
}

pub fn times<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<f64>, D::Error> {
    let times: Vec<Time> = Vec::deserialize(input)?;
    Ok(times.into_iter().map(|Time(seconds)| seconds).collect())
}

/// Seconds.
struct Time(f64);

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_f64(TimeVisitor)
    }
}

/// Checks a time while it is read: behind it, the parser would be at the next one already.
struct TimeVisitor;

impl Visitor<'_> for TimeVisitor {
    type Value = Time;

    fn expecting(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str("a number of seconds")
    }

    fn visit_f64<E: Error>(self, seconds: f64) -> Result<Time, E> {
        within(seconds, SHORTEST_WORK, LONGEST_RUN, "seconds").map_err(E::custom)?;
        Ok(Time(seconds))
    }
}

fn checked<'de, D, T>(input: D, check: impl Fn(&T) -> Result<(), String>) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let value = T::deserialize(input)?;
    check(&value).map_err(D::Error::custom)?;
    Ok(value)
}

fn within<T: PartialOrd + Debug>(value: T, low: T, high: T, unit: &str) -> Result<(), String> {
    let is_within = low <= value && value <= high;
    is_within
        .then_some(())
        .ok_or_else(|| format!("{value:?} {unit} are not from {low:?} to {high:?}"))
}

/// Letters, digits and what the names of processors, programs and versions have between them.
fn plain(text: &str) -> Result<(), String> {
    match text.chars().find(|character| !is_plain(*character)) {
        Some(wrong) => Err(format!("{wrong:?} cannot be in this text")),
        None if text.trim() != text || text.is_empty() => Err("a text is empty or padded".into()),
        None if text.len() > LONGEST_TEXT => {
            Err(format!("a text is longer than {LONGEST_TEXT} characters"))
        }
        None => Ok(()),
    }
}

pub fn is_plain(character: char) -> bool {
    character.is_ascii_alphanumeric() || " .,()@/+-_".contains(character)
}

fn one_line(text: &str) -> Result<(), String> {
    match text.chars().find(|character| character.is_control()) {
        Some(wrong) => Err(format!("{wrong:?} cannot be in a line")),
        None => Ok(()),
    }
}

fn is_hash(hash: &str) -> Result<(), String> {
    let is_digit = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    let is_hash = hash.len() == 16 && hash.chars().all(is_digit);
    is_hash.then_some(()).ok_or_else(|| format!("{hash:?} is not a hash"))
}

/// The number of a day, counted from 1970, by Howard Hinnant's days-from-civil rule; `None` for
/// what is not a day.
pub fn day_number(date: &str) -> Option<u64> {
    (date.len() == "YYYY-MM-DD".len()).then_some(())?;
    let parts: Vec<u64> = date.split('-').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [year, month, day] = parts[..] else { return None };
    let shifted = if month > 2 { year } else { year.checked_sub(1)? };
    let (era, month_from_march) = (shifted / 400, (month + 9) % 12);
    let in_year = (153 * month_from_march + 2) / 5 + day.checked_sub(1)?;
    let of_era = shifted % 400;
    let in_era = of_era * 365 + of_era / 4 - of_era / 100 + in_year;
    let number = (era * 146_097 + in_era).checked_sub(719_468)?;
    (day_name(number) == date).then_some(number)
}

/// `YYYY-MM-DD` of the number of a day, by the civil-from-days rule.
pub fn day_name(number: u64) -> String {
    let days = number + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let in_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * in_year + 2) / 153;
    let (date, month) =
        (in_year - (153 * month + 2) / 5 + 1, if month < 10 { month + 3 } else { month - 9 });
    format!("{:04}-{month:02}-{date:02}", year + era * 400 + u64::from(month <= 2))
}

/// The number of this day, in UTC.
pub fn today() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() / 86_400)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted() {
        assert_eq!(day_number("1970-01-01"), Some(0));
        assert_eq!(day_number("2000-03-01"), Some(11_017));
        assert_eq!((0..40_000).find(|day| day_number(&day_name(*day)) != Some(*day)), None);
        let wrong =
            ["2026-02-29", "2026-13-01", "2026-1-1", "20260101", "x", "2026-00-10", "-1-1-1"];
        assert_eq!(wrong.map(day_number), [None; 7]);
        assert_eq!(
            ["2026-01-00", "+2026-01-01", "99999999999999-01-01"].map(day_number),
            [None; 3]
        );
    }
}
