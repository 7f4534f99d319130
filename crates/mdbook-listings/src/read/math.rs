//! Formulas: the TeX between dollar signs, as MathML, which browsers draw and screen readers speak
//! without a script.

use std::ops::Range;
use std::sync::LazyLock;

use math_core::{ConvertResult, LatexError, LatexToMathML, MathCoreConfig, MathDisplay};
use regex::{Captures, Regex};

use super::markdown::{DEEPEST, parse, too_deep};
use crate::base::diagnostic::{Fault, Span};
use crate::base::escape::escape;

/// A formula of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// With its dollar signs.
    pub span: Span,
    /// As it may stand in Markdown.
    pub mathml: String,
    /// What a reader sees of it, with a backtick for each variable.
    pub words: String,
}

/// The style attributes that formulas need, and the classes that the theme has instead: the site
/// allows no styles in pages. A declaration without a class is not needed.
const CLASSES: [(&str, &str); 13] = [
    ("text-align: left", "math-left"),
    ("text-align: right", "math-right"),
    ("justify-items: start", ""),
    ("justify-items: end", ""),
    ("padding-left: 0", "math-joined-left"),
    ("padding-left:1em", "math-apart"),
    ("padding-right: 0", "math-joined-right"),
    ("padding-top: 0", "math-joined-top"),
    ("padding-bottom: 0", "math-joined-bottom"),
    ("border-top: 0.05em solid currentcolor", "math-line-above"),
    ("border-left: 0.05em solid currentcolor", "math-line-left"),
    ("border-right: 0.05em solid currentcolor", "math-line-right"),
    ("margin-left:-0.16666667em", "math-back"),
];

/// A formula that fills a screen has fewer bytes.
const LONGEST: usize = 2000;

static STYLE: LazyLock<Regex> = LazyLock::new(|| constant(r#" style="([^"]*)""#));
static TAG: LazyLock<Regex> = LazyLock::new(|| constant(r"<[^>]*>"));
static VARIABLE: LazyLock<Regex> = LazyLock::new(|| constant(r"<mi>[^<&]</mi>"));
static SPACE: LazyLock<Regex> = LazyLock::new(|| constant(r"<mspace [^>]*>"));

fn constant(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant")
}

/// The formula that `tex` writes, or where in `tex` it is wrong.
pub fn read_formula(tex: &str, span: Span, is_display: bool) -> Result<Formula, Fault> {
    let fault = |message: String| Fault::new(message).at(span.clone());
    if tex.trim().is_empty() {
        return Err(fault("a formula without content".to_owned()).help("write `\\$` for a dollar"));
    }
    if tex.len() > LONGEST {
        let message = format!("this formula is longer than {LONGEST} bytes");
        return Err(fault(message).help("make several formulas of it"));
    }
    let display = if is_display { MathDisplay::Block } else { MathDisplay::Inline };
    let converted = convert(tex, display).map_err(|error| {
        let message = error.error_message();
        let message = message.strip_suffix('.').unwrap_or(&message);
        let dollars = if is_display { 2 } else { 1 };
        let at = place(&error.0, tex, span.start + dollars).unwrap_or_else(|| span.clone());
        Fault::new(format!("this formula is not TeX: {}", lowercase_first(message)))
            .at(at)
            .help("amsmath's commands work; `\\$` is a dollar sign")
    })?;
    if depth(&converted.mathml) > DEEPEST {
        return Err(too_deep(span));
    }
    let mathml = without_styles(&converted.mathml).map_err(|style| {
        let message = format!("this formula needs a style of its own, `{style}`");
        fault(message).help("leave out colours, sizes and numbers of equations")
    })?;
    let alternative = format!("<math alttext=\"{}\"", escape(&one_line(tex)));
    let mathml = literal(&mathml).replacen("<math", &alternative, 1);
    Ok(Formula { span, mathml, words: words(&converted.mathml) })
}

/// The converter reads by recursion. A formula that could end a small stack gets a larger one, which
/// none of `LONGEST` bytes ends.
fn convert(tex: &str, display: MathDisplay) -> Result<ConvertResult, Box<LatexError>> {
    let convert = || {
        let converter = LatexToMathML::new(MathCoreConfig::default()).expect("there are no macros");
        converter.convert_with_local_state(tex, display)
    };
    if tex.len() < 100 {
        return convert();
    }
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(64 << 20).spawn_scoped(scope, convert);
        let converted = thread.expect("the system has threads").join();
        converted.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// How many elements of MathML are inside of each other.
fn depth(mathml: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in TAG.find_iter(mathml) {
        match tag.as_str() {
            tag if tag.starts_with("</") => depth = depth.saturating_sub(1),
            tag if tag.ends_with("/>") => {}
            _ => depth += 1,
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The formulas of Markdown that comes from a file, as MathML.
pub fn render(markdown: &str) -> String {
    let mut out = markdown.to_owned();
    if markdown.contains('$') {
        for formula in parse(markdown).formulas.iter().rev() {
            out.replace_range(formula.span.clone(), &formula.mathml);
        }
    }
    out
}

/// The first dollar sign of prose that begins no formula, and bracket that would begin one elsewhere.
pub fn untold(source: &str) -> Option<Fault> {
    let bytes = source.as_bytes();
    let found = (0..bytes.len()).find(|&at| {
        let escaped = bytes[..at].iter().rev().take_while(|&&b| b == b'\\').count();
        match bytes[at] {
            b'$' => escaped % 2 == 0,
            // `\\(` and `\\[` are MathJax's, as mdBook has it
            b'(' | b'[' => escaped == 2,
            _ => false,
        }
    })?;
    let fault = if bytes[found] == b'$' {
        Fault::new("a dollar sign that begins no formula").at(found..found + 1).help(
            "write `$…$` without spaces at its ends, `$$…$$` without empty lines, both with as many `{` \
             as `}`; or `\\$` for a dollar",
        )
    } else {
        Fault::new("a formula in brackets").at(found - 2..found + 1).help("write `$…$` or `$$…$$`")
    };
    Some(fault)
}

/// Where a range of TeX is in the page, if the page holds it as it is.
fn place(range: &Range<usize>, tex: &str, start: usize) -> Option<Span> {
    let end = range.end.max(range.start + 1).min(tex.len());
    let begin = range.start.min(end.saturating_sub(1));
    (tex.is_char_boundary(begin) && tex.is_char_boundary(end)).then(|| start + begin..start + end)
}

fn lowercase_first(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map(|first| first.to_lowercase().chain(characters).collect())
        .unwrap_or_default()
}

fn one_line(tex: &str) -> String {
    tex.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// MathML with classes for its styles, or the first style that has none.
fn without_styles(mathml: &str) -> Result<String, String> {
    let mut unknown = None;
    let replaced = STYLE.replace_all(mathml, |style: &Captures| {
        let declarations = style[1].split(';').map(str::trim).filter(|one| !one.is_empty());
        let classes: Vec<&str> = declarations
            .filter_map(|one| match CLASSES.iter().find(|(known, _)| *known == one) {
                Some((_, class)) => Some(*class),
                // only how high exponents are
                None if one == "math-shift:compact" => None,
                None => {
                    unknown.get_or_insert_with(|| one.to_owned());
                    None
                }
            })
            .filter(|class| !class.is_empty())
            .collect();
        match classes.as_slice() {
            [] => String::new(),
            classes => format!(" class=\"{}\"", classes.join(" ")),
        }
    });
    match unknown {
        Some(style) => Err(style),
        None => Ok(replaced.into_owned()),
    }
}

/// MathML whose text is safe from Markdown, which would read `*` and `_` as emphasis.
fn literal(mathml: &str) -> String {
    let mut out = String::with_capacity(mathml.len());
    let mut in_tag = false;
    for character in mathml.chars() {
        match character {
            '<' => in_tag = true,
            '>' => in_tag = false,
            '\n' => {
                out.push(' ');
                continue;
            }
            '*' | '_' | '`' | '[' | ']' | '\\' | '~' | '|' | '!' | '$' | ':' if !in_tag => {
                out.push_str(&format!("&#{};", u32::from(character)));
                continue;
            }
            _ => {}
        }
        out.push(character);
    }
    out
}

/// The text of MathML: `3 ms` is a figure in a formula as well, and `2s` with a variable s is not.
fn words(mathml: &str) -> String {
    let text = VARIABLE.replace_all(mathml, "`");
    let text = SPACE.replace_all(&text, " ");
    TAG.replace_all(&text, "").into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formula(tex: &str) -> Formula {
        read_formula(tex, 0..tex.len() + 2, false).expect("TeX")
    }

    fn fault(text: &str) -> (String, String) {
        let fault = parse(text).faults.remove(0);
        let span = fault.span.expect("a place");
        (fault.message, text[span].to_owned())
    }

    #[test]
    fn a_formula_becomes_mathml_that_markdown_leaves_alone() {
        let mathml = formula(r"f[x](y)_i \text{*a*}").mathml;
        assert!(
            mathml.starts_with("<math alttext=\"f[x](y)_i \\text{*a*}\"><mi>f</mi>"),
            "{mathml}"
        );
        assert!(mathml.contains("&#91;</mo><mi>x</mi>"), "{mathml}");
        let page = format!("Here {mathml} is.\n");
        let events = pulldown_cmark::Parser::new(&page);
        let text = events.filter_map(|event| match event {
            pulldown_cmark::Event::Text(text) => Some(text.to_string()),
            _ => None,
        });
        assert_eq!(text.collect::<String>(), "Here f[x](y)i*a* is.");
    }

    #[test]
    fn styles_become_classes_and_unknown_ones_are_refused() {
        let aligned = formula(r"\begin{aligned} a &= b \\ c &= d \end{aligned}").mathml;
        assert!(aligned.contains("<mtd class=\"math-right math-joined-right\">"), "{aligned}");
        for tex in [
            r"x\!y",
            r"\begin{array}{l|r} a & b \\ \hline c & d \end{array}",
            r"\begin{cases} a & x < 0 \\ b & \text{otherwise} \end{cases}",
            r"\sqrt{\frac{1}{n} \sum_{i=1}^{n} (x_i - \bar{x})^2}",
            r"\underset{\theta}{\operatorname{arg\,min}} \; \mathbb{E}_{x \sim p}[\log q(x)]",
            r"\begin{bmatrix} 1 & \cdots \\ \vdots & \ddots \end{bmatrix}",
        ] {
            assert!(!formula(tex).mathml.contains(" style="), "{tex}");
        }
        for tex in [r"\color{red} x", r"\begin{align} a \end{align}", r"\text{\small x}"] {
            read_formula(tex, 0..1, true).expect_err(tex);
        }
    }

    #[test]
    fn an_error_is_where_the_formula_is_wrong() {
        let place = |text: &str| fault(text).1;
        assert_eq!(place("Here $a + \\fooo{b}$ is.\n"), "\\fooo");
        assert_eq!(place("> $$\n> a_b_c\n> $$\n"), "$$\n> a_b_c\n> $$");
        assert_eq!(place("A $\\frac{1}{2$ b.\n"), "$");
        assert_eq!(place("A $\\href{javascript:alert(1)}{x}$ b.\n"), "\\href");
    }

    #[test]
    fn what_would_be_published_as_typed_is_reported() {
        for text in [
            "It costs $5.\n",
            "A $ x $ b.\n",
            "$$\na\n\nb\n$$\n",
            "A \\\\(x\\\\) b.\n",
            "<div>$x$</div>\n",
            "Note.[^1]\n\n[^1]: For $ x.\n",
        ] {
            let (message, _) = fault(text);
            assert!(message.contains("dollar sign") || message.contains("brackets"), "{message}");
        }
        for sound in [
            "It costs \\$5, `$x`, and $x$.\n",
            "```console\n$ ls\n```\n",
            "[a](b.md) \\[c\\] (d)\n",
            "$$\n\\frac{a}{b}\n$$\n",
        ] {
            assert_eq!(parse(sound).faults, [], "{sound}");
        }
    }

    #[test]
    fn headings_and_images_hold_no_formulas() {
        assert_eq!(fault("# About $x$\n").1, "$x$");
        assert_eq!(fault("![of $x$](x.svg)\n").1, "$x$");
    }

    #[test]
    fn figures_are_seen_in_formulas_and_variables_are_not() {
        assert_eq!(formula(r"3\times").words, "3×");
        assert_eq!(formula(r"20\,\mathrm{ms}").words, "20 ms");
        assert_eq!(formula("2s").words, "2`");
    }
}
