//! Whether the numbers are right, on tables small enough to check by hand or by NumPy.

use csv::StringRecord;
use ship_a_tool::column::Kind;
use ship_a_tool::counts::Counts;
use ship_a_tool::report::{Report, Value};
use ship_a_tool::tally::Tally;

fn report(header: &[&str], rows: &[&[&str]]) -> Report {
    let mut counts =
        Counts::new(&StringRecord::from(header.to_vec()), &["NA".to_owned()]);
    rows.iter()
        .for_each(|row| counts.push(&StringRecord::from(row.to_vec())));
    Report::new("test", &counts, 3)
}

fn kind(values: &[&str]) -> Kind {
    let rows: Vec<[&str; 1]> = values.iter().map(|value| [*value]).collect();
    report(&["x"], &rows.iter().map(|row| &row[..]).collect::<Vec<_>>()).columns
        [0]
    .kind
}

#[test]
fn one_value_decides_the_kind_of_a_column() {
    assert_eq!(kind(&["1", "-2", ""]), Kind::Integer);
    assert_eq!(kind(&["1", "-2", "3e-4"]), Kind::Number);
    assert_eq!(kind(&["1", "-2", "inf"]), Kind::Text);
    assert_eq!(kind(&["true", "FALSE"]), Kind::Boolean);
    assert_eq!(kind(&["2024-02-29", "2024-03-01 12:00"]), Kind::Date);
    assert_eq!(kind(&["2024-02-29", "2023-02-29"]), Kind::Text);
    assert_eq!(kind(&["NA", ""]), Kind::Empty);
}

/// `np.quantile([1, 1, 1, 4, 10], [.25, .5, .75, .9])`
#[test]
fn quantiles_are_numpys() {
    let tally = Tally::new(vec![(10.0, 1), (1.0, 3), (4.0, 1)]);
    let quantiles =
        [0.0, 0.25, 0.5, 0.75, 0.9, 1.0].map(|q| tally.quantile(q, |v| *v));
    assert_eq!(
        quantiles,
        [1.0, 1.0, 1.0, 4.0, 7.6000000000000005, 10.0].map(Some)
    );
    assert_eq!(Tally::<f64>::new(vec![]).quantile(0.5, |v| *v), None);
}

#[test]
fn numbers_are_equal_by_value_and_text_by_letters() {
    let numbers = report(&["x"], &[&["1.5"], &["1.50"], &["NA"]]);
    let column = &numbers.columns[0];
    assert_eq!((column.distinct, column.missing), (1, 1));
    assert_eq!(column.top, [(Value::Number(1.5), 2)]);
    assert_eq!(
        report(&["x"], &[&["1.5"], &["1.50"], &["x"]]).columns[0].distinct,
        3
    );
}

#[test]
fn where_a_cell_ends_tells_rows_apart() {
    let rows: [&[&str]; 4] =
        [&["a", "bc"], &["ab", "c"], &["a", "bc"], &["a", "bc"]];
    assert_eq!(report(&["x", "y"], &rows).duplicate_rows, 2);
}

#[test]
fn identifiers_beyond_a_floats_precision_are_kept() {
    let big = "9007199254740993"; // 2^53 + 1
    let column = &report(&["id"], &[&[big]]).columns[0];
    assert_eq!(
        column.range,
        Some((Value::Integer(1 + (1 << 53)), Value::Integer(1 + (1 << 53))))
    );
}
