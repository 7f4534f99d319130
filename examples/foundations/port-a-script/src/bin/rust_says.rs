//! What the obvious Rust answers to the questions of `twin/python_says.py`.

use std::collections::BTreeMap;
use std::fmt::{Debug, Display};

use jiff::civil::Date;

// ANCHOR: numbers
fn numbers() {
    say("round 2.5", 2.5_f64.round());
    say(
        "round 1.115 to 2 places",
        (1.115_f64 * 100.0).round() / 100.0,
    );
    say("write 3750.0", 3750.0);
    say("write -0.0004 to 3 places", format!("{:.3}", -0.0004));
    say("write 0.00001", 0.00001);
    say(
        "mean of ten times 0.1",
        [0.1; 10].iter().sum::<f64>() / 10.0,
    );
    let mut values = [3.0, f64::NAN, 1.0];
    values.sort_by(f64::total_cmp);
    say("median of 3, NaN, 1", values[1]);
    say("greater of NaN and 1", f64::NAN.max(1.0));
}
// ANCHOR_END: numbers

fn cells() {
    say("read ' 39.1 '", result(" 39.1 ".parse::<f64>()));
    say("read '1_0'", result("1_0".parse::<f64>()));
    say("read 'nan'", result("nan".parse::<f64>()));
    say("date 2007-11-31", result("2007-11-31".parse::<Date>()));
    say("date 20071105", result("20071105".parse::<Date>()));
    let date = Date::strptime("%Y-%m-%d", "2007-1-5");
    say("date 2007-1-5 by pattern", result(date));
}

fn tables() -> anyhow::Result<()> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.serialize(("a,b", None::<f64>, true, 2.0))?;
    let row = String::from_utf8(out.into_inner()?)?;
    say("a written row", format!("{row:?}"));
    let mut rows =
        csv::Reader::from_reader("id,sex,mass\nN1,MALE\n".as_bytes());
    if let Some(row) = rows.records().next() {
        say("a row that is too short", result(row.map(|r| r.len())));
    }
    let mut groups = [("Gentoo", None), ("Gentoo", Some("male"))];
    groups.sort();
    say("sort groups", format!("{groups:?}"));
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    "abba"
        .chars()
        .for_each(|c| *counts.entry(c).or_default() += 1);
    let most = counts.into_iter().max_by_key(|(_, n)| *n);
    say("most common of a b b a", format!("{most:?}"));
    say("-7 // 2", -7 / 2);
    Ok(())
}

fn say(question: &str, answer: impl Display) {
    println!("{question:<28}{answer}");
}

fn result<T: Debug, E: Display>(result: Result<T, E>) -> String {
    match result {
        Ok(value) => format!("{value:?}"),
        Err(error) => format!("error: {error}"),
    }
}

fn main() -> anyhow::Result<()> {
    numbers();
    cells();
    tables()
}
