//! The study of the example as an SVG in the colours of the text around it.

use std::fmt::Write;

use crate::own::choice::Choice;
use crate::own::example;
use crate::own::groups::groups;
use crate::own::read::read;
use crate::own::study::Study;

const PANEL: f64 = 460.0;
const MARGIN: f64 = 24.0;

/// What a row looks like, from the point where it lies: benign, malignant.
const MARKS: [(&str, u32); 2] = [("h0", 7), ("m-5 0h10m-5-5v10", 2)];

pub fn draw() -> anyhow::Result<String> {
    let text = example::csv()?;
    let table = read(&text)?;
    let choice: Choice = example::choice();
    let study = Study::new(&table, &choice)?;
    let diagnosis = groups(&text, &table, table.columns.len() - 1)?;

    let scores = &study.components.scores;
    let cloud: Vec<Mark> = scores
        .rows()
        .into_iter()
        .zip(&diagnosis.members)
        .map(|(row, member)| (row[0], row[1], *member as usize))
        .collect();
    let pairs = study.rows.y.iter().zip(&study.guesses);
    let held = pairs.step_by(3).zip(diagnosis.members.iter().step_by(3));
    let held: Vec<Mark> = held
        .map(|((y, guess), member)| (*y, *guess, *member as usize))
        .collect();

    let mut svg = String::from(HEAD);
    let [first, second] = study.components.shares[..] else {
        anyhow::bail!("two components are drawn");
    };
    let title = format!("two components: {first:.3} and {second:.3}");
    panel(&mut svg, 5, &title, &cloud, bounds(&cloud));
    let (low, high) = both(&held);
    panel(
        &mut svg,
        495,
        "actual and guessed radius",
        &held,
        [low, high, low, high],
    );
    let (from, to) = (MARGIN, PANEL - MARGIN);
    let _ = writeln!(
        svg,
        r#"<path transform="translate(495 40)" stroke-width="2" stroke-dasharray="6 8" d="M{from} {to}L{to} {from}"/>"#
    );
    Ok(svg + "</g>\n</svg>\n")
}

/// Where a row lies, and of which group it is.
type Mark = (f64, f64, usize);

const HEAD: &str = r#"<svg viewBox="0 0 960 505" role="img" aria-labelledby="own-title own-description">
<title id="own-title">The example as the demo studies it</title>
<desc id="own-description">Two scatter plots. On the left 569 tumours along the first two components of ten measures; benign ones are dots and lie to the left, malignant ones are plus signs and spread to the right, with some overlap. On the right the held-out tumours by their actual largest radius and the guessed one: most lie close to the dashed diagonal, and a few large ones are guessed too small.</desc>
<g fill="none" stroke="currentColor" stroke-linecap="round">
"#;

/// The smallest and the largest x, and the same for y.
fn bounds(marks: &[Mark]) -> [f64; 4] {
    let start = [f64::MAX, f64::MIN, f64::MAX, f64::MIN];
    marks.iter().fold(start, |[a, b, c, d], (x, y, _)| {
        [a.min(*x), b.max(*x), c.min(*y), d.max(*y)]
    })
}

fn both(marks: &[Mark]) -> (f64, f64) {
    let [a, b, c, d] = bounds(marks);
    (a.min(c), b.max(d))
}

fn panel(
    svg: &mut String,
    left: u32,
    title: &str,
    marks: &[Mark],
    [x0, x1, y0, y1]: [f64; 4],
) {
    // Writing to a String cannot fail.
    let _ = writeln!(
        svg,
        r#"<g transform="translate({left} 40)">
<text x="4" y="-12" font-size="28" fill="currentColor" stroke="none">{title}</text>
<rect width="{PANEL}" height="{PANEL}" rx="8" stroke-width="2"/>"#
    );
    let room = PANEL - 2.0 * MARGIN;
    for (group, (mark, width)) in MARKS.iter().enumerate() {
        let own = marks.iter().filter(|(_, _, of)| *of == group);
        let path: String = own
            .map(|(x, y, _)| {
                let across = MARGIN + (x - x0) / (x1 - x0) * room;
                let down = PANEL - MARGIN - (y - y0) / (y1 - y0) * room;
                format!("M{across:.0} {down:.0}{mark}")
            })
            .collect();
        let _ = writeln!(svg, r#"<path stroke-width="{width}" d="{path}"/>"#);
    }
    svg.push_str("</g>\n");
}
