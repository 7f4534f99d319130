//! The languages, one table each; a new one is one more table.

use std::sync::OnceLock;

use super::lexer::Language;

/// The language of a block. Plain text has one if it is what the compiler says.
pub fn find(name: &str, code: &str) -> Option<&'static Language> {
    let is_known = name != "text" || code.starts_with("error") || code.starts_with("warning");
    LANGUAGES.iter().find(|language| is_known && language.names.contains(&name))
}

#[rustfmt::skip] // one line for one rule
pub static LANGUAGES: [Language; 7] = [
    Language { names: &["rust", "rs"], named_before: '(', regex: OnceLock::new(),
        keywords: &[
            "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum",
            "extern", "false", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "match",
            "mod", "move", "mut", "pub", "ref", "return", "self", "Self", "static", "struct",
            "super", "trait", "true", "type", "unsafe", "use", "where", "while", "yield",
        ],
        types: &[
            "bool", "char", "f16", "f32", "f64", "f128", "i8", "i16", "i32", "i64", "i128", "isize",
            "str", "u8", "u16", "u32", "u64", "u128", "usize", "A", "B", "E", "F", "I", "K", "R",
            "T", "U", "V",
        ],
        rules: &[
            ("c", r"//[^\n]*"), ("nested", r"/\*"),
            ("raw", r#"[bc]?r#*""#),
            ("s", r#"[bc]?"(?:\\(?s:.)|[^"\\])*"?"#), ("s", r"b?'(?:\\[^\n][^'\n]*|[^'\\\n])'"),
            ("t", r"'(?:r#)?[\w--\d]\w*"),
            ("m", concat!( // an attribute without a comment
                r#"#!?\[(?:[^\[\]"/]|/[^/*]|"(?:\\(?s:.)|[^"\\])*""#,
                r#"|\[(?:[^\[\]"/]|"(?:\\(?s:.)|[^"\\])*")*\])*\]"#,
            )),
            ("", r"[\w--\d]\w*!="), ("m", r"[\w--\d]\w*!"),
            ("n", r"0[xob]\w+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?_*\d[\d_]*)?\w*"),
            ("word", r"(?:r#)?\w+"),
        ] },
    Language { names: &["python", "py"], named_before: '(', regex: OnceLock::new(),
        keywords: &[
            "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class",
            "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global",
            "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
            "return", "try", "while", "with", "yield",
        ],
        types: &[
            "bool", "bytes", "complex", "dict", "float", "frozenset", "int", "list", "object",
            "set", "str", "tuple", "type",
        ],
        rules: &[
            ("c", r"#[^\n]*"), ("m", r"(?m)^[ \t]*@[\w.]+"),
            ("s", r#"(?i:[rbuft]|br|rb|fr|rf|tr|rt)?"""(?:\\(?s:.)|[^\\])*?(?:"""|\z)"#),
            ("s", r"(?i:[rbuft]|br|rb|fr|rf|tr|rt)?'''(?:\\(?s:.)|[^\\])*?(?:'''|\z)"),
            // strings with fields, which may have quotes in them
            ("s", r#"(?i:f|t|fr|rf|tr|rt)"(?:\\(?s:.)|\{\{|\{(?:[^{}]|\{[^{}]*\})*\}|[^"\\{\n])*""#),
            ("s", r"(?i:f|t|fr|rf|tr|rt)'(?:\\(?s:.)|\{\{|\{(?:[^{}]|\{[^{}]*\})*\}|[^'\\{\n])*'"),
            ("s", r#"(?i:[rbuft]|br|rb|fr|rf|tr|rt)?(?:"(?:\\(?s:.)|[^"\\\n])*"?|'(?:\\(?s:.)|[^'\\\n])*'?)"#),
            ("n", r"0[xXoObB][\da-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?[jJ]?"),
            ("word", r"\w+"),
        ] },
    Language { names: &["toml"], named_before: '=', regex: OnceLock::new(),
        keywords: &["true", "false", "inf", "nan"],
        types: &[],
        rules: &[
            ("c", r"#[^\n]*"), ("t", r"(?m)^\[\[?[^\[\]\n]*\]\]?"),
            ("s", r#""""(?:\\(?s:.)|[^\\])*?(?:"{3,5}|\z)|'''(?s:.)*?(?:'{3,5}|\z)"#),
            ("s", r#""(?:\\.|[^"\\\n])*"?|'[^'\n]*'?"#),
            ("n", r"[+-]?\d[\w.:+-]*"),
            ("word", r"[\w-]+"),
        ] },
    Language { names: &["json"], named_before: ':', regex: OnceLock::new(),
        keywords: &["true", "false", "null"],
        types: &[],
        rules: &[("s", r#""(?:\\.|[^"\\\n])*"?"#), ("n", r"-?\d[\d.eE+-]*"), ("word", r"\w+")] },
    Language { names: &["sh", "bash", "shell"], named_before: '=', regex: OnceLock::new(),
        keywords: &[
            "case", "do", "done", "elif", "else", "esac", "export", "fi", "for", "function", "if",
            "in", "local", "return", "then", "until", "while",
        ],
        types: &[],
        rules: &[
            ("c", r"(?m)(?:^|[ \t])#[^\n]*"),
            ("s", r#"'[^']*'?|"(?:\\(?s:.)|[^"\\])*"?"#), ("", r"\\(?s:.)"),
            ("t", r"\$(?:\{[^}\n]*\}|\w+|[#?@*!$-])"),
            ("word", r"[\w./-]+"),
        ] },
    Language { names: &["console"], named_before: '\n', regex: OnceLock::new(),
        keywords: &[],
        types: &[],
        rules: &[
            ("p", r"(?m)^\$ "), ("o", r"(?m)^(?:[^$\n]|\$[^ \n]|\$?\n)[^\n]*\n?"),
            ("", r"(?:\\\r?\n[^\\\n]*)+"), // a command that goes on
        ] },
    // what the compiler says
    Language { names: &["text"], named_before: '\n', regex: OnceLock::new(),
        keywords: &[],
        types: &[],
        rules: &[
            ("k", r"(?m)^error(?:\[E\d+\])?"), ("m", r"(?m)^warning"), ("f", r"(?m)^(?:help|note)"),
            ("f", r"= (?:help|note):"),
            ("c", r"(?m)^ *\d* *(?:\||-->[^\n]*|:::[^\n]*)"),
            ("k", r"\^+[^\n]*"), ("f", r"-{2,}[^\n]*"),
        ] },
];
