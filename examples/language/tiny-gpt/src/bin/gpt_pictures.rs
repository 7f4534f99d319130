//! Draws the pictures of the pages: `gpt_pictures losses|rate|demo`.

use anyhow::{Context, Result, bail};
use tiny_gpt::picture::{Curve, Plot, demo, draw};
use tiny_gpt::train::Plan;

const LOSSES: &str = include_str!("../../data/losses.csv");

fn main() -> Result<()> {
    let which = std::env::args().nth(1);
    print!(
        "{}",
        match which.as_deref() {
            Some("losses") => losses()?,
            Some("rate") => rate(),
            Some("demo") => demo().map_err(anyhow::Error::msg)?,
            _ => bail!("losses, rate or demo?"),
        }
    );
    Ok(())
}

fn losses() -> Result<String> {
    let mut rows = vec![];
    for line in LOSSES.lines().skip(1) {
        let row = line
            .split(',')
            .map(str::parse)
            .collect::<Result<Vec<f64>, _>>()?;
        rows.push(<[f64; 3]>::try_from(row).ok().context("three columns")?);
    }
    let last = rows.last().context("no losses")?[0];
    Ok(draw(&Plot {
        label: "The loss against the steps of training. Both curves begin near 7, fall steeply at first and ever more slowly later. The loss of the training text falls until the end, to 1.7. That of the held-back text is lowest at step 1,200, with 3.1, and rises slowly from there on.",
        across: last,
        up: 7.0,
        marks_across: &[0.0, 500.0, 1000.0, 1500.0, 2000.0],
        marks_up: &[(0.0, "0"), (2.0, "2"), (4.0, "4"), (6.0, "6")],
        below: "step",
        beside: "loss",
        curves: vec![
            Curve {
                points: rows.iter().map(|row| (row[0], row[2])).collect(),
                dashes: "5 4",
                name: "held back",
            },
            Curve {
                points: rows
                    .iter()
                    .skip(1)
                    .map(|row| (row[0], row[1]))
                    .collect(),
                dashes: "none",
                name: "training",
            },
        ],
    }))
}

fn rate() -> String {
    let plan = Plan::default();
    let points = (0..plan.steps)
        .step_by(20)
        .map(|step| (step as f64, plan.rate(step)))
        .collect();
    draw(&Plot {
        label: "The rate against the steps. It rises in a straight line from 0 to 0.002 in 100 steps, and then falls in half a wave to 0.0002.",
        across: plan.steps as f64,
        up: plan.rate,
        marks_across: &[0.0, 500.0, 1000.0, 1500.0, 2000.0],
        marks_up: &[(0.0, "0"), (1e-3, "0.001"), (2e-3, "0.002")],
        below: "step",
        beside: "rate",
        curves: vec![Curve {
            points,
            dashes: "none",
            name: "",
        }],
    })
}
