//! Draws the picture of the page: `draw_tokens > web/poster.svg`.

fn main() -> anyhow::Result<()> {
    print!("{}", tokens::picture::draw().map_err(anyhow::Error::msg)?);
    Ok(())
}
