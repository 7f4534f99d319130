//! What readers see: listings with captions and tabs, recordings, figures, exercises, demos.

use std::path::Path;

use super::code::{code_block, fence_around, visible};
use super::{Edit, plot, start};
use crate::base::escape::escape;
use crate::base::files::{has_extension, slashed};
use crate::read::anchors::Excerpt;
use crate::read::math;
use crate::read::page::{Demo, Exercise, Figure, Included, Item, Page, Shown};
use crate::read::workspace::Project;

/// The replacement of an item's span.
pub fn render_item(project: &Project, shown: &Shown, page: &Page) -> String {
    match shown {
        Shown::Recording(included) => {
            format!("<figure class=\"output\">\n\n{}\n\n</figure>", code(included))
        }
        Shown::Listing(included) | Shown::Excerpt(included) => {
            let (file, lines) = (&included.file, included.excerpt.lines);
            let caption = match included.is_pasted {
                true => start::caption(project, MAIN, file, lines),
                false => caption(project, file, lines, true),
            };
            format!("<figure class=\"listing\">\n{caption}\n\n{}\n\n</figure>", code(included))
        }
        Shown::Fragment(fragment) => math::render(&fragment.text),
        Shown::Exercise(exercise) => render_exercise(project, exercise),
        Shown::Start(start) => start::render_html(project, start, page),
        Shown::Figure(figure) => render_figure(project, figure, page),
        Shown::Plot(plot) => plot::figure(plot),
        Shown::Demo(demo) => render_demo(project, demo, page),
        Shown::Snippet(_) | Shown::Tested | Shown::Term(_) | Shown::Glossary | Shown::Syntax => {
            String::new()
        }
    }
}

/// Where a program is in the reader's own project.
pub const MAIN: &str = "src/main.rs";

/// The id of the plot that a page has of a measurement.
fn plot_id<'a>(page: &'a Page, record: &Path) -> Option<&'a str> {
    page.items.iter().find_map(|item| match &item.shown {
        Shown::Plot(plot) if plot.file == record => Some(plot.id.as_str()),
        _ => None,
    })
}

fn code(included: &Included) -> String {
    // further words of a fence become classes of its code, which the highlighter reads
    let marks: String = included.marked.iter().map(|line| format!(",mark-{line}")).collect();
    let code = visible(&included.language, &included.excerpt.text);
    code_block(&format!("{}{marks}", included.language), &code)
}

fn caption(project: &Project, file: &Path, lines: (usize, usize), is_run: bool) -> String {
    let path = escape(&slashed(file));
    let linked = match project.source_link(file, lines) {
        Some(url) => format!("<a href=\"{}\">{path}</a>", escape(&url)),
        None => path,
    };
    let has_versions =
        |package: &&_| has_extension(file, "rs") && !project.locked(package).is_empty();
    let versions = project.owner(file).filter(has_versions).map(|package| {
        format!(" <a class=\"versions\" href=\"#crate-{}\">versions</a>", escape(&package.name))
    });
    let command = project
        .origin(file)
        .filter(|_| is_run)
        .map(|origin| format!(" <code class=\"run\">{}</code>", escape(&origin.command)));
    format!(
        "<figcaption><span class=\"path\">{linked}{}</span>{}</figcaption>",
        versions.unwrap_or_default(),
        command.unwrap_or_default()
    )
}

/// A Rust listing directly followed by a Python one is one listing with two tabs.
pub fn tabs(page: &Page) -> Vec<Edit> {
    let listing = |item: &Item| match &item.shown {
        Shown::Listing(included) => Some((item.span.clone(), included.language.clone())),
        _ => None,
    };
    let listings: Vec<_> = page.items.iter().filter_map(listing).collect();
    let mut edits = Vec::new();
    for pair in listings.windows(2) {
        let [(left, rust), (right, python)] = pair else { continue };
        let are_twins = rust == "rust" && python == "python";
        if are_twins && page.text[left.end..right.start].trim().is_empty() {
            edits.push((left.start..left.start, "<div class=\"tabs\">\n\n".to_owned()));
            edits.push((right.end..right.end, "\n\n</div>".to_owned()));
        }
    }
    edits
}

fn render_figure(project: &Project, figure: &Figure, page: &Page) -> String {
    let target = match plot_id(page, &figure.file) {
        Some(id) => Some(format!("#{id}")),
        None => project.source_link(&figure.file, (1, 1)).map(|url| escape(&url)),
    };
    let record = &figure.record;
    // beside a plot, its caption says it
    let note = record.note().filter(|_| plot_id(page, &figure.file).is_none());
    let note = note.map(|note| format!(" ({note})")).unwrap_or_default();
    let value = escape(&format!("{}{note}", figure.value));
    let title = escape(&format!("Recorded by `{}`; {}", record.command, record.machine));
    match target {
        Some(target) => {
            format!("<a class=\"measured\" href=\"{target}\" title=\"{title}\">{value}</a>")
        }
        None => format!("<span class=\"measured\" title=\"{title}\">{value}</span>"),
    }
}

/// The command that compiles its file would test our solution, so only those for an attempt are
/// shown.
fn render_exercise(project: &Project, exercise: &Exercise) -> String {
    let listing = |excerpt: &Excerpt| {
        let code = code_block("rust", &visible("rust", &excerpt.text));
        format!(
            "<figure class=\"listing\">\n{}\n\n{code}\n\n</figure>",
            caption(project, &exercise.file, excerpt.lines, false)
        )
    };
    let commands = exercise.commands.iter().map(|command| format!("$ {command}\n"));
    let commands: Vec<String> = commands.collect();
    let hint = match exercise.hint.as_str() {
        "" => String::new(),
        hint => folded(project, "Hint", &math::render(hint)),
    };
    format!(
        "<section class=\"exercise\" id=\"{}\">\n\n{}\n\n{}\n\n{}\n\n{hint}{}{}</section>",
        exercise.id,
        math::render(&exercise.statement),
        listing(&exercise.task),
        code_block("console", &commands.concat()),
        folded(project, "The tests", &listing(&exercise.tests)),
        folded(project, "A solution", &listing(&exercise.solution)),
    )
}

fn folded(project: &Project, title: &str, content: &str) -> String {
    if project.settings.admonish {
        let fence = fence_around(content);
        return format!(
            "{fence}admonish tip title=\"{title}\" collapsible=true\n{content}\n{fence}\n\n"
        );
    }
    format!("<details>\n<summary>{title}</summary>\n\n{content}\n\n</details>\n\n")
}

/// The recorded picture, which whoever builds the site makes live, and its caption.
fn render_demo(project: &Project, demo: &Demo, page: &Page) -> String {
    let measured = demo.measured.as_ref().map(|figure| {
        let value = render_figure(project, figure, page);
        Demo::measured_sentence(&value)
    });
    // an empty line would end the block of HTML
    let svg: Vec<&str> = demo.svg.lines().filter(|line| !line.trim().is_empty()).collect();
    format!(
        "<figure class=\"demo\" data-demo=\"{}\">\n{}\n<figcaption>{}{}</figcaption>\n</figure>",
        escape(&demo.crate_path),
        svg.join("\n"),
        escape(&demo.caption),
        measured.unwrap_or_default()
    )
}
