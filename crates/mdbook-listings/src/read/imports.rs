//! Which modules a Python script imports. Pure.

use std::collections::BTreeSet;

/// The modules that a script imports, by the first part of their names.
pub fn modules(script: &str) -> BTreeSet<String> {
    imported(without_strings(script).lines().map(str::trim_start))
}

/// Those without which a script cannot start: it imports them at the margin.
pub fn needed_modules(script: &str) -> BTreeSet<String> {
    imported(without_strings(script).lines())
}

fn imported<'t>(lines: impl Iterator<Item = &'t str>) -> BTreeSet<String> {
    let names = lines.flat_map(|line| match line.strip_prefix("import ") {
        Some(names) => names.split(',').collect(),
        None => Vec::from_iter(line.strip_prefix("from ")),
    });
    names
        .filter_map(|name| name.trim().split([' ', '.', ';']).next())
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Python without comments and without what is in strings.
fn without_strings(script: &str) -> String {
    let (mut code, mut rest) = (String::new(), script);
    while let Some(at) = rest.find(['#', '"', '\'']) {
        code += &rest[..at];
        rest = &rest[at..];
        let quote = &rest[..1];
        let triple = quote.repeat(3);
        let end = match quote {
            "#" => rest.find('\n').unwrap_or(rest.len()),
            _ if rest.starts_with(&triple) => 3 + string_length(&rest[3..], &triple),
            _ => 1 + string_length(&rest[1..], quote),
        };
        code += if quote == "#" { "" } else { "\"\"" };
        rest = &rest[end..];
    }
    code + rest
}

/// How far a string reaches, its closing quotes included.
fn string_length(text: &str, quotes: &str) -> usize {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        match c {
            _ if text[at..].starts_with(quotes) => return at + quotes.len(),
            '\n' if quotes.len() == 1 => return at,
            '\\' => at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8),
            _ => at += c.len_utf8(),
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_statements() {
        let script = r#""""Text.

import in_docstring
"""
import a, b.c as d  # import in_comment
from e import f; import g
s = "\
import in_string"
t = 'it\'s'; u = ''; x = r'''
import in_raw
'''
if False: import one_line
def f():
    import inner
import h"#;
        let names = |found: BTreeSet<String>| found.into_iter().collect::<Vec<_>>().join(" ");
        assert_eq!(names(needed_modules(script)), "a b e h");
        assert_eq!(names(modules(script)), "a b e h inner");
        let script = "import numpy as np, math\nfrom sklearn.svm import SVC\n    import torch\nx = 'import y'\n";
        assert_eq!(names(needed_modules(script)), "math numpy sklearn");
    }
}
