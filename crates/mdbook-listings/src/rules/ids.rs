//! Which ids a page has: what a link's `#fragment` may name.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

use super::regex;
use crate::base::diagnostic::{Diagnostic, Fault};
use crate::read::markdown::Parsed;
use crate::read::page::{Page, Shown};

static ID: LazyLock<Regex> = LazyLock::new(|| regex(r#"\sid="([^"]+)""#));

/// The ids of each page, and what is wrong with them.
#[derive(Debug, Default)]
pub struct Ids {
    pub by_page: BTreeMap<PathBuf, BTreeSet<String>>,
    pub faults: Vec<Diagnostic>,
}

impl Ids {
    pub fn of(&self, page: &Path) -> Option<&BTreeSet<String>> {
        self.by_page.get(page)
    }
}

pub fn page_ids(pages: &[Page]) -> Ids {
    let mut all = Ids::default();
    for page in pages {
        let (mut ids, faults) = heading_ids(&page.parsed);
        ids.extend(page.items.iter().filter_map(|item| match &item.shown {
            Shown::Exercise(exercise) => Some(exercise.id.clone()),
            Shown::Plot(plot) => Some(plot.id.clone()),
            _ => None,
        }));
        all.faults.extend(faults.into_iter().map(|fault| fault.in_file(&page.path)));
        all.by_page.insert(page.path.clone(), ids);
    }
    all
}

/// The ids that mdBook gives to a page's headings, and those that raw HTML sets.
fn heading_ids(parsed: &Parsed) -> (BTreeSet<String>, Vec<Fault>) {
    let mut ids: BTreeSet<String> = BTreeSet::new();
    let mut faults = Vec::new();
    for heading in &parsed.headings {
        let Some(id) = &heading.id else { continue };
        if !ids.insert(id.clone()) {
            let fault =
                Fault::new(format!("the id `{id}` is given twice")).at(heading.span.clone());
            faults.push(fault.help("links to it could mean either heading"));
        }
    }
    let of_html = parsed.html.iter().flat_map(|html| ID.captures_iter(&html.text));
    ids.extend(of_html.map(|found| found[1].to_owned()));
    for heading in parsed.headings.iter().filter(|heading| heading.id.is_none()) {
        let id = id_of(&heading.text);
        let numbered = (0..).map(|n| if n == 0 { id.clone() } else { format!("{id}-{n}") });
        let free = numbered.into_iter().find(|id| !ids.contains(id));
        ids.extend(free);
    }
    (ids, faults)
}

/// mdBook's rule for the id of a heading.
fn id_of(heading: &str) -> String {
    let kept = |c: char| match c {
        c if c.is_alphanumeric() || c == '_' || c == '-' => Some(c),
        c => c.is_whitespace().then_some('-'),
    };
    heading.trim().to_lowercase().chars().filter_map(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::markdown::parse;

    #[test]
    fn ids_are_those_of_mdbook() {
        let (ids, faults) =
            heading_ids(&parse("# A `b` C!\n## Same\n## Same\n## X {#own}\n## Y {#own}\n"));
        assert_eq!(ids, ["a-b-c", "same", "same-1", "own"].map(str::to_owned).into());
        let messages: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(messages, ["the id `own` is given twice"]);
    }
}
