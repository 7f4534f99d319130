//! The pictures of the pages, in the colour of the text around them.

use std::fmt::Write;

use anyhow::{Context, Result};

use crate::blocks::{from_q8_0, to_q8_0};
use crate::gguf::read;
use crate::sample::WEIGHTS;

/// Each weight, and the level to which it is rounded, in 8 bits above and in 4 bits below.
pub fn levels() -> Result<String> {
    let mut svg = String::from(LEVELS);
    let x = |weight: f32| 230.0 + weight * 3200.0;
    let largest = WEIGHTS.iter().fold(0f32, |most, w| most.max(w.abs()));
    let eight = from_q8_0(to_q8_0(&WEIGHTS)?.as_slice().try_into()?);
    let four = WEIGHTS.map(|w| (w * 7.0 / largest).round() * largest / 7.0);
    let mut path = |pieces: String, more: &str| {
        _ = writeln!(
            svg,
            r#"<path d="{pieces}" fill="none" stroke="currentColor"{more}/>"#
        );
    };
    let line = |from: f32, y: i32, to: f32, end: i32| {
        format!("M{:.1} {y}L{:.1} {end}", x(from), x(to))
    };
    let ticks = |most: i32, y: i32, end: i32| -> String {
        (-most..=most)
            .map(|n| n as f32 * largest / most as f32)
            .map(|w| line(w, y, w, end))
            .collect()
    };
    path(ticks(127, 22, 30), r#" stroke-width="0.7""#);
    path(ticks(7, 142, 158), r#" stroke-width="2""#);
    path(
        WEIGHTS
            .iter()
            .zip(eight)
            .map(|(w, e)| line(*w, 78, e, 32))
            .collect(),
        r#" stroke-opacity="0.5""#,
    );
    path(
        WEIGHTS
            .iter()
            .zip(four)
            .map(|(w, f)| line(*w, 90, f, 140))
            .collect(),
        r#" stroke-opacity="0.5""#,
    );
    path(
        WEIGHTS.iter().map(|w| line(*w, 78, *w, 90)).collect(),
        r#" stroke-width="2""#,
    );
    Ok(svg + "</svg>\n")
}

const LEVELS: &str = r#"<svg viewBox="0 0 460 182" width="460" role="img" aria-label="32 weights as ticks on a line, most of them near zero in the middle. Above are 255 levels, so near to each other that the line from each weight to its level is almost vertical. Below are 15 levels, far apart. Lines lead from several weights to the same level, and many are slanted." font-family="sans-serif" font-size="13" fill="currentColor" stroke="none">
<g text-anchor="middle"><text x="230" y="14">8 bits: 255 levels</text><text x="230" y="176">4 bits: 15 levels</text></g>
"#;

/// What each byte of the first block is, in four formats.
pub fn blocks(sample: &[u8]) -> Result<String> {
    let mut svg = String::from(BLOCKS);
    let head = read(sample)?;
    let mut y = 16;
    for (format, size, parts) in FORMATS {
        let tensor = head
            .tensors
            .iter()
            .find(|t| t.format().is_ok_and(|f| f == format));
        let bytes = tensor
            .context("the sample has all formats")?
            .bytes(&head, sample)?;
        _ = writeln!(
            svg,
            r#"<text x="4" y="{y}" font-size="13">{format}, bytes 0 to {}</text>"#,
            size - 1
        );
        y += 8;
        for (part, (from, _)) in parts.iter().enumerate() {
            let end = parts
                .get(part + 1)
                .map_or(size, |(next, _)| *next)
                .min(SHOWN);
            let shade = [0.45, 0.3, 0.18, 0.05][4 - parts.len() + part];
            let cell = |place: usize| {
                format!("M{} {}h25v18h-25z", left(place), y + place / ROW * 18)
            };
            let cells: String = (*from..end).map(cell).collect();
            _ = writeln!(
                svg,
                r#"<path d="{cells}" fill-opacity="{shade}" stroke="currentColor" stroke-opacity="0.4"/>"#
            );
        }
        for (place, byte) in bytes[..size.min(SHOWN)].iter().enumerate() {
            let (x, y) = (left(place) + 6, y + place / ROW * 18 + 13);
            _ = writeln!(svg, r#"<text x="{x}" y="{y}">{byte:02x}</text>"#);
        }
        y += size.min(SHOWN).div_ceil(ROW) * 18 + 14;
        let mut names: Vec<String> = parts
            .iter()
            .map(|(from, name)| format!("{from}: {name}"))
            .collect();
        if size > SHOWN {
            names.push(format!("… {} more bytes", size - SHOWN));
        }
        _ = writeln!(svg, r#"<text x="4" y="{y}">{}</text>"#, names.join("; "));
        y += 26;
    }
    Ok(svg + "</svg>\n")
}

const ROW: usize = 18;
const SHOWN: usize = 2 * ROW;

fn left(place: usize) -> usize {
    4 + place % ROW * 25
}

type Part = (usize, &'static str);

const FORMATS: [(&str, usize, &[Part]); 4] = [
    (
        "Q8_0",
        34,
        &[(0, "scale"), (2, "32 levels from −127 to 127")],
    ),
    (
        "Q4_0",
        18,
        &[
            (0, "scale"),
            (2, "32 levels from 0 to 15, two in each byte"),
        ],
    ),
    (
        "Q4_1",
        20,
        &[
            (0, "scale"),
            (2, "minimum"),
            (4, "32 levels, two in each byte"),
        ],
    ),
    (
        "Q4_K",
        144,
        &[
            (0, "scale"),
            (2, "scale of minimums"),
            (4, "8 scales, 8 minimums"),
            (16, "256 levels"),
        ],
    ),
];

const BLOCKS: &str = r#"<svg viewBox="0 0 460 332" width="460" role="img" aria-label="The bytes of a block in each format, as cells with two hexadecimal digits. Q8_0 has 34 cells, Q4_0 has 18, Q4_1 has 20, and Q4_K has 144, of which the first 36 are shown. The first two cells of each are the darkest: the scale. Lighter ones follow: minimums in Q4_1; a second scale and twelve bytes of small scales and minimums in Q4_K. The rest are levels." font-family="sans-serif" font-size="11" fill="currentColor" stroke="none">
"#;
