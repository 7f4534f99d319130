//! What stands behind each page, counted from the pages themselves: the end of a page, and the table that `{{#tested}}`
//! becomes.

use std::collections::BTreeSet;

use crate::directive;
use crate::plot::escape;
use crate::project::{Locked, Package, Project};
use crate::weave::{Item, Shown, Source, Woven, is_rust, title};

const KINDS: [&str; 7] = ["listings", "outputs", "twins", "measured", "snippets", "exercises", "demos"];

/// What one page shows, in the order of `KINDS`, and how many of its code blocks a machine stands behind.
#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    kinds: [usize; KINDS.len()],
    blocks: usize,
}

impl Counts {
    fn of(project: &Project, page: &Source, items: &[Item]) -> Self {
        let mut measured = BTreeSet::new();
        let mut counts = Self { kinds: [0; KINDS.len()], blocks: directive::parse(&page.text).0.fences.len() };
        for item in items {
            match &item.shown {
                Shown::Listing { .. } => counts.kinds[0] += 1,
                Shown::Recording { file } => {
                    counts.kinds[1] += 1;
                    let folder = file.parent().and_then(|folder| folder.parent()).map(|folder| folder.join("twin"));
                    let twin = folder.unwrap_or_default().join(file.file_name().unwrap_or_default());
                    counts.kinds[2] += usize::from(project.root.join(twin.with_extension("py")).is_file());
                }
                Shown::Measurement { file, .. } => counts.kinds[3] += usize::from(measured.insert(file)),
                Shown::Snippet { ignored } => counts.kinds[4] += usize::from(!ignored),
                Shown::Exercise { .. } => counts.kinds[5] += 1,
                Shown::Demo { .. } => counts.kinds[6] += 1,
                Shown::Excerpt { .. } => {}
            }
        }
        counts
    }

    fn add(&mut self, other: &Self) {
        self.kinds.iter_mut().zip(other.kinds).for_each(|(total, count)| *total += count);
        self.blocks += other.blocks;
    }

    /// Listings, outputs and snippets are code blocks; the rest of a page's blocks are commands and settings.
    fn row(&self, name: &str, strong: &str) -> String {
        let proved = self.kinds[0] + self.kinds[1] + self.kinds[4];
        let cells = self.kinds.map(|count| format!("{strong}{count}{strong}")).join(" | ");
        format!("| {strong}{name}{strong} | {cells} | {strong}{proved} of {}{strong} |\n", self.blocks)
    }
}

pub fn table(project: &Project, pages: &[Source], woven: &[Woven]) -> String {
    let mut text = format!("| page | {} | proved |\n|---|{}\n", KINDS.join(" | "), "--:|".repeat(KINDS.len() + 1));
    let mut total = Counts::default();
    for (page, woven) in pages.iter().zip(woven) {
        let counts = Counts::of(project, page, &woven.items);
        if counts.blocks > 0 {
            text += &counts.row(title(&page.text), "");
            total.add(&counts);
        }
    }
    text + &total.row("all", "**")
}

/// The end of a page: what was tested on it, and the crates that it shows, with versions.
pub fn proof(project: &Project, page: &Source, items: &[Item]) -> String {
    const NAMES: [(&str, &str); KINDS.len()] = [
        ("listing", "listings"),
        ("output", "outputs"),
        ("Python twin", "Python twins"),
        ("measurement", "measurements"),
        ("snippet", "snippets"),
        ("exercise", "exercises"),
        ("live demo", "live demos"),
    ];
    let counts = Counts::of(project, page, items).kinds.into_iter().zip(NAMES).filter(|(count, _)| *count > 0);
    let counts = counts.map(|(count, (one, many))| format!("{count} {}", if count == 1 { one } else { many }));
    let counts: Vec<String> = counts.collect();
    if counts.is_empty() {
        return String::new();
    }
    let crates = packages(project, items).into_iter().map(|package| described(project, package));
    let crates: String = crates.collect();
    let crates = match crates.as_str() {
        "" => crates,
        _ => format!(
            "<details class=\"crates\">\n<summary>Crates on this page, with versions and features</summary>\n\
             <dl>\n{crates}</dl>\n</details>\n"
        ),
    };
    format!(
        "\n\n<section class=\"proof\">\n\
         <p>Tested on this page: {}.</p>\n{crates}</section>\n",
        counts.join(", ")
    )
}

/// The crates whose Rust a page shows.
fn packages<'a>(project: &'a Project, items: &[Item]) -> Vec<&'a Package> {
    let rust = |item: &Item| match &item.shown {
        Shown::Listing { file, .. } | Shown::Exercise { file } if is_rust(file) => project.owner(file),
        _ => None,
    };
    let mut packages: Vec<&Package> = items.iter().filter_map(rust).collect();
    packages.sort_by_key(|package| &package.dir);
    packages.dedup_by_key(|package| &package.dir);
    packages
}

fn described(project: &Project, package: &Package) -> String {
    let name = escape(&package.name);
    let locked: String = project.locked(package).iter().map(|locked| format!("<dd>{}</dd>\n", asked(locked))).collect();
    let locked = if locked.is_empty() { "<dd>the standard library alone</dd>\n".to_owned() } else { locked };
    format!("<dt id=\"crate-{name}\"><code>{name}</code></dt>\n{locked}")
}

fn asked(locked: &Locked) -> String {
    let features =
        if locked.features.is_empty() { String::new() } else { format!(" ({})", locked.features.join(", ")) };
    escape(&format!("{} {}{features}", locked.name, locked.version))
}
