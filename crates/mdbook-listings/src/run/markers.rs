//! The compiler compiles each listing of Rust that a page shows.
//!
//! That a file is a module, that no `cfg` leaves out what is in it, that no comment or macro holds
//! it: only the compiler knows. So it is asked. A copy of the crate gets a line before each
//! listing, which is an error with a number, and all numbers must be reported:
//!
//! ```text
//! compile_error!("listing 7");
//! pub fn mean(values: &[f64]) -> f64 {
//! ```
//!
//! Errors of macros are reported before types are checked, so this takes a tenth of a second.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use regex::Regex;

use crate::base::diagnostic::{Diagnostic, Fault};
use crate::base::files::{Walk, files_below, has_extension, slashed};
use crate::read::anchors::Selection;
use crate::read::package::{Package, Target};
use crate::read::page::{Included, Item, Shown};
use crate::run::process::{self, Limits};
use crate::run::rustc::Rustc;
use crate::run::verify::Verifier;

/// A listing of Rust, and where a page shows it.
#[derive(Clone, Copy)]
pub(super) struct Listing<'a> {
    page: &'a Path,
    item: &'a Item,
    included: &'a Included,
}

impl Listing<'_> {
    /// What the result depends on beside the crate.
    pub fn place(&self) -> String {
        let (from, to) = self.included.excerpt.lines;
        format!("{} {from} {to}", slashed(&self.included.file))
    }
}

/// A copy of a crate's code with a line for each listing.
struct Marked<'a> {
    root: &'a Path,
    folder: PathBuf,
    listings: &'a [Listing<'a>],
    /// Where the line of each is.
    spots: Vec<Spot>,
}

/// Where the line of a listing is. The last proves only that its file is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    Before,
    /// In the body of its first function: a macro may take functions, and nothing else.
    InBody,
    EndOfFile,
}

impl<'a> Verifier<'a> {
    /// The listings of a crate, which its programs and tests must compile.
    pub fn listings_of(&self, package: &Package) -> Vec<Listing<'_>> {
        let listings = self.places.items.iter().filter_map(|(page, item)| match &item.shown {
            Shown::Listing(included) => Some(Listing { page, item, included }),
            _ => None,
        });
        let own = |file: &Path| self.project.owner(file).is_some_and(|p| p.dir == package.dir);
        listings
            .filter(|listing| !listing.included.compile_fail)
            .filter(|listing| has_extension(&listing.included.file, "rs"))
            .filter(|listing| own(&listing.included.file))
            .collect()
    }

    /// Fails for each listing that the compiler does not see.
    pub fn prove_listings(
        &self,
        package: &Package,
        listings: &[Listing],
        rustc: &Rustc,
    ) -> Result<usize, Fault> {
        let folder = self.project.target_dir.join("book/listings").join(&package.name);
        let root = &self.project.root;
        let spots = vec![Spot::Before; listings.len()];
        let mut marked = Marked { root, folder, listings, spots };
        let mut missing: BTreeSet<usize> = (0..listings.len()).collect();
        // the line of a listing can break its file, and that of another one the file again
        for _ in 0..4 {
            marked.write(package).map_err(|error| Fault::new(error.to_string()))?;
            let mut broken = BTreeMap::new();
            for target in &package.targets {
                let of_target =
                    |at: &usize| package.may_compile(target, &listings[*at].included.file);
                if missing.iter().any(of_target) {
                    let printed = marked.compile(target, rustc.test(target))?;
                    missing.retain(|at| !printed.contains(&format!("error: {}\n", message(*at))));
                    broken.extend(marked.broken(&printed));
                }
            }
            let before = marked.spots.clone();
            missing.iter().for_each(|at| marked.move_line(*at, &broken));
            if marked.spots == before {
                break;
            }
        }
        for at in &missing {
            self.outcome().fail("listings", listings[*at].unseen(self));
        }
        Ok(missing.len())
    }
}

fn message(at: usize) -> String {
    format!("listing {at}")
}

impl Listing<'_> {
    fn unseen(&self, verifier: &Verifier) -> Diagnostic {
        let fault = Fault::new("the compiler does not see this code").help(
            "it is in a comment, in a macro that nothing calls, under a `cfg`, or in a file that is \
             not a module",
        );
        fault.at(verifier.places.directive(self.page, self.item)).in_file(self.page)
    }
}

impl Marked<'_> {
    /// Copies the crate's Rust, with a line for each listing.
    fn write(&self, package: &Package) -> std::io::Result<()> {
        let mut of_files: BTreeMap<&Path, Vec<usize>> = BTreeMap::new();
        for (at, listing) in self.listings.iter().enumerate() {
            of_files.entry(&listing.included.file).or_default().push(at);
        }
        let _ = std::fs::remove_dir_all(&self.folder);
        for file in files_below(self.root, &package.dir, Walk::Readable) {
            let Ok(text) = std::fs::read_to_string(self.root.join(&file)) else { continue };
            if has_extension(&file, "rs") {
                let copy = self.folder.join(&file);
                std::fs::create_dir_all(copy.parent().unwrap_or(&self.folder))?;
                let own = of_files.get(file.as_path()).map_or(&[][..], Vec::as_slice);
                std::fs::write(copy, self.mark(&text, own))?;
            }
        }
        Ok(())
    }

    fn mark(&self, text: &str, listings: &[usize]) -> String {
        let lines: Vec<&str> = text.lines().collect();
        let mut before: BTreeMap<usize, String> = BTreeMap::new();
        for at in listings {
            let included = self.listings[*at].included;
            let whole = included.selection == Selection::Whole;
            let start = match self.spots[*at] {
                Spot::Before if !whole => item_around(&lines, included.excerpt.lines.0 - 1),
                Spot::InBody => body_in(&lines, included.excerpt.lines).unwrap_or(lines.len()),
                _ => lines.len(),
            };
            let line = format!("compile_error!(\"{}\");\n", message(*at));
            *before.entry(start).or_default() += &line;
        }
        let mut marked = String::new();
        for (at, line) in lines.iter().chain([&""]).enumerate() {
            marked += before.get(&at).map_or("", String::as_str);
            marked += line;
            marked.push('\n');
        }
        marked
    }

    /// What the compiler says about one target.
    fn compile(&self, target: &Target, mut rustc: Command) -> Result<String, Fault> {
        rustc.arg(self.folder.join(&target.path)).args(["--emit=metadata", "-o"]);
        rustc.arg(self.folder.join("nothing.rmeta"));
        let run = process::run(&mut rustc, Limits::PROGRAM).map_err(Fault::new)?;
        Ok(run.stderr)
    }

    /// The files that a line of ours broke: whether it is the grammar of Rust that does not allow
    /// the line there, or else a macro.
    fn broken(&self, printed: &str) -> BTreeMap<PathBuf, bool> {
        let files = printed.lines().filter_map(|line| {
            let (place, message) = line.split_once(": error: ")?;
            let grammar = message.starts_with("expected") || message.starts_with("unexpected");
            let file = Path::new(place.split(':').next()?).strip_prefix(&self.folder).ok()?;
            let broken = grammar || message.starts_with("no rules expected");
            broken.then(|| (file.to_path_buf(), grammar))
        });
        files.collect()
    }

    /// Puts the line of a listing that was not reported elsewhere, if it broke the file.
    fn move_line(&mut self, at: usize, broken: &BTreeMap<PathBuf, bool>) {
        let included = self.listings[at].included;
        let Some(grammar) = broken.get(&included.file) else { return };
        let has_body = body_in(&included.excerpt.text.lines().collect::<Vec<_>>(), (1, usize::MAX));
        self.spots[at] = match self.spots[at] {
            Spot::Before if has_body.is_some() => Spot::InBody,
            _ if *grammar => Spot::EndOfFile,
            spot => spot,
        };
    }
}

/// The line, from 0, at which the body of the first function begins.
fn body_in(lines: &[&str], (from, to): (usize, usize)) -> Option<usize> {
    static FUNCTION: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\bfn \w+").expect("the pattern is a constant"));
    let mut places =
        (from - 1..lines.len().min(to)).skip_while(|at| !FUNCTION.is_match(lines[*at]));
    places.find(|at| lines[*at].ends_with('{')).map(|at| at + 1)
}

/// The line, from 0, at which the item or statement begins that a line belongs to.
fn item_around(lines: &[&str], line: usize) -> usize {
    static START: LazyLock<Regex> = LazyLock::new(|| {
        let words = "pub|fn|struct|enum|impl|trait|mod|const|static|type|use|unsafe|async|extern|\
                     macro_rules|let|for|while|loop|return";
        Regex::new(&format!(r"^\s*(?:{words})\b")).expect("the pattern is a constant")
    });
    static FIELD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\s*pub(?:\([a-z]+\))? \w+:").expect("the pattern is a constant")
    });
    let starts = |line: &str| START.is_match(line) && !FIELD.is_match(line);
    let is_part = |line: &str| {
        let line = line.trim_start();
        line.is_empty() || line.starts_with("#[") || line.starts_with("//")
    };
    let code = (line..lines.len()).find(|at| !is_part(lines[*at])).unwrap_or(line);
    let Some(item) = (0..=code).rev().find(|at| starts(lines[*at])) else { return line };
    let above = lines[..item].iter().rev().take_while(|line| is_part(line)).count();
    // not before what begins the file
    let own = &lines[item - above..item];
    let inner = own.iter().rposition(|line| line.starts_with("//!")).map_or(0, |at| at + 1);
    item - above + inner
}

#[cfg(test)]
mod tests {
    use super::item_around;

    #[test]
    fn a_line_fits_before_each_item_and_statement() {
        let code = "//! Text.\n\nuse a::b;\n\n/// Text.\n#[derive(A)]\npub struct A {\n    /// Text.\n    \
                    pub b: u8,\n}\n\n// ANCHOR: c\nfn c() {\n    let d = e\n        .f();\n    \
                    // ANCHOR: g\n    g(d)\n}\n";
        let lines: Vec<&str> = code.lines().collect();
        let starts = (0..lines.len()).map(|line| item_around(&lines, line) + 1);
        let expected = [2, 2, 2, 4, 4, 4, 4, 4, 4, 4, 11, 11, 11, 14, 14, 14, 14, 14];
        assert_eq!(starts.collect::<Vec<_>>(), expected);
    }
}
