//! Code as its compiler sees it: tokens, without comments and formatting. Pure.
//!
//! Names and strings count, and in Python docstrings do, which a program can read. In Rust neither
//! doc comments count nor the commas that rustfmt adds and removes; in Python indentation counts
//! as structure only, and in C spaces only in directives.

use std::path::Path;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::base::hash::fingerprint;

/// A hash of a file's tokens; `None` for a file that is not code.
pub fn hash_tokens(file: &Path, text: &str) -> Option<String> {
    let tokens = match file.extension()?.to_str()? {
        "rs" => rust(text),
        "py" => python(text),
        "c" | "h" => c(text),
        _ => return None,
    };
    // what cannot be read as code counts as it is written
    Some(fingerprint(tokens.unwrap_or_else(|| vec![text.to_owned()])))
}

fn rust(text: &str) -> Option<Vec<String>> {
    let mut tokens = Vec::new();
    add_trees(text.parse().ok()?, &mut tokens);
    Some(tokens)
}

fn add_trees(stream: TokenStream, tokens: &mut Vec<String>) {
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Group(group) if is_doc(&group) && before_attribute(tokens).is_some() => {
                tokens.truncate(before_attribute(tokens).unwrap_or(tokens.len()));
            }
            TokenTree::Group(group) => add_group(&group, tokens),
            // rustfmt takes it away behind the block of a match arm
            TokenTree::Punct(comma) if comma.as_char() == ',' && ends_block(tokens) => {}
            TokenTree::Punct(first) if first.as_char() == '&' => {
                let is_and = |tree: &TokenTree| tree.to_string() == "&";
                // only here does it matter whether there is a space between two characters
                let and = first.spacing() == proc_macro2::Spacing::Joint;
                match and && trees.next_if(is_and).is_some() {
                    true => tokens.push("&&".to_owned()),
                    false => tokens.push("&".to_owned()),
                }
            }
            other => tokens.push(other.to_string()),
        }
    }
}

fn add_group(group: &Group, tokens: &mut Vec<String>) {
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    };
    tokens.push(open.to_owned());
    add_trees(group.stream(), tokens);
    if tokens.last().is_some_and(|token| token == ",") {
        tokens.pop();
    }
    tokens.push(close.to_owned());
}

fn ends_block(tokens: &[String]) -> bool {
    tokens.last().is_some_and(|token| token == "}")
}

/// How many tokens there are before the `#` or `#!` of an attribute, where they end with that.
fn before_attribute(tokens: &[String]) -> Option<usize> {
    let last = |at: usize| tokens.len().checked_sub(at).map(|at| tokens[at].as_str());
    match (last(2), last(1)) {
        (Some("#"), Some("!")) => Some(tokens.len() - 2),
        (_, Some("#")) => Some(tokens.len() - 1),
        _ => None,
    }
}

/// `[doc = "…"]`, which a doc comment becomes.
fn is_doc(group: &Group) -> bool {
    let mut trees = group.stream().into_iter().map(|tree| tree.to_string());
    group.delimiter() == Delimiter::Bracket
        && trees.next().as_deref() == Some("doc")
        && trees.next().as_deref() == Some("=")
}

fn python(text: &str) -> Option<Vec<String>> {
    let (mut tokens, mut rest) = (Vec::new(), text);
    let (mut indents, mut depth, mut starts_line) = (vec![0], 0_usize, true);
    while let Some(first) = rest.chars().next() {
        if starts_line && depth == 0 {
            let code = rest.trim_start_matches([' ', '\t', '\u{c}', '\r']);
            if !code.is_empty() && !code.starts_with(['#', '\n']) {
                indent(&mut indents, width(&rest[..rest.len() - code.len()]), &mut tokens)?;
            }
            (rest, starts_line) = (code, false);
            continue;
        }
        let length = match first {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '\\' if rest.starts_with("\\\n") => 2,
            '\n' => {
                starts_line = depth == 0;
                if starts_line && tokens.last().is_some_and(|token| token != "\n") {
                    tokens.push("\n".to_owned());
                }
                1
            }
            _ if first.is_whitespace() => first.len_utf8(),
            _ => {
                let length = python_token(rest)?;
                tokens.push(rest[..length].to_owned());
                match first {
                    '(' | '[' | '{' => depth += 1,
                    ')' | ']' | '}' => depth = depth.checked_sub(1)?,
                    _ => {}
                }
                length
            }
        };
        rest = &rest[length..];
    }
    tokens.pop_if(|token| token == "\n");
    Some(tokens)
}

/// Says where blocks begin and end; how wide they are indented does not count.
fn indent(indents: &mut Vec<usize>, width: usize, tokens: &mut Vec<String>) -> Option<()> {
    if *indents.last()? < width {
        indents.push(width);
        tokens.push("indent".to_owned());
    }
    while *indents.last()? > width {
        indents.pop();
        tokens.push("dedent".to_owned());
    }
    (*indents.last()? == width).then_some(())
}

fn width(spaces: &str) -> usize {
    spaces.chars().fold(0, |width, space| if space == '\t' { width / 8 * 8 + 8 } else { width + 1 })
}

/// The length of a token; a string counts with its prefix.
fn python_token(rest: &str) -> Option<usize> {
    let prefix = word_length(rest);
    let (word, behind) = rest.split_at(prefix);
    let is_string = behind.starts_with(['"', '\'']) && prefix <= 2;
    let letters = word.to_ascii_lowercase();
    if !is_string || !letters.chars().all(|letter| "rbuft".contains(letter)) {
        return Some(if prefix > 0 { prefix } else { operator_length(rest) });
    }
    let quote = &behind[..1];
    let triple = quote.repeat(3);
    let length = match behind.starts_with(&triple) {
        true => string_length(behind, &triple, true)?,
        false => string_length(behind, quote, false)?,
    };
    // since Python 3.12 strings may be nested; where this one is seems uncertain then
    let holds_code = letters.contains(['f', 't']);
    (!holds_code || has_whole_fields(&behind[..length])).then_some(prefix + length)
}

/// Whether each `{` of an f-string has its `}`; doubled ones are text outside of a field.
fn has_whole_fields(text: &str) -> bool {
    let (mut depth, mut rest) = (0_usize, text);
    while let Some(at) = rest.find(['{', '}']) {
        let is_text = depth == 0 && (rest[at..].starts_with("{{") || rest[at..].starts_with("}}"));
        match &rest[at..=at] {
            _ if is_text => {}
            "{" => depth += 1,
            _ => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return false,
            },
        }
        rest = &rest[at + if is_text { 2 } else { 1 }..];
    }
    depth == 0
}

fn c(text: &str) -> Option<Vec<String>> {
    let text = text.replace("\\\n", "");
    let (mut tokens, mut rest) = (Vec::<String>::new(), text.as_str());
    let (mut starts_line, mut in_directive) = (true, false);
    while let Some(first) = rest.chars().next() {
        let comment = match rest {
            _ if rest.starts_with("//") => Some(rest.find('\n').unwrap_or(rest.len())),
            _ if rest.starts_with("/*") => Some(rest[2..].find("*/")? + 4),
            _ => None,
        };
        let is_space = comment.is_some() || (first != '\n' && first.is_whitespace());
        let length = match first {
            _ if is_space => comment.unwrap_or(first.len_utf8()),
            '"' | '\'' => string_length(rest, &rest[..1], false)?,
            '\n' => 1,
            _ => word_length(rest).max(operator_length(rest)),
        };
        in_directive |= starts_line && first == '#';
        match first {
            // `#define F (x)` is not `#define F(x)`
            _ if is_space && !in_directive => {}
            _ if is_space => tokens.push(" ".to_owned()),
            '\n' if !in_directive => {}
            _ => tokens.push(rest[..length].to_owned()),
        }
        starts_line = first == '\n' || (starts_line && is_space);
        in_directive &= first != '\n';
        rest = &rest[length..];
    }
    tokens.dedup_by(|next, token| next == " " && token == " ");
    let is_last = |at: usize| tokens.get(at + 1).is_none_or(|next| next == "\n");
    let kept = (0..tokens.len()).filter(|at| tokens[*at] != " " || !is_last(*at));
    Some(kept.map(|at| tokens[at].clone()).collect())
}

/// The length of a string that begins a text; `None` if it does not end, or not on its line.
fn string_length(text: &str, quote: &str, spans_lines: bool) -> Option<usize> {
    let mut at = quote.len();
    loop {
        let rest = &text[at..];
        let first = rest.chars().next()?;
        match first {
            _ if rest.starts_with(quote) => return Some(at + quote.len()),
            '\\' => at += 1 + rest[1..].chars().next()?.len_utf8(),
            '\n' if !spans_lines => return None,
            _ => at += first.len_utf8(),
        }
    }
}

fn word_length(text: &str) -> usize {
    text.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(text.len())
}

/// One character, or the same one twice: `a && b` is not `a & &b`.
fn operator_length(text: &str) -> usize {
    let mut characters = text.chars();
    let Some(first) = characters.next() else { return 0 };
    let is_double = "&|+-*/<>=".contains(first) && characters.next() == Some(first);
    if is_double { 2 } else { first.len_utf8() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of these texts is the same code as the first.
    fn equal<const N: usize>(file: &str, texts: [&str; N]) -> Vec<bool> {
        let hash = |text: &&str| hash_tokens(Path::new(file), text).unwrap();
        texts[1..].iter().map(|text| hash(text) == hash(&texts[0])).collect()
    }

    #[test]
    fn comments_and_formatting_of_rust_do_not_count() {
        let code = "fn f(a: &[u8]) -> u8 { match a { [] => { 0 } [b, ..] => g(*b, b\"//\") } }";
        let same = [
            code,
            "/// Doc.\nfn f(a: &[u8]) -> u8 { // why\n    match a {\n        [] => { 0 },\n        /* no */\n        \
             [b, ..] => g(\n            *b,\n            b\"//\",\n        ),\n    }\n}\n",
            "//! Module.\n#[doc = \"x\"]\nfn f(a:&[u8])->u8{match a{[]=>{0}[b,..]=>g(*b,b\"//\")}}",
        ];
        assert_eq!(equal("a.rs", same), [true, true]);
        let other = [
            code,
            &code.replace("//", "/"),
            &code.replace("{ 0 }", "{ 1 }"),
            &code.replace("f(a", "f(b"),
            &code.replace("fn f", "#[inline]\nfn f"),
            &format!("{code}\n#![deny(x)]"),
        ];
        assert_eq!(equal("a.rs", other), [false; 5]);
    }

    #[test]
    fn nothing_that_rust_runs_is_taken_for_a_comment() {
        let pairs = [
            ["let x = a && b;", "let x = a & &b;"],
            ["#[a] fn f() { vec![1] }", "#[a] fn f() { vec![doc = 5] }"],
            ["let s = r#\"\" // \"#;", "let s = r#\"\" // x\"#;"],
            ["let c = '\"'; /* \" */ f();", "let c = '\"'; /* \" */ g();"],
            ["/* /* */ f(); */", "/* /* */ */ f(); "],
            ["f(\"", "f(\" "],
        ];
        for pair in pairs {
            assert_eq!(equal("a.rs", pair), [false], "{pair:?}");
        }
    }

    #[test]
    fn comments_and_blank_lines_of_python_do_not_count() {
        let code = "def f(x):\n    y = x  +1\n    return g(y,\n  '#')\n";
        let same = [
            code,
            "# why\ndef f(x):  # what\n\n  y = x + 1 # one\n   # odd\n  return g( # a\n    y, '#')\n\n",
            "def f(x):\r\n\ty = x \\\n + 1\r\n\treturn g(y, '#')",
        ];
        assert_eq!(equal("a.py", same), [true, true]);
        let other = [
            code,
            &code.replace("    return", "return"),
            &code.replace("'#'", "'# '"),
            &code.replace("+1", "+1;"),
            &code.replace("def f", "\"\"\"Doc.\"\"\"\ndef f"),
            &code.replace("  +1", "\n    +1"),
        ];
        assert_eq!(equal("a.py", other), [false; 5]);
    }

    #[test]
    fn nothing_that_python_runs_is_taken_for_a_comment() {
        let pairs = [
            ["f\"{x[\"#\"]}\"; f()", "f\"{x[\"#\"]}\"; g()"],
            ["f\"{ {{1}, \"#\"} }\"; f()", "f\"{ {{1}, \"#\"} }\"; g()"],
            ["'''\n# '''; f()", "'''\n# '''; g()"],
            ["r'\\'# f()", "r'\\'# g()"],
            ["x = '\\\n#'; f()", "x = '\\\n#'; g()"],
            ["rb'\\' # '; f()", "rb'\\' # '; g()"],
        ];
        for pair in pairs {
            assert_eq!(equal("a.py", pair), [false], "{pair:?}");
        }
        assert_eq!(equal("a.py", ["f'{{{x}}}' # a", "f'{{{x}}}'  # b"]), [true]);
    }

    #[test]
    fn comments_and_spaces_of_c_do_not_count() {
        let code = "#define F(x) x\nint f(int *a) { return *a - -1; }\n";
        let same = [
            code,
            "#define F(x)  x // why\n\nint f(int* a)\n{ /* \" */\n  return *a\\\n - - 1;\n}",
        ];
        assert_eq!(equal("a.h", same), [true]);
        let spliced = ["/\\\n/ /*\nf();", "/\\\n/ /*\ng();", "f(); // */"];
        assert_eq!(equal("a.c", spliced), [false, true]);
        let other = [
            code,
            &code.replace("F(x)", "F (x)"),
            &code.replace("x\n", "x "),
            &code.replace("- -", "--"),
            "// \\\n#define F(x) x\nint f(int *a) { return *a - -1; }\n",
        ];
        assert_eq!(equal("a.c", other), [false; 4]);
        assert_eq!(hash_tokens(Path::new("README.md"), "# A"), None);
    }
}
