//! The theme forks one template of mdBook. When upstream changes it, somebody has to read the
//! change.

use mdbook_driver::MDBook;
use mdbook_listings::base::hash::fingerprint;

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
