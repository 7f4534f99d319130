//! The report in docs/upstream/ holds this program and what it prints, word for word.

use std::process::Command;

/// Fails once an update has fixed the fault: then delete the report, and correct the page.
#[test]
fn the_report_on_max_pool2d_holds() {
    let report = include_str!("../../../../docs/upstream/candle-max-pool2d.md");
    let program = include_str!("upstream/max_pool2d.rs");
    let run = Command::new(env!("CARGO_BIN_EXE_upstream_max_pool2d")).output();
    let printed = String::from_utf8(run.expect("it runs").stdout);
    let printed = printed.expect("it prints text");
    for (language, part) in [("rust", program), ("text", &printed)] {
        let fence = format!("```{language}\n{part}```\n");
        assert!(report.contains(&fence), "not in the report:\n{fence}");
    }
}
