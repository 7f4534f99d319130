//! Step 1: the script, line by line. A row is a map from name to text, as in Python.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use crate::Cleaned;

type Row = HashMap<String, String>;

const NA: [&str; 3] = ["", "NA", "."];
const NUM: [(&str, &str); 4] = [
    ("culmen_length", "Culmen Length (mm)"),
    ("culmen_depth", "Culmen Depth (mm)"),
    ("flipper_length", "Flipper Length (mm)"),
    ("body_mass", "Body Mass (g)"),
];

pub fn clean(input: &str) -> Cleaned {
    let mut rows = load(input);
    let filled = impute(&mut rows);
    standardise(&mut rows);
    Cleaned {
        csv: write(&rows),
        summary: summary(&rows, filled),
    }
}

fn load(input: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(input.as_bytes());
    let cells = reader.deserialize().map(|r| r.expect("a full row"));
    let mut rows: Vec<Row> = cells.map(|r| row(&r)).collect();
    rows.sort_by_key(|row| row["date"].clone());
    rows
}

// ANCHOR: row
fn row(r: &Row) -> Row {
    let known = |name: &str| match r[name].as_str() {
        text if NA.contains(&text) => String::new(),
        text => text.to_string(),
    };
    let mut row = Row::new();
    let mut set = |name: &str, text: String| row.insert(name.into(), text);
    set("id", r["studyName"].clone() + "-" + &r["Individual ID"]);
    set("species", r["Species"].split(' ').take(1).collect());
    set("island", r["Island"].clone());
    set("sex", known("Sex").to_lowercase());
    set("date", r["Date Egg"].clone());
    let d: Date = r["Date Egg"].parse().expect("a date");
    let start = if d.month() >= 7 {
        d.year()
    } else {
        d.year() - 1
    };
    set("season", format!("{start}/{:02}", (start + 1) % 100));
    set("day", d.day_of_year().to_string());
    for (short, long) in NUM {
        set(short, known(long));
    }
    let text = known("Comments").to_lowercase();
    set("comment", known("Comments"));
    set(
        "no_clutch",
        u8::from(text.contains("full clutch")).to_string(),
    );
    set("no_blood", u8::from(text.contains("blood")).to_string());
    row
}
// ANCHOR_END: row

// ANCHOR: impute
fn impute(rows: &mut [Row]) -> usize {
    let mut filled = 0;
    for (col, _) in NUM {
        let mut groups: HashMap<String, Vec<f64>> = HashMap::new();
        for r in rows.iter().filter(|r| !r[col].is_empty()) {
            let value = r[col].parse().expect("a number");
            groups.entry(group(r)).or_default().push(value);
        }
        let medians: HashMap<String, f64> = groups
            .into_iter()
            .map(|(group, mut values)| (group, median(&mut values)))
            .collect();
        for r in rows.iter_mut().filter(|r| r[col].is_empty()) {
            let value = medians[&group(r)];
            r.insert(col.into(), value.to_string());
            filled += 1;
        }
    }
    filled
}
// ANCHOR_END: impute

fn group(r: &Row) -> String {
    format!("{} {}", r["species"], r["sex"])
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let n = values.len();
    (values[(n - 1) / 2] + values[n / 2]) / 2.0
}

fn standardise(rows: &mut [Row]) {
    for (col, _) in NUM {
        let value = |r: &Row| -> f64 { r[col].parse().expect("a number") };
        let n = rows.len() as f64;
        let m = rows.iter().map(value).sum::<f64>() / n;
        let square = |r: &Row| (value(r) - m) * (value(r) - m);
        let s = (rows.iter().map(square).sum::<f64>() / (n - 1.0)).sqrt();
        for r in rows.iter_mut() {
            let (x, z) = (value(r), (value(r) - m) / s);
            // ANCHOR: float
            let z: f64 = format!("{z:.3}").parse().expect("just printed");
            r.insert(format!("{col}_z"), format!("{z:?}"));
            r.insert(col.into(), format!("{x:?}"));
            // ANCHOR_END: float
        }
    }
}

fn write(rows: &[Row]) -> String {
    let islands: BTreeSet<&String> =
        rows.iter().map(|r| &r["island"]).collect();
    let mut cols: Vec<String> = ["id", "species", "sex", "season", "day"]
        .map(String::from)
        .into();
    cols.extend(NUM.map(|(col, _)| col.to_string()));
    cols.extend(NUM.map(|(col, _)| format!("{col}_z")));
    cols.extend(["no_clutch", "no_blood"].map(String::from));
    let hot = islands.iter().map(|i| format!("island_{i}"));
    let header: Vec<String> = cols.iter().cloned().chain(hot).collect();
    let mut csv = header.join(",") + "\r\n";
    for r in rows {
        let hot = islands
            .iter()
            .map(|&i| if r["island"] == *i { "1" } else { "0" });
        let cells: Vec<&str> =
            cols.iter().map(|c| r[c].as_str()).chain(hot).collect();
        csv += &(cells.join(",") + "\r\n");
    }
    csv
}

fn summary(rows: &[Row], filled: usize) -> String {
    let mut out =
        format!("{} penguins, {filled} values filled in\n", rows.len());
    let mut seasons: BTreeMap<&str, usize> = BTreeMap::new();
    let mut masses: BTreeMap<(&str, bool, &str), Vec<f64>> = BTreeMap::new();
    let mut texts: Vec<(&str, usize)> = Vec::new();
    for r in rows {
        *seasons.entry(&r["season"]).or_default() += 1;
        let key = (
            r["species"].as_str(),
            r["sex"].is_empty(),
            r["sex"].as_str(),
        );
        masses
            .entry(key)
            .or_default()
            .push(r["body_mass"].parse().expect("a number"));
        match texts.iter_mut().find(|(text, _)| *text == r["comment"]) {
            Some((_, n)) => *n += 1,
            None if r["comment"].is_empty() => {}
            None => texts.push((&r["comment"], 1)),
        }
    }
    for (season, n) in seasons {
        out += &format!("{season}: {n}\n");
    }
    for ((species, unknown, sex), mut m) in masses {
        let who =
            format!("{species} {}", if unknown { "unknown" } else { sex });
        out += &format!("{who:<18}{:6}{:9.1} g\n", m.len(), median(&mut m));
    }
    texts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    for (text, n) in texts.iter().take(4) {
        out += &format!("{n:4} {text}\n");
    }
    out
}
