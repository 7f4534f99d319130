//! Curves as an SVG in the colours of the text around it.

use std::fmt::Write;

/// A curve: its points, how its line is dashed, and what is written at its end.
pub struct Curve<'a> {
    pub points: Vec<(f64, f64)>,
    pub dashes: &'a str,
    pub name: &'a str,
}

pub struct Plot<'a> {
    pub label: &'a str,
    pub across: f64,
    pub up: f64,
    pub marks_across: &'a [f64],
    pub marks_up: &'a [(f64, &'a str)],
    pub below: &'a str,
    pub beside: &'a str,
    pub curves: Vec<Curve<'a>>,
}

const WIDTH: f64 = 340.0;
const HEIGHT: f64 = 160.0;

pub fn draw(plot: &Plot) -> String {
    let x = |value: f64| 44.0 + value / plot.across * WIDTH;
    let y = |value: f64| 24.0 + HEIGHT - value / plot.up * HEIGHT;
    let mut svg = format!(
        r#"<svg viewBox="0 0 480 224" width="480" role="img" aria-label="{}" font-family="sans-serif" font-size="13" fill="currentColor" stroke="none">"#,
        plot.label
    );
    let (left, bottom, right, top) =
        (x(0.0), y(0.0), x(plot.across), y(plot.up));
    _ = write!(
        svg,
        "\n<path d=\"M{left} {top}V{bottom}H{right}\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"0.4\"/>\n"
    );
    for curve in &plot.curves {
        let points = curve
            .points
            .iter()
            .map(|&(at, value)| format!("{:.1} {:.1}", x(at), y(value)));
        let path = points.collect::<Vec<_>>().join("L");
        let dashes = curve.dashes;
        _ = writeln!(
            svg,
            r#"<path d="M{path}" fill="none" stroke="currentColor" stroke-width="1.8" stroke-dasharray="{dashes}"/>"#
        );
        if let Some(&(at, value)) = curve.points.last() {
            _ = writeln!(
                svg,
                r#"<text x="{:.0}" y="{:.0}">{}</text>"#,
                x(at) + 6.0,
                y(value) + 4.0,
                curve.name
            );
        }
    }
    for mark in plot.marks_across {
        let bottom = bottom + 16.0;
        _ = write!(
            svg,
            r#"<text x="{:.0}" y="{bottom:.0}" text-anchor="middle">{mark}</text>"#,
            x(*mark)
        );
    }
    for (mark, name) in plot.marks_up {
        _ = write!(
            svg,
            r#"<text x="38" y="{:.0}" text-anchor="end">{name}</text>"#,
            y(*mark) + 4.0
        );
    }
    _ = write!(
        svg,
        r#"<text x="{:.0}" y="220" text-anchor="middle">{}</text>"#,
        x(plot.across / 2.0),
        plot.below
    );
    _ = write!(
        svg,
        "<text x=\"44\" y=\"14\">{}</text>\n</svg>\n",
        plot.beside
    );
    svg
}
