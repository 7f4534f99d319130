//! Pages as Markdown without HTML, for readers that are programs.

use super::code::code_block;
use super::html::MAIN;
use super::{plot, start};
use crate::base::escape::escape;
use crate::base::files::slashed;
use crate::read::page::{Demo, Exercise, Shown};
use crate::read::record::Record;
use crate::read::workspace::Project;

/// The replacement of an item's span.
pub fn render_item(project: &Project, shown: &Shown) -> String {
    match shown {
        Shown::Listing(included) | Shown::Excerpt(included) => {
            let name = if included.is_pasted { MAIN.to_owned() } else { slashed(&included.file) };
            let code = code_block(&included.language, &included.excerpt.text);
            format!("`{name}`:\n\n{code}")
        }
        Shown::Recording(included) => code_block(&included.language, &included.excerpt.text),
        Shown::Fragment(fragment) => fragment.text.clone(),
        Shown::Exercise(exercise) => render_exercise(exercise),
        Shown::Start(start) => start::render_plain(project, start),
        Shown::Figure(figure) => escape(&noted(figure.value.clone(), &figure.record)),
        Shown::Plot(plot) => escape(&noted(plot::alternative(plot), &plot.record)),
        Shown::Demo(demo) => {
            let measured = demo.measured.as_ref().map(|figure| {
                Demo::measured_sentence(&escape(&noted(figure.value.clone(), &figure.record)))
            });
            format!("*A live demo:* {}{}", escape(&demo.caption), measured.unwrap_or_default())
        }
        Shown::Snippet(_) | Shown::Tested | Shown::Term(_) | Shown::Glossary | Shown::Syntax => {
            String::new()
        }
    }
}

/// Figures, with the day of code that is no longer what is measured.
fn noted(figures: String, record: &Record) -> String {
    match record.note() {
        Some(note) => format!("{figures} ({note})"),
        None => figures,
    }
}

fn render_exercise(exercise: &Exercise) -> String {
    let commands = exercise.commands.iter().map(|command| format!("$ {command}\n"));
    let hint = match exercise.hint.as_str() {
        "" => String::new(),
        hint => format!("\n\nHint: {hint}"),
    };
    format!(
        "{}\n\n{}\n\n{}{hint}\n\nThe tests:\n\n{}",
        exercise.statement,
        code_block("rust", &exercise.task.text),
        code_block("console", &commands.collect::<String>()),
        code_block("rust", &exercise.tests.text)
    )
}
