//! What must hold for pages that were read: fences, links, HTML, figures, the summary, and nothing
//! unused.

use regex::Regex;

use crate::base::diagnostic::Diagnostic;
use crate::base::files::slashed;
use crate::read::page::Page;
use crate::read::workspace::Project;

pub mod assets;
pub mod demos;
pub mod fences;
pub mod figures;
pub mod html;
pub mod ids;
pub mod links;
pub mod manifests;
pub mod notes;
pub mod outline;
pub mod pictures;
pub mod redirects;
pub mod snippets;
pub mod summary;
pub mod syntax;
pub mod tags;
pub mod terms;
pub mod titles;
pub mod unused;

/// Everything that breaks a rule.
pub fn check(project: &Project, pages: &[Page]) -> Vec<Diagnostic> {
    let ids = ids::page_ids(pages);
    let mut found = summary::check_summary(project);
    found.extend(ids.faults.iter().cloned());
    found.extend(assets::check_assets(project));
    found.extend(manifests::check_manifests(project));
    found.extend(redirects::check_redirects(project, &ids));
    for page in pages {
        let faults = fences::check_fences(page)
            .into_iter()
            .chain(snippets::check_snippets(page))
            .chain(links::check_links(project, &page.path, &page.parsed, &ids))
            .chain(html::check_html(&page.parsed, &project.settings.classes))
            .chain(figures::check_figures(&page.parsed))
            .chain(notes::check_notes(&page.parsed));
        found.extend(faults.map(|fault| fault.in_file(&page.path)));
        found.extend(check_embedded(project, page, &ids));
        found.extend(demos::check_demos(page));
    }
    found.extend(pictures::check_pictures(project, pages, &found));
    found.extend(terms::check_terms(pages));
    found.extend(titles::check_titles(project, pages));
    found.extend(unused::check_unused(project, pages));
    found
}

/// Markdown that a page takes from files is held to the same rules; what breaks one is reported
/// where the page shows it.
fn check_embedded(project: &Project, page: &Page, ids: &ids::Ids) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for item in &page.items {
        let Some((file, parsed)) = item.shown.embedded() else { continue };
        let faults = links::check_links(project, &page.path, parsed, ids)
            .into_iter()
            .chain(html::check_html(parsed, &project.settings.classes))
            .chain(figures::check_figures(parsed))
            .chain(notes::check_notes(parsed));
        found.extend(faults.map(|fault| Diagnostic {
            message: format!("{}: {}", slashed(file), fault.message),
            path: page.path.clone(),
            span: Some(item.span.clone()),
            help: fault.help,
        }));
    }
    found
}

/// A pattern of the rules.
fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant")
}
