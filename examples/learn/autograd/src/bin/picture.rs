//! Draws the training at four moments: `picture > web/poster.svg`.

use autograd::picture::draw;

fn main() -> anyhow::Result<()> {
    print!("{}", draw([0, 40, 120, 200]).map_err(anyhow::Error::msg)?);
    Ok(())
}
