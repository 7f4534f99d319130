//! Draws the picture of the demo: `picture > web/poster.svg`.

fn main() -> anyhow::Result<()> {
    print!("{}", candle_digits::picture::draw()?);
    Ok(())
}
