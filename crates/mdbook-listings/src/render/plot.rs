//! Draws the samples of a measurement as inline SVG.
//!
//! Written by hand because the picture must take the page's own colours in every theme
//! (`currentColor`, no `style` attribute), and be the same bytes on every machine; plotting crates
//! write fixed colours.

use std::fmt::Write;

use crate::base::escape::escape;
use crate::read::page::Plot;
use crate::read::record::{Record, Subject, duration};

const WIDTH: f64 = 720.0;
const LEFT: f64 = 130.0;
const RIGHT: f64 = 24.0;
const ROW: f64 = 56.0;
/// Above this ratio of largest to smallest sample the axis is logarithmic.
const LOG_FROM: f64 = 20.0;

struct Axis {
    low: f64,
    high: f64,
    log: bool,
}

impl Axis {
    fn of(record: &Record) -> Self {
        let all = || record.subjects.iter().flat_map(|subject| subject.seconds.iter().copied());
        let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(0.0, f64::max));
        let log = high / low > LOG_FROM;
        Self {
            low: if log { low / 1.5 } else { 0.0 },
            high: high * if log { 1.5 } else { 1.08 },
            log,
        }
    }

    fn x(&self, seconds: f64) -> f64 {
        let share = match self.log {
            true => (seconds / self.low).ln() / (self.high / self.low).ln(),
            false => seconds / self.high,
        };
        LEFT + share * (WIDTH - LEFT - RIGHT)
    }

    fn ticks(&self) -> Vec<f64> {
        if self.log {
            // one tick a decade, or three where there are few decades
            let steps: &[f64] =
                if self.high / self.low > 1000.0 { &[1.0] } else { &[1.0, 2.0, 5.0] };
            let values =
                (-9..4).flat_map(|power| steps.iter().map(move |step| step * 10_f64.powi(power)));
            return values.filter(|value| (self.low..=self.high).contains(value)).collect();
        }
        let rough = self.high / 5.0;
        let power = 10_f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0]
            .into_iter()
            .map(|factor| factor * power)
            .find(|step| *step >= rough)
            .unwrap_or(rough);
        (0..8).map(|i| f64::from(i) * step).take_while(|value| *value <= self.high).collect()
    }
}

/// The picture with its caption and its table.
pub fn figure(plot: &Plot) -> String {
    let Plot { id, what, record, .. } = plot;
    let what = escape(what);
    let versions: Vec<String> =
        record.versions.iter().map(|(name, version)| format!("{name} {version}")).collect();
    let threads = if record.threads == 1 {
        "one thread".to_owned()
    } else {
        format!("{} threads", record.threads)
    };
    let scale = if Axis::of(record).log { " on a logarithmic scale" } else { "" };
    let (machine, versions) = (escape(&record.machine), escape(&versions.join(", ")));
    let (date, command) = (escape(&record.date), escape(&record.command));
    let older = match record.changed.is_empty() {
        true => "",
        false => ", before the code last changed,",
    };
    format!(
        "<figure class=\"measurement\" id=\"{id}\">\n{}\
         <figcaption>The time of {what}{scale}: each dot is one run, the bar is the median. The brackets after a ratio are its 95 % interval. {machine}, {threads}, {versions}. \
         Recorded {date}{older} by <code>{command}</code>.</figcaption>\n\
         <details><summary>The same as a table</summary>\n{}</details>\n</figure>",
        svg(plot),
        table(record),
    )
}

/// The picture; `id` makes its title's id unique on the page.
fn svg(plot: &Plot) -> String {
    let Plot { id, record, .. } = plot;
    let axis = Axis::of(record);
    let bottom = ROW * record.subjects.len() as f64 + 10.0;
    let mut out = format!(
        "<svg class=\"plot\" viewBox=\"0 0 {WIDTH} {:.0}\" role=\"img\" aria-labelledby=\"{id}-title\">\n<title id=\"{id}-title\">{}</title>\n",
        bottom + 34.0,
        escape(&alternative(plot)),
    );
    for tick in axis.ticks() {
        let x = axis.x(tick);
        let label = if tick == 0.0 { "0".to_owned() } else { axis_label(tick) };
        let _ = writeln!(
            out,
            "<line class=\"plot-grid\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"6\" y2=\"{bottom:.1}\"/>"
        );
        let _ = writeln!(
            out,
            "<text class=\"plot-label\" x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{label}</text>",
            bottom + 20.0
        );
    }
    for (at, subject) in record.subjects.iter().enumerate() {
        row(&mut out, &axis, at, subject);
    }
    out + "</svg>\n"
}

fn row(out: &mut String, axis: &Axis, at: usize, subject: &Subject) {
    let middle = ROW * at as f64 + ROW / 2.0 + 4.0;
    let _ = writeln!(
        out,
        "<text class=\"plot-name\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
        LEFT - 12.0,
        middle + 5.0,
        escape(&subject.name)
    );
    let _ = writeln!(out, "<g class=\"plot-series plot-series-{at}\">");
    for (run, seconds) in subject.seconds.iter().enumerate() {
        // runs are spread over the row so that equal times do not hide each other
        let y = middle - 14.0 + 28.0 * run as f64 / (subject.seconds.len() - 1).max(1) as f64;
        let _ = writeln!(out, "<circle cx=\"{:.1}\" cy=\"{y:.1}\" r=\"3.5\"/>", axis.x(*seconds));
    }
    let x = axis.x(subject.median_seconds);
    let _ = writeln!(
        out,
        "<line class=\"plot-median\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{:.1}\" y2=\"{:.1}\"/>\n</g>",
        middle - 20.0,
        middle + 20.0
    );
}

fn axis_label(seconds: f64) -> String {
    let (value, unit) = match seconds {
        s if s >= 0.9995 => (s, "s"),
        s if s >= 0.000_999_5 => (s * 1e3, "ms"),
        s => (s * 1e6, "µs"),
    };
    let digits = format!("{value:.2}");
    format!("{} {unit}", digits.trim_end_matches('0').trim_end_matches('.'))
}

/// What the picture shows, in a sentence.
pub fn alternative(plot: &Plot) -> String {
    let Plot { what, record, .. } = plot;
    let medians: Vec<String> = record
        .subjects
        .iter()
        .map(|s| format!("{} {}", s.name, duration(s.median_seconds)))
        .collect();
    format!(
        "The time of {what} in {} runs; medians: {}",
        record.subjects[0].seconds.len(),
        medians.join(", ")
    )
}

/// The same figures for those who read rather than look.
fn table(record: &Record) -> String {
    let mut out = String::from(
        "<table>\n<thead><tr><th>program</th><th>median</th><th>fastest</th><th>slowest</th><th>peak memory</th><th>against the first</th></tr></thead>\n<tbody>\n",
    );
    for subject in &record.subjects {
        let fastest = subject.seconds.iter().copied().fold(f64::INFINITY, f64::min);
        let slowest = subject.seconds.iter().copied().fold(0.0, f64::max);
        let memory = record.value(&format!("memory.{}", subject.name)).unwrap_or_default();
        let ratio = subject.ratio.map_or("–".to_owned(), |ratio| {
            format!("{:.2} ({:.2}–{:.2})", ratio.value, ratio.low, ratio.high)
        });
        let cells = [
            escape(&subject.name),
            duration(subject.median_seconds),
            duration(fastest),
            duration(slowest),
            memory,
            ratio,
        ];
        let _ = writeln!(out, "<tr>{}</tr>", cells.map(|cell| format!("<td>{cell}</td>")).concat());
    }
    out + "</tbody>\n</table>\n"
}
