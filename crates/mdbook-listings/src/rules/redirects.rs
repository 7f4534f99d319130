//! Old addresses: they must be free, and lead to pages and headings of this book.

use std::path::{Path, PathBuf};

use super::ids::Ids;
use crate::base::diagnostic::{Diagnostic, Fault};
use crate::base::files::{normalize, slashed};
use crate::base::suggest::did_you_mean;
use crate::read::workspace::Project;

const SETTINGS: &str = "book.toml";

pub fn check_redirects(project: &Project, ids: &Ids) -> Vec<Diagnostic> {
    let text = project.read(Path::new(SETTINGS)).map(|file| file.text.clone()).unwrap_or_default();
    let faults = project.settings.redirects.iter().filter_map(|(from, to)| {
        let fault = check_redirect(project, ids, from, to)?;
        let place = text.find(&format!("\"{from}\"")).map(|start| start..start + from.len() + 2);
        Some(Fault { span: place, ..fault })
    });
    faults.map(|fault| fault.in_file(SETTINGS)).collect()
}

fn check_redirect(project: &Project, ids: &Ids, from: &str, to: &str) -> Option<Fault> {
    let fault = |message: String, help: String| Some(Fault::new(message).help(help));
    let form = || "write it as `/part/page.html`".to_owned();
    let (page, fragment) = to.split_once('#').unwrap_or((to, ""));
    let Some(old) = source(project, from) else {
        return fault(format!("`{from}` is not the address of a page"), form());
    };
    let Some(new) = source(project, page) else {
        return fault(format!("`{to}` is not a page of this book"), form());
    };
    if ids.of(&old).is_some() {
        let help = "delete this line: an address that leads elsewhere has no page";
        return fault(format!("{} is still a page", slashed(&old)), help.to_owned());
    }
    let Some(found) = ids.of(&new) else {
        let names: Vec<String> = ids.by_page.keys().map(|path| slashed(path)).collect();
        let help = did_you_mean(&slashed(&new), names.iter().map(String::as_str));
        return fault(format!("no page {}", slashed(&new)), help);
    };
    if !fragment.is_empty() && !found.contains(fragment) {
        let help = did_you_mean(fragment, found.iter().map(String::as_str));
        return fault(format!("no heading `#{fragment}` in {}", slashed(&new)), help);
    }
    None
}

/// The page that is built at an address.
fn source(project: &Project, address: &str) -> Option<PathBuf> {
    let page = normalize(Path::new(address.strip_prefix('/')?.strip_suffix(".html")?))?;
    Some(project.settings.src.join(page).with_extension("md"))
}
