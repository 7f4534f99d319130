//! A drawing, what is counted of it, and what the saved network makes of
//! that, as an SVG in the colours of the text around it.

use std::fmt::Write;

use candle_core::{Device, Result};

use crate::demo::probabilities;
use crate::drawing::{Drawing, SIDE, tensor};
use crate::file::trained;

/// A three, drawn off the middle.
pub const THREE: &[&[(f32, f32)]] = &[&[
    (9.0, 5.0),
    (15.0, 3.0),
    (19.0, 6.0),
    (18.0, 10.0),
    (13.0, 13.0),
    (19.0, 16.0),
    (20.0, 21.0),
    (15.0, 24.0),
    (9.0, 22.0),
]];

pub fn draw() -> Result<String> {
    let drawing = Drawing::strokes(THREE, 3.0);
    let mut svg = String::from(HEAD);
    let Some(counts) = drawing.counts() else {
        return Ok(svg);
    };
    let points = THREE[0]
        .iter()
        .map(|(x, y)| format!("{} {}", x * 8.0, y * 8.0));
    let path = points.collect::<Vec<_>>().join("L");
    let size = SIDE * 8;
    _ = writeln!(svg, r#"<rect x="1" y="1" width="{size}" height="{size}"/>"#);
    _ = writeln!(svg, r#"<path stroke-width="24" d="M{path}"/>"#);
    _ = writeln!(
        svg,
        r#"<rect x="301" y="1" width="{size}" height="{size}"/>"#
    );
    for (at, count) in counts.iter().enumerate().filter(|(_, c)| **c > 0) {
        let (x, y) = (301 + at % 8 * 32, 1 + at / 8 * 32);
        let ink = f32::from(*count) / 16.0;
        _ = writeln!(
            svg,
            r#"<rect x="{x}" y="{y}" width="32" height="32" stroke="none" fill="currentColor" fill-opacity="{ink:.2}"/>"#
        );
    }
    let shares = probabilities(&trained(&Device::Cpu)?, &tensor(&counts)?)?;
    for (digit, share) in shares.iter().enumerate() {
        let (y, width) = (8 + digit * 25, (share * 200.0).round().max(1.0));
        _ = writeln!(
            svg,
            r#"<rect x="630" y="{y}" width="{width}" height="16" stroke="none" fill="currentColor"/>"#
        );
        let y = y + 14;
        _ = writeln!(
            svg,
            r#"<text x="606" y="{y}" stroke="none" fill="currentColor">{digit}</text>"#
        );
    }
    Ok(svg + "</g>\n</svg>\n")
}

const HEAD: &str = r#"<svg viewBox="0 0 840 258" role="img" aria-labelledby="candle-digits-title candle-digits-description">
<title id="candle-digits-title">A drawing, its counts, and what the network reads</title>
<desc id="candle-digits-description">To the left a three, drawn with a thick pen, above and left of the middle of a square. Next to it the same three, larger and in the middle, as eight by eight squares of different darkness. To the right ten bars, one for each digit; the bar of the three is the only long one.</desc>
<g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" font-size="18">
"#;
