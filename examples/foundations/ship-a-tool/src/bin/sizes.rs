//! Builds the tool twice, and compares the two files.

use std::fs;

use ship_a_tool::release::{is_static, plain, small};

fn main() -> anyhow::Result<()> {
    println!("build    at most  needs");
    for (name, file) in [("release", plain()?), ("small", small()?)] {
        // Rounded up to half a megabyte: what the linker adds differs a little.
        let halves = fs::metadata(&file)?.len().div_ceil(500_000);
        let needs = if is_static(&file)? {
            "nothing"
        } else {
            "the system's C library"
        };
        println!("{name:7}  {:.1} MB   {needs}", halves as f64 / 2.0);
    }
    Ok(())
}
