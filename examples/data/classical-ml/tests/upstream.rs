//! The reports in docs/upstream/ hold these programs and what they print, word for word.

use std::process::Command;

/// Fails once an update has fixed the fault: then delete the report, and correct the page.
fn assert_report_holds(report: &str, program: &str, path: &str) {
    let run = Command::new(path).output().expect("the program runs");
    let printed = String::from_utf8(run.stdout).expect("it prints text");
    for (language, part) in [("rust", program), ("text", &printed)] {
        let fence = format!("```{language}\n{part}```\n");
        assert!(report.contains(&fence), "not in the report:\n{fence}");
    }
}

macro_rules! report {
    ($name:ident, $report:literal, $program:literal) => {
        #[test]
        fn $name() {
            assert_report_holds(
                include_str!(concat!("../../../../docs/upstream/", $report)),
                include_str!(concat!("upstream/", $program, ".rs")),
                env!(concat!("CARGO_BIN_EXE_upstream_", $program)),
            );
        }
    };
}

report!(
    precision_and_recall,
    "linfa-confusion-matrix.md",
    "confusion"
);
report!(missing_components, "linfa-pca-components.md", "pca");
report!(variance, "linfa-pca-variance.md", "pca_variance");
