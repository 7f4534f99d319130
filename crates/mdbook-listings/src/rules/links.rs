//! Links and images: each leads to a page, a heading or a file of the book, or to a full address.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

use super::ids::Ids;
use super::regex;
use crate::base::diagnostic::Fault;
use crate::base::files::{has_extension, normalize, slashed};
use crate::base::suggest::did_you_mean;
use crate::read::markdown::{Link, Parsed, Target};
use crate::read::workspace::Project;

static SCHEME: LazyLock<Regex> = LazyLock::new(|| regex(r"^\s*([A-Za-z][\w+.-]*):"));

/// Links of a page, or of Markdown that it takes from a file, that lead nowhere.
pub fn check_links(project: &Project, page: &Path, parsed: &Parsed, ids: &Ids) -> Vec<Fault> {
    let faults = parsed.links.iter().filter_map(|link| {
        let fault = check_link(project, page, link, ids)?;
        Some(fault.at(link.span.clone()))
    });
    faults.collect()
}

/// The file that a link or an image names, if it names one in the folder of the pages.
pub fn file_of(page: &Path, link: &Link) -> Option<PathBuf> {
    let Target::Address(target) = &link.target else { return None };
    let path = target.split('#').next().filter(|path| !path.is_empty())?;
    normalize(&page.parent()?.join(path))
}

fn fault(message: String, help: impl Into<String>) -> Option<Fault> {
    Some(Fault::new(message).help(help))
}

fn check_link(project: &Project, page: &Path, link: &Link, ids: &Ids) -> Option<Fault> {
    let target = match &link.target {
        Target::Undefined(label) => {
            let help = format!("write a line `[{label}]: …` on this page");
            return fault(format!("nothing defines `[{label}]`"), help);
        }
        Target::Address(target) => target.as_str(),
    };
    if let Some(scheme) = SCHEME.captures(target) {
        return check_scheme(&scheme[1], target, link.is_image);
    }
    if target.starts_with('/') {
        let help = "link relative to the page, so that the book works in any folder";
        return fault(format!("`{target}` is absolute"), help);
    }
    let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
    let found = match path {
        "" => Some(page.to_path_buf()),
        path => normalize(&page.parent()?.join(path)),
    };
    let src = &project.settings.src;
    let Some(found) = found.filter(|found| found.starts_with(src)) else {
        let help = "the site holds only what lies there; link to files of the repository by URL";
        return fault(format!("`{target}` leads out of {}/", src.display()), help);
    };
    check_place(project, target, &found, fragment, ids)
}

fn check_scheme(scheme: &str, target: &str, is_image: bool) -> Option<Fault> {
    if !["http", "https", "mailto"].contains(&scheme) {
        let help = "links begin with `https:`, `http:` or `mailto:`, or name a page";
        return fault(format!("a page cannot link to `{target}`"), help);
    }
    let message = format!("the image {target} comes from elsewhere");
    is_image
        .then(|| Fault::new(message).help("the book works offline: put the image beside the page"))
}

fn check_place(
    project: &Project,
    target: &str,
    found: &Path,
    fragment: &str,
    ids: &Ids,
) -> Option<Fault> {
    let name = slashed(found);
    if let Some(known) = ids.of(found) {
        if fragment.is_empty() || known.contains(fragment) {
            return None;
        }
        let help = || did_you_mean(fragment, known.iter().map(String::as_str));
        let moved = moved(project, &format!("{}#{fragment}", address(project, found)));
        return fault(format!("no heading `#{fragment}` in {name}"), moved.unwrap_or_else(help));
    }
    if has_extension(found, "html") {
        return fault(format!("`{target}` links to a built page"), "link to the .md file");
    }
    if has_extension(found, "md") {
        let names: Vec<String> = ids.by_page.keys().map(|path| slashed(path)).collect();
        let help = || did_you_mean(&name, names.iter().map(String::as_str));
        let moved = moved(project, &address(project, found));
        return fault(format!("no page {name}"), moved.unwrap_or_else(help));
    }
    if !project.root.join(found).is_file() {
        return fault(format!("no file {name}"), "paths are relative to the page's own folder");
    }
    None
}

/// The address that a page is built at, as redirects have it.
fn address(project: &Project, page: &Path) -> String {
    let inside = page.strip_prefix(&project.settings.src).unwrap_or(page);
    format!("/{}", slashed(&inside.with_extension("html")))
}

/// Where an old address leads.
fn moved(project: &Project, address: &str) -> Option<String> {
    let to = project.settings.redirects.get(address)?;
    Some(format!("it has moved to `{to}`"))
}
