//! What the look of the site rests on, and changes without a change of the theme.
//!
//! The theme forks one template of mdBook: when upstream changes it, somebody has to read the
//! change.

use mdbook_driver::MDBook;
use mdbook_listings::base::hash::fingerprint;
use mdbook_listings::read::settings::Settings;
use mdbook_listings::read::workspace::Project;

/// mdBook 0.5.4's `index.hbs`, from which `theme/index.hbs` was written.
const FORKED_FROM: &str = "a3afef63e998143c";

#[test]
fn upstream_has_not_changed_the_template_that_we_forked() -> Result<(), Box<dyn std::error::Error>>
{
    let folder = tempfile::tempdir()?;
    MDBook::init(folder.path()).copy_theme(true).build()?;
    let upstream = std::fs::read(folder.path().join("theme/index.hbs"))?;
    assert_eq!(
        fingerprint([upstream]),
        FORKED_FROM,
        "read what changed in mdBook's index.hbs, carry over what matters, and record the new fingerprint here"
    );
    Ok(())
}

/// Pictures of the specimen show a figure that is as old as its code.
#[test]
fn the_measurement_of_the_specimen_is_current() -> Result<(), Box<dyn std::error::Error>> {
    let specimen = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/browser/specimen");
    let project = Project::load(specimen.as_ref(), Settings::default())?;
    let package = project.crate_at("part/sums").map_err(|fault| fault.message)?;
    let record = package.dir.join("measured/lanes.json");
    let record = project.measurement(&record).map_err(|error| error.message)?;
    let now = project.hash_code(package, &record.name);
    assert_eq!(
        record.sources, now,
        "put these hashes into the record, and take the pictures again"
    );
    Ok(())
}
