//! Step 4: functions that read nothing and change nothing, tested one by one,
//! between any reader and any writer.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};

use crate::step2_records::SIZES;
use crate::step3_enums::{CleanError, Island, Penguin, Sex, Species, read};

pub type Group = (Species, Sex);

/// Reads penguins, writes the cleaned table, returns the summary.
pub fn clean(
    input: impl Read,
    output: impl Write,
) -> Result<String, CleanError> {
    let penguins = read(input)?;
    let sizes = fill(&penguins)?;
    write(&penguins, &sizes, output).map_err(csv::Error::from)?;
    Ok(summary(&penguins, &sizes))
}

// ANCHOR: pure
/// The middle value, or the mean of the two middle values.
pub fn median(values: &mut [f64]) -> Option<f64> {
    values.sort_unstable_by(f64::total_cmp);
    let last = values.len().checked_sub(1)?;
    Some((values[last / 2] + values[values.len() / 2]) / 2.0)
}

/// Mean and sample standard deviation.
pub fn moments(values: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    let n = values.clone().count() as f64;
    let mean = values.clone().sum::<f64>() / n;
    let squares: f64 = values.map(|x| (x - mean) * (x - mean)).sum();
    (mean, (squares / (n - 1.0)).sqrt())
}
// ANCHOR_END: pure

/// The sizes of each penguin, with its group's median where one is missing.
pub fn fill(penguins: &[Penguin]) -> Result<Vec<[f64; 4]>, CleanError> {
    let mut groups: BTreeMap<Group, [Vec<f64>; 4]> = BTreeMap::new();
    for p in penguins {
        let columns = groups.entry((p.species, p.sex)).or_default();
        for (column, size) in columns.iter_mut().zip(p.sizes) {
            column.extend(size);
        }
    }
    let medians: BTreeMap<Group, [Option<f64>; 4]> = groups
        .into_iter()
        .map(|(group, columns)| (group, columns.map(|mut c| median(&mut c))))
        .collect();
    let full = |p: &Penguin| fill_one(p, medians[&(p.species, p.sex)]);
    penguins.iter().map(full).collect()
}

fn fill_one(
    p: &Penguin,
    medians: [Option<f64>; 4],
) -> Result<[f64; 4], CleanError> {
    let mut full = [0.0; 4];
    for i in 0..4 {
        full[i] = p.sizes[i].or(medians[i]).ok_or(CleanError::NoMedian {
            column: SIZES[i],
            species: p.species,
            sex: p.sex,
        })?;
    }
    Ok(full)
}

// ANCHOR: python_float
/// A float below 1e12 as Python's `round(x, 3)` and `repr` show it.
pub fn rounded(x: f64) -> String {
    let text = format!("{x:.3}");
    let short = text.trim_end_matches('0');
    match short.ends_with('.') {
        true => format!("{short}0"),
        false => short.to_string(),
    }
}
// ANCHOR_END: python_float

pub fn write(
    penguins: &[Penguin],
    sizes: &[[f64; 4]],
    mut out: impl Write,
) -> io::Result<()> {
    let scores = SIZES.map(|size| format!("{size}_z")).join(",");
    let islands = Island::ALL
        .map(|island| format!("island_{island:?}"))
        .join(",");
    let sizes_named = SIZES.join(",");
    write!(out, "id,species,sex,season,day,{sizes_named},{scores},")?;
    write!(out, "no_clutch,no_blood,{islands}\r\n")?;
    let scale: [(f64, f64); 4] =
        std::array::from_fn(|i| moments(sizes.iter().map(move |row| row[i])));
    for (p, sizes) in penguins.iter().zip(sizes) {
        let (sex, season, day) =
            (p.sex.code(), p.season(), p.date.day_of_year());
        write!(out, "{},{:?},{sex},{season},{day}", p.id, p.species)?;
        for x in sizes {
            write!(out, ",{x:?}")?;
        }
        for (x, (mean, deviation)) in sizes.iter().zip(scale) {
            write!(out, ",{}", rounded((x - mean) / deviation))?;
        }
        let flags = ["full clutch", "blood"].map(|words| p.says(words));
        let hot = Island::ALL.map(|island| p.island == island);
        for flag in flags.into_iter().chain(hot) {
            write!(out, ",{}", u8::from(flag))?;
        }
        write!(out, "\r\n")?;
    }
    Ok(())
}

// ANCHOR: counts
/// Each text and how often it occurs: the most frequent first, and of
/// equally frequent ones the first seen.
pub fn most_common<'a>(
    texts: impl Iterator<Item = &'a str>,
) -> Vec<(&'a str, usize)> {
    let mut seen: Vec<(&str, usize)> = Vec::new();
    for text in texts {
        match seen.iter_mut().find(|(known, _)| *known == text) {
            Some((_, n)) => *n += 1,
            None => seen.push((text, 1)),
        }
    }
    seen.sort_by_key(|(_, n)| std::cmp::Reverse(*n)); // stable
    seen
}
// ANCHOR_END: counts

pub fn summary(penguins: &[Penguin], sizes: &[[f64; 4]]) -> String {
    let mut seasons: BTreeMap<String, usize> = BTreeMap::new();
    let mut masses: BTreeMap<Group, Vec<f64>> = BTreeMap::new();
    for (p, sizes) in penguins.iter().zip(sizes) {
        *seasons.entry(p.season()).or_default() += 1;
        masses.entry((p.species, p.sex)).or_default().push(sizes[3]);
    }
    let holes = penguins
        .iter()
        .flat_map(|p| p.sizes)
        .filter(Option::is_none);
    let (n, filled) = (penguins.len(), holes.count());
    let mut out = format!("{n} penguins, {filled} values filled in\n");
    for (season, n) in seasons {
        out += &format!("{season}: {n}\n");
    }
    for ((species, sex), mut group) in masses {
        let who = format!("{species:?} {}", sex.word());
        let mass = median(&mut group).unwrap_or(f64::NAN);
        out += &format!("{who:<18}{:6}{mass:9.1} g\n", group.len());
    }
    let comments = penguins.iter().filter_map(|p| p.comment.as_deref());
    for (text, n) in most_common(comments).iter().take(4) {
        out += &format!("{n:4} {text}\n");
    }
    out
}
