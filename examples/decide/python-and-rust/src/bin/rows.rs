//! Parses four rows, three of which are not digits.

use python_and_rust::digits::Digit;

fn main() {
    let blank = "0,".repeat(63);
    let rows = [
        format!("16,{blank}7"),
        format!("{blank}7"),
        format!("x,{blank}7"),
        format!("17,{blank}7"),
    ];
    // ANCHOR: rows
    for row in &rows {
        match row.parse::<Digit>() {
            Ok(digit) => println!("a {}", digit.label),
            Err(error) => println!("error: {error}"),
        }
    }
    // ANCHOR_END: rows
}
