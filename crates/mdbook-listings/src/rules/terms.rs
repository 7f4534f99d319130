//! Terms: each is defined once in the book, and one page lists them all.

use std::collections::BTreeMap;

use crate::base::diagnostic::{Diagnostic, Fault, Span, line_and_column};
use crate::base::files::slashed;
use crate::read::page::{Page, Shown};

pub fn check_terms(pages: &[Page]) -> Vec<Diagnostic> {
    let mut terms: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    let mut glossaries = Vec::new();
    for page in pages {
        for (span, term) in page.terms() {
            terms.entry(&term.id).or_default().push(Place { page, span });
        }
        let shown = page.items.iter().filter(|item| matches!(item.shown, Shown::Glossary));
        glossaries.extend(shown.map(|item| Place { page, span: &item.span }));
    }
    let mut found = Vec::new();
    if let Some(empty) = glossaries.first().filter(|_| terms.is_empty()) {
        let fault = Fault::new("a glossary without a term");
        found.push(empty.report(fault.help("a page defines one: `A {{#term NAME}} is …`")));
    }
    for place in terms.values().flatten().filter(|place| place.page.has_glossary()) {
        let fault = Fault::new("this term is defined on the page of the glossary");
        found.push(place.report(fault.help("define it on the page that teaches it")));
    }
    for places in terms.values() {
        found.extend(check_once(places, "this term is defined"));
    }
    found.extend(check_once(&glossaries, "the glossary is shown"));
    found
}

/// A directive.
struct Place<'a> {
    page: &'a Page,
    span: &'a Span,
}

impl Place<'_> {
    fn report(&self, fault: Fault) -> Diagnostic {
        fault.at(self.span.clone()).in_file(&self.page.path)
    }

    fn name(&self) -> String {
        let (line, _) = line_and_column(&self.page.text, self.span.start);
        format!("{}:{line}", slashed(&self.page.path))
    }
}

/// Each place of what may have one names the others.
fn check_once(places: &[Place], what: &str) -> Vec<Diagnostic> {
    let report = |(number, place): (usize, &Place)| {
        let others = places.iter().enumerate().filter(|(other, _)| *other != number);
        let others: Vec<String> = others.map(|(_, other)| other.name()).collect();
        let help = format!("also in {}; keep one of them", others.join(", "));
        place.report(Fault::new(format!("{what} more than once")).help(help))
    };
    let repeated = if places.len() > 1 { places } else { &[] };
    repeated.iter().enumerate().map(report).collect()
}
