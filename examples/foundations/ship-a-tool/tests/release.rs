//! The file that is given away, on the one platform that it is built for here.

use std::process::Command;

use ship_a_tool::release::{is_static, small};

const HERE: bool = cfg!(all(
    target_os = "linux",
    target_arch = "x86_64",
    target_env = "gnu"
));

// ANCHOR: release
#[test]
fn the_released_file_needs_no_other() -> anyhow::Result<()> {
    if !HERE {
        return Ok(()); // elsewhere it is not built
    }
    let released = small()?;
    assert!(is_static(&released)?);
    let penguins =
        concat!(env!("CARGO_MANIFEST_DIR"), "/data/penguins.parquet");
    let describe = |program: &std::path::Path| {
        Command::new(program)
            .env_clear()
            .args(["describe", penguins])
            .output()
    };
    let expected = describe(env!("CARGO_BIN_EXE_survey").as_ref())?;
    assert_eq!(describe(&released)?, expected);
    assert!(expected.status.success());
    Ok(())
}
// ANCHOR_END: release
