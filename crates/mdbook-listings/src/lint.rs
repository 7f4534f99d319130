//! What no weaving repairs: dead links, raw HTML, figures typed by hand, pages that the summary does not know.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use pulldown_cmark::{BrokenLink, Event, LinkType, Parser, Tag, TagEnd};
use regex::{Captures, Match, Regex};

use crate::diagnostic::{Diagnostic, Fault, did_you_mean, nearest};
use crate::directive;
use crate::exercise::statement;
use crate::project::{Project, normalize, slashed};
use crate::source::Selection;
use crate::weave::{Item, Shown, Source, Woven, files_below};

/// Tags that may stand in a chapter. Scripts, frames, forms and styles may not, nor links that no check would follow.
const TAGS: [&str; 39] = [
    "abbr",
    "aside",
    "b",
    "br",
    "caption",
    "circle",
    "dd",
    "defs",
    "desc",
    "details",
    "div",
    "dl",
    "dt",
    "ellipse",
    "em",
    "figcaption",
    "figure",
    "g",
    "hr",
    "i",
    "kbd",
    "line",
    "marker",
    "p",
    "path",
    "polygon",
    "polyline",
    "rect",
    "section",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "svg",
    "text",
    "title",
    "tspan",
    "wbr",
];

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant")
}

static TAG: LazyLock<Regex> = LazyLock::new(|| regex(r#"<\s*/?\s*([A-Za-z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>?"#));
static BAD_ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)(?:^|[\s/\x22'])(on\w+|style|srcdoc)\s*="));
/// Classes that only what was woven may have: a reader takes them for a proof.
static FORGED: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        r"(?i)(?:^|[\s/\x22'])class\s*=\s*[\x22']?[^\x22'>]*?",
        r"(&|\b(?:listing|output|measured|measurement|exercise|tabs|untested|proof|stands)\b)"
    ))
});
static SCHEME: LazyLock<Regex> = LazyLock::new(|| regex(r"^\s*([A-Za-z][\w+.-]*):"));
static ID: LazyLock<Regex> = LazyLock::new(|| regex(r#"\sid="([^"]+)""#));
/// What is left of a reference to a footnote that is not there.
static NOTE: LazyLock<Regex> = LazyLock::new(|| regex(r"\[\^[^\]\s]+\]"));
static FIGURE: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        r"(?i)\b\d[\d,.]*(?:e[+-]?\d+)?[\s-]{0,2}(?:×|%|x\b|times\b|fold\b|per\s?cent\b|percentage points?\b",
        r"|(?:[mnuµ]|milli|micro|nano)?s(?:ec(?:ond)?s?)?\b|min(?:ute)?s?\b|h(?:ou)?rs?\b|h\b|[KMGT]?Hz\b|fps\b",
        r"|[KMGT]i?B\b|(?:[KMGT]i?|kilo|mega|giga)(?:byte|bit)s?\b|bytes\b|[KMGT]?FLOPs?\b|\w+/s(?:ec|econd)?\b|\w+ per second\b)",
        r"|×\s?\d(?:[\d,.]*\d)?|\bx\s?\d[\d,.]*\s(?:faster|slower|as)\b|\b(?:factor|speed-?up) of \d(?:[\d,.]*\d)?"
    ))
});

/// Everything that is wrong with the pages taken together.
pub fn pages(project: &Project, sources: &[Source], woven: &[Woven]) -> Vec<Diagnostic> {
    let mut found = summary(project);
    let opened = |source: &Source| Source { path: source.path.clone(), text: directive::opened(&source.text) };
    let sources = &sources.iter().map(opened).collect::<Vec<_>>()[..];
    let mut ids: BTreeMap<PathBuf, BTreeSet<String>> = BTreeMap::new();
    for (source, woven) in sources.iter().zip(woven) {
        let (page_ids, faults) = heading_ids(&source.text);
        found.extend(faults.into_iter().map(|fault| fault.in_file(&source.path)));
        ids.insert(source.path.clone(), page_ids.into_iter().chain(generated_ids(woven)).collect());
    }
    found.extend(redirects(project, &ids));
    for source in sources {
        let faults = links(project, source, &ids).into_iter().chain(html(&source.text)).chain(figures(&source.text));
        found.extend(faults.map(|fault| fault.in_file(&source.path)));
    }
    for (source, woven) in sources.iter().zip(woven) {
        for (item, file, text) in woven.items.iter().filter_map(|item| embedded(project, item)) {
            let text = opened(&Source { path: source.path.clone(), text });
            let faults = links(project, &text, &ids).into_iter().chain(html(&text.text)).chain(figures(&text.text));
            found.extend(faults.map(|fault| Diagnostic {
                message: format!("{}: {}", slashed(file), fault.message),
                path: source.path.clone(),
                span: item.span.clone(),
                help: fault.help,
            }));
        }
    }
    found
}

/// Markdown that a page takes from a file: a fragment, or the statement of an exercise.
fn embedded<'a>(project: &Project, item: &'a Item) -> Option<(&'a Item, &'a Path, String)> {
    let (file, selection) = match &item.shown {
        Shown::Excerpt { file, selection } if file.extension()? == "md" => (file, selection.clone()),
        Shown::Exercise { file } => (file, Selection::Whole),
        _ => return None,
    };
    let text = project.excerpt(file, &selection).ok()?.text;
    let (statement, hint) = statement(&text);
    Some((item, file, if file.extension()? == "md" { text } else { format!("{statement}\n\n{hint}") }))
}

/// The pages that SUMMARY.md lists, and what is wrong with the list.
pub fn summary(project: &Project) -> Vec<Diagnostic> {
    let path = project.settings.src.join("SUMMARY.md");
    let file = match project.read(&path) {
        Ok(file) => file,
        Err(_) if !project.root.join(&path).exists() => {
            let missing = Diagnostic::whole_file(format!("no file {}", slashed(&path)), &path);
            return vec![missing.help("a book begins with its table of contents")];
        }
        Err(diagnostic) => return vec![diagnostic],
    };
    let src = project.root.join(&project.settings.src);
    let pages = chapters(project);
    let names: Vec<String> = pages.iter().map(|page| slashed(page)).collect();
    let mut listed = BTreeSet::new();
    let mut faults = Vec::new();
    for (target, span) in link_targets(&file.text) {
        let page = normalize(Path::new(&target)).filter(|_| !Path::new(&target).is_absolute());
        match page.filter(|page| !page.as_os_str().is_empty()) {
            None if target.is_empty() => {
                faults.push(Fault::new("chapter without a page", span).help("a chapter is listed once it is written"))
            }
            Some(page) if !src.join(&page).is_file() => {
                let near = nearest(&slashed(&page), names.iter().map(String::as_str));
                let help = near.map(|near| format!("did you mean `{near}`?"));
                faults.push(
                    Fault::new(format!("no page {}", slashed(&project.settings.src.join(&page))), span)
                        .help(help.unwrap_or_else(|| "write it, or take it out of the summary".to_owned())),
                );
            }
            Some(page) if src.join(&page).canonicalize().is_ok_and(|real| real.starts_with(&src)) => {
                if !pages.contains(&page) {
                    let fault = Fault::new(format!("`{target}` is not a page that is checked"), span);
                    faults.push(fault.help("its name ends in .md; no folder above it is hidden or called target"));
                } else if !listed.insert(page) {
                    let fault = Fault::new(format!("`{target}` is listed twice"), span);
                    faults.push(fault.help("each page has one place in the book"));
                }
            }
            _ => faults.push(
                Fault::new(format!("`{target}` leads out of {}/", project.settings.src.display()), span)
                    .help("pages lie in the folder of the summary"),
            ),
        }
    }
    faults.extend(figures(&file.text));
    let mut found: Vec<Diagnostic> = faults.into_iter().map(|fault| fault.in_file(&path)).collect();
    for page in pages.iter().filter(|page| !listed.contains(*page)) {
        let unlisted = Diagnostic::whole_file("SUMMARY.md does not list this page", project.settings.src.join(page));
        found.push(unlisted.help("list it or delete it"));
    }
    found
}

/// The Markdown files that a summary can list, as it names them.
fn chapters(project: &Project) -> Vec<PathBuf> {
    let files = files_below(&project.root, &project.settings.src).into_iter();
    let inside = files.filter_map(|file| file.strip_prefix(&project.settings.src).map(Path::to_path_buf).ok());
    inside.filter(|file| file.extension().is_some_and(|e| e == "md") && file != Path::new("SUMMARY.md")).collect()
}

fn link_targets(text: &str) -> Vec<(String, Range<usize>)> {
    let events = Parser::new_ext(text, directive::options()).into_offset_iter();
    events
        .filter_map(|(event, span)| match event {
            Event::Start(Tag::Link { dest_url, .. }) => Some((dest_url.to_string(), span)),
            _ => None,
        })
        .collect()
}

/// How many links and images the pages hold.
pub fn count_links(sources: &[Source]) -> usize {
    let is_link = |event: &Event| matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. }));
    sources.iter().map(|source| Parser::new_ext(&source.text, directive::options()).filter(is_link).count()).sum()
}

/// The ids that mdBook gives to a page's headings, and those that raw HTML sets.
fn heading_ids(text: &str) -> (BTreeSet<String>, Vec<Fault>) {
    let mut explicit: BTreeSet<String> = BTreeSet::new();
    let mut headings: Vec<String> = Vec::new();
    let mut faults = Vec::new();
    let mut heading: Option<String> = None;
    for (event, span) in Parser::new_ext(text, directive::options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { id: Some(id), .. }) if !explicit.insert(id.to_string()) => {
                let fault = Fault::new(format!("the id `{id}` is given twice"), span);
                faults.push(fault.help("links to it could mean either heading"));
            }
            Event::Start(Tag::Heading { id: None, .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => headings.extend(heading.take()),
            Event::Text(part) | Event::Code(part) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&part);
                }
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                explicit.extend(ID.captures_iter(&html).map(|found| found[1].to_owned()))
            }
            _ => {}
        }
    }
    for text in headings {
        let id = id_of(&text);
        let free =
            (0..).map(|n| if n == 0 { id.clone() } else { format!("{id}-{n}") }).find(|id| !explicit.contains(id));
        explicit.extend(free);
    }
    (explicit, faults)
}

/// mdBook's rule for the id of a heading.
fn id_of(heading: &str) -> String {
    let kept =
        |c: char| if c.is_alphanumeric() || c == '_' || c == '-' { Some(c) } else { c.is_whitespace().then_some('-') };
    heading.trim().to_lowercase().chars().filter_map(kept).collect()
}

fn generated_ids(woven: &Woven) -> impl Iterator<Item = String> {
    woven.items.iter().filter_map(|item| {
        let stem = |file: &Path| file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        match &item.shown {
            Shown::Exercise { file } => Some(format!("exercise-{}", stem(file)?)),
            Shown::Measurement { file, plot: true } => Some(format!("measured-{}", stem(file)?)),
            _ => None,
        }
    })
}

/// Marks the target of a link whose label has no definition.
const UNDEFINED: &str = "\u{1}";

fn links(project: &Project, source: &Source, ids: &BTreeMap<PathBuf, BTreeSet<String>>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let undefined = |link: BrokenLink| {
        (link.link_type == LinkType::Reference).then(|| (format!("{UNDEFINED}{}", link.reference).into(), "".into()))
    };
    let parser = Parser::new_with_broken_link_callback(&source.text, directive::options(), Some(undefined));
    for (event, span) in parser.into_offset_iter() {
        let fault = match event {
            Event::Start(Tag::Link { dest_url, .. }) => link(project, source, &dest_url, ids, false),
            Event::Start(Tag::Image { dest_url, .. }) => link(project, source, &dest_url, ids, true),
            _ => None,
        };
        faults.extend(fault.map(|fault| Fault { span, ..fault }));
    }
    faults
}

fn link(
    project: &Project,
    source: &Source,
    target: &str,
    ids: &BTreeMap<PathBuf, BTreeSet<String>>,
    image: bool,
) -> Option<Fault> {
    let fault = |message: String| Some(Fault::new(message, 0..0));
    if let Some(label) = target.strip_prefix(UNDEFINED) {
        return fault(format!("nothing defines `[{label}]`"))
            .map(|fault| fault.help(format!("write a line `[{label}]: …` on this page")));
    }
    if let Some(scheme) = SCHEME.captures(target) {
        if !["http", "https", "mailto"].contains(&&scheme[1]) {
            return fault(format!("`{target}` is no address that a page may link to"))
                .map(|fault| fault.help("links begin with `https:`, `http:` or `mailto:`, or name a page"));
        }
        return image.then(|| {
            Fault::new(format!("the image {target} comes from elsewhere"), 0..0)
                .help("the book works offline: put the image beside the page")
        });
    }
    if target.starts_with('/') {
        return fault(format!("`{target}` is absolute"))
            .map(|fault| fault.help("link relative to the page, so that the book works in any folder"));
    }
    let (path, fragment) = target.split_once('#').map_or((target, None), |(path, fragment)| (path, Some(fragment)));
    let page = if path.is_empty() { Some(source.path.clone()) } else { normalize(&source.path.parent()?.join(path)) };
    let inside = page.filter(|page| page.starts_with(&project.settings.src));
    let Some(page) = inside else {
        return fault(format!("`{target}` leads out of {}/", project.settings.src.display()))
            .map(|fault| fault.help("the site holds only what lies there; link to files of the repository by URL"));
    };
    match (ids.get(&page), fragment) {
        (Some(ids), Some(fragment)) if !ids.contains(fragment) && !fragment.is_empty() => {
            let names: Vec<&str> = ids.iter().map(String::as_str).collect();
            fault(format!("no heading `#{fragment}` in {}", slashed(&page)))
                .map(|fault| fault.help(did_you_mean(fragment, &names)))
        }
        (None, _) if page.extension().is_some_and(|extension| extension == "html") => {
            fault(format!("`{target}` links to a built page")).map(|fault| fault.help("link to the .md file"))
        }
        (None, _) if page.extension().is_some_and(|extension| extension == "md") => {
            let names: Vec<String> = ids.keys().map(|path| slashed(path)).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            fault(format!("no page {}", slashed(&page))).map(|fault| fault.help(did_you_mean(&slashed(&page), &names)))
        }
        (None, _) if !project.root.join(&page).is_file() => fault(format!("no file {}", slashed(&page)))
            .map(|fault| fault.help("paths are relative to the page's own folder")),
        _ => None,
    }
}

/// Old addresses must be free, and lead to pages and headings of this book.
fn redirects(project: &Project, ids: &BTreeMap<PathBuf, BTreeSet<String>>) -> Vec<Diagnostic> {
    const SETTINGS: &str = "book.toml";
    let text = project.read(Path::new(SETTINGS)).map(|file| file.text.clone()).unwrap_or_default();
    let source = |address: &str| {
        let page = address.strip_prefix('/')?.strip_suffix(".html")?;
        normalize(Path::new(page)).map(|page| project.settings.src.join(page).with_extension("md"))
    };
    let names: Vec<String> = ids.keys().map(|path| slashed(path)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let fault = |from: &str, to: &str| -> Option<Fault> {
        let at = text.find(&format!("\"{from}\"")).map_or(0..0, |start| start..start + from.len() + 2);
        let fault = |message: String, help: String| Some(Fault::new(message, at.clone()).help(help));
        let (page, fragment) = to.split_once('#').unwrap_or((to, ""));
        let Some(old) = source(from) else {
            return fault(format!("`{from}` is no address of a page"), "write it as `/part/page.html`".into());
        };
        let Some(new) = source(page) else {
            return fault(format!("`{to}` is no page of this book"), "write it as `/part/page.html`".into());
        };
        match ids.get(&new) {
            _ if ids.contains_key(&old) => fault(
                format!("{} is still a page", slashed(&old)),
                "only an address that is free can lead elsewhere".into(),
            ),
            None => fault(format!("no page {}", slashed(&new)), did_you_mean(&slashed(&new), &names)),
            Some(ids) if !fragment.is_empty() && !ids.contains(fragment) => {
                let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
                fault(format!("no heading `#{fragment}` in {}", slashed(&new)), did_you_mean(fragment, &ids))
            }
            Some(_) => None,
        }
    };
    let faults = project.settings.redirects.iter().filter_map(|(from, to)| fault(from, to));
    faults.map(|fault| fault.in_file(SETTINGS)).collect()
}

/// Raw HTML beyond a few harmless tags is refused: pages hold no scripts and no styles of their own.
fn html(text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (event, span) in Parser::new_ext(text, directive::options()).into_offset_iter() {
        let (Event::Html(html) | Event::InlineHtml(html)) = event else { continue };
        for tag in TAG.captures_iter(&html) {
            let (Some(whole), name, attributes) = (tag.get(0), &tag[1], &tag[2]) else { continue };
            let at = span.start + whole.start()..span.start + whole.end();
            let mut fault = |message: String, help: &str| {
                // the end of an element that was refused is not told again
                if !whole.as_str().starts_with("</") || !faults.iter().any(|told: &Fault| told.message == message) {
                    faults.push(Fault::new(message, at.clone()).help(help));
                }
            };
            if !TAGS.contains(&name.to_lowercase().as_str()) {
                fault(
                    format!("the tag <{name}> may not stand in a chapter"),
                    "use Markdown; what is missing belongs into the theme",
                );
            } else if !whole.as_str().ends_with('>') {
                fault(format!("the tag <{name}> does not end on its line"), "write each tag on one line");
            } else if let Some(attribute) = BAD_ATTRIBUTE.captures(attributes) {
                fault(
                    format!("the attribute {}= may not stand in a chapter", &attribute[1]),
                    "pages hold no scripts and no styles of their own",
                );
            } else if FORGED.is_match(attributes) {
                fault(
                    format!("the tag <{name}> poses as something that was checked"),
                    "take its class away; a directive writes what is checked",
                );
            }
        }
    }
    faults
}

/// A figure of speed or accuracy that no measurement and no source stands behind.
fn figures(text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut block = Prose::default();
    let (mut sourced, mut depth) = (false, 0_usize);
    for (event, span) in Parser::new_ext(text, directive::options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::FootnoteDefinition(_)) => depth += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::FootnoteDefinition) => depth -= 1,
            Event::FootnoteReference(_) => sourced = true,
            Event::Text(part) if depth == 0 => block.push(&part, span.start),
            Event::Html(html) if depth == 0 => block.push(&TAG.replace_all(&html, blanks), span.start),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => block.push(" ", span.start),
            Event::Code(_) => block.push("`", span.start),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableRow
                | TagEnd::TableHead
                | TagEnd::DefinitionListTitle
                | TagEnd::DefinitionListDefinition
                | TagEnd::HtmlBlock,
            ) => {
                faults.append(&mut block.end(sourced));
                sourced = false;
            }
            _ => {}
        }
    }
    faults.append(&mut block.end(sourced));
    faults
}

fn blanks(tag: &Captures) -> String {
    " ".repeat(tag[0].len())
}

/// The words of one block without its markup, and where each piece of them stands in the page.
#[derive(Default)]
struct Prose {
    text: String,
    pieces: Vec<(usize, usize)>,
}

impl Prose {
    /// Spaces and hyphens of every kind become those that `FIGURE` knows; what has no width is dropped.
    fn push(&mut self, text: &str, at: usize) {
        for (offset, c) in text.char_indices() {
            self.pieces.push((self.text.len(), at + offset));
            match c {
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => {
                }
                '\u{2010}'..='\u{2015}' | '\u{2212}' => self.text.push('-'),
                'μ' => self.text.push('µ'),
                c => self.text.push(if c.is_whitespace() { ' ' } else { c }),
            }
        }
    }

    fn place(&self, offset: usize) -> usize {
        self.pieces.iter().rfind(|(start, _)| *start <= offset).map_or(offset, |(start, at)| at + offset - start)
    }

    /// What is wrong with the block that has ended; the next one begins empty.
    fn end(&mut self, sourced: bool) -> Vec<Fault> {
        let block = std::mem::take(self);
        let fault = |found: Match, message: String, help: &str| {
            let at = block.place(found.start())..block.place(found.end() - 1) + 1;
            Fault::new(message, at).help(help)
        };
        let figures = FIGURE.find_iter(&block.text).filter(|_| !sourced).map(|found| {
            let help = "record it and use `{{#measured …}}`, or give its source in a footnote";
            fault(found, format!("the figure `{}` was typed by hand", found.as_str().trim()), help)
        });
        let notes = NOTE.find_iter(&block.text).map(|found| {
            let label = found.as_str();
            fault(
                found,
                format!("nothing defines the footnote `{label}`"),
                &format!("write a line `{label}: …` on this page"),
            )
        });
        figures.chain(notes).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(faults: Vec<Fault>) -> Vec<String> {
        faults.into_iter().map(|fault| fault.message).collect()
    }

    #[test]
    fn ids_are_those_of_mdbook() {
        let (ids, faults) = heading_ids("# A `b` C!\n## Same\n## Same\n## X {#own}\n## Y {#own}\n");
        assert_eq!(ids, ["a-b-c", "same", "same-1", "own"].map(str::to_owned).into());
        assert_eq!(messages(faults), ["the id `own` is given twice"]);
    }

    #[test]
    fn scripts_and_handlers_are_refused() {
        assert_eq!(messages(html("<script>x</script>\n"))[0], "the tag <script> may not stand in a chapter");
        assert_eq!(messages(html("a <b onclick=\"x\">b</b>\n")), ["the attribute onclick= may not stand in a chapter"]);
        assert_eq!(messages(html("a <a href=\"javascript:x\">b</a>\n")), ["the tag <a> may not stand in a chapter"]);
        assert_eq!(messages(html("a <sub>2</sub> b\n")), Vec::<String>::new());
    }

    #[test]
    fn figures_need_a_source() {
        assert_eq!(messages(figures("It is 3.5 times faster.\n")), ["the figure `3.5 times` was typed by hand"]);
        assert_eq!(messages(figures("4\u{200b}0\u{ad} times\n")), ["the figure `40 times` was typed by hand"]);
        assert_eq!(messages(figures("Accuracy 97 %.\n")), ["the figure `97 %` was typed by hand"]);
        assert_eq!(
            messages(figures("It is 17 times faster, they say.[^a]\n\n[^a]: A source of 3 ms.\n")),
            Vec::<String>::new()
        );
        assert_eq!(messages(figures("There are 1,797 images of 8 by 8; `x = 3 ms`.\n")), Vec::<String>::new());
    }
}
