//! The paths in a text, and what they are called after files have moved.

use std::path::{Path, PathBuf};

use mdbook_listings::base::files::{normalize, relative};

/// Files and folders that move: where each is and where it will be.
#[derive(Debug, Default)]
pub struct Moves(pub Vec<(PathBuf, PathBuf)>);

impl Moves {
    /// Where a path will be, which may stay where it is.
    pub fn of(&self, path: &Path) -> PathBuf {
        let moved = |(from, to): &(PathBuf, PathBuf)| {
            let rest = path.strip_prefix(from).ok()?;
            Some(if rest.as_os_str().is_empty() { to.clone() } else { to.join(rest) })
        };
        self.0.iter().find_map(moved).unwrap_or_else(|| path.to_path_buf())
    }

    /// The text of a file with every relative path in it led to where its target will be. Paths
    /// begin in the file's folder or in that of its crate.
    pub fn rewrite(&self, root: &Path, file: &Path, dir: Option<&Path>, text: &str) -> String {
        let folder = file.parent().unwrap_or(Path::new(""));
        let moved_file = self.of(file);
        let mut rewritten = String::with_capacity(text.len());
        let mut done = 0;
        for found in paths(text) {
            let path = &text[found.clone()];
            let in_folder = resolve(root, folder, path).map(|target| (folder, target));
            let in_crate = || dir.and_then(|dir| Some((dir, resolve(root, dir, path)?)));
            let Some((base, target)) = in_folder.or_else(in_crate) else { continue };
            let new_base = match base == folder {
                true => moved_file.parent().unwrap_or(Path::new("")).to_path_buf(),
                false => self.of(base),
            };
            let moved = relative(&new_base, &self.of(&target));
            if moved != relative(base, &target) {
                rewritten += &text[done..found.start];
                rewritten += &moved;
                rewritten += if path.ends_with('/') { "/" } else { "" };
                done = found.end;
            }
        }
        rewritten + &text[done..]
    }
}

/// What a relative path in a text means, if that exists.
pub fn resolve(root: &Path, base: &Path, path: &str) -> Option<PathBuf> {
    let target = normalize(&base.join(path))?;
    (!target.as_os_str().is_empty() && root.join(&target).exists()).then_some(target)
}

/// The places of what may be a relative path: what begins with `../`, and what Markdown links to.
pub fn paths(text: &str) -> Vec<std::ops::Range<usize>> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "_./-".contains(c);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_part).map(|start| at + start) {
        let length = text[start..].find(|c| !is_part(c)).unwrap_or(text.len() - start);
        at = start + length;
        let before = text[..start].trim_end_matches(['<', ' ']);
        let is_link = before.ends_with("](") || before.ends_with("]:");
        let climbs = text[start..at].find("../").map(|climb| start + climb);
        let path = match climbs {
            Some(climb) => climb..at,
            None if is_link => start..at,
            None => continue,
        };
        let kept = text[path.clone()].trim_end_matches('.').len();
        found.push(path.start..path.start + kept);
    }
    found
}

/// Replaces a name where it is a word of its own: neither a letter, digit, `_` or `-` beside it,
/// nor one of the other characters before or behind it.
pub fn replace_word(text: &str, from: &str, to: &str, before: &str, behind: &str) -> String {
    replace_where(text, from, to, before, |rest| !rest.starts_with(|c| joins(c, behind)))
}

/// The same with a condition on what is behind it.
pub fn replace_where(
    text: &str,
    from: &str,
    to: &str,
    before: &str,
    is_behind: impl Fn(&str) -> bool,
) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut done = 0;
    for (at, _) in text.match_indices(from) {
        let end = at + from.len();
        if !text[..at].ends_with(|c| joins(c, before)) && is_behind(&text[end..]) {
            replaced += &text[done..at];
            replaced += to;
            done = end;
        }
    }
    replaced + &text[done..]
}

fn joins(character: char, others: &str) -> bool {
    character.is_alphanumeric() || "_-".contains(character) || others.contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_replaced_as_words() {
        let replaced = |text: &str| replace_word(text, "data/a", "x/b", "./", ".");
        assert_eq!(replaced("data/a `data/a/c` (data/a)"), "x/b `x/b/c` (x/b)");
        let other = "src/data/a data/ab data/a-b data/a.md";
        assert_eq!(replaced(other), other);
    }

    #[test]
    fn paths_are_found_in_prose_and_code() {
        let text = "[a](b.md#c), <../x> \"/../../d/e.csv\"; b.md ../f. [r]: ./g.md";
        let found: Vec<&str> = paths(text).into_iter().map(|path| &text[path]).collect();
        assert_eq!(found, ["b.md", "../x", "../../d/e.csv", "../f", "./g.md"]);
    }

    #[test]
    fn a_path_leads_to_where_its_target_will_be() {
        let root = tempfile::tempdir().unwrap();
        for file in ["src/a/p.md", "src/a/q.md", "src/b/r.md"] {
            std::fs::create_dir_all(root.path().join(file).parent().unwrap()).unwrap();
            std::fs::write(root.path().join(file), "").unwrap();
        }
        let moves = Moves(vec![("src/a/p.md".into(), "src/b/n.md".into())]);
        let text = |file: &str, text: &str| moves.rewrite(root.path(), Path::new(file), None, text);
        assert_eq!(text("src/a/q.md", "[x](p.md#y) [z](none.md)"), "[x](../b/n.md#y) [z](none.md)");
        assert_eq!(text("src/b/r.md", "[x](../a/p.md) ../a/q.md"), "[x](n.md) ../a/q.md");
        assert_eq!(text("src/a/p.md", "[x](q.md) [y](../b/r.md)"), "[x](../a/q.md) [y](r.md)");
    }
}
