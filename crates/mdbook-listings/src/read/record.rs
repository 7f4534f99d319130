//! A recorded measurement: what was timed, where, and how sure the ratio is.
//!
//! Everything that a page shows follows from the samples; a file whose derived figures do not is
//! refused.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::suggest::{did_you_mean, nearest};

/// Relative width of a 95 % interval above which a run says too little to be recorded.
pub const WIDEST_INTERVAL: f64 = 0.25;
/// Interleaved runs of each subject that a recording holds at least.
pub const FEWEST_SAMPLES: usize = 10;
const RESAMPLES: usize = 2000;

/// `measured/NAME.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    pub name: String,
    /// The command that repeats the measurement.
    pub command: String,
    pub date: String,
    pub machine: String,
    pub threads: usize,
    pub versions: BTreeMap<String, String>,
    /// Hash of Cargo.lock.
    pub lockfile: String,
    /// Hash of the files that were measured.
    pub sources: String,
    /// The lines that all subjects printed, checked before any was timed.
    pub answer: Vec<String>,
    pub subjects: Vec<Subject>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    pub name: String,
    pub command: String,
    /// The work alone, in seconds, as the program timed it; one value a run.
    pub seconds: Vec<f64>,
    /// The whole process, in seconds.
    pub process_seconds: Vec<f64>,
    /// The largest resident set of any run, in bytes.
    pub peak_bytes: u64,
    pub median_seconds: f64,
    /// This subject's time divided by the first one's; absent for the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratio: Option<Ratio>,
}

/// A ratio of medians with a 95 % bootstrap interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ratio {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

impl Record {
    /// Reads a recording and proves that its figures follow from its samples.
    pub fn parse(text: &str) -> Result<Self, String> {
        let record: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if record.subjects.len() < 2 {
            return Err("a measurement compares at least two subjects".into());
        }
        let fewest = record
            .subjects
            .iter()
            .map(|s| s.seconds.len().min(s.process_seconds.len()))
            .min()
            .unwrap_or(0);
        if fewest < FEWEST_SAMPLES {
            return Err(format!("a subject has {fewest} samples; {FEWEST_SAMPLES} are the least"));
        }
        if record.subjects.iter().any(|s| s.seconds.len() != record.subjects[0].seconds.len()) {
            return Err("the subjects were not run equally often".into());
        }
        if record
            .subjects
            .iter()
            .flat_map(|s| &s.seconds)
            .any(|seconds| !seconds.is_finite() || *seconds <= 0.0)
        {
            return Err("a sample is not a positive number of seconds".into());
        }
        let mut derived = record.clone();
        derived.derive();
        match derived == record {
            true => Ok(record),
            false => Err("a median or ratio does not follow from the samples".into()),
        }
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

impl Ratio {
    /// The first subject compared with this one.
    pub fn words(&self) -> String {
        let as_slow = |value: f64| figure(1.0 / value);
        if self.low <= 1.0 && self.high >= 1.0 {
            "no measurable difference".to_owned()
        } else if self.value > 1.0 {
            format!(
                "{} times as fast ({}–{})",
                figure(self.value),
                figure(self.low),
                figure(self.high)
            )
        } else {
            format!(
                "{} times as slow ({}–{})",
                as_slow(self.value),
                as_slow(self.high),
                as_slow(self.low)
            )
        }
    }
}

pub fn median(samples: &[f64]) -> f64 {
    Ranked::new(samples).median(&vec![1; samples.len()])
}

/// Ratio of medians; run i of both was made at the same time, so runs are resampled together.
fn ratio(samples: &[f64], first: &[f64]) -> Ratio {
    let count = samples.len().min(first.len());
    let (samples, first) = (Ranked::new(&samples[..count]), Ranked::new(&first[..count]));
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = move || {
        // xorshift64*: the interval must be the same wherever it is computed
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        usize::try_from(state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap_or(0) % count
    };
    let mut times = vec![0; count];
    let mut ratios: Vec<f64> = (0..RESAMPLES)
        .map(|_| {
            times.fill(0);
            (0..count).for_each(|_| times[next()] += 1);
            samples.median(&times) / first.median(&times)
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    let cut = RESAMPLES / 40;
    let once = vec![1; count];
    Ratio {
        value: rounded(samples.median(&once) / first.median(&once)),
        low: rounded(ratios[cut]),
        high: rounded(ratios[RESAMPLES - 1 - cut]),
    }
}

/// Samples in order of size, each with its run: thousands of medians are asked for, and none sorts.
struct Ranked(Vec<(f64, usize)>);

impl Ranked {
    fn new(samples: &[f64]) -> Self {
        let mut ranked: Vec<(f64, usize)> = samples.iter().copied().zip(0..).collect();
        ranked.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        Self(ranked)
    }

    /// The median of the runs, each taken so many times; all together as many as there are runs.
    fn median(&self, times: &[usize]) -> f64 {
        let (middle, is_odd) = (self.0.len() / 2, self.0.len() % 2 == 1);
        let (mut seen, mut below) = (0, 0.0);
        for (value, run) in &self.0 {
            if times[*run] == 0 {
                continue;
            }
            seen += times[*run];
            if seen > middle {
                let is_alone = seen - times[*run] == middle && !is_odd;
                return if is_alone { f64::midpoint(below, *value) } else { *value };
            }
            below = *value;
        }
        below
    }
}

/// Six significant digits: enough for any page, and the same text from every machine.
pub fn rounded(value: f64) -> f64 {
    format!("{value:.5e}").parse().unwrap_or(value)
}

fn figure(value: f64) -> String {
    if value >= 10.0 {
        format!("{value:.0}")
    } else if value >= 2.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
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
            date: String::new(),
            machine: String::new(),
            threads: 1,
            versions: BTreeMap::new(),
            lockfile: String::new(),
            sources: String::new(),
            answer: vec![],
            subjects: vec![subject("Rust", first), subject("NumPy", second)],
        };
        record.derive();
        record
    }

    fn around(center: f64) -> Vec<f64> {
        (0..12).map(|i| center * (1.0 + 0.01 * f64::from(i % 5))).collect()
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
        assert_eq!(Record::parse(&serde_json::to_string(&lie).unwrap()).unwrap(), lie);
        lie.subjects[1].ratio.as_mut().unwrap().value = 40.0;
        let error = Record::parse(&serde_json::to_string(&lie).unwrap()).unwrap_err();
        assert_eq!(error, "a median or ratio does not follow from the samples");
    }

    #[test]
    fn a_median_counts_each_run_as_often_as_it_was_drawn() {
        let of = |times: &[usize]| Ranked::new(&[4.0, 1.0, 3.0, 2.0]).median(times);
        assert_eq!(of(&[1, 1, 1, 1]), 2.5);
        assert_eq!(of(&[0, 2, 2, 0]), 2.0);
        assert_eq!(of(&[0, 3, 1, 0]), 1.0);
        assert_eq!(of(&[1, 0, 3, 0]), 3.0);
        assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
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
