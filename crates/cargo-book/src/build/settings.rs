//! `book.toml`: every key is one that this tool knows, and every path is a plain one in the
//! repository. mdBook itself falls back to its defaults without a word, to a site without styles.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::Result;
use mdbook_driver::config::{BookConfig, Config, RustConfig};
use mdbook_listings::base::diagnostic::{Diagnostic, Fault, Report, Span};
use mdbook_listings::base::keys::find;
use mdbook_listings::base::suggest::{did_you_mean, nearest};
use mdbook_listings::preprocessor::Table;
use mdbook_listings::read::settings::Settings;
use serde::Deserialize;
use toml::de::DeTable;

use super::{paths, site};

pub const FILE: &str = "book.toml";

/// The settings of mdBook and of this tool, or all that is wrong with them.
pub fn read(root: &Path) -> Result<(Config, Settings)> {
    let report = |found: Vec<Diagnostic>| Report::new(root, found);
    let unreadable =
        |error: std::io::Error| report(vec![Diagnostic::whole_file(error.to_string(), FILE)]);
    // the text that errors are placed in
    let text = std::fs::read_to_string(root.join(FILE)).map_err(unreadable)?;
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let strict: BookToml =
        toml::from_str(&text).map_err(|error| report(vec![explain(&text, &error)]))?;
    let table = DeTable::parse(&text).map_err(|error| report(vec![explain(&text, &error)]))?;
    let place = |keys: &[&str]| find(table.get_ref(), keys);
    let mut faults = check_keys(&strict, place);
    faults.extend(paths::check_paths(root, &strict, place));
    let found = faults.into_iter().map(|fault| fault.in_file(FILE)).collect();
    report(found).into_result()?;
    let config = Config::from_str(&text)?;
    let settings = Settings::from_config(&config)?;
    Ok((config, settings))
}

/// Only a site of this tool may be in the folder that `book.toml` names for one: a wrong
/// `build-dir` must not lose anybody's files.
pub fn ensure_output(root: &Path, config: &Config) -> Result<()> {
    let Err(error) = site::ensure_replaceable(root, &root.join(&config.build.build_dir)) else {
        return Ok(());
    };
    let text = std::fs::read_to_string(root.join(FILE)).unwrap_or_default().replace("\r\n", "\n");
    let table = DeTable::parse(text.trim_start_matches('\u{feff}')).ok();
    let span = table.and_then(|table| find(table.get_ref(), &["build", "build-dir"]));
    let fault =
        Fault::new(error.to_string()).help("choose another `build-dir`, or move this folder away");
    Ok(Report::new(root, vec![Fault { span, ..fault }.in_file(FILE)]).into_result()?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub struct BookToml {
    #[serde(default)]
    pub book: BookConfig,
    #[serde(default)]
    pub build: Build,
    #[serde(default, rename = "rust")]
    _rust: RustConfig,
    #[serde(default)]
    pub output: Output,
    pub preprocessor: Preprocessors,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default, expecting = "a table")]
pub struct Build {
    pub build_dir: PathBuf,
    #[serde(rename = "create-missing")]
    _create_missing: bool,
}

impl Default for Build {
    fn default() -> Self {
        Self { build_dir: "book".into(), _create_missing: false }
    }
}

/// Another renderer would be built beside the site, and would change where the site is.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, expecting = "a table")]
pub struct Output {
    pub html: Html,
}

/// What mdBook can do beyond this either changes what was checked, or the site does not use it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default, expecting = "a table")]
pub struct Html {
    pub theme: Option<PathBuf>,
    pub additional_css: Vec<PathBuf>,
    pub additional_js: Vec<PathBuf>,
    git_repository_url: Option<String>,
    edit_url_template: Option<String>,
    #[serde(rename = "no-section-label")]
    _no_section_label: bool,
    playground: Playground,
    #[serde(rename = "redirect")]
    _redirect: BTreeMap<String, String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, expecting = "a table")]
struct Playground {
    runnable: bool,
}

/// Another preprocessor could write anything into a page that was checked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub struct Preprocessors {
    pub listings: Table,
    admonish: Option<Admonish>,
}

/// The keys of mdbook-admonish that leave boxes as they were checked, and those of mdBook.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
struct Admonish {
    renderers: Vec<String>,
    #[serde(rename = "command")]
    _command: Option<String>,
    #[serde(rename = "before")]
    _before: Option<Vec<String>>,
    #[serde(rename = "after")]
    _after: Option<Vec<String>>,
    #[serde(rename = "assets_version")]
    _assets_version: Option<String>,
    #[serde(rename = "on_failure")]
    _on_failure: Option<String>,
    #[serde(rename = "renderer")]
    _renderer: Option<BTreeMap<String, BTreeMap<String, String>>>,
}

/// What mdBook or `toml` says of a key or a value, with what was most likely meant.
fn explain(text: &str, error: &toml::de::Error) -> Diagnostic {
    let message = error.message().trim();
    let names: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let fault = match names.split_first() {
        Some((unknown, known)) if message.starts_with("unknown field") => {
            Fault::new(format!("`{unknown}` is not a setting that this tool reads"))
                .help(advise(unknown, known))
        }
        Some((missing, _)) if message.starts_with("missing field") => {
            Fault::new(format!("`{missing}` is missing")).help("see the book.toml of this book")
        }
        _ => Fault::new(message),
    };
    let place = error.span().filter(|span| !span.is_empty() && span.end <= text.len());
    Fault { span: place, ..fault }.in_file(FILE)
}

fn advise(unknown: &str, known: &[&str]) -> String {
    match nearest(unknown, known.iter().copied()) {
        None if known.contains(&"listings") => {
            "delete this table: another preprocessor could change what was checked".to_owned()
        }
        None if known == ["html"] => "delete this table: one renderer makes the site".to_owned(),
        _ => did_you_mean(unknown, known.iter().copied()),
    }
}

/// What the types alone do not say.
fn check_keys(strict: &BookToml, place: impl Fn(&[&str]) -> Option<Span>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut check = |is_fine: bool, keys: &[&str], message: &str, help: &str| {
        if !is_fine {
            let place = place(keys).or_else(|| place(&keys[..keys.len() - 1]));
            faults.push(Fault { span: place, ..Fault::new(message).help(help) });
        }
    };
    let has = |renderers: &[String], name: &str| renderers.iter().any(|known| known == name);
    let listings = &strict.preprocessor.listings;
    let runs = has(&listings.renderers, "html") && has(&listings.renderers, "test");
    let help = "write `renderers = [\"html\", \"test\"]`";
    let keys = ["preprocessor", "listings", "renderers"];
    check(runs, &keys, "pages would be published or tested without being checked", help);
    let keys = ["preprocessor", "listings", "optional"];
    check(!listings.optional, &keys, "pages would be published unchecked", "delete this line");
    let admonish = strict.preprocessor.admonish.as_ref();
    let runs = admonish.is_none_or(|admonish| has(&admonish.renderers, "html"));
    let keys = ["preprocessor", "admonish", "renderers"];
    check(runs, &keys, "boxes would be published as they are typed", help);
    let html = &strict.output.html;
    let keys = ["output", "html", "playground", "runnable"];
    let help = "delete this line: the book works offline";
    check(!html.playground.runnable, &keys, "pages would send code to another site", help);
    let addresses = [
        ("git-repository-url", &html.git_repository_url),
        ("edit-url-template", &html.edit_url_template),
    ];
    for (key, address) in addresses {
        let is_address = |address: &String| address.starts_with("https://");
        let help = "write a full address that begins with `https://`";
        let keys = ["output", "html", key];
        check(address.as_ref().is_none_or(is_address), &keys, "this is not an address", help);
    }
    faults
}
