//! The C compiler accepts all C that pages show.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::base::diagnostic::Fault;
use crate::base::files::slashed;
use crate::read::page::Shown;
use crate::run::message::shorten;
use crate::run::process::quiet;
use crate::run::verify::{Verifier, run_program};

impl Verifier<'_> {
    /// Headers of a crate are in its folder `include`, or beside the file.
    pub fn check_c(&self) {
        let listings = self.places.items.iter().filter_map(|(_, item)| match &item.shown {
            Shown::Listing(included) if included.language == "c" => Some(included.file.as_path()),
            _ => None,
        });
        let files: BTreeSet<&Path> = listings.filter(|file| self.scope.includes(file)).collect();
        for file in files {
            self.check_c_file(file);
        }
    }

    fn check_c_file(&self, file: &Path) {
        let compiler = std::env::var_os("CC").unwrap_or_else(|| "cc".into());
        let folder = self.project.owner(file).map_or(Path::new(""), |package| &package.dir);
        let mut command = Command::new(compiler);
        command.args(["-std=c11", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-x", "c", "-I"]);
        command.arg(folder.join("include")).arg(file).current_dir(&self.project.root);
        match self.slots.run(|| self.time("compile", || run_program(quiet(&mut command)))) {
            Ok(run) if run.success() => self.outcome().pass("listings", 1),
            Ok(run) => {
                let fault = Fault::new(format!("{} does not compile", slashed(file)));
                self.fail("listings", file, fault.help(shorten(&run.stderr)));
            }
            Err(fault) => {
                let reason = format!("{} has no C compiler: {}", slashed(file), fault.message);
                self.outcome().skip("listings", file, &reason);
            }
        }
    }
}
