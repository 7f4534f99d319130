//! What was tested on each page: the end of a page, and the table that `{{#tested}}` becomes.

use std::collections::BTreeSet;
use std::path::Path;

use crate::base::escape::escape;
use crate::base::files::has_extension;
use crate::read::package::Package;
use crate::read::page::{Item, Page, Shown};
use crate::read::versions::Locked;
use crate::read::workspace::Project;

/// What is counted: as the head of a column, of one, and of many.
const KINDS: [(&str, &str, &str); 8] = [
    ("listings", "listing", "listings"),
    ("outputs", "output", "outputs"),
    ("twins", "Python twin", "Python twins"),
    ("measured", "measurement", "measurements"),
    ("snippets", "snippet", "snippets"),
    ("exercises", "exercise", "exercises"),
    ("demos", "live demo", "live demos"),
    ("starts", "program from nothing", "programs from nothing"),
];

/// What one page shows, in the order of `KINDS`, and how many code blocks it has.
#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    kinds: [usize; KINDS.len()],
    blocks: usize,
}

impl Counts {
    fn of(project: &Project, page: &Page) -> Self {
        let mut measured: BTreeSet<&Path> = BTreeSet::new();
        let mut counts = Self { kinds: [0; KINDS.len()], blocks: page.parsed.fences.len() };
        for item in &page.items {
            match &item.shown {
                Shown::Listing(_) => counts.kinds[0] += 1,
                Shown::Recording(included) => {
                    counts.kinds[1] += 1;
                    counts.kinds[2] += usize::from(has_twin(project, &included.file));
                }
                Shown::Figure(figure) => _ = measured.insert(&figure.file),
                Shown::Plot(plot) => _ = measured.insert(&plot.file),
                Shown::Snippet(snippet) => counts.kinds[4] += usize::from(!snippet.is_ignored),
                Shown::Exercise(_) => counts.kinds[5] += 1,
                Shown::Start(start) => {
                    counts.kinds[2] += usize::from(start.twin.is_some());
                    counts.kinds[7] += 1;
                }
                Shown::Demo(demo) => {
                    counts.kinds[6] += 1;
                    measured.extend(demo.measured.as_ref().map(|figure| figure.file.as_path()));
                }
                Shown::Excerpt(_) | Shown::Fragment(_) => {}
                Shown::Tested | Shown::Term(_) | Shown::Glossary | Shown::Syntax => {}
            }
        }
        counts.kinds[3] = measured.len();
        counts
    }

    fn add(&mut self, other: &Self) {
        self.kinds.iter_mut().zip(other.kinds).for_each(|(total, count)| *total += count);
        self.blocks += other.blocks;
    }

    /// Listings, outputs and snippets are code blocks; the rest of a page's blocks are commands and
    /// settings.
    fn row(&self, name: &str, strong: &str) -> String {
        let proved = self.kinds[0] + self.kinds[1] + self.kinds[4];
        let cells = self.kinds.map(|count| format!("{strong}{count}{strong}")).join(" | ");
        format!(
            "| {strong}{name}{strong} | {cells} | {strong}{proved} of {}{strong} |\n",
            self.blocks
        )
    }
}

/// Whether a program's recording has a script beside it that must print the same.
fn has_twin(project: &Project, recording: &Path) -> bool {
    let folder = recording.parent().and_then(Path::parent).map(|folder| folder.join("twin"));
    let twin = folder.unwrap_or_default().join(recording.file_name().unwrap_or_default());
    project.root.join(twin.with_extension("py")).is_file()
}

/// The table of all pages.
pub fn render_table(project: &Project, pages: &[Page]) -> String {
    let heads = KINDS.map(|(head, _, _)| head).join(" | ");
    let mut text =
        format!("| page | {heads} | proved |\n|---|{}\n", "--:|".repeat(KINDS.len() + 1));
    let mut total = Counts::default();
    for page in pages {
        let counts = Counts::of(project, page);
        if counts.blocks > 0 {
            text += &counts.row(&name(page, pages), "");
            total.add(&counts);
        }
    }
    text + &total.row("all", "**")
}

/// The title of a page, behind that of the page above it.
fn name(page: &Page, pages: &[Page]) -> String {
    let is_above = |other: &&Page| page.path.parent() == Some(&other.path.with_extension(""));
    match pages.iter().find(is_above) {
        Some(above) => format!("{} › {}", name(above, pages), page.title()),
        None => page.title().to_owned(),
    }
}

/// The end of a page: what was tested on it, and the crates that it shows, with versions.
pub fn render_proof(project: &Project, page: &Page) -> String {
    let counts = Counts::of(project, page).kinds.into_iter().zip(KINDS);
    let counts = counts.filter(|(count, _)| *count > 0);
    let counts = counts
        .map(|(count, (_, one, many))| format!("{count} {}", if count == 1 { one } else { many }));
    let counts: Vec<String> = counts.collect();
    if counts.is_empty() {
        return String::new();
    }
    let crates: String = packages(project, &page.items)
        .into_iter()
        .map(|package| described(project, package))
        .collect();
    let crates = match crates.as_str() {
        "" => crates,
        _ => format!(
            "<details class=\"crates\">\n<summary>Crates on this page, with versions and features</summary>\n\
             <dl>\n{crates}</dl>\n</details>\n"
        ),
    };
    let counts = counts.join(", ");
    format!(
        "\n\n<section class=\"proof\">\n<p>Tested on this page: {counts}.</p>\n{crates}</section>\n"
    )
}

/// The crates whose Rust a page shows.
fn packages<'a>(project: &'a Project, items: &[Item]) -> Vec<&'a Package> {
    let rust = |item: &Item| match &item.shown {
        Shown::Listing(included) if has_extension(&included.file, "rs") => {
            project.owner(&included.file)
        }
        Shown::Exercise(exercise) => project.owner(&exercise.file),
        Shown::Start(start) => project.owner(&start.program.file),
        _ => None,
    };
    let mut packages: Vec<&Package> = items.iter().filter_map(rust).collect();
    packages.sort_by_key(|package| &package.dir);
    packages.dedup_by_key(|package| &package.dir);
    packages
}

fn described(project: &Project, package: &Package) -> String {
    let name = escape(&package.name);
    let locked = project.locked(package);
    let locked: String =
        locked.iter().map(|locked| format!("<dd>{}</dd>\n", escape(&asked(locked)))).collect();
    let locked =
        if locked.is_empty() { "<dd>the standard library alone</dd>\n".to_owned() } else { locked };
    format!("<dt id=\"crate-{name}\"><code>{name}</code></dt>\n{locked}")
}

fn asked(locked: &Locked) -> String {
    let mut features: Vec<&str> = locked.features.iter().map(String::as_str).collect();
    if !locked.default_features {
        features.insert(0, "no default features");
    }
    let features = match features.as_slice() {
        [] => String::new(),
        features => format!(" ({})", features.join(", ")),
    };
    format!("{} {}{features}", locked.name, locked.version)
}
