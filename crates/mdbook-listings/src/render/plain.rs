//! Pages as Markdown without HTML, for readers that are programs.

use super::code::code_block;
use super::{plot, start};
use crate::base::escape::escape;
use crate::read::page::{Demo, Shown};
use crate::read::record::Record;
use crate::read::workspace::Project;

/// The replacement of an item's span.
pub fn render_item(project: &Project, shown: &Shown) -> String {
    match shown {
        Shown::Listing(included) | Shown::Recording(included) | Shown::Excerpt(included) => {
            code_block(&included.language, &included.excerpt.text)
        }
        Shown::Fragment(fragment) => fragment.text.clone(),
        Shown::Exercise(exercise) => {
            format!("{}\n\n{}", exercise.statement, code_block("rust", &exercise.task.text))
        }
        Shown::Start(start) => start::render_plain(project, start),
        Shown::Figure(figure) => escape(&noted(figure.value.clone(), &figure.record)),
        Shown::Plot(plot) => escape(&noted(plot::alternative(&plot.record), &plot.record)),
        Shown::Demo(demo) => {
            let measured = demo.measured.as_ref().map(|figure| {
                Demo::measured_sentence(&escape(&noted(figure.value.clone(), &figure.record)))
            });
            format!("*A live demo:* {}{}", escape(&demo.caption), measured.unwrap_or_default())
        }
        Shown::Snippet(_) | Shown::Tested => String::new(),
    }
}

/// Figures, with the day of code that is no longer what is measured.
fn noted(figures: String, record: &Record) -> String {
    match record.note() {
        Some(note) => format!("{figures} ({note})"),
        None => figures,
    }
}
