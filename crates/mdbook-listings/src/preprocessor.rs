//! The mdBook side: a preprocessor that weaves, and that under `mdbook test` also runs what the pages show.

use std::path::PathBuf;
use std::rc::Rc;

use anyhow::{Context, Result, ensure};
use mdbook_preprocessor::book::{Book, BookItem};
use mdbook_preprocessor::config::Config;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use serde::Deserialize;

use crate::diagnostic::Report;
use crate::project::{Project, Settings};
use crate::verify::{self, Options};
use crate::weave::{self, Mode, Source, Woven};

/// The preprocessor; `command` in `book.toml` runs it as a program, `MDBook::with_preprocessor` in process.
#[derive(Debug, Default)]
pub struct Listings {
    project: Option<Rc<Project>>,
}

impl Listings {
    /// For a book whose project is loaded already; otherwise the preprocessor loads it.
    pub fn of(project: Rc<Project>) -> Self {
        Self { project: Some(project) }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
struct Table {
    examples: Option<PathBuf>,
    source_url: Option<String>,
    tool: Option<String>,
    exercise: Option<String>,
    python_lock: Option<PathBuf>,
    // keys that mdBook reads
    command: Option<String>,
    before: Vec<String>,
    after: Vec<String>,
    renderers: Vec<String>,
    optional: bool,
}

impl Settings {
    /// Reads the settings out of `book.toml`.
    pub fn from_config(config: &Config) -> Result<Self> {
        let table: Table =
            config.get("preprocessor.listings").context("[preprocessor.listings] in book.toml")?.unwrap_or_default();
        ensure_started(config)?;
        ensure!(
            table.before.iter().any(|other| other == "links"),
            "[preprocessor.listings] in book.toml needs `before = [\"links\"]`, or mdBook expands includes unchecked"
        );
        let repository = config.get::<String>("output.html.git-repository-url")?;
        let default_url =
            repository.map(|url| format!("{}/blob/main/{{path}}#L{{from}}-L{{to}}", url.trim_end_matches('/')));
        Ok(Self {
            src: config.book.src.clone(),
            examples: table.examples.unwrap_or_else(|| "examples".into()),
            source_url: table.source_url.or(default_url),
            python_lock: table.python_lock,
            admonish: config.contains_key("preprocessor.admonish"),
            tool: table.tool.unwrap_or_else(|| "mdbook-listings".into()),
            exercise: table.exercise,
            redirects: config
                .get("output.html.redirect")
                .context("[output.html.redirect] in book.toml")?
                .unwrap_or_default(),
        })
    }
}

/// mdBook asks a preprocessor whether it supports a renderer, unless `renderers` says so; one that cannot even be
/// started is then skipped without a word.
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

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let project = match &self.project {
            Some(project) => Rc::clone(project),
            None => Rc::new(Project::load(&context.root, Settings::from_config(&context.config)?)?),
        };
        let pages = sources(&project, &book);
        let mode = if context.renderer == "test" { Mode::Test } else { Mode::Html };
        let (woven, diagnostics) = weave::weave(&project, &pages, mode);
        Report::new(&project.root, diagnostics).into_result()?;
        if mode == Mode::Test {
            let outcome = verify::verify(&project, &pages, &woven, &Options::default());
            eprintln!("{}", outcome.summary());
            Report::new(&project.root, outcome.diagnostics).into_result()?;
        }
        put_back(&mut book, woven);
        Ok(book)
    }
}

/// The chapters of a book as mdBook loaded them.
pub fn sources(project: &Project, book: &Book) -> Vec<Source> {
    let chapters = book.iter().filter_map(|item| match item {
        BookItem::Chapter(chapter) => Some(chapter),
        _ => None,
    });
    chapters
        .filter_map(|chapter| {
            Some(Source {
                path: project.settings.src.join(chapter.source_path.as_ref()?),
                text: chapter.content.clone(),
            })
        })
        .collect()
}

fn put_back(book: &mut Book, woven: Vec<Woven>) {
    let mut woven = woven.into_iter();
    book.for_each_mut(|item| {
        if let BookItem::Chapter(chapter) = item
            && chapter.source_path.is_some()
            && let Some(page) = woven.next()
        {
            chapter.content = page.text;
        }
    });
}
