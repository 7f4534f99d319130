//! The rest of step 3: from penguins to the table and the summary.

use std::collections::BTreeMap;

use super::{CleanError, Island, Penguin, Sex, Species};
use crate::step2_records::SIZES;

pub fn impute(
    penguins: &[Penguin],
    i: usize,
    column: &'static str,
) -> Result<Vec<f64>, CleanError> {
    let mut groups: BTreeMap<(Species, Sex), Vec<f64>> = BTreeMap::new();
    for p in penguins {
        groups
            .entry((p.species, p.sex))
            .or_default()
            .extend(p.sizes[i]);
    }
    let medians: BTreeMap<(Species, Sex), Option<f64>> = groups
        .into_iter()
        .map(|(group, values)| (group, median(values)))
        .collect();
    let fill = |p: &Penguin| match p.sizes[i].or(medians[&(p.species, p.sex)]) {
        Some(size) => Ok(size),
        None => Err(CleanError::NoMedian {
            column,
            species: p.species,
            sex: p.sex,
        }),
    };
    penguins.iter().map(fill).collect()
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let n = values.len();
    Some((values.get(n.checked_sub(1)? / 2)? + values[n / 2]) / 2.0)
}

pub fn standardise(column: &[f64]) -> Vec<f64> {
    let n = column.len() as f64;
    let m = column.iter().sum::<f64>() / n;
    let squares = column.iter().map(|x| (x - m) * (x - m));
    let s = (squares.sum::<f64>() / (n - 1.0)).sqrt();
    let round = |z: f64| format!("{z:.3}").parse().unwrap_or(z);
    column.iter().map(|x| round((x - m) / s)).collect()
}

pub fn write(
    penguins: &[Penguin],
    columns: &[Vec<f64>],
) -> Result<String, CleanError> {
    let mut out = format!("id,species,sex,season,day,{}", SIZES.join(","));
    out += &SIZES.map(|s| format!(",{s}_z")).concat();
    out += ",no_clutch,no_blood";
    out += &Island::ALL
        .map(|island| format!(",island_{island:?}"))
        .concat();
    for (row, p) in penguins.iter().enumerate() {
        let (season, day) = (p.season(), p.date.day_of_year());
        out += &format!(
            "\r\n{},{:?},{},{season},{day}",
            p.id,
            p.species,
            p.sex.code()
        );
        for column in columns {
            out += &format!(",{:?}", column[row]);
        }
        for flag in ["full clutch", "blood"].map(|words| p.says(words)) {
            out += &format!(",{}", u8::from(flag));
        }
        for island in Island::ALL {
            out += &format!(",{}", u8::from(p.island == island));
        }
    }
    Ok(out + "\r\n")
}

pub fn summary(penguins: &[Penguin], masses: &[f64]) -> String {
    let holes = penguins
        .iter()
        .flat_map(|p| p.sizes)
        .filter(Option::is_none);
    let (n, filled) = (penguins.len(), holes.count());
    let mut out = format!("{n} penguins, {filled} values filled in\n");
    let mut seasons: BTreeMap<String, usize> = BTreeMap::new();
    let mut groups: BTreeMap<(Species, Sex), Vec<f64>> = BTreeMap::new();
    let mut texts: Vec<(&str, usize)> = Vec::new();
    for (p, &mass) in penguins.iter().zip(masses) {
        *seasons.entry(p.season()).or_default() += 1;
        groups.entry((p.species, p.sex)).or_default().push(mass);
        let Some(comment) = &p.comment else { continue };
        match texts.iter_mut().find(|(text, _)| text == comment) {
            Some((_, n)) => *n += 1,
            None => texts.push((comment, 1)),
        }
    }
    for (season, n) in seasons {
        out += &format!("{season}: {n}\n");
    }
    for ((species, sex), group) in groups {
        let who = format!("{species:?} {}", sex.word());
        let mass = median(group.clone()).unwrap_or(f64::NAN);
        out += &format!("{who:<18}{:6}{mass:9.1} g\n", group.len());
    }
    texts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    for (text, n) in texts.iter().take(4) {
        out += &format!("{n:4} {text}\n");
    }
    out
}
