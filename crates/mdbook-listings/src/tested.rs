//! The table that `{{#tested}}` becomes: what stands behind each page, counted from the pages themselves.

use std::collections::BTreeSet;

use crate::directive;
use crate::project::Project;
use crate::weave::{Shown, Source, Woven, title};

const KINDS: [&str; 6] = ["listings", "outputs", "twins", "measured", "snippets", "exercises"];

/// What one page shows, in the order of `KINDS`, and how many of its code blocks a machine stands behind.
#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    kinds: [usize; KINDS.len()],
    blocks: usize,
}

impl Counts {
    fn of(project: &Project, page: &Source, woven: &Woven) -> Self {
        let mut measured = BTreeSet::new();
        let mut counts = Self { kinds: [0; KINDS.len()], blocks: directive::parse(&page.text).0.fences.len() };
        for item in &woven.items {
            match &item.shown {
                Shown::Listing { .. } => counts.kinds[0] += 1,
                Shown::Recording { file } => {
                    counts.kinds[1] += 1;
                    let folder = file.parent().and_then(|folder| folder.parent()).map(|folder| folder.join("twin"));
                    let twin = folder.unwrap_or_default().join(file.file_name().unwrap_or_default());
                    counts.kinds[2] += usize::from(project.root.join(twin.with_extension("py")).is_file());
                }
                Shown::Measurement { file, .. } => counts.kinds[3] += usize::from(measured.insert(file)),
                Shown::Snippet { ignored } => counts.kinds[4] += usize::from(!ignored),
                Shown::Exercise { .. } => counts.kinds[5] += 1,
                Shown::Excerpt { .. } => {}
            }
        }
        counts
    }

    fn add(&mut self, other: &Self) {
        self.kinds.iter_mut().zip(other.kinds).for_each(|(total, count)| *total += count);
        self.blocks += other.blocks;
    }

    /// Listings, outputs and snippets are code blocks; the rest of a page's blocks are commands and settings.
    fn row(&self, name: &str, strong: &str) -> String {
        let proved = self.kinds[0] + self.kinds[1] + self.kinds[4];
        let cells = self.kinds.map(|count| format!("{strong}{count}{strong}")).join(" | ");
        format!("| {strong}{name}{strong} | {cells} | {strong}{proved} of {}{strong} |\n", self.blocks)
    }
}

pub fn table(project: &Project, pages: &[Source], woven: &[Woven]) -> String {
    let mut text = format!("| page | {} | proved |\n|---|{}\n", KINDS.join(" | "), "--:|".repeat(KINDS.len() + 1));
    let mut total = Counts::default();
    for (page, woven) in pages.iter().zip(woven) {
        let counts = Counts::of(project, page, woven);
        if counts.blocks > 0 {
            text += &counts.row(title(&page.text), "");
            total.add(&counts);
        }
    }
    text + &total.row("all", "**")
}
