//! Four moments of the training as an SVG in the colours of the text.

use std::fmt::Write;

use crate::demo::{Demo, LEFT, TOP};

const COLUMNS: u32 = 60;
const WIDTH: u32 = 450; // of a panel, for 4.5 units of the plane
const HEIGHT: u32 = 300;

const HEAD: &str = r#"<svg viewBox="0 0 920 700" role="img" aria-labelledby="moons-title moons-description">
<title id="moons-title">Four moments of a network that learns two moons</title>
<desc id="moons-description">Four plots of the same 100 points in two half circles that reach into each other; dots are the upper moon, plus signs the lower one. The part of the plane that the network gives to the upper moon is shaded. At the start its border cuts the upper moon in two. After 40 steps it is almost straight and separates most points. After 120 steps it bends, and after 200 it winds between the moons.</desc>
<g fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round">
"#;

/// The network of the page after these numbers of steps.
pub fn draw(moments: [u32; 4]) -> Result<String, String> {
    let mut demo = Demo::new(3, 16)?;
    let mut svg = String::from(HEAD);
    for (at, steps) in (0..).zip(moments) {
        demo.train(steps - demo.steps(), 1.0);
        panel(&mut svg, at, &demo);
    }
    Ok(svg + "</g>\n</svg>\n")
}

fn panel(svg: &mut String, at: u32, demo: &Demo) {
    let (x, y) = (at % 2 * 465 + 2, at / 2 * 350 + 40);
    let title = match demo.steps() {
        0 => "before the first step".to_owned(),
        steps => format!("after step {steps}"),
    };
    // Writing to a String cannot fail.
    let _ = writeln!(
        svg,
        r#"<g transform="translate({x} {y})">
<text x="4" y="-10" font-size="26" fill="currentColor" stroke="none">{title}</text>
<path fill="currentColor" fill-opacity=".18" stroke="none" d="{}"/>
<rect width="{WIDTH}" height="{HEIGHT}" rx="6" stroke-width="2"/>"#,
        shade(demo)
    );
    for (side, mark, width) in
        [(1.0, "h0", 8.0), (-1.0, "m-5 0h10m-5-5v10", 2.5)]
    {
        let points = demo.known.iter().filter(|point| point.side == side);
        let marks: String = points
            .map(|point| {
                let x = (point.at[0] - LEFT) * 100.0;
                let y = (TOP - point.at[1]) * 100.0;
                format!("M{x:.0} {y:.0}{mark}")
            })
            .collect();
        let _ = writeln!(svg, r#"<path stroke-width="{width}" d="{marks}"/>"#);
    }
    svg.push_str("</g>\n");
}

/// Cells with a score above 0, those beside each other in one rectangle.
fn shade(demo: &Demo) -> String {
    let cell = f64::from(WIDTH) / f64::from(COLUMNS);
    let mut path = String::new();
    for (row, scores) in
        demo.field(COLUMNS).chunks(COLUMNS as usize).enumerate()
    {
        let mut column = 0;
        for run in scores.chunk_by(|a, b| (*a > 0.0) == (*b > 0.0)) {
            if run[0] > 0.0 {
                let (x, y) = (cell * column as f64, cell * row as f64);
                let width = cell * run.len() as f64;
                let _ = write!(
                    path,
                    "M{x:.1} {y:.1}h{width:.1}v{cell:.1}h-{width:.1}z"
                );
            }
            column += run.len();
        }
    }
    path
}
