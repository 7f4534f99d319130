//! Packs the 32 weights into real blocks, and unpacks four of them.

use anyhow::Result;
use quantize::blocks::{from_q4_0, from_q8_0, to_q4_0, to_q8_0};
use quantize::sample::WEIGHTS;

// ANCHOR: main
fn main() -> Result<()> {
    let eight: [u8; 34] = to_q8_0(&WEIGHTS)?.as_slice().try_into()?;
    println!("Q8_0: {:02x?} and {} more", &eight[..6], eight.len() - 6);
    println!("      {:.4?}", &from_q8_0(&eight)[..4]);

    let four: [u8; 18] = to_q4_0(&WEIGHTS)?.as_slice().try_into()?;
    println!("Q4_0: {:02x?} and {} more", &four[..6], four.len() - 6);
    println!("      {:.4?}", &from_q4_0(&four)[..4]);
    Ok(())
}
// ANCHOR_END: main
