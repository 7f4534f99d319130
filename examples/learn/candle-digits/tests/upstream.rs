//! The report in docs/upstream/ holds this program and what it prints, word for word, and a fix.

use candle_core::{Device, Result, Tensor};
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

/// The arm of `backward` with the suggested division, in public operations.
fn gradient(x: &Tensor) -> Result<Vec<f32>> {
    let maxima = x.max_pool2d(2)?; // (1, 1, 1, 1)
    let mask = x.eq(&maxima.upsample_nearest2d(2, 2)?)?;
    let mask = mask.to_dtype(x.dtype())?; // (1, 1, 2, 2)
    let count = (mask.avg_pool2d(2)? * 4.0)?;
    let shared = (maxima.ones_like()? / count)?;
    (shared.upsample_nearest2d(2, 2)? * mask)?
        .flatten_all()?
        .to_vec1()
}

#[test]
fn the_suggested_fix_adds_up_to_1() -> Result<()> {
    let at = |numbers: [f32; 4]| {
        Tensor::from_slice(&numbers, (1, 1, 2, 2), &Device::Cpu)
    };
    assert_eq!(gradient(&at([1., 2., 3., 4.])?)?, [0., 0., 0., 1.]);
    assert_eq!(gradient(&at([1.; 4])?)?, [0.25; 4]);
    Ok(())
}
