//! Syntax: what the main pages use, some page teaches.

use crate::base::diagnostic::{Diagnostic, Fault};
use crate::base::files::slashed;
use crate::read::syntax_map::{Row, SyntaxMap};

pub fn check_syntax(map: &SyntaxMap) -> Vec<Diagnostic> {
    let untaught = map.rows.iter().filter(|row| row.teacher.is_none());
    untaught.filter_map(untaught_fault).collect()
}

fn untaught_fault(row: &Row) -> Option<Diagnostic> {
    let first = row.uses.first()?;
    let pages: Vec<String> = row.uses.iter().map(|one| slashed(&one.page)).collect();
    let fault = Fault::new(format!("no page teaches {}", row.name)).help(format!(
        "define `{{{{#term {}}}}}` on the page that teaches it; used in {}",
        row.term,
        pages.join(", ")
    ));
    Some(fault.at(first.span.clone()).in_file(&first.page))
}
