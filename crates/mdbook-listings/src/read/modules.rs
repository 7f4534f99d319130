//! Which files `mod` declarations reach, read from the text of Rust.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::base::files::normalize;

/// The files that `mod` declarations reach from a target's root.
pub(super) fn module_files(root: &Path, entry: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut open = vec![(entry.to_path_buf(), true)];
    while let Some((file, is_root)) = open.pop() {
        let Ok(text) = std::fs::read_to_string(root.join(&file)) else { continue };
        let Some(declarations) = module_declarations(&text) else { continue };
        if !found.insert(file.clone()) {
            continue;
        }
        let here = file.parent().unwrap_or(Path::new("")).to_path_buf();
        let own_folder = is_root || file.file_name().is_some_and(|name| name == "mod.rs");
        let folder = if own_folder { here.clone() } else { file.with_extension("") };
        for (name, path) in declarations {
            let candidates = match path {
                Some(path) => vec![here.join(path)],
                None => vec![folder.join(format!("{name}.rs")), folder.join(name).join("mod.rs")],
            };
            open.extend(
                candidates
                    .into_iter()
                    .filter_map(|path| normalize(&path))
                    .map(|path| (path, false)),
            );
        }
    }
    found
}

/// `mod name;`, with the file that a `#[path]` above it gives. What is commented out, or compiled
/// only under a condition other than `test`, is not counted: nobody would notice that it does not
/// compile. `None` if the whole file is under one.
fn module_declarations(text: &str) -> Option<Vec<(String, Option<String>)>> {
    let code = without_prose(text);
    let (mut rest, mut depth, mut path) = (code.as_str(), 0_isize, None);
    // the depth at which an item under a condition began, and at which it ends
    let mut hidden: Option<isize> = None;
    let mut found = Vec::new();
    while let Some(at) = rest.find(['#', '{', '}', ';']) {
        let (before, sign) = (&rest[..at], rest.as_bytes()[at]);
        rest = &rest[at + 1..];
        match sign {
            b'#' => {
                let attribute = attribute(rest);
                rest = &rest[attribute.len()..];
                let inner = attribute.starts_with('!');
                if conditional(attribute) {
                    (!inner || depth > 0).then_some(())?;
                    hidden = hidden.or(Some(depth - isize::from(inner)));
                }
                path = attribute
                    .strip_prefix("[path")
                    .and_then(|rest| Some(rest.split('"').nth(1)?.to_owned()))
                    .or(path);
                continue;
            }
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => found.extend(
                declared(before).filter(|_| hidden.is_none()).map(|name| (name, path.take())),
            ),
        }
        path = None;
        hidden = hidden.filter(|start| sign == b'{' || depth > *start);
    }
    Some(found)
}

/// The attribute that begins behind a `#`, up to its closing bracket; empty if there is none.
fn attribute(text: &str) -> &str {
    let mut open = 0;
    for (at, c) in text.char_indices() {
        match c {
            '[' => open += 1,
            ']' if open == 1 => return &text[..=at],
            ']' => open -= 1,
            '!' if at == 0 => {}
            _ if open == 0 && !c.is_whitespace() => return "",
            _ => {}
        }
    }
    ""
}

fn conditional(attribute: &str) -> bool {
    let compact: String = attribute.chars().filter(|c| !c.is_whitespace()).collect();
    match compact.strip_prefix('!') {
        // `#![cfg_attr(docsrs, feature(doc_cfg))]` takes nothing away
        Some(inner) => inner.contains("cfg(") && inner != "[cfg(test)]",
        None => compact.contains("cfg") && compact != "[cfg(test)]",
    }
}

/// The name in `mod name` or `pub mod name`, the words before a `;`.
fn declared(words: &str) -> Option<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let [visibility @ .., "mod", name] = &words[..] else { return None };
    visibility.first().is_none_or(|word| word.starts_with("pub")).then(|| (*name).to_owned())
}

/// Rust without comments, and with strings that hold no sign that could be taken for code.
pub(super) fn without_prose(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['/', '"', '\'']) {
        out += &rest[..at];
        rest = &rest[at..];
        let bare = out.trim_end_matches('#');
        let hashes = bare.ends_with('r').then_some(out.len() - bare.len());
        let (prose, behind) = rest.split_at(prose_length(rest, hashes));
        match prose.starts_with('/') && prose.len() > 1 {
            true => out.push(' '),
            false => out += &prose.replace(['{', '}', '[', ']', ';', '#'], " "),
        }
        rest = behind;
    }
    out + rest
}

/// How far the comment or literal reaches with which a text begins; 1 if it is neither.
fn prose_length(text: &str, raw: Option<usize>) -> usize {
    let until = |from: usize, end: &str| {
        text.get(from..)
            .and_then(|rest| rest.find(end))
            .map_or(text.len(), |at| from + at + end.len())
    };
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if text.starts_with("/*") {
        return comment_length(text);
    }
    match (text.chars().next(), raw) {
        (Some('"'), Some(hashes)) => until(1, &format!("\"{}", "#".repeat(hashes))),
        (Some('"'), None) => {
            let mut escaped = false;
            let end = text[1..].find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            end.map_or(text.len(), |at| at + 2)
        }
        (Some('\''), _) if text[1..].starts_with('\\') => until(3, "'"),
        (Some('\''), _) => {
            // with no quote behind the next character it is a lifetime
            let next = text[1..].chars().next().map_or(0, char::len_utf8);
            if text[1 + next..].starts_with('\'') { next + 2 } else { 1 }
        }
        _ => 1,
    }
}

/// Block comments nest.
fn comment_length(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    loop {
        match text.get(at..at + 2) {
            Some("/*") => (depth, at) = (depth + 1, at + 2),
            Some("*/") if depth == 1 => return at + 2,
            Some("*/") => (depth, at) = (depth - 1, at + 2),
            _ if at >= text.len() => return text.len(),
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn module_declarations_are_read_with_their_paths() {
        let text = "pub mod a;\n#[path = \"../b.rs\"]\nmod b;\nmod inline {}\npub(crate) mod c;\n// mod not_this is prose;\n\
                    /*\nmod hidden;\n*/\n#[cfg(feature = \"x\")]\nmod sometimes;\n#[cfg(test)]\nmod d;\n";
        let found = module_declarations(text).unwrap();
        let found: Vec<_> =
            found.iter().map(|(name, path)| (name.as_str(), path.as_deref())).collect();
        assert_eq!(found, [("a", None), ("b", Some("../b.rs")), ("c", None), ("d", None)]);
    }

    #[test]
    fn a_module_under_a_condition_is_not_counted_however_it_is_written() {
        let names = |text: &str| {
            module_declarations(text)
                .map(|found| found.into_iter().map(|(name, _)| name).collect::<String>())
        };
        for attribute in [
            "#[cfg(\n    any()\n)]",
            "#[allow(x)] #[cfg(any())]",
            "#[cfg (any())]",
            "#[cfg_attr(all(), cfg(any()))]",
        ] {
            assert_eq!(names(&format!("{attribute}\nmod x;\nmod y;")).unwrap(), "y", "{attribute}");
        }
        assert_eq!(
            names("#[cfg(any())]\nmod a { mod x; }\nmod b { #![cfg(any())] mod x; }\nmod y;")
                .unwrap(),
            "y"
        );
        assert_eq!(
            names(
                "const A: &str = r#\"mod x; }\"#;\n/* /* */ mod x; */ const C: char = '{';\nmod y;"
            )
            .unwrap(),
            "y"
        );
        assert_eq!(names("//! A file.\n#![cfg(any())]\nmod x;"), None);
        assert_eq!(names("#![cfg_attr(docsrs, feature(doc_cfg))]\nmod y;").unwrap(), "y");
    }
}
