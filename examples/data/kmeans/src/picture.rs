//! Four moments of a run as an SVG in the colours of the text around it.

use std::fmt::Write;

use crate::points::Points;
use crate::step2_contiguous::nearest;
use crate::trace::Snapshot;

const PANEL: f64 = 460.0;
const MARGIN: f64 = 40.0;

/// What a row of each cluster looks like, from the point where it lies.
const MARKS: [&str; 3] = ["h0", "m-6 0h12m-6-6v12", "m0-7l7 12h-14z"];

/// The seeds, the first two steps and the last one of `run`, for rows of two
/// numbers in three clusters.
pub fn draw(points: &Points, seeds: &Points, run: &[Snapshot]) -> String {
    let by_seed: Vec<usize> =
        points.rows().map(|row| nearest(row, seeds)).collect();
    let scale = Scale::of(points);
    let mut svg = String::from(HEAD);
    panel(&mut svg, &scale, 0, "seeds", points, &by_seed, seeds);
    for (at, step) in [(1, 1), (2, 2), (3, run.len())] {
        let (title, state) = (format!("after step {step}"), &run[step - 1]);
        let (labels, centres) = (&state.labels, &state.centres);
        panel(&mut svg, &scale, at, &title, points, labels, centres);
    }
    svg + "</g>\n</svg>\n"
}

const HEAD: &str = r#"<svg viewBox="0 0 960 1020" role="img" aria-labelledby="kmeans-title kmeans-description">
<title id="kmeans-title">Four moments of k-means on the bills of penguins</title>
<desc id="kmeans-description">Four scatter plots of the same 342 birds, bill length to the right and bill depth upwards. The birds form three clouds: short and deep at the upper left, long and deep at the upper right, long and shallow below. Dots, plus signs and triangles show the three clusters, squares their centres. At first all three centres lie on birds, and clusters cut through clouds. After one step and after two the centres have moved inwards. After the last step there is one centre in each cloud, and the clusters are the clouds.</desc>
<g fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round">
"#;

/// From the smallest and largest number of each column to a panel.
struct Scale {
    low: [f64; 2],
    high: [f64; 2],
}

impl Scale {
    fn of(points: &Points) -> Self {
        let column = |at: usize| points.rows().map(move |row| row[at]);
        let low = |at| column(at).fold(f64::INFINITY, f64::min);
        let high = |at| column(at).fold(f64::NEG_INFINITY, f64::max);
        Self {
            low: [low(0), low(1)],
            high: [high(0), high(1)],
        }
    }

    fn place(&self, row: &[f64]) -> (f64, f64) {
        let share =
            |at| (row[at] - self.low[at]) / (self.high[at] - self.low[at]);
        let room = PANEL - 2.0 * MARGIN;
        (MARGIN + share(0) * room, PANEL - MARGIN - share(1) * room)
    }
}

fn panel(
    svg: &mut String,
    scale: &Scale,
    at: usize,
    title: &str,
    points: &Points,
    labels: &[usize],
    centres: &Points,
) {
    let (x, y) = (at % 2 * 490 + 5, at / 2 * 515 + 40);
    // Writing to a String cannot fail.
    let _ = writeln!(svg, r#"<g transform="translate({x} {y})">"#);
    let _ = writeln!(
        svg,
        r#"<text x="4" y="-12" font-size="30" fill="currentColor" stroke="none">{title}</text>
<rect width="{PANEL}" height="{PANEL}" rx="8" stroke-width="2"/>"#
    );
    for (cluster, mark) in MARKS.iter().enumerate() {
        let rows = points.rows().zip(labels);
        let rows = rows.filter(|(_, label)| **label == cluster);
        let marks = rows.map(|(row, _)| {
            let (x, y) = scale.place(row);
            format!("M{x:.0} {y:.0}{mark}")
        });
        let width = if cluster == 0 { 8 } else { 2 };
        let marks: String = marks.collect();
        let _ = writeln!(svg, r#"<path stroke-width="{width}" d="{marks}"/>"#);
    }
    for centre in centres.rows() {
        let (x, y) = scale.place(centre);
        let _ = writeln!(
            svg,
            r#"<rect x="{:.0}" y="{:.0}" width="28" height="28" rx="4" fill="currentColor" stroke="var(--bg, Canvas)" stroke-width="5"/>"#,
            x - 14.0,
            y - 14.0
        );
    }
    svg.push_str("</g>\n");
}
