use std::fs;
use std::path::Path;

use mdbook_listings::base::escape::escape;
use mdbook_listings::base::files::{Walk, files_below};

use super::languages::{LANGUAGES, find};
use super::*;

#[rustfmt::skip]
const NASTY: &[&str] = &[
    "\"unclosed", "'", "'a'", "'a", "'static ", "b'\\''", "r#\"raw \" \"# ", "r##\"\"#", "\"\"\"", "'''",
    "f\"{x[\"y\"]:>{w}}\"", "f\"{", "{{", "}}", "/* a /* b */ c */", "/*", "*/", "// c", "# c", "#[derive(A)]", "#[",
    "]", "error[E0502]: no", "$ ls \\", "$ ", "$", "^^^ here", "--- there", "5 | let", " --> a.rs:1:2", "🦀", "é",
    "\u{a0}", "\u{feff}", "x!", "x!=y", "fn ", "def ", "match ", "0x_f", "1.0e-9_f32", "1..2", "</code>",
    "<span class=\"boring\">", "&", "&amp;", "<", ">", "\\", "\r\n", "\n", "\n\n", "  ", "\t", "Vec", "::<", "(", "=",
    ":", ",", "name", "[a.b]\n", "\0",
];

#[test]
fn rust() {
    let code = "#[derive(Debug)]\npub fn mean<T>(xs: &'a [f64]) -> Option<f64> { // (n,)\n    sum::<f64>(xs)?; \
                let r#type = r#\"a \"b\" \"#; \
                x!=1.5e-3_f64 && vec![b'\\n', '\\'']; /* a /* b */ c */ .collect().await }";
    assert_eq!(
        spans("rust", code),
        "m#[derive(Debug)] kpub fn fmean tT t'a tf64 tOption tf64 c// (n,) fsum tf64 klet sr#\"a \"b\" \"# \
         n1.5e-3_f64 mvec! \
         sb'\\n' s'\\'' c/* a /* b */ c */ fcollect kawait"
    );
}

#[test]
fn python() {
    let code = "@dataclass\nclass Net(nn.Module):\n    match x:\n        \
                case [a]: match = f\"{d[\"k\"]:>{w}} {{\" # c\n    \
                type(x.float()) @ 1_0.5e-3j\n    def f[T](x: int | None = rb'\\'') -> str: \"\"\"a \" b\n\"\"\"";
    assert_eq!(
        spans("python", code),
        "m@dataclass kclass tNet tModule kmatch kcase \
         sf\"{d[\"k\"]:>{w}} {{\" c# c ttype ffloat n1_0.5e-3j kdef ff tint kNone \
         srb'\\'' tstr s\"\"\"a \" b\n\"\"\""
    );
}

#[test]
fn configuration() {
    let toml = "[a.\"b\"] # c\nname = { version = \"1\", \"x\" = true }\nat = 1979-05-27\nlist = [\n  [1, 2]\n]";
    assert_eq!(
        spans("toml", toml),
        "t[a.\"b\"] c# c fname fversion s\"1\" f\"x\" ktrue fat n1979-05-27 flist n1 n2"
    );
    assert_eq!(
        spans("json", "{\"a\" : [-1.5e3, null, \"\\\"\"]}"),
        "f\"a\" n-1.5e3 knull s\"\\\"\""
    );
    assert_eq!(
        spans("bash", "# c\nfor x in a#b; do A=${x} 'q' \"\\\"$1\"; done"),
        "c# c kfor kin kdo fA t${x} s'q' \"\\\"$1\" kdone"
    );
}

#[test]
fn console() {
    let code = "$ cargo run \\\n    --bin knn\n   Compiling knn\n\n  mov eax, \"1\n$ true\n$5\n";
    assert_eq!(spans("console", code), "p$  o   Compiling knn\n\n  mov eax, \"1\n p$  o$5\n");
    let copied = "<span class=\"hl-p\">$ </span>true\n<span class=\"hl-o\">$5\n</span>";
    assert!(
        highlight(&block("console", code)).contains(copied),
        "what is copied are whole commands"
    );
}

#[test]
fn messages_of_the_compiler() {
    let code = "error[E0502]: cannot\n --> a.rs:6:5\n  |\n5 |     let a = b;\n  |             - first\n\
                6 |     a.push(4.0);\n  |     ^^^^^^ second\n  = note: x";
    assert_eq!(
        spans("text", code),
        "kerror[E0502] c--> a.rs:6:5\n  |\n5 | c| c6 | c| k^^^^^^ second f= note:"
    );
    let picture = block("text", "a -- b | c ^ \"d\"");
    assert_eq!(highlight(&picture), picture, "other text stays as it is");
}

#[test]
fn hidden_lines_keep_their_tags() {
    let html = "<code class=\"language-rust edition2024\"><span class=\"boring\">/* a\n</span>b */ \
                if &amp;x &lt; &quot;&#39;&quot; {}</code>";
    let coloured = highlight(html);
    assert_eq!(
        coloured,
        "<code class=\"language-rust edition2024\"><span class=\"boring\"><span class=\"hl-c\">/* a\n</span></span>\
         <span class=\"hl-c\">b */</span> <span class=\"hl-k\">if</span> &amp;x &lt; \
         <span class=\"hl-s\">\"'\"</span> {}</code>"
    );
    assert_eq!(highlight(&coloured), coloured, "once is enough");
}

#[test]
fn what_is_not_understood_stays() {
    for html in [
        "<code class=\"language-haskell\">let &quot;x&quot;</code>",
        "<code class=\"language-rust\">let <i title=\"a>b\">x</i></code>",
        "<code class=\"language-rust\">let &hellip; x</code>",
        "<code class=\"language-rust\">let &amp</code>",
        "<code class=\"language-rust\"></code>",
        "<code class=\"language-rust\">let x",
        "<code class=\"language-rust",
        "<code>let x</code><code class=\"run\">let</code>",
    ] {
        assert_eq!(highlight(html), html);
    }
}

/// Every source file of this repository, and every page of the book where it has been built.
#[test]
fn real_text_is_never_changed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut sources = 0;
    let files = |folder: &str| files_below(&root, Path::new(folder), Walk::Authored);
    for path in ["crates", "examples", "src"].into_iter().flat_map(files) {
        let name = match path.extension().and_then(|extension| extension.to_str()) {
            Some("rs") => "rust",
            Some("stderr") => "text",
            Some("txt") => "console",
            Some(known @ ("py" | "toml" | "json")) => known,
            _ => continue,
        };
        check(name, &fs::read_to_string(root.join(&path)).unwrap());
        sources += 1;
    }
    assert!(sources > 50, "{sources} files");
    let built = files("book").into_iter();
    for path in built.filter(|path| path.extension().is_some_and(|end| end == "html")) {
        let page = fs::read_to_string(root.join(&path)).unwrap();
        assert_eq!(text(&highlight(&page)), text(&page), "{}", path.display());
    }
}

#[test]
fn marked_lines_are_whole_lines() {
    let html = block("rust mark-2 mark-4", "let a = 1;\n    /* one\ntwo */ b();\n\"c\"");
    let expected = "<code class=\"language-rust\"><span class=\"hl-k\">let</span> a = <span class=\"hl-n\">1</span>;\n\
                    <mark>    <span class=\"hl-c\">/* one</span></mark><span class=\"hl-c\">\ntwo */</span> \
                    <span class=\"hl-f\">b</span>();\n<mark><span class=\"hl-s\">\"c\"</span></mark></code>";
    assert!(highlight(&html).contains(expected), "{}", highlight(&html));
}

#[test]
fn nasty_text_is_never_changed() {
    let mut state = 1_u64;
    let mut random = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for round in 0..2000 {
        let code: String = (0..random(14)).map(|_| NASTY[random(NASTY.len())]).collect();
        let language = &LANGUAGES[round % LANGUAGES.len()];
        check(language.names[0], &code);
        check(language.names[0], &format!("error: {code}"));
    }
}

#[test]
fn colours_can_be_read() {
    let css = include_str!("../../../../theme/css/code.css");
    let colours: Vec<&str> = css
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--code-")?.split([' ', ';']).nth(1))
        .collect();
    assert_eq!(colours.len(), 30, "light, and dark twice");
    assert_eq!(colours[10..20], colours[20..], "dark is the same by choice as by system");
    for (theme, ground) in colours.chunks(10).zip(["#f6f5f2", "#1c1d21", "#1c1d21"]) {
        let (mark, inks) = theme.split_last().unwrap();
        for (ink, ground) in inks.iter().flat_map(|ink| [(ink, ground), (ink, *mark)]) {
            assert!(contrast(ink, ground) >= 4.5, "{ink} on {ground}: {}", contrast(ink, ground));
        }
    }
}

/// As WCAG 2 defines it.
fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/// The text is the same, twice is as once, and there are no more spans than needed.
fn check(name: &str, code: &str) {
    let html = block(name, code);
    let coloured = highlight(&html);
    assert_eq!(text(&coloured), text(&html), "{name}: {code:?}");
    assert_eq!(highlight(&coloured), coloured, "{name}: {code:?}");
    for span in coloured.split("<span class=\"hl-").skip(1) {
        let inner = span[3..].split("</span>").next().unwrap();
        assert!(!inner.trim().is_empty(), "{name}: {code:?} gives {coloured}");
    }
    for pair in coloured.split("<span class=\"hl-").skip(1).collect::<Vec<_>>().windows(2) {
        let (first, between) = (&pair[0][..1], pair[0].split_once("</span>").unwrap().1);
        assert!(
            !between.trim().is_empty() || !pair[1].starts_with(first),
            "{name}: {code:?} gives {coloured}"
        );
    }
}

fn block(name: &str, code: &str) -> String {
    format!("<pre><code class=\"language-{name}\">{}</code></pre>", escape(code))
}

/// What a browser shows of a page.
fn text(html: &str) -> String {
    let bare: String =
        html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    [
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&nbsp;", "\u{a0}"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(bare, |text, (entity, sign)| text.replace(entity, sign))
}

fn spans(name: &str, code: &str) -> String {
    let language = find(name, code).unwrap();
    let shown = |(class, range): (&str, Range<usize>)| format!("{class}{}", &code[range]);
    language.spans(code).into_iter().map(shown).collect::<Vec<_>>().join(" ")
}
