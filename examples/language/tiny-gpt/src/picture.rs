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

const TOKENS: &str = "Some words of the text in boxes, each the darker the more attention the last one pays to it. Beside them bars, one for each of the likeliest next tokens.";

/// The picture of the demo: a text, what its last token looks at, and what may
/// come next.
pub fn demo() -> Result<String, String> {
    let mut demo =
        crate::demo::Demo::new(2).map_err(|error| error.to_string())?;
    demo.read("You will be able to")?;
    for _ in 0..54 {
        demo.step(0.8, 0.95)?;
    }
    let mut svg = format!(
        "<svg viewBox=\"0 0 700 142\" role=\"img\" aria-labelledby=\"gpt-title gpt-description\" fill=\"currentColor\" font-size=\"15\">\n\
         <title id=\"gpt-title\">The model goes on from “You will be able to”</title>\n\
         <desc id=\"gpt-description\">{TOKENS}</desc>\n<g font-family=\"monospace\">\n"
    );
    let shares = demo.attention(1, 0);
    let most = shares.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
    let (mut x, mut y) = (8, 12);
    for (token, share) in demo.tokens.iter().zip(shares) {
        let label = demo.label(*token);
        let width = 9 * label.chars().count();
        if x + width > 410 {
            (x, y) = (8, y + 30);
        }
        let opacity = 0.6 * share / most;
        _ = write!(
            svg,
            r#"<rect x="{x}" y="{y}" width="{width}" height="24" fill-opacity="{opacity:.2}"/>"#
        );
        let left = x + 9 * (label.len() - label.trim_start().len());
        _ = writeln!(
            svg,
            r#"<text x="{left}" y="{}" textLength="{}">{}</text>"#,
            y + 17,
            9 * label.trim().chars().count(),
            escaped(label.trim())
        );
        x += width;
        if label.contains('⏎') {
            (x, y) = (8, y + 30);
        }
    }
    for (row, (token, share)) in
        demo.likeliest(5, 0.8, 0.95).into_iter().enumerate()
    {
        let (y, width) = (12 + row * 25, (share * 130.0).max(1.0));
        let label = demo.label(token).replace(' ', "␣");
        _ = write!(
            svg,
            r#"<text x="510" y="{}" text-anchor="end">{}</text>"#,
            y + 15,
            escaped(&label)
        );
        _ = write!(
            svg,
            r#"<rect x="518" y="{y}" width="{width:.0}" height="18" fill-opacity="0.6"/>"#
        );
        _ = writeln!(
            svg,
            r#"<text x="{:.0}" y="{}">{share:.2}</text>"#,
            524.0 + width,
            y + 15
        );
    }
    svg.push_str("</g>\n</svg>\n");
    Ok(svg)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
