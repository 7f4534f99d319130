//! What a book's settings say to this tool.

use std::collections::BTreeMap;
use std::path::PathBuf;

/// What `[preprocessor.listings]` and the rest of `book.toml` say.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The folder of the pages.
    pub src: PathBuf,
    /// The folder of the crates that pages may show.
    pub examples: PathBuf,
    /// What the site is made of beside its pages: the folder of the theme, styles and scripts.
    pub theme: Vec<PathBuf>,
    /// Where readers get the whole book's code.
    pub repository: Option<String>,
    /// Where `{path}`, `{from}` and `{to}` are filled in to link to source lines.
    pub source_url: Option<String>,
    /// A pip lock file with hashes, for the Python twins.
    pub python_lock: Option<PathBuf>,
    /// A pip lock file with hashes, for the models that programs run.
    pub models_lock: Option<PathBuf>,
    /// Whether boxes are written for mdbook-admonish, or as plain `<details>`.
    pub admonish: bool,
    /// The command whose `bless` and `measure` messages recommend.
    pub tool: String,
    /// The command that lays out an exercise, before its chapter and name.
    pub exercise: Option<String>,
    /// The classes of the theme that raw HTML in pages may carry.
    pub classes: Vec<String>,
    /// Addresses of pages that have moved, and where they lead: `/old.html` → `/part/new.html`.
    pub redirects: BTreeMap<String, String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            src: "src".into(),
            examples: "examples".into(),
            theme: vec!["theme".into()],
            repository: None,
            source_url: None,
            python_lock: None,
            models_lock: None,
            admonish: false,
            tool: "mdbook-listings".into(),
            exercise: None,
            classes: Vec::new(),
            redirects: BTreeMap::new(),
        }
    }
}
