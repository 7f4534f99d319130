//! Where a failure is reported: on the page that shows what failed, on the line that shows it.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

use crate::base::diagnostic::{Diagnostic, Fault, Span};
use crate::read::package::Package;
use crate::read::page::{Item, Page, Shown};
use crate::read::workspace::Project;

static LOCATION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"([\w./-]+\.rs)(?::(\d+):\d+)?").expect("the pattern is a constant")
});

/// What the pages show, and where.
pub(super) struct Places<'a> {
    project: &'a Project,
    pub items: Vec<(&'a Path, &'a Item)>,
}

impl<'a> Places<'a> {
    pub fn new(project: &'a Project, pages: &'a [Page]) -> Self {
        let items =
            pages.iter().flat_map(|page| page.items.iter().map(|item| (page.path.as_path(), item)));
        Self { project, items: items.collect() }
    }

    /// A fault of a file, where a page shows that file.
    pub fn report(&self, file: &Path, fault: Fault) -> Diagnostic {
        let place = self.find(file, None);
        Diagnostic { message: fault.message, help: fault.help, ..place }
    }

    /// Where a page shows a line of a file, or the file, or what belongs to the file.
    fn find(&self, file: &Path, line: Option<usize>) -> Diagnostic {
        let exact = self.showing(file).find(|item| line.is_none_or(|line| covers(item.1, line)));
        let related = || related(file).into_iter().find_map(|file| self.first_showing(&file));
        match exact.copied().or_else(related) {
            Some((page, item)) => Fault::new("").at(self.directive(page, item)).in_file(page),
            None => Diagnostic::whole_file("", file),
        }
    }

    /// Where a page shows what a compiler or test speaks of, or else the first listing of its
    /// crate.
    pub fn find_message(&self, package: &Package, message: &str) -> Diagnostic {
        let mentioned = LOCATION.captures_iter(message).find_map(|found| {
            // trybuild names files relative to the crate
            let files = [PathBuf::from(&found[1]), package.dir.join(&found[1])];
            let line = found.get(2).and_then(|line| line.as_str().parse().ok());
            Some((files.into_iter().find(|file| self.first_showing(file).is_some())?, line))
        });
        if let Some((file, line)) = mentioned {
            return self.find(&file, line);
        }
        let files = self.items.iter().filter_map(|(_, item)| item.shown.file());
        let first = files.into_iter().find(|file| file.starts_with(&package.dir));
        self.find(first.unwrap_or(&package.dir.join("Cargo.toml")), None)
    }

    fn showing<'s>(&'s self, file: &'s Path) -> impl Iterator<Item = &'s (&'a Path, &'a Item)> {
        self.items.iter().filter(move |(_, item)| item.shown.files().any(|shown| shown == file))
    }

    fn first_showing(&self, file: &Path) -> Option<(&'a Path, &'a Item)> {
        self.showing(file).next().copied()
    }

    /// The line of a page that holds an item's directive.
    pub fn directive(&self, page: &Path, item: &Item) -> Span {
        let text = self.project.read(page).map(|file| file.text.clone()).unwrap_or_default();
        let inside = text.get(item.span.clone()).unwrap_or("");
        let start = item.span.start + inside.find("{{#").unwrap_or(0);
        let end = text[start.min(text.len())..].find('\n').map_or(text.len(), |at| start + at);
        start..end
    }
}

/// A twin's recording is rarely shown, but its script is, or the output that both must print.
fn related(file: &Path) -> [PathBuf; 3] {
    let dir = file.parent().and_then(Path::parent).unwrap_or(Path::new(""));
    let output = dir.join("output").join(file.file_name().unwrap_or_default());
    [file.to_path_buf(), file.with_extension("py"), output.with_extension("txt")]
}

fn covers(item: &Item, line: usize) -> bool {
    let Shown::Listing(included) = &item.shown else { return true };
    (included.excerpt.lines.0..=included.excerpt.lines.1).contains(&line)
}
