//! Recordings of measurements that no machine can have made.

use mdbook_listings::read::record::Record;
use snapbox::str;

use crate::book::{Book, MANIFEST, PAGE};
use crate::support::{check, measurement};

const MEASURED: &str = "examples/part/chapter/measured/add.json";
pub const MEASURE: &str = "\n[[package.metadata.listings.measure]]\nname = \"add\"\n\
    what = \"an addition\"\nsubjects = []\n";

/// The complaint about a recording in which a text became another one, or its first line.
fn edited(from: &str, to: &str) -> String {
    let text = serde_json::to_string_pretty(&measurement()).unwrap();
    assert!(text.contains(from), "no {from:?} in {text}");
    message(&text.replacen(from, to, 1))
}

/// What the page that shows a recording is refused for.
fn message(text: &str) -> String {
    let book = Book::new();
    book.append(MANIFEST, MEASURE);
    book.write(MEASURED, text).append(PAGE, "\n{{#plot part/chapter add}}\n");
    let report = book.report();
    assert!(report.contains("17 | {{#plot part/chapter add}}\n"), "{report}");
    let first = report.lines().next().unwrap();
    first.replace("error: examples/part/chapter/measured/add.json", "") + "\n"
}

/// The complaint about a recording whose fields were set, and whose figures follow from them.
fn with(change: impl FnOnce(&mut Record)) -> String {
    let mut record = measurement();
    change(&mut record);
    record.derive();
    message(&(serde_json::to_string_pretty(&record).unwrap() + "\n"))
}

#[test]
fn a_recording_as_it_is_written() {
    let book = Book::new();
    book.append(MANIFEST, MEASURE);
    book.write(MEASURED, serde_json::to_string_pretty(&measurement()).unwrap() + "\n");
    book.append(PAGE, "\n{{#plot part/chapter add}}\n");
    check(book.report(), str![""]);
    for manifest in ["", &MEASURE.replace("an addition", "")] {
        let book = Book::new();
        book.append(MANIFEST, manifest);
        book.write(MEASURED, serde_json::to_string_pretty(&measurement()).unwrap() + "\n");
        book.append(PAGE, "\n{{#plot part/chapter add}}\n");
        let report = book.report();
        assert!(report.contains("does not say what is timed"), "{report}");
    }
}

#[test]
fn samples_that_no_clock_would_say() {
    let spellings = [
        edited("1.001,", "-1.001,"),
        edited("1.001,", "0.0,"),
        edited("1.001,", "1e999,"),
        edited("1.001,", "1e300,"),
        edited("1.001,", "1e-300,"),
        edited("1.001,", "null,"),
        edited("1.001,", "4,"),
        edited("1.001,", "\"1.001\","),
        edited("        1.001,\n", ""),
        with(|record| record.subjects.iter_mut().for_each(|s| s.seconds.truncate(14))),
        with(|record| record.subjects.iter_mut().for_each(|s| s.seconds.clear())),
        with(|record| record.subjects[1].process_seconds.truncate(10)),
        with(|record| record.subjects[1].seconds = vec![4.0; 15]),
        with(|record| record.subjects[0].process_seconds = vec![2.0; 15]),
        with(|record| record.subjects[0].seconds[0] = 100.0),
        with(|record| record.subjects[1].seconds = record.subjects[0].seconds.clone()),
        with(|record| record.subjects.truncate(1)),
    ];
    check(
        spellings.concat(),
        str![[r#"
:20:9: -1.001 seconds are not from 1e-11 to 180.0
:20:9: 0.0 seconds are not from 1e-11 to 180.0
:20:9: number out of range
:20:9: 1e300 seconds are not from 1e-11 to 180.0
:20:9: 1e-300 seconds are not from 1e-11 to 180.0
:20:9: invalid type: null, expected a number of seconds
:20:9: invalid type: integer `4`, expected a number of seconds
:20:9: invalid type: string "1.001", expected a number of seconds
: Rust: 14 samples; a measurement has 15 to 60, by 15s
: Rust: 14 samples; a measurement has 15 to 60, by 15s
:64:9: invalid type: null, expected f64
: Python: not run as often as the others
: Python: most runs took exactly the same time, which no clock would say
: Rust: most runs took exactly the same time, which no clock would say
: Rust: the work took 100 s, and the process around it 1.001 s
: Python: its times are those of another subject
: a measurement compares at least two subjects

"#]],
    );
}

#[test]
fn text_that_a_page_would_not_show_as_text() {
    let spellings = [
        edited("a machine", "a\\nmachine"),
        edited("a machine", "<b>a machine</b>"),
        edited("a machine", "[a](https://example.org)"),
        edited("a machine", "https://example.org"),
        edited("a machine", "a \\u001b[31mmachine"),
        edited("a machine", "a\\u202emachine"),
        edited("a machine", "a `machine`"),
        edited("a machine", ""),
        edited("a machine", " a machine"),
        edited("a machine", &"long".repeat(31)),
        edited("1.95.0", "1.95.0 & more"),
        edited("\"rustc\"", "\"rust*c*\""),
        edited("\"rustc\"", "\"python\""),
        edited("\"name\": \"Python\"", "\"name\": \"Py|thon\""),
        edited("\"name\": \"Python\"", "\"name\": \"Rust\""),
        edited("run Rust", "run\\tRust"),
        edited("\"answer\": []", "\"answer\": [\"a\\r\"]"),
        edited("\"name\": \"add\"", "\"name\": \"../add\""),
        edited("\"name\": \"add\"", "\"name\": \"sub\""),
    ];
    check(
        spellings.concat(),
        str![[r#"
:5:3: '\n' cannot be in this text
:5:3: '<' cannot be in this text
:5:3: '[' cannot be in this text
:5:3: ':' cannot be in this text
:5:3: '\u{1b}' cannot be in this text
:5:3: '\u{202e}' cannot be in this text
:5:3: '`' cannot be in this text
:5:3: a text is empty or padded
:5:3: a text is empty or padded
:5:3: a text is longer than 120 characters
:9:3: '&' cannot be in this text
:9:3: '*' cannot be in this text
:9:3: no version of `rustc`
:57:7: '|' cannot be in this text
: Rust: there is another subject of this name
:18:7: '\t' cannot be in a line
:14:3: '\r' cannot be in a line
:2:3: the name "../add" is not letters, digits, `_` and `-`
 is the measurement `sub`

"#]],
    );
}

#[test]
fn fields_that_no_measurement_writes() {
    let spellings = [
        edited("2026-01-01", "2026-02-30"),
        edited("2026-01-01", "1 January 2026"),
        edited("2026-01-01", "2999-01-01"),
        edited("2026-01-01", ""),
        edited("\"threads\": 1", "\"threads\": 0"),
        edited("\"threads\": 1", "\"threads\": 1.5"),
        edited("\"threads\": 1", "\"threads\": -1"),
        edited("1048576", "1048577"),
        edited("1048576", "99999999999999999"),
        edited("\"0123456789abcdef\"", "\"0123456789ABCDEF\""),
        edited("\"lockfile\"", "\"note\": \"fast\",\n  \"lockfile\""),
        edited("\"threads\": 1,", "\"threads\": 1,\n  \"threads\": 1,"),
        edited("\"rustc\": \"1.95.0\"", "\"rustc\": \"1.94.0\",\n    \"rustc\": \"1.95.0\""),
        edited("1.001,", "1.0010,"),
        edited("1.001,", "1.001, "),
        edited("a machine", "\\u0061 machine"),
        edited("\"value\": 4.0", "\"value\": 40.0"),
        edited("\"median_seconds\": 1.008", "\"median_seconds\": 0.5"),
        edited("}\n  ]\n}", "}\n  ]\n} {}"),
    ];
    check(
        spellings.concat(),
        str![[r#"
:4:3: "2026-02-30" is not a day, YYYY-MM-DD
:4:3: "1 January 2026" is not a day, YYYY-MM-DD
:4:3: 2999-01-01 is in the future
:4:3: "" is not a day, YYYY-MM-DD
:6:3: 0 threads are not from 1 to 4096
:6:3: invalid type: floating point `1.5`, expected usize
:6:3: invalid value: integer `-1`, expected usize
:53:7: 1048577 bytes are not whole kibibytes
:53:7: 99999999999999999 bytes are not from 0 to 35184372088832
:10:3: "0123456789ABCDEF" is not a hash
:10:3: unknown field `note`, expected one of `name`, `command`, `date`, `machine`, `threads`, `versions`, `lockfile`, `sources`, `answer`, `subjects`
:7:3: duplicate field `threads`
:8:5: this is not what a measurement writes
:20:9: this is not what a measurement writes
:20:9: this is not what a measurement writes
:5:3: this is not what a measurement writes
:96:9: a median or ratio does not follow from the samples
:54:7: a median or ratio does not follow from the samples
:102:1: trailing characters

"#]],
    );
}
