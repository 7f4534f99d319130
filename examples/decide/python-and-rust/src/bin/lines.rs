//! Counts the lines of code of the program of this chapter in both languages,
//! without comments and blank lines, listing by listing.

const RUST: [&str; 5] = [
    include_str!("../digits.rs"),
    include_str!("../confusion.rs"),
    include_str!("../knn.rs"),
    include_str!("../lib.rs"),
    include_str!("knn.rs"),
];
const PYTHON: [&str; 1] = [include_str!("../../twin/knn.py")];

const LISTINGS: [&str; 10] = [
    "digit",
    "errors",
    "neighbour",
    "distances",
    "parse",
    "nearest",
    "classify",
    "confusion",
    "mistaken",
    "confusions",
];

fn main() {
    println!("{:<10} {:>6} {:>6}", "", "Rust", "Python");
    let row = |name, counts: [usize; 2]| {
        println!("{name:<10} {:>6} {:>6}", counts[0], counts[1]);
        counts
    };
    let mut rest = [whole(&RUST, &["//"]), whole(&PYTHON, &["#", "\"\"\""])];
    let all = rest;
    for name in LISTINGS {
        let counts = [
            listing(&RUST, name, &["//"]),
            listing(&PYTHON, name, &["#", "\"\"\""]),
        ];
        row(name, counts);
        rest = [rest[0] - counts[0], rest[1] - counts[1]];
    }
    row("the rest", rest);
    row("all", all);
}

fn whole(files: &[&str], comments: &[&str]) -> usize {
    count(files.iter().flat_map(|file| file.lines()), comments)
}

/// The lines between the two comments that mark a listing.
fn listing(files: &[&str], name: &str, comments: &[&str]) -> usize {
    let (start, end) = (format!(" ANCHOR: {name}"), format!("_END: {name}"));
    let inside = |file| {
        str::lines(file)
            .skip_while(|line| !line.ends_with(&start))
            .take_while(|line| !line.ends_with(&end))
    };
    count(files.iter().copied().flat_map(inside), comments)
}

fn count<'a>(lines: impl Iterator<Item = &'a str>, comments: &[&str]) -> usize {
    let comment = |line: &str| comments.iter().any(|c| line.starts_with(c));
    let code = |line: &&str| !line.is_empty() && !comment(line);
    lines.map(str::trim).filter(code).count()
}
