//! The mdBook side: a preprocessor that weaves, and that under `mdbook test` also runs what the
//! pages show.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use mdbook_preprocessor::book::{self, BookItem};
use mdbook_preprocessor::config::Config;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use serde::Deserialize;

use crate::base::diagnostic::Report;
use crate::book::Book;
use crate::read::settings::Settings;
use crate::read::workspace::Project;
use crate::render::Mode;
use crate::run::{Options, verify};

/// The preprocessor; `command` in `book.toml` runs it as a program, `MDBook::with_preprocessor` in
/// process.
#[derive(Debug, Default)]
pub struct Listings {
    rendered: Option<BTreeMap<PathBuf, String>>,
}

impl Listings {
    /// For a book that was checked and rendered already: each page by its path.
    pub fn of(rendered: BTreeMap<PathBuf, String>) -> Self {
        Self { rendered: Some(rendered) }
    }
}

/// `[preprocessor.listings]` of `book.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Table {
    pub examples: Option<PathBuf>,
    source_url: Option<String>,
    tool: Option<String>,
    exercise: Option<String>,
    pub python_lock: Option<PathBuf>,
    pub models_lock: Option<PathBuf>,
    classes: Vec<String>,
    // keys that mdBook reads
    command: Option<String>,
    before: Vec<String>,
    after: Vec<String>,
    pub renderers: Vec<String>,
    pub optional: bool,
}

impl Settings {
    /// Reads the settings out of `book.toml`.
    pub fn from_config(config: &Config) -> Result<Self> {
        let table: Table = config
            .get("preprocessor.listings")
            .context("[preprocessor.listings] in book.toml")?
            .unwrap_or_default();
        ensure_started(config)?;
        ensure!(
            table.before.iter().any(|other| other == "links"),
            "[preprocessor.listings] in book.toml needs `before = [\"links\"]`, or mdBook expands includes unchecked"
        );
        let repository = config.get::<String>("output.html.git-repository-url")?;
        let default_url = repository.as_ref().map(|url| {
            format!("{}/blob/main/{{path}}#L{{from}}-L{{to}}", url.trim_end_matches('/'))
        });
        Ok(Self {
            src: config.book.src.clone(),
            examples: table.examples.unwrap_or_else(|| "examples".into()),
            theme: theme(config)?,
            repository,
            source_url: table.source_url.or(default_url),
            python_lock: table.python_lock,
            models_lock: table.models_lock,
            admonish: config.contains_key("preprocessor.admonish"),
            tool: table.tool.unwrap_or_else(|| "mdbook-listings".into()),
            exercise: table.exercise,
            classes: table.classes,
            redirects: config
                .get("output.html.redirect")
                .context("[output.html.redirect] in book.toml")?
                .unwrap_or_default(),
        })
    }
}

/// The files and folders that `[output.html]` makes the site of.
fn theme(config: &Config) -> Result<Vec<PathBuf>> {
    let folder = config.get("output.html.theme")?.unwrap_or_else(|| PathBuf::from("theme"));
    let files = |key| -> Result<Vec<PathBuf>> { Ok(config.get(key)?.unwrap_or_default()) };
    let styles = files("output.html.additional-css")?;
    Ok([vec![folder], styles, files("output.html.additional-js")?].concat())
}

/// mdBook asks a preprocessor whether it supports a renderer, unless `renderers` says so; one that
/// cannot even be started is then skipped without a word.
fn ensure_started(config: &Config) -> Result<()> {
    for (name, table) in config.preprocessors::<Started>().context("[preprocessor] in book.toml")? {
        ensure!(
            table.command.is_none() || table.renderers.is_some(),
            "[preprocessor.{name}] in book.toml needs `renderers = [\"html\", \"test\"]`, or mdBook skips it in silence if it fails"
        );
    }
    Ok(())
}

/// The keys of any preprocessor that decide whether mdBook starts it.
#[derive(Deserialize)]
struct Started {
    command: Option<String>,
    renderers: Option<Vec<String>>,
}

impl Preprocessor for Listings {
    fn name(&self) -> &'static str {
        "listings"
    }

    fn run(&self, context: &PreprocessorContext, mut book: book::Book) -> Result<book::Book> {
        let settings = Settings::from_config(&context.config)?;
        let src = settings.src.clone();
        let rendered = match &self.rendered {
            Some(rendered) => rendered.clone(),
            None => render(Project::load(&context.root, settings)?, &book, &context.renderer)?,
        };
        let mut unchecked = None;
        book.for_each_mut(|item| {
            if let BookItem::Chapter(chapter) = item
                && let Some(path) = &chapter.source_path
            {
                match rendered.get(&src.join(path)) {
                    Some(text) => chapter.content.clone_from(text),
                    None => unchecked = Some(path.clone()),
                }
            }
        });
        match unchecked {
            Some(path) => bail!("{} was not checked, so it is not published", path.display()),
            None => Ok(book),
        }
    }
}

/// Checks the chapters that mdBook hands over, runs what they show if they are to be tested, and
/// renders them.
fn render(
    project: Project,
    book: &book::Book,
    renderer: &str,
) -> Result<BTreeMap<PathBuf, String>> {
    let sources = sources(&project, book);
    let book = Book::of(project, sources);
    book.ensure_sound()?;
    let mode = if renderer == "test" { Mode::Test } else { Mode::Html };
    if mode == Mode::Test {
        let outcome = verify(&book.project, &book.pages, &Options::default());
        eprintln!("{}", outcome.summary());
        Report::new(&book.project.root, outcome.diagnostics).into_result()?;
    }
    let paths = book.pages.iter().map(|page| page.path.clone());
    Ok(paths.zip(book.render(mode)).collect())
}

/// The chapters of a book as mdBook loaded them.
fn sources(project: &Project, book: &book::Book) -> Vec<(PathBuf, String)> {
    let chapters = book.iter().filter_map(|item| match item {
        BookItem::Chapter(chapter) => {
            let path = project.settings.src.join(chapter.source_path.as_ref()?);
            Some((path, chapter.content.clone()))
        }
        _ => None,
    });
    chapters.collect()
}
