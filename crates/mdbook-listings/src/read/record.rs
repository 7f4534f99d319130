//! A recorded measurement: what was timed, where, and how sure the ratio is.
//!
//! Everything that a page shows follows from the samples; a file whose derived figures do not is
//! refused.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fields;
use super::ratio::{Ratio, figure, median, ratio, rounded};
use crate::base::diagnostic::{Fault, Span};
use crate::base::suggest::{did_you_mean, nearest};

/// Relative width of a 95 % interval above which a run says too little to be recorded.
pub const WIDEST_INTERVAL: f64 = 0.25;
/// Interleaved runs of each subject between two looks at the spread.
pub const ROUNDS: usize = 15;
/// A machine that is still too noisy after so many is not worth measuring on.
pub const MOST_ROUNDS: usize = 60;

/// `measured/NAME.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    #[serde(deserialize_with = "fields::name")]
    pub name: String,
    /// The command that repeats the measurement.
    #[serde(deserialize_with = "fields::line")]
    pub command: String,
    #[serde(deserialize_with = "fields::date")]
    pub date: String,
    #[serde(deserialize_with = "fields::text")]
    pub machine: String,
    #[serde(deserialize_with = "fields::threads")]
    pub threads: usize,
    #[serde(deserialize_with = "fields::versions")]
    pub versions: BTreeMap<String, String>,
    /// Hash of Cargo.lock.
    #[serde(deserialize_with = "fields::hash")]
    pub lockfile: String,
    /// Hash of each folder of code that was measured, of its tokens.
    #[serde(deserialize_with = "fields::hashes")]
    pub sources: BTreeMap<String, String>,
    /// The lines that all subjects printed, checked before any was timed.
    #[serde(deserialize_with = "fields::lines")]
    pub answer: Vec<String>,
    pub subjects: Vec<Subject>,
    /// The folders whose code has changed since.
    #[serde(skip)]
    pub changed: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    #[serde(deserialize_with = "fields::text")]
    pub name: String,
    #[serde(deserialize_with = "fields::line")]
    pub command: String,
    /// The work alone, in seconds, as the program timed it; one value a run.
    #[serde(deserialize_with = "fields::times")]
    pub seconds: Vec<f64>,
    /// The whole process, in seconds.
    #[serde(deserialize_with = "fields::times")]
    pub process_seconds: Vec<f64>,
    /// The largest resident set of any run, in bytes.
    #[serde(deserialize_with = "fields::bytes")]
    pub peak_bytes: u64,
    pub median_seconds: f64,
    /// This subject's time divided by the first one's; absent for the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratio: Option<Ratio>,
}

impl Record {
    /// Reads a recording and proves that a machine can have written it: each field holds what it
    /// may, the figures follow from the samples, and the text is exactly what `measure` writes.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let record: Self = serde_json::from_str(text).map_err(|error| misread(text, &error))?;
        if record.subjects.len() < 2 {
            return Err(Fault::new("a measurement compares at least two subjects"));
        }
        for (at, subject) in record.subjects.iter().enumerate() {
            let wrong = subject.implausible(&record.subjects[..at]);
            wrong.map_or(Ok(()), |wrong| Err(Fault::new(format!("{}: {wrong}", subject.name))))?;
        }
        let mut derived = record.clone();
        derived.derive();
        let written = serde_json::to_string_pretty(&derived)
            .map_err(|error| Fault::new(error.to_string()))?;
        let what = match derived == record {
            true => "this is not what a measurement writes",
            false => "a median or ratio does not follow from the samples",
        };
        match first_difference(text.trim_end(), &written) {
            Some(span) => Err(Fault::new(what).at(span)),
            None => Ok(record),
        }
    }

    /// Where figures stand that the code of today may not have.
    pub fn note(&self) -> Option<String> {
        let is_older = !self.changed.is_empty();
        is_older.then(|| format!("measured {}, before the code last changed", self.date))
    }

    /// Fills in medians and ratios from the samples.
    pub fn derive(&mut self) {
        let Some(first) = self.subjects.first().map(|subject| subject.seconds.clone()) else {
            return;
        };
        for (at, subject) in self.subjects.iter_mut().enumerate() {
            subject.median_seconds = rounded(median(&subject.seconds));
            subject.ratio = (at > 0).then(|| ratio(&subject.seconds, &first));
        }
    }

    /// Why this run is too noisy to be recorded, if it is.
    pub fn too_wide(&self) -> Option<String> {
        self.subjects.iter().find_map(|subject| {
            let ratio = subject.ratio?;
            let width = (ratio.high - ratio.low) / ratio.value;
            (width > WIDEST_INTERVAL).then(|| {
                format!(
                    "the ratio of {} is {:.3} to {:.3}, which is wider than {WIDEST_INTERVAL} of its value",
                    subject.name, ratio.low, ratio.high
                )
            })
        })
    }

    /// What `NAME.KEY` shows in a sentence, where `key` is all behind the first dot.
    pub fn value(&self, key: &str) -> Result<String, String> {
        let (what, of) = key.split_once('.').map_or((key, None), |(what, of)| (what, Some(of)));
        let subject = match of {
            Some(name) => self.subject(name)?,
            None if what == "ratio" && self.subjects.len() == 2 => &self.subjects[1],
            None => {
                return Err(format!(
                    "say whose {what} is meant: `{what}.{}`",
                    self.subjects[0].name
                ));
            }
        };
        match what {
            "ratio" => subject
                .ratio
                .map(|ratio| ratio.words())
                .ok_or_else(|| "the first subject is what the others are compared with".into()),
            "time" => Ok(duration(subject.median_seconds)),
            "process" => Ok(duration(median(&subject.process_seconds))),
            "memory" if subject.peak_bytes == 0 => {
                Err("the machine did not say how much memory it took".into())
            }
            "memory" => Ok(bytes(subject.peak_bytes)),
            other => Err(nearest(other, ["ratio", "time", "process", "memory"]).map_or_else(
                || format!("`{other}` is not one of ratio, time, process, memory"),
                |near| format!("did you mean `{near}`?"),
            )),
        }
    }

    fn subject(&self, name: &str) -> Result<&Subject, String> {
        let names: Vec<&str> = self.subjects.iter().map(|subject| subject.name.as_str()).collect();
        self.subjects.iter().find(|subject| subject.name == name).ok_or_else(|| {
            format!("no subject `{name}`: {}", did_you_mean(name, names.iter().copied()))
        })
    }
}

impl Subject {
    /// What no machine can have measured, beside the subjects before.
    fn implausible(&self, before: &[Self]) -> Option<String> {
        let runs = self.seconds.len();
        let mut both = self.seconds.iter().zip(&self.process_seconds);
        if runs == 0 || !runs.is_multiple_of(ROUNDS) || runs > MOST_ROUNDS {
            Some(format!(
                "{runs} samples; a measurement has {ROUNDS} to {MOST_ROUNDS}, by {ROUNDS}s"
            ))
        } else if self.process_seconds.len() != runs
            || before.iter().any(|other| other.seconds.len() != runs)
        {
            Some("not run as often as the others".to_owned())
        } else if let Some((work, process)) = both.find(|(work, process)| work > process) {
            Some(format!("the work took {work} s, and the process around it {process} s"))
        } else if repeats(&self.seconds) || repeats(&self.process_seconds) {
            Some("most runs took exactly the same time, which no clock would say".to_owned())
        } else if before.iter().any(|other| other.name == self.name) {
            Some("there is another subject of this name".to_owned())
        } else if before.iter().any(|other| other.seconds == self.seconds) {
            Some("its times are those of another subject".to_owned())
        } else {
            None
        }
    }
}

/// Whether one value is more than half of all.
fn repeats(samples: &[f64]) -> bool {
    let middle = median(samples);
    samples.iter().filter(|sample| **sample == middle).count() * 2 > samples.len()
}

/// What the parser refuses, and where.
fn misread(text: &str, error: &serde_json::Error) -> Fault {
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
    let start: usize =
        text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    // the parser stands behind what it has read
    let end = text.floor_char_boundary(start + error.column());
    Fault::new(message).at(line_start(text, end)..end)
}

/// The line in which two texts differ first.
fn first_difference(text: &str, written: &str) -> Option<Span> {
    let mut pairs = text.bytes().zip(written.bytes());
    let differs = pairs.position(|(one, other)| one != other);
    let shorter = text.len().min(written.len());
    let at = differs.or((text.len() != written.len()).then_some(shorter))?;
    let at = text.floor_char_boundary(at);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    Some(line_start(text, at)..end)
}

/// Where the text of a line begins, behind its spaces.
fn line_start(text: &str, at: usize) -> usize {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    start + text[start..at].len() - text[start..at].trim_start().len()
}

/// Seconds with the unit that suits them.
pub fn duration(seconds: f64) -> String {
    let (value, unit) = match seconds {
        s if s >= 1.0 => (s, "s"),
        s if s >= 1e-3 => (s * 1e3, "ms"),
        s => (s * 1e6, "µs"),
    };
    format!("{} {unit}", figure(value))
}

fn bytes(count: u64) -> String {
    let mebibytes = count as f64 / (1024.0 * 1024.0);
    format!("{} MiB", figure(mebibytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(name: &str, seconds: Vec<f64>) -> Subject {
        Subject {
            name: name.into(),
            command: String::new(),
            process_seconds: seconds.clone(),
            seconds,
            peak_bytes: 3 << 20,
            median_seconds: 0.0,
            ratio: None,
        }
    }

    fn record(first: Vec<f64>, second: Vec<f64>) -> Record {
        let mut record = Record {
            name: "k".into(),
            command: String::new(),
            date: "2026-01-01".into(),
            machine: "m".into(),
            threads: 1,
            versions: BTreeMap::from([("rustc".into(), "1.95.0".into())]),
            lockfile: "0123456789abcdef".into(),
            sources: BTreeMap::from([("src".into(), "0123456789abcdef".into())]),
            answer: vec![],
            subjects: vec![subject("Rust", first), subject("NumPy", second)],
            changed: vec![],
        };
        record.derive();
        record
    }

    fn around(center: f64) -> Vec<f64> {
        (0..15).map(|i| rounded(center * (1.0 + 0.01 * f64::from(i % 5)))).collect()
    }

    #[test]
    fn a_ratio_reads_in_words() {
        assert_eq!(
            record(around(1.0), around(4.0)).value("ratio").unwrap(),
            "4.0 times as fast (4.0–4.0)"
        );
        assert!(
            record(around(4.0), around(1.0))
                .value("ratio")
                .unwrap()
                .starts_with("4.0 times as slow")
        );
        assert_eq!(
            record(around(1.0), around(1.0)).value("ratio").unwrap(),
            "no measurable difference"
        );
        assert_eq!(record(around(1.0), around(4.0)).value("memory.Rust").unwrap(), "3.0 MiB");
    }

    #[test]
    fn a_figure_typed_into_the_file_is_refused() {
        let mut lie = record(around(1.0), around(4.0));
        let text = |record: &Record| serde_json::to_string_pretty(record).unwrap();
        assert_eq!(Record::parse(&text(&lie)).unwrap(), lie);
        lie.subjects[1].ratio.as_mut().unwrap().value = 40.0;
        let error = Record::parse(&text(&lie)).unwrap_err();
        assert_eq!(error.message, "a median or ratio does not follow from the samples");
        assert_eq!(&text(&lie)[error.span.unwrap()], "\"value\": 40.0,");
    }

    #[test]
    fn noise_is_refused() {
        let noisy = (0..12).map(|i| 1.0 + f64::from(i % 3)).collect();
        assert!(record(around(1.0), noisy).too_wide().is_some());
        assert_eq!(record(around(1.0), around(2.0)).too_wide(), None);
    }

    #[test]
    fn unknown_keys_are_named() {
        let record = record(around(1.0), around(4.0));
        assert_eq!(record.value("ratoi.Rust").unwrap_err(), "did you mean `ratio`?");
        assert!(record.value("time.numpy").unwrap_err().contains("did you mean `NumPy`?"));
    }
}
