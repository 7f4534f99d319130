//! Draws what the demo shows first: `own_picture > web/poster.svg`.

fn main() -> anyhow::Result<()> {
    print!("{}", classical_ml::own::picture::draw()?);
    Ok(())
}
