//! Draws the pictures of the pages: `draw_formats levels` and `draw_formats blocks`.

use quantize::picture::{blocks, levels};

fn main() -> anyhow::Result<()> {
    let blocks = || blocks(include_bytes!("../../data/sample.gguf"));
    let which = std::env::args().nth(1);
    print!(
        "{}",
        if which.as_deref() == Some("blocks") {
            blocks()
        } else {
            levels()
        }?
    );
    Ok(())
}
