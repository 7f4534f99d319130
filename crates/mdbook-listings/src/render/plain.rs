//! Pages as Markdown without HTML, for readers that are programs.

use super::code::code_block;
use super::{plot, start};
use crate::base::escape::escape;
use crate::read::page::{Demo, Shown};
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
        Shown::Figure(figure) => figure.value.clone(),
        Shown::Plot(plot) => plot::alternative(&plot.record),
        Shown::Demo(demo) => {
            let measured = demo.measured.as_ref().map(|figure| {
                let value = &figure.value;
                Demo::measured_sentence(value)
            });
            format!("*A live demo:* {}{}", escape(&demo.caption), measured.unwrap_or_default())
        }
        Shown::Snippet(_) | Shown::Tested => String::new(),
    }
}
