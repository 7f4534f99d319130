//! `{{#start}}`: what a reader types, pastes and sees, in Rust and in Python.

use std::fmt::Display;
use std::path::Path;

use super::code::{code_block, visible};
use super::html::MAIN;
use crate::base::escape::escape;
use crate::read::page::{Page, Shown};
use crate::read::start::{Data, Source, Start, Twin};
use crate::read::workspace::Project;

/// The folder of the site that holds the files which programs read.
pub const FILES: &str = "files";

/// What follows the name of a file.
fn weight(bytes: impl Display, sha256: &str) -> String {
    format!("{bytes} bytes, SHA-256 {sha256}")
}

/// Where the site has a file of a program, from its root.
pub fn address(start: &Start, data: &Data) -> String {
    format!("{FILES}/{}/{}", start.crate_path, data.name)
}

/// One block with two tabs, or with one side where there is no twin.
pub fn render_html(project: &Project, start: &Start, page: &Page) -> String {
    let up = "../".repeat(depth(project, page));
    let rust = format!(
        "{}\n\n{}{}{}\n\n{}",
        commands(&start.commands()),
        settings(start, |code| figure("Cargo.toml", &code)),
        files_html(start, &up),
        listing(project, "rust", MAIN, &start.program),
        output(&start.command(), &start.output)
    );
    let sides = match &start.twin {
        None => rust,
        Some(twin) => format!(
            "<div class=\"tabs\">\n\n{}\n\n{}\n\n</div>",
            side(&rust),
            side(&python(project, start, twin, &up))
        ),
    };
    let clone = clone(project).map(|command| {
        format!(
            "\n\n<p class=\"whole\">The code of the whole book: <code>{}</code></p>",
            escape(&command)
        )
    });
    let clone = clone.unwrap_or_default();
    format!("<section class=\"start\" id=\"{}\">\n\n{sides}{clone}\n\n</section>", start.id)
}

/// The same as plain Markdown.
pub fn render_plain(project: &Project, start: &Start) -> String {
    let data = start.data.iter().map(|data| {
        let weight = weight(data.bytes, &data.sha256);
        format!("- `{}`: {}, {weight}\n", data.name, address(start, data))
    });
    let models = start
        .models
        .iter()
        .map(|model| format!("- `{}`: {}\n", model.path, weight(model.bytes, &model.sha256)));
    let list = |what: String, files: String| match files.as_str() {
        "" => String::new(),
        files => format!("{what}:\n\n{files}\n"),
    };
    let name = &start.name;
    let files = list(format!("Save into the folder `{name}`"), data.collect());
    let fetch = format!("{}\n\nThis fetches into the folder `{name}`", commands(&start.fetches()));
    let files = files + &list(fetch, models.collect());
    let settings = settings(start, |code| format!("Add to `Cargo.toml`:\n\n{code}"));
    let rust = format!(
        "{}\n\n{settings}{files}Put this into `src/main.rs`:\n\n{}\n\n{}",
        commands(&start.commands()),
        code_block("rust", &start.program.excerpt.text),
        printed(&start.command(), &start.output)
    );
    let python = start.twin.as_ref().map(|twin| {
        let name = &start.name;
        format!(
            "\n\nThe same in Python, `{name}.py`:\n\n{}{}\n\n{}",
            install(twin).map_or_else(String::new, |commands| format!("{commands}\n\n")),
            code_block("python", &twin.source.excerpt.text),
            printed(&run_python(start, twin), &twin.output)
        )
    });
    let clone =
        clone(project).map(|command| format!("\n\nThe code of the whole book: `{command}`"));
    format!("{rust}{}{}", python.unwrap_or_default(), clone.unwrap_or_default())
}

fn python(project: &Project, start: &Start, twin: &Twin, up: &str) -> String {
    let install = install(twin).map_or_else(String::new, |commands| format!("{commands}\n\n"));
    format!(
        "{install}{}{}\n\n{}",
        files_html(start, up),
        listing(project, "python", &format!("{}.py", start.name), &twin.source),
        output(&run_python(start, twin), &twin.output)
    )
}

/// How far a page is below the root of the site.
fn depth(project: &Project, page: &Page) -> usize {
    let path = page.path.strip_prefix(&project.settings.src).unwrap_or(&page.path);
    path.components().count().saturating_sub(1)
}

fn side(content: &str) -> String {
    format!("<div class=\"side\">\n\n{content}\n\n</div>")
}

fn commands(commands: &[String]) -> String {
    let lines: Vec<String> = commands.iter().map(|command| format!("$ {command}")).collect();
    code_block("console", &lines.join("\n"))
}

fn install(twin: &Twin) -> Option<String> {
    let pip =
        (!twin.packages.is_empty()).then(|| format!("pip install {}", twin.packages.join(" ")))?;
    Some(commands(&["python -m venv .venv".into(), "source .venv/bin/activate".into(), pip]))
}

fn run_python(start: &Start, twin: &Twin) -> String {
    let arguments = start.arguments.iter().filter(|_| twin.takes_arguments);
    let arguments = arguments.map(|argument| format!(" {argument}"));
    format!("python {}.py{}", start.name, arguments.collect::<String>())
}

fn settings(start: &Start, around: impl Fn(String) -> String) -> String {
    match start.profile.as_str() {
        "" => String::new(),
        profile => format!("{}\n\n", around(code_block("toml", profile.trim_end()))),
    }
}

fn figure(title: &str, code: &str) -> String {
    format!(
        "<figure class=\"listing\">\n<figcaption><span class=\"path\">{}</span></figcaption>\n\n{code}\n\n</figure>",
        escape(title)
    )
}

/// A name that leads to the lines in the repository.
pub fn caption(project: &Project, name: &str, file: &Path, lines: (usize, usize)) -> String {
    let title = escape(name);
    let title = match project.source_link(file, lines) {
        Some(url) => format!("<a href=\"{}\">{title}</a>", escape(&url)),
        None => title,
    };
    format!("<figcaption><span class=\"path\">{title}</span></figcaption>")
}

/// The whole program, under the name that it has in the reader's project.
fn listing(project: &Project, language: &str, name: &str, source: &Source) -> String {
    let caption = caption(project, name, &source.file, source.excerpt.lines);
    let code = code_block(language, &visible(language, &source.excerpt.text));
    format!("<figure class=\"listing\">\n{caption}\n\n{code}\n\n</figure>")
}

fn printed(command: &str, output: &Source) -> String {
    code_block("console", format!("$ {command}\n{}", output.excerpt.text).trim_end())
}

fn output(command: &str, output: &Source) -> String {
    format!("<figure class=\"output\">\n\n{}\n\n</figure>", printed(command, output))
}

/// The files that a program reads: those that the site has, and the models.
fn files_html(start: &Start, up: &str) -> String {
    let weight = |bytes: &dyn Display, sha256| weight(bytes, &format!("<code>{sha256}</code>"));
    let data = start.data.iter().map(|data| {
        let (address, name) = (escape(&address(start, data)), escape(&data.name));
        let weight = weight(&data.bytes, &data.sha256);
        format!("<li><a href=\"{up}{address}\" download>{name}</a>, {weight}</li>\n")
    });
    let models = start.models.iter().map(|model| {
        let weight = weight(&model.bytes, &model.sha256);
        format!("<li><code>{}</code>, {weight}</li>\n", escape(&model.path))
    });
    let list = |what: &str, files: String| match files.as_str() {
        "" => String::new(),
        files => format!(
            "<div class=\"files\">\n<p>{what} into the folder <code>{}</code>:</p>\n<ul>\n{files}</ul>\n</div>\n\n",
            escape(&start.name)
        ),
    };
    let fetches = match start.fetches().as_slice() {
        [] => String::new(),
        fetches => commands(fetches) + "\n\n",
    };
    let data = list("Save", data.collect());
    format!("{data}{fetches}{}", list("This fetches", models.collect()))
}

fn clone(project: &Project) -> Option<String> {
    project.settings.repository.as_ref().map(|url| format!("git clone {url}"))
}

/// The files of the site that programs of a page read: where they are there, and here.
pub fn files(page: &Page) -> Vec<(String, &Path)> {
    let starts = page.items.iter().filter_map(|item| match &item.shown {
        Shown::Start(start) => Some(start),
        _ => None,
    });
    starts
        .flat_map(|start| start.data.iter().map(|data| (address(start, data), data.file.as_path())))
        .collect()
}
