//! Fences whose content was typed into the page although nothing checks it.

use crate::base::diagnostic::Fault;
use crate::read::page::Page;
use crate::read::typed::typed_fault;

pub fn check_fences(page: &Page) -> Vec<Fault> {
    let parsed = &page.parsed;
    let typed = parsed.fences.iter().filter(|fence| {
        !parsed.is_faulty(&fence.span) && parsed.directives_in(&fence.body).next().is_none()
    });
    typed.filter_map(|fence| typed_fault(&page.text, fence)).collect()
}
