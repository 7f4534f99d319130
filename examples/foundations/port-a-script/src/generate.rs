//! Writes a large file of made-up penguins, the same as `twin/generate.py`.

use std::io::{BufWriter, Result, Write};
use std::{fs::File, path::Path};

pub const ROWS: u64 = 25_000;
const HEADER: &str = "studyName,Sample Number,Species,Region,Island,Stage,Individual ID,\
    Clutch Completion,Date Egg,Culmen Length (mm),Culmen Depth (mm),\
    Flipper Length (mm),Body Mass (g),Sex,Delta 15 N (o/oo),\
    Delta 13 C (o/oo),Comments";
const SPECIES: [&str; 3] = [
    "Adelie Penguin (Pygoscelis adeliae)",
    "Gentoo penguin (Pygoscelis papua)",
    "Chinstrap penguin (Pygoscelis antarctica)",
];
const ISLANDS: [&str; 3] = ["Biscoe", "Dream", "Torgersen"];
const COMMENTS: [&str; 4] = [
    "Nest never observed with full clutch.",
    "Not enough blood for isotopes.",
    "Sexing primers did not amplify.",
    "No blood sample obtained.",
];

// ANCHOR: generate
/// Numbers below a bound, from a linear congruential generator.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}
// ANCHOR_END: generate

impl Draw {
    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len() as u64) as usize]
    }

    fn tenths(&mut self, low: u64, span: u64) -> String {
        let value = low + self.below(span);
        match self.below(40) {
            0 => "NA".into(),
            _ => format!("{}.{}", value / 10, value % 10),
        }
    }
}

pub fn generate(path: &Path, rows: u64) -> Result<()> {
    let mut draw = Draw(2007);
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(out, "{HEADER}")?;
    for n in 0..rows {
        let (species, island) = (draw.of(&SPECIES), draw.of(&ISLANDS));
        let (year, day) = (2007 + draw.below(3), 1 + draw.below(30));
        let (length, depth) = (draw.tenths(321, 275), draw.tenths(131, 84));
        let (flipper, mass) =
            (draw.tenths(1720, 590), draw.tenths(27_000, 36_000));
        let sex =
            ["FEMALE", "MALE", "NA"][(draw.below(50) / 24).min(2) as usize];
        let comment = COMMENTS.get(draw.below(24) as usize).unwrap_or(&"NA");
        writeln!(
            out,
            "PAL{:02}{:02},{},{species},Anvers,{island},\"Adult, 1 Egg Stage\",N{}A{},\
             Yes,{year}-11-{day:02},{length},{depth},{flipper},{mass},{sex},NA,NA,{comment}",
            year % 100,
            year % 100 + 1,
            n + 1,
            n / 2,
            n % 2 + 1,
        )?;
    }
    out.flush()
}
