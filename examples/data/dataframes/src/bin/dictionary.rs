//! Runs the dictionary, one line for each entry.

fn main() -> anyhow::Result<()> {
    for entry in dataframes::dictionary::entries()? {
        println!("{}: {}", entry.task, entry.result);
    }
    Ok(())
}
