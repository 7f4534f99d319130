//! What the demo takes, what it refuses and in which words, and what it finds.

use classical_ml::data;
use classical_ml::own::choice::Choice;
use classical_ml::own::example;
use classical_ml::own::read::read;
use classical_ml::own::study::Study;
use classical_ml::own::table::Table;
use classical_ml::synthetic::uniform;

fn table(text: &str) -> Table {
    read(text).expect("it is read")
}

fn refused(text: &str) -> String {
    read(text).expect_err("it is refused").to_string()
}

fn study(
    table: &Table,
    inputs: &[usize],
    target: usize,
) -> Result<Study, String> {
    let inputs = inputs.to_vec();
    Study::new(table, &Choice { inputs, target }).map_err(|why| why.to_string())
}

/// A header of three columns, and as many lines as wanted.
fn lines(count: u64, line: impl Fn(f64, f64, f64) -> String) -> String {
    let rows = (0..count).map(|row| {
        let value = |at| 10.0 * uniform(3 * row + at);
        line(value(0), value(1), value(2))
    });
    "a,b,c\n".to_owned() + &rows.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_tumours_come_back_from_their_file_to_the_last_bit() {
    let (all, table) = (
        data::read().expect("569 rows"),
        table(&example::csv().expect("a file")),
    );
    assert_eq!((table.rows, table.columns.len()), (569, 31));
    for (values, column) in
        all.records.columns().into_iter().zip(&table.columns)
    {
        assert_eq!(values.to_vec(), column.values, "{}", column.name);
    }
    assert!(!table.columns[30].is_numeric());
}

#[test]
fn separators_commas_quotes_and_marks_are_understood() {
    let table =
        table("name;\"a;b\";c\r\n\"x \"\"y\"\"\nz\";1,5;2\r\nw;-0,25;NA\r\n");
    let names: Vec<&str> =
        table.columns.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["name", "a;b", "c"]);
    assert_eq!(table.columns[1].values, [1.5, -0.25]);
    assert_eq!(
        (table.columns[2].missing, table.lines.as_slice()),
        (1, &[2, 4][..])
    );
    let blank = read("a,b\n\n1,2\n\r\n\n3,4\n").expect("it is read");
    assert_eq!(blank.lines, [3, 6]);
    let tabs = read("a\tb\n1\t2\n").expect("it is read");
    assert_eq!(tabs.columns[1].values, [2.0]);
}

#[test]
fn names_are_found_for_columns_without_one() {
    let table = table("x,,x\n1,2,3\n");
    let names: Vec<&str> =
        table.columns.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["x", "column 2", "x (3)"]);
    let bare = read("1,2\n3,4\n").expect("it is read");
    assert_eq!((bare.rows, bare.columns[1].name.as_str()), (2, "column 2"));
    assert_eq!(bare.notes, ["no header: columns are numbered"]);
}

#[test]
fn broken_files_are_refused_with_their_line() {
    assert_eq!(
        refused("a,b\n1,2\n3\n"),
        "line 3 has 1 cell, where the first has 2"
    );
    assert_eq!(
        refused("a,b\n\"x\ny\",2\n3,4,5\n"),
        "line 4 has 3 cells, where the first has 2"
    );
    assert_eq!(
        refused("a,b\n1,2\n3,\"4\n5,6\n"),
        "line 3: a quote opens here and is never closed"
    );
    assert_eq!(refused("a,b\n"), "a header, and no rows below it");
    assert!(refused("a b\n1 2\n").starts_with("line 1 has one cell"));
    let wide = vec!["x"; 201].join(",");
    assert!(refused(&wide).starts_with("line 1 has 201 cells"));
    let long = "a,b".to_owned() + &"\n1,2".repeat(100_001);
    assert_eq!(refused(&long), "line 100002: more than 100000 rows");
}

#[test]
fn columns_that_cannot_be_used_are_named_with_the_cell() {
    let text = lines(12, |a, b, c| format!("{a},{b},{c}"));
    let spoiled = text.replace("a,b,c\n", "a,b,c\n1,two,3\n");
    let told = study(&table(&spoiled), &[0, 1], 2).err().expect("refused");
    assert_eq!(
        told,
        "`b` is not numeric: `two` in line 2, column 2 is not a number"
    );
    let good = table(&text);
    let told = |inputs: &[usize], target| {
        study(&good, inputs, target).err().expect("refused")
    };
    assert_eq!(told(&[], 0), "choose at least one input");
    assert_eq!(
        told(&[0, 2], 2),
        "`c` is to be guessed, so it cannot be an input"
    );
    assert_eq!(told(&[0, 7], 2), "there is no column 8");
    assert!(
        told(&[0, 0], 2).starts_with("`a` follows from the inputs before it")
    );
    assert!(study(&good, &[0], 2).is_ok());
}

#[test]
fn what_has_no_single_answer_is_refused() {
    let constant = table(&lines(12, |a, b, _| format!("{a},0.1,{b}")));
    let told = study(&constant, &[0, 1], 2).err().expect("refused");
    assert!(
        told.starts_with("`b` is the same in all known rows"),
        "{told}"
    );
    let told = study(&constant, &[0, 2], 1).err().expect("refused");
    assert!(told.starts_with("`b` is the same"), "{told}");
    let sum = table(&lines(12, |a, b, c| {
        format!("{a},{},{b}\n{c},{},{a}", 2.0 * a + 1.0, 2.0 * c + 1.0)
    }));
    assert!(
        study(&sum, &[0, 1], 2)
            .err()
            .expect("refused")
            .starts_with("`b` follows")
    );
    let few = table(&lines(5, |a, b, c| format!("{a},{b},{c}")));
    let told = study(&few, &[0, 1], 2).err().expect("refused");
    assert!(told.starts_with("2 inputs need 4 known rows"), "{told}");
    let words = table("a,b\nx,y\nz,w\n");
    assert!(
        Choice::first(&words).is_err_and(|why| why
            .to_string()
            .contains("`x` in line 2, column 1"))
    );
}
