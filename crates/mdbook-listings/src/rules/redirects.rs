//! Old addresses: they must be free, and lead to pages and headings of this book.

use std::path::{Path, PathBuf};

use super::ids::{Ids, is_given};
use crate::base::diagnostic::{Diagnostic, Fault};
use crate::base::files::{normalize, slashed};
use crate::base::suggest::did_you_mean;
use crate::read::workspace::Project;

const SETTINGS: &str = "book.toml";

pub fn check_redirects(project: &Project, ids: &Ids) -> Vec<Diagnostic> {
    let text = project.read(Path::new(SETTINGS)).map(|file| file.text.clone()).unwrap_or_default();
    let redirects = Redirects { project, ids };
    let faults = project.settings.redirects.iter().filter_map(|(from, to)| {
        let fault = redirects.check_old(from).or_else(|| redirects.check_new(to))?;
        let place = text.find(&format!("\"{from}\"")).map(|start| start..start + from.len() + 2);
        Some(Fault { span: place, ..fault })
    });
    faults.map(|fault| fault.in_file(SETTINGS)).collect()
}

fn fault(message: String, help: impl Into<String>) -> Option<Fault> {
    Some(Fault::new(message).help(help))
}

struct Redirects<'a> {
    project: &'a Project,
    ids: &'a Ids,
}

impl Redirects<'_> {
    /// An address that no page has, or that of a section that has left its page.
    fn check_old(&self, from: &str) -> Option<Fault> {
        let (address, id) = split(from);
        let Some(page) = self.page_at(address) else {
            let help = "write it as `/part/page.html` or `/part/page.html#section`";
            return fault(format!("`{from}` is not the address of a page"), help);
        };
        let name = slashed(&page);
        let (id, found) = match (id, self.ids.of(&page)) {
            (None, None) => return None,
            (None, Some(_)) => {
                let help = "delete this line: an address that leads elsewhere has no page";
                return fault(format!("{name} is still a page"), help);
            }
            (Some(_), None) => return self.no_page(&name),
            (Some(id), Some(found)) => (id, found),
        };
        let is_letter = |letter: char| letter.is_alphanumeric() || "-_.:".contains(letter);
        if id.is_empty() || !id.chars().all(is_letter) {
            let help = "an id is made of letters, digits, `-`, `_`, `.` and `:`";
            return fault(format!("`{id}` is not the id of a section"), help);
        }
        if found.contains(id) {
            let help = "delete this line: a section that leads elsewhere has left its page";
            return fault(format!("{name} still has the id `{id}`"), help);
        }
        let help = "delete this line: it may be there";
        is_given(id).then(|| Fault::new(format!("every page can have the id `{id}`")).help(help))
    }

    fn check_new(&self, to: &str) -> Option<Fault> {
        let (address, id) = split(to);
        let Some(page) = self.page_at(address) else {
            let help = "write it as `/part/page.html` or `/part/page.html#section`";
            return fault(format!("`{to}` is not a page of this book"), help);
        };
        let name = slashed(&page);
        let Some(found) = self.ids.of(&page) else { return self.no_page(&name) };
        let id = id.filter(|id| !id.is_empty() && !found.contains(*id))?;
        let help = did_you_mean(id, found.iter().map(String::as_str));
        fault(format!("no heading `#{id}` in {name}"), help)
    }

    fn no_page(&self, name: &str) -> Option<Fault> {
        let names: Vec<String> = self.ids.by_page.keys().map(|path| slashed(path)).collect();
        fault(format!("no page {name}"), did_you_mean(name, names.iter().map(String::as_str)))
    }

    /// The page that is built at an address in its plain form: in any other one, two lines could be
    /// about the same address.
    fn page_at(&self, address: &str) -> Option<PathBuf> {
        let path = address.strip_prefix('/')?.strip_suffix(".html")?;
        let page = normalize(Path::new(path)).filter(|page| slashed(page) == path)?;
        Some(self.project.settings.src.join(page).with_added_extension("md"))
    }
}

/// The page and the id that an address names.
fn split(address: &str) -> (&str, Option<&str>) {
    address.split_once('#').map_or((address, None), |(page, id)| (page, Some(id)))
}
