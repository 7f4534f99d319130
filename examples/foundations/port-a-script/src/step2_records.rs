//! Step 2: serde fills a struct. A column has a type, and a missing value is `None`.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Display;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, de::Error};

use crate::Cleaned;

pub const SIZES: [&str; 4] = [
    "culmen_length",
    "culmen_depth",
    "flipper_length",
    "body_mass",
];

// ANCHOR: record
#[derive(Deserialize)]
pub struct Record {
    #[serde(rename = "studyName")]
    pub study: String,
    #[serde(rename = "Individual ID")]
    pub id: String,
    #[serde(rename = "Species")]
    pub species: String,
    #[serde(rename = "Island")]
    pub island: String,
    #[serde(rename = "Date Egg")]
    pub date: Date,
    #[serde(rename = "Culmen Length (mm)", deserialize_with = "or_missing")]
    pub culmen_length: Option<f64>,
    #[serde(rename = "Culmen Depth (mm)", deserialize_with = "or_missing")]
    pub culmen_depth: Option<f64>,
    #[serde(rename = "Flipper Length (mm)", deserialize_with = "or_missing")]
    pub flipper_length: Option<f64>,
    #[serde(rename = "Body Mass (g)", deserialize_with = "or_missing")]
    pub body_mass: Option<f64>,
    #[serde(rename = "Sex", deserialize_with = "or_missing")]
    pub sex: Option<String>,
    #[serde(rename = "Comments", deserialize_with = "or_missing")]
    pub comment: Option<String>,
}
// ANCHOR_END: record

// ANCHOR: or_missing
/// A cell that may say that there is no value.
fn or_missing<'de, D, T>(cell: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: Display>,
{
    match String::deserialize(cell)?.as_str() {
        "" | "NA" | "." => Ok(None),
        text => text.parse().map(Some).map_err(D::Error::custom),
    }
}
// ANCHOR_END: or_missing

/// A record in which nothing is missing that is needed.
struct Full {
    record: Record,
    sizes: [f64; 4],
    scores: [f64; 4],
}

pub fn clean(input: &str) -> Result<Cleaned, csv::Error> {
    let mut reader = csv::Reader::from_reader(input.as_bytes());
    let mut records =
        reader.deserialize().collect::<Result<Vec<Record>, _>>()?;
    records.sort_by_key(|r| r.date);
    let (mut rows, filled) = impute(records);
    standardise(&mut rows);
    Ok(Cleaned {
        csv: write(&rows)?,
        summary: summary(&rows, filled),
    })
}

impl Record {
    fn sizes(&self) -> [Option<f64>; 4] {
        [
            self.culmen_length,
            self.culmen_depth,
            self.flipper_length,
            self.body_mass,
        ]
    }

    fn species(&self) -> &str {
        self.species.split(' ').next().unwrap_or_default()
    }

    fn group(&self) -> String {
        format!("{} {:?}", self.species(), self.sex)
    }

    fn season(&self) -> String {
        let start = self.date.year() - i16::from(self.date.month() < 7);
        format!("{start}/{:02}", (start + 1) % 100)
    }

    fn says(&self, words: &str) -> bool {
        let text = self.comment.as_deref().unwrap_or_default();
        text.to_lowercase().contains(words)
    }
}

// ANCHOR: impute
fn impute(records: Vec<Record>) -> (Vec<Full>, usize) {
    let mut groups: HashMap<String, [Vec<f64>; 4]> = HashMap::new();
    for r in &records {
        let group = groups.entry(r.group()).or_default();
        for (column, size) in group.iter_mut().zip(r.sizes()) {
            column.extend(size);
        }
    }
    let holes = |r: &Record| r.sizes().iter().filter(|s| s.is_none()).count();
    let filled = records.iter().map(holes).sum();
    let medians: HashMap<String, [f64; 4]> = groups
        .into_iter()
        .map(|(group, columns)| (group, columns.map(median)))
        .collect();
    let fill = |record: Record| {
        let medians = medians[&record.group()];
        let sizes = record.sizes();
        Full {
            sizes: std::array::from_fn(|i| sizes[i].unwrap_or(medians[i])),
            scores: [0.0; 4],
            record,
        }
    };
    (records.into_iter().map(fill).collect(), filled)
}
// ANCHOR_END: impute

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let n = values.len();
    (values[(n - 1) / 2] + values[n / 2]) / 2.0
}

fn standardise(rows: &mut [Full]) {
    let n = rows.len() as f64;
    for i in 0..4 {
        let m = rows.iter().map(|r| r.sizes[i]).sum::<f64>() / n;
        let squares = rows.iter().map(|r| (r.sizes[i] - m) * (r.sizes[i] - m));
        let s = (squares.sum::<f64>() / (n - 1.0)).sqrt();
        for r in rows.iter_mut() {
            let z = format!("{:.3}", (r.sizes[i] - m) / s);
            r.scores[i] = z.parse().expect("a number was just printed");
        }
    }
}

fn write(rows: &[Full]) -> Result<String, csv::Error> {
    let islands: BTreeSet<&String> =
        rows.iter().map(|r| &r.record.island).collect();
    let mut out = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let mut header = ["id", "species", "sex", "season", "day"]
        .map(String::from)
        .to_vec();
    header.extend(SIZES.map(String::from));
    header.extend(SIZES.map(|s| format!("{s}_z")));
    header.extend(["no_clutch", "no_blood"].map(String::from));
    header.extend(islands.iter().map(|i| format!("island_{i}")));
    out.write_record(&header)?;
    for Full {
        record,
        sizes,
        scores,
    } in rows
    {
        let id = format!("{}-{}", record.study, record.id);
        let sex = record.sex.as_deref().unwrap_or_default().to_lowercase();
        let day = record.date.day_of_year();
        let mut cells = vec![
            id,
            record.species().into(),
            sex,
            record.season(),
            day.to_string(),
        ];
        cells.extend(sizes.iter().chain(scores).map(|x| format!("{x:?}")));
        let flags = ["full clutch", "blood"].map(|words| record.says(words));
        let hot = islands.iter().map(|&island| record.island == *island);
        cells.extend(
            flags
                .into_iter()
                .chain(hot)
                .map(|b| u8::from(b).to_string()),
        );
        out.write_record(&cells)?;
    }
    let bytes = out.into_inner().map_err(|e| e.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn summary(rows: &[Full], filled: usize) -> String {
    let mut out =
        format!("{} penguins, {filled} values filled in\n", rows.len());
    let mut seasons: BTreeMap<String, usize> = BTreeMap::new();
    let mut masses: BTreeMap<(&str, Option<&str>), Vec<f64>> = BTreeMap::new();
    let mut texts: Vec<(&str, usize)> = Vec::new();
    for Full { record, sizes, .. } in rows {
        *seasons.entry(record.season()).or_default() += 1;
        let key = (record.species(), record.sex.as_deref());
        masses.entry(key).or_default().push(sizes[3]);
        let Some(comment) = &record.comment else {
            continue;
        };
        match texts.iter_mut().find(|(text, _)| text == comment) {
            Some((_, n)) => *n += 1,
            None => texts.push((comment, 1)),
        }
    }
    for (season, n) in seasons {
        out += &format!("{season}: {n}\n");
    }
    let mut masses: Vec<_> = masses.into_iter().collect();
    // `None` comes first in Rust's order of options, and last in the script's.
    masses.sort_by_key(|((species, sex), _)| (*species, sex.is_none()));
    for ((species, sex), m) in masses {
        let sex = sex.map_or("unknown".into(), str::to_lowercase);
        let who = format!("{species} {sex}");
        out += &format!("{who:<18}{:6}{:9.1} g\n", m.len(), median(m));
    }
    texts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    for (text, n) in texts.iter().take(4) {
        out += &format!("{n:4} {text}\n");
    }
    out
}
