//! Whether recorded measurements still hold for the code that they are about.

use mdbook_listings::base::diagnostic::Diagnostic;
use mdbook_listings::base::files::{slashed, stems};
use mdbook_listings::read::package::Package;
use mdbook_listings::read::record::Record;
use mdbook_listings::read::workspace::Project;
use mdbook_listings::run::Outcome;

use super::sources::hash_sources;

/// Recordings that are broken, or older than the code that they are about.
pub fn check(project: &Project, wanted: &dyn Fn(&Package) -> bool, outcome: &mut Outcome) {
    for package in project.example_packages().filter(|package| wanted(package)) {
        for name in stems(&project.root.join(package.dir.join("measured")), "json") {
            let file = package.dir.join("measured").join(format!("{name}.json"));
            let text = std::fs::read_to_string(project.root.join(&file)).unwrap_or_default();
            let again =
                format!("run `cargo book measure {}` on an idle machine", slashed(&package.dir));
            let wrong = match project.measurement(&file, &text) {
                Ok(record) => stale(project, package, &name, &record),
                Err(error) => Some(error),
            };
            match wrong {
                Some(wrong) => {
                    outcome.fail("measurements", Diagnostic::whole_file(wrong, &file).help(again))
                }
                None => outcome.pass("measurements", 1),
            }
        }
    }
}

/// What a recording says that its crate does not.
fn stale(project: &Project, package: &Package, name: &str, record: &Record) -> Option<String> {
    let Some(spec) = package.metadata.measure.iter().find(|spec| spec.name == name) else {
        return Some(format!(
            "no `measure` of {}/Cargo.toml is named `{name}`",
            slashed(&package.dir)
        ));
    };
    let named = spec.subjects.iter().map(|subject| (&subject.name, &subject.command));
    if record.sources != hash_sources(project, package) {
        Some("the code has changed since it was measured".to_owned())
    } else if (&record.name, record.threads) != (&spec.name, spec.threads) {
        Some(format!(
            "measured as `{}` with {} threads, not {}",
            record.name, record.threads, spec.threads
        ))
    } else if !named.eq(record.subjects.iter().map(|subject| (&subject.name, &subject.command))) {
        Some("the commands have changed since it was measured".to_owned())
    } else {
        None
    }
}
