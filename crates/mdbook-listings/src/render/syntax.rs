//! The map of the syntax that main pages use, and what each of them assumes.

use std::path::Path;

use super::{Edit, Mode};
use crate::base::files::relative;
use crate::read::glossary::address;
use crate::read::page::Page;
use crate::read::syntax_map::{SyntaxMap, Teacher, Use};

/// What is on every page needs no list of all pages.
const MOST_USERS: usize = 3;

/// The table that `{{#syntax}}` becomes on a page.
pub fn render_map(map: &SyntaxMap, page: &Path) -> String {
    let mut table = "| Syntax | Example | Taught in | Used by |\n|---|---|---|---|\n".to_owned();
    for row in &map.rows {
        let taught = row.teacher.as_ref().map(|teacher| link(page, teacher, &teacher.title));
        let user = |one: &Use| {
            format!("[{}]({})", one.title, relative(page.parent().unwrap_or(page), &one.page))
        };
        let mut users: Vec<String> = row.uses.iter().take(MOST_USERS).map(user).collect();
        if let more @ 1.. = row.uses.len().saturating_sub(MOST_USERS) {
            users.push(format!("{more} more"));
        }
        let example = match row.example.as_str() {
            "" => String::new(),
            code => format!("`{}`", code.replace('|', "\\|")),
        };
        let taught = taught.unwrap_or_default();
        table += &format!("| {} | {example} | {taught} | {} |\n", row.name, users.join(", "));
    }
    table
}

/// What a page assumes, behind its first paragraph.
pub fn front(map: &SyntaxMap, page: &Page, mode: Mode) -> Option<Edit> {
    let assumed = map.assumed(&page.path);
    let place = page.first_paragraph().filter(|_| !assumed.is_empty())?;
    let links = assumed.iter().map(|(row, teacher)| link(&page.path, teacher, row.name));
    let links = links.collect::<Vec<_>>().join(", ");
    let text = match mode {
        Mode::Html => format!(
            "\n\n<details class=\"assumed\">\n<summary>Rust that this page uses</summary>\n\n{links}\n\n</details>"
        ),
        Mode::Plain | Mode::Test => format!("\n\nRust that this page uses: {links}"),
    };
    Some((place.end..place.end, text))
}

fn link(page: &Path, teacher: &Teacher, text: &str) -> String {
    format!("[{text}]({})", address(page, &teacher.page, &teacher.id))
}
