//! Demos: the picture that goes into the page as it is, and the caption, which is plain text.

use super::figures::check_text;
use super::html::check_svg;
use crate::base::characters::check_characters;
use crate::base::diagnostic::{Diagnostic, Fault};
use crate::read::page::{Demo, Page, Shown};

pub fn check_demos(page: &Page) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for item in &page.items {
        let Shown::Demo(demo) = &item.shown else { continue };
        found.extend(check_svg(&demo.svg).into_iter().map(|fault| fault.in_file(&demo.poster)));
        let manifest = demo.poster.with_file_name("Cargo.toml");
        found.extend(check_caption(demo).into_iter().map(|fault| fault.in_file(&manifest)));
    }
    found
}

/// What is wrong with the `description` in a manifest.
fn check_caption(demo: &Demo) -> Vec<Fault> {
    let is_markup = |c: char| c.is_control() || "<>`[]{}\\".contains(c);
    let mut faults = check_text(&demo.caption);
    faults.extend(check_characters(&demo.caption));
    if let Some(sign) = demo.caption.chars().find(|c| is_markup(*c)) {
        let message = format!("the description holds `{}`", sign.escape_debug());
        let help = "it is the caption of the demo: one line of plain text, without markup";
        faults.push(Fault::new(message).help(help));
    }
    faults.into_iter().map(|fault| Fault { span: None, ..fault }).collect()
}
