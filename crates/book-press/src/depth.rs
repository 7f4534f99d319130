//! How deep a page is: what reads it by recursion, here and in programs that read EPUBs, ends where
//! its stack does.

use anyhow::{Result, ensure};
use ego_tree::iter::Edge;
use scraper::Html;

/// `check` lets no page come near it.
const DEEPEST: usize = 500;

pub fn ensure_shallow(html: &Html) -> Result<()> {
    let (mut depth, mut deepest) = (0, 0);
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(_) => depth += 1,
            Edge::Close(_) => depth -= 1,
        }
        deepest = deepest.max(depth);
    }
    ensure!(deepest <= DEEPEST, "elements are nested {deepest} levels deep");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deep_page_is_refused() {
        let page = |depth: usize| Html::parse_document(&"<div>".repeat(depth));
        assert!(ensure_shallow(&page(100)).is_ok());
        for depth in [DEEPEST, 2_000] {
            assert!(ensure_shallow(&page(depth)).is_err());
        }
    }
}
