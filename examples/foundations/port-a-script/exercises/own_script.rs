//! **Port one of your own.** The folder `own/` holds `input.csv` and `expected.txt`. At first they belong to `twin/nests.py`, which
//! you can port for practice. Then put those of a script of your own in their place. Write `port`, which
//! takes the text of the input and returns what the script prints, or what is wrong with the input. Note in `BROKE` at least two things that
//! differed at first, and why, in five words or more each. The tests compare line by line. They also cut the input short, remove a
//! cell from its last row, and give a port of `nests.py` another input.
//!
//! Hint: Start with the literal port, and fix one difference at a time. In `nests.py` two are easily missed: a `dict` keeps
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
fn the_last_line_end_does_not_matter() {
    let printed = port(INPUT.trim_end()).expect("the input is good");
    let differences = compare(EXPECTED, &printed);
    assert!(differences.is_empty(), "{}", report(&differences));
}

#[test]
fn a_port_of_nests_reads_another_input() {
    let header = "Island,Date Egg,Clutch Completion\n";
    if !INPUT.starts_with(header) {
        return; // a script of your own
    }
    let rows = "\
Dream,2020-12-01,No
Biscoe,2020-11-30,Yes
Dream,2020-12-02,No
Biscoe,2021-11-30,Yes
Dream,2020-12-02,Yes
Dream,2020-12-06,Yes
";
    let expected = "\
Dream 2020: 4 nests, 2 lost, day 337.0
Biscoe 2020: 1 nests, 0 lost, day 335
Biscoe 2021: 1 nests, 0 lost, day 334
";
    let printed = port(&format!("{header}{rows}")).expect("a good input");
    let differences = compare(expected, &printed);
    assert!(differences.is_empty(), "{}", report(&differences));
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
