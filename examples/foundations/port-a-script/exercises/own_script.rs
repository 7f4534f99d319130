//! **Stretch: port one of your own.** Take a script that reads a CSV file and prints. The folder `own/` holds `input.csv` and `expected.txt`.
//! At first they belong to `twin/nests.py`, which you can port for practice. Then put your own in their place. Write `port`, which
//! takes the text of the input and returns what the script prints, or what is wrong with the input. Note in `BROKE` at least two things that
//! differed at first, and why, in five words or more each. The tests compare line by line. They also cut the input short, and remove a
//! cell from its last row. They can't check whether your input holds the hard cases: a missing value, a tie, an empty group.
//!
//! Hint: Start with the literal port and a test that fails, and fix one difference at a time. In `nests.py` two things are easily missed: a `dict` keeps
//! the order of insertion, and the median of an even number of whole numbers is a float.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    pub const INPUT: &str = include_str!("../own/input.csv");
    pub const EXPECTED: &str = include_str!("../own/expected.txt");

    /// What differed at first, and why: at least two.
    pub const BROKE: &[(&str, &str)] = &[];

    /// What the script prints for `input`, or what is wrong with it.
    pub fn port(input: &str) -> Result<String, String> {
        todo!("port the script that reads {} bytes", input.len())
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use jiff::civil::Date;

    pub const INPUT: &str = include_str!("../own/input.csv");
    pub const EXPECTED: &str = include_str!("../own/expected.txt");

    /// What differed at first, and why: at least two.
    pub const BROKE: &[(&str, &str)] = &[
        (
            "The lines came in alphabetical order.",
            "A dict keeps the order of insertion, a BTreeMap that of its keys.",
        ),
        (
            "The median 322.0 was printed as 322.",
            "statistics.median divides if the number of values is even, and / gives a float.",
        ),
    ];

    /// An island in a year: its days, and how many clutches were lost.
    struct Nests {
        place: (String, i16),
        days: Vec<i16>,
        lost: usize,
    }

    /// What the script prints for `input`, or what is wrong with it.
    pub fn port(input: &str) -> Result<String, String> {
        let mut all: Vec<Nests> = Vec::new();
        let mut reader = csv::Reader::from_reader(input.as_bytes());
        for row in reader.deserialize() {
            let row: (String, Date, String) = row.map_err(|e| e.to_string())?;
            let (island, date, complete) = row;
            let place = (island, date.year());
            let known = all.iter().position(|nests| nests.place == place);
            let at = known.unwrap_or(all.len());
            if known.is_none() {
                all.push(Nests {
                    place,
                    days: vec![],
                    lost: 0,
                });
            }
            all[at].days.push(date.day_of_year());
            all[at].lost += usize::from(complete == "No");
        }
        Ok(all.iter_mut().map(line).collect())
    }

    fn line(nests: &mut Nests) -> String {
        nests.days.sort();
        let n = nests.days.len();
        let (lower, upper) = (nests.days[(n - 1) / 2], nests.days[n / 2]);
        let day = match n % 2 {
            0 => format!("{:?}", f64::from(lower + upper) / 2.0),
            _ => upper.to_string(),
        };
        let (island, year) = &nests.place;
        format!(
            "{island} {year}: {n} nests, {} lost, day {day}\n",
            nests.lost
        )
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::{BROKE, EXPECTED, INPUT, port};
use port_a_script::compare::{compare, report};

#[test]
fn the_port_prints_what_the_script_printed() {
    let printed = port(INPUT).expect("the input is good");
    let differences = compare(EXPECTED, &printed);
    assert!(differences.is_empty(), "{}", report(&differences));
}

#[test]
fn the_recorded_run_is_one() {
    assert!(INPUT.lines().count() > 10, "too small an input");
    assert!(EXPECTED.lines().count() > 3, "too short an output");
}

#[test]
fn the_port_reads_its_input() {
    let all: Vec<&str> = INPUT.lines().collect();
    let half = all[..all.len() / 2].join("\n") + "\n";
    assert_ne!(port(&half).as_deref(), Ok(EXPECTED));
}

#[test]
fn a_row_with_a_cell_too_few_is_refused() {
    let all = INPUT.trim_end();
    let (good, _) = all.rsplit_once(',').expect("a file with commas");
    assert!(port(&format!("{good}\n")).is_err());
}

#[test]
fn the_notes_say_what_and_why() {
    assert!(BROKE.len() >= 2, "two differences at least");
    for (what, why) in BROKE {
        let short = |text: &str| text.split_whitespace().count() < 5;
        assert!(!short(what) && !short(why), "too short: {what}: {why}");
        assert_ne!(what, why);
    }
}
// ANCHOR_END: tests
