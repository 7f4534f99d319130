//! Runs each row of the dictionary; the twin runs the other column.

use arrays::dictionary::{cells, rows};

fn main() -> anyhow::Result<()> {
    for (numpy, (_, result)) in cells(0).zip(rows()?) {
        println!("{numpy:<62} {result}");
    }
    Ok(())
}
