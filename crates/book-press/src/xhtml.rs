//! A page of the site as a page of the EPUB: the same words in XML, without what needs a browser.
//!
//! ```text
//! page.html ── html5ever ──▶ Page (its main part, the ids in it) ── write ──▶ page.xhtml
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, bail};
use ego_tree::NodeRef;
use mdbook_listings::base::escape::escape;
use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};

use crate::links::{decode, in_epub, is_absolute, relative, resolve};

/// What a reader of the EPUB could not use.
const DROPPED: [&str; 12] = [
    "script", "style", "template", "noscript", "link", "meta", "button", "form", "dialog", "nav",
    "iframe", "object",
];
const DROPPED_CLASSES: [&str; 3] = ["scripted", "admonition-anchor-link", "moved"];
/// What belongs to scripts, to folding, or to loading over a network.
const DROPPED_ATTRIBUTES: [&str; 10] = [
    "download",
    "style",
    "tabindex",
    "hidden",
    "open",
    "loading",
    "decoding",
    "align",
    "popover",
    "contenteditable",
];
const EMPTY: [&str; 6] = ["br", "hr", "img", "wbr", "col", "source"];

const HTML: &str = "http://www.w3.org/1999/xhtml";
const SVG: &str = "http://www.w3.org/2000/svg";

/// A parsed page, and what can be linked to in it.
pub struct Page {
    pub html: Html,
    ids: BTreeSet<String>,
}

/// All pages by their paths in the site: `decide/why-rust.html`.
pub type Pages = BTreeMap<String, Page>;

/// A page as it is in the EPUB.
pub struct Written {
    pub text: String,
    /// Paths in the site of the pictures that it shows.
    pub pictures: BTreeSet<String>,
    /// What the package must declare: `svg`, `mathml`.
    pub properties: Vec<&'static str>,
}

impl Page {
    pub fn parse(text: &str) -> Result<Self> {
        let html = Html::parse_document(text);
        let elements = main(&html)?.descendants().filter_map(ElementRef::wrap);
        let is_kept = |element: &ElementRef| {
            let mut above = element.ancestors().filter_map(ElementRef::wrap);
            !is_unwrapped(element.value()) && !above.any(|above| is_dropped(above.value()))
        };
        let ids = elements.filter(is_kept).filter_map(|element| element.value().attr("id"));
        let ids = ids.map(str::to_owned).collect();
        Ok(Self { html, ids })
    }
}

fn main(html: &Html) -> Result<ElementRef<'_>> {
    let selector = Selector::parse("main").map_err(|error| anyhow::anyhow!("{error}"))?;
    html.select(&selector).next().context("a page without <main>")
}

fn is_dropped(element: &Element) -> bool {
    DROPPED.contains(&element.name())
        || element.classes().any(|class| DROPPED_CLASSES.contains(&class))
}

/// Whether only what is in the element remains of it.
fn is_unwrapped(element: &Element) -> bool {
    is_dropped(element)
        || (element.name() == "a" && element.classes().any(|class| class == "header"))
}

/// Writes the page at `path` of the site. `site` is the folder of its pictures.
pub fn write(pages: &Pages, path: &str, site: &Path, url: Option<&str>) -> Result<Written> {
    let page = &pages[path];
    let mut writer = Writer {
        pages,
        page,
        path,
        site,
        url,
        seen: BTreeSet::new(),
        text: String::new(),
        pictures: BTreeSet::new(),
    };
    writer.children(main(&page.html)?, HTML)?;
    let has = |tag: &str| writer.text.contains(tag);
    let properties = [("svg", "<svg"), ("mathml", "<math")].into_iter().filter(|(_, tag)| has(tag));
    let properties = properties.map(|(property, _)| property).collect();
    Ok(Written { text: writer.text, pictures: writer.pictures, properties })
}

struct Writer<'a> {
    pages: &'a Pages,
    page: &'a Page,
    path: &'a str,
    site: &'a Path,
    url: Option<&'a str>,
    /// Ids that were written: a second of the same name would make the file invalid.
    seen: BTreeSet<String>,
    text: String,
    pictures: BTreeSet<String>,
}

impl Writer<'_> {
    fn children(&mut self, parent: ElementRef, space: &str) -> Result<()> {
        parent.children().try_for_each(|child| self.node(child, space))
    }

    fn node(&mut self, node: NodeRef<Node>, space: &str) -> Result<()> {
        match (node.value(), ElementRef::wrap(node)) {
            (Node::Text(text), _) => self.text += &escape(text),
            (_, Some(element)) => self.element(element, space)?,
            _ => {}
        }
        Ok(())
    }

    fn element(&mut self, node: ElementRef, space: &str) -> Result<()> {
        let element = node.value();
        if is_dropped(element) {
            return Ok(());
        }
        if is_unwrapped(element) {
            return self.children(node, space);
        }
        if element.name() == "input" {
            self.text += if element.attr("checked").is_some() { "☑" } else { "☐" };
            return Ok(());
        }
        self.text += &label(node);
        let name = renamed(element);
        let (own, attributes) = (&*element.name.ns, self.attributes(node)?);
        let namespace = if own == space { String::new() } else { format!(" xmlns=\"{own}\"") };
        self.text += &format!("<{name}{namespace}{attributes}");
        if EMPTY.contains(&name) && own == HTML || own == SVG && node.first_child().is_none() {
            self.text += "/>";
            return Ok(());
        }
        self.text.push('>');
        let (inside, after) = if name == "figure" {
            captioned(node)
        } else {
            (node.children().collect(), Vec::new())
        };
        inside.into_iter().try_for_each(|child| self.node(child, own))?;
        self.text += &format!("</{name}>");
        after.into_iter().try_for_each(|child| self.node(child, own))
    }

    fn attributes(&mut self, node: ElementRef) -> Result<String> {
        let element = node.value();
        let mut written = String::new();
        let mut add =
            |name: &str, value: &str| written += &format!(" {name}=\"{}\"", escape(value));
        let is_unfolded = renamed(element) != element.name();
        // a box without a role has nothing that a name could be the name of
        let is_nameless = is_unfolded || element.name() == "div" && element.attr("role").is_none();
        if is_unfolded {
            let class = [element.name(), element.attr("class").unwrap_or_default()].join(" ");
            add("class", class.trim_end());
        }
        for (name, value) in &element.attrs {
            let prefixed = match name.prefix.as_deref() {
                Some(prefix) if !prefix.is_empty() => format!("{prefix}:{}", name.local),
                _ => name.local.to_string(),
            };
            match prefixed.as_str() {
                "class" | "role" if is_unfolded => {}
                "id" if !self.seen.insert(value.to_string()) => {}
                "href" if element.name() == "a" => {
                    if let Some(target) = self.link(value) {
                        add("href", &target);
                    }
                }
                "src" => add("src", &self.picture(value)?),
                "xlink:href" => {
                    add("xmlns:xlink", "http://www.w3.org/1999/xlink");
                    add("xlink:href", value);
                }
                "aria-labelledby" | "aria-describedby" | "aria-controls"
                    if is_nameless
                        || !value.split_whitespace().all(|id| self.page.ids.contains(id)) => {}
                dropped if DROPPED_ATTRIBUTES.contains(&dropped) => {}
                script
                    if ["on", "data-", "xmlns"].iter().any(|start| script.starts_with(start)) => {}
                kept if is_xml_name(kept) => add(kept, value),
                _ => {}
            }
        }
        for (name, value) in footnote(node) {
            add(name, value);
        }
        Ok(written)
    }

    /// Where a link leads from this page of the EPUB; `None` if that is not in it.
    fn link(&self, href: &str) -> Option<String> {
        if is_absolute(href) {
            return Some(href.to_owned());
        }
        let (file, fragment) =
            href.split_once('#').map_or((href, None), |(file, fragment)| (file, Some(fragment)));
        let target = if file.is_empty() { self.path.to_owned() } else { resolve(self.path, file)? };
        let Some(page) = self.pages.get(&target) else {
            return self.url.map(|url| url.to_owned() + target.trim_start_matches('/'));
        };
        let fragment = fragment.filter(|fragment| page.ids.contains(&decode(fragment)));
        let fragment = fragment.map_or_else(String::new, |fragment| format!("#{fragment}"));
        match target == self.path && !fragment.is_empty() {
            true => Some(fragment),
            false => Some(relative(self.path, &in_epub(&target)) + &fragment),
        }
    }

    fn picture(&mut self, src: &str) -> Result<String> {
        let target =
            Some(src).filter(|src| !is_absolute(src)).and_then(|src| resolve(self.path, src));
        match target.filter(|target| self.site.join(target).is_file()) {
            Some(target) => {
                let address = relative(self.path, &target);
                self.pictures.insert(target);
                Ok(address)
            }
            None => bail!("the picture `{src}` is not a file of the site"),
        }
    }
}

/// Folding is for screens; what is folded is open in the EPUB.
fn renamed(element: &Element) -> &str {
    match element.name() {
        "details" | "summary" => "div",
        name => name,
    }
}

/// What may be in a figure, and what must come after it: its caption must be its first element or
/// its last.
fn captioned(figure: ElementRef) -> (Vec<NodeRef<Node>>, Vec<NodeRef<Node>>) {
    let mut inside: Vec<_> = figure.children().collect();
    let first = inside.iter().position(|node| node.value().is_element());
    let is_caption = |node: &NodeRef<Node>| {
        node.value().as_element().is_some_and(|found| found.name() == "figcaption")
    };
    let caption = inside.iter().position(is_caption);
    let end = caption.filter(|_| caption != first).map_or(inside.len(), |at| at + 1);
    let after = inside.split_off(end);
    (inside, after)
}

/// The two sides of a pair of tabs come one after the other, each with the name of its tab.
fn label(node: ElementRef) -> String {
    let is_pair = |above: ElementRef| above.value().classes().any(|class| class == "tabs");
    let is_side =
        node.value().name() == "figure" || node.value().classes().any(|class| class == "side");
    if !is_side || !node.parent().and_then(ElementRef::wrap).is_some_and(is_pair) {
        return String::new();
    }
    let classes =
        node.descendants().filter_map(ElementRef::wrap).flat_map(|inner| inner.value().classes());
    // a side may also hold the commands that create its program
    let mut languages = classes.filter_map(|class| class.strip_prefix("language-"));
    let language = languages.find(|&language| language != "console").unwrap_or_default();
    let mut letters = language.chars();
    let name: String =
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect();
    format!("<p class=\"label\">{}</p>", escape(&name))
}

/// What makes a reading system show a footnote where it is called.
fn footnote(node: ElementRef) -> Vec<(&'static str, &'static str)> {
    let parent = node.parent().and_then(ElementRef::wrap);
    let is_in = |class: &str| {
        parent.is_some_and(|parent| parent.value().classes().any(|found| found == class))
    };
    match node.value().name() {
        "a" if is_in("footnote-reference") => {
            vec![("epub:type", "noteref"), ("role", "doc-noteref")]
        }
        "li" if is_in("footnote-definition") => vec![("epub:type", "footnote")],
        _ => Vec::new(),
    }
}

fn is_xml_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-.:".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(main: &str) -> Result<Written> {
        let site = tempfile::tempdir()?;
        std::fs::write(site.path().join("p.png"), "")?;
        let page = |main: &str| {
            Page::parse(&format!("<!DOCTYPE html><body><nav id=n></nav><main>{main}</main>"))
        };
        let other = page("<h2 id=there>There</h2><button id=gone>x</button>")?;
        let pages = [("a/b.html".to_owned(), page(main)?), ("index.html".to_owned(), other)];
        write(&pages.into_iter().collect(), "a/b.html", site.path(), None)
    }

    #[track_caller]
    fn check(main: &str, expected: &str) {
        assert_eq!(written(main).unwrap().text, expected);
    }

    #[test]
    fn html_becomes_xml() {
        check("<p>a<br>b &nbsp;&lt;&amp;<wbr>", "<p>a<br/>b \u{a0}&lt;&amp;<wbr/></p>");
        check("<p></p><!-- no --><ul><li>x", "<p></p><ul><li>x</li></ul>");
        check("<p id=a>1</p><p id=a>2</p>", "<p id=\"a\">1</p><p>2</p>");
    }

    #[test]
    fn what_only_a_browser_can_do_is_gone() {
        check(
            "<p onclick='x()' data-x=1 style='a'>a<button>b</button><script>c</script></p>",
            "<p>a</p>",
        );
        check("<h2 id=a><a class=header href=#a>A</a></h2>", "<h2 id=\"a\">A</h2>");
        check(
            "<details id=d class=x open><summary>S</summary><p>a</p></details>",
            "<div class=\"details x\" id=\"d\"><div class=\"summary\">S</div><p>a</p></div>",
        );
        check("<a class=moved id=a href=b.html hidden></a><p>a</p>", "<p>a</p>");
        check("<ul><li><input type=checkbox checked> a</ul>", "<ul><li>☑ a</li></ul>");
    }

    #[test]
    fn drawings_keep_their_names() {
        let drawing = "<svg viewBox='0 0 1 1' aria-labelledby=t><title id=t>x</title><linearGradient/><path d='M0'/></svg>";
        let written = written(drawing).unwrap();
        let expected = "<svg xmlns=\"http://www.w3.org/2000/svg\" aria-labelledby=\"t\" viewBox=\"0 0 1 1\">\
                        <title id=\"t\">x</title><linearGradient/><path d=\"M0\"/></svg>";
        assert_eq!(written.text, expected);
        assert_eq!(written.properties, ["svg"]);
    }

    #[test]
    fn links_lead_to_pages_of_the_epub() {
        let link = |href: &str| written(&format!("<a id=x href='{href}'>l</a>")).unwrap().text;
        assert!(link("../index.html#there").contains("href=\"../index.xhtml#there\""));
        assert!(link("../index.html#gone").contains("href=\"../index.xhtml\""));
        assert!(link("../").contains("href=\"../index.xhtml\""));
        assert!(link("#x").contains("href=\"#x\""));
        assert!(link("https://example.org/?a&b").contains("href=\"https://example.org/?a&amp;b\""));
        // to what is not in the EPUB
        assert_eq!(link("../print.html"), "<a id=\"x\">l</a>");
        check("<a download href=../data.csv>l</a>", "<a>l</a>");
    }

    #[test]
    fn pictures_are_of_the_site() {
        let shown = written("<img src='../p.png' alt=p>").unwrap();
        assert_eq!(shown.text, "<img alt=\"p\" src=\"../p.png\"/>");
        assert_eq!(shown.pictures.into_iter().collect::<Vec<_>>(), ["p.png"]);
        let message = written("<img src=gone.png>").err().map(|error| error.to_string());
        assert_eq!(message.as_deref(), Some("the picture `gone.png` is not a file of the site"));
    }

    #[test]
    fn a_caption_comes_first_or_last() {
        check(
            "<figure><svg></svg><figcaption>c</figcaption><details>t</details></figure>",
            "<figure><svg xmlns=\"http://www.w3.org/2000/svg\"/><figcaption>c</figcaption></figure><div class=\"details\">t</div>",
        );
        let first = "<figure>\n<figcaption>c</figcaption><p>t</p></figure>";
        check(first, first);
    }

    #[test]
    fn tabs_and_footnotes_say_what_they_are() {
        check(
            "<div class=tabs><figure><pre><code class=language-rust>x</code></pre></figure></div>",
            "<div class=\"tabs\"><p class=\"label\">Rust</p><figure><pre><code class=\"language-rust\">x</code></pre></figure></div>",
        );
        let side = "<div class=\"side\"><pre><code class=\"language-console\">$ a</code></pre>\
                    <pre><code class=\"language-python\">x</code></pre></div>";
        check(
            &format!("<div class=\"tabs\">{side}</div>"),
            &format!("<div class=\"tabs\"><p class=\"label\">Python</p>{side}</div>"),
        );
        check(
            "<sup class=footnote-reference><a href=#f>1</a></sup><ol class=footnote-definition><li id=f>x</li></ol>",
            "<sup class=\"footnote-reference\"><a href=\"#f\" epub:type=\"noteref\" role=\"doc-noteref\">1</a></sup>\
             <ol class=\"footnote-definition\"><li id=\"f\" epub:type=\"footnote\">x</li></ol>",
        );
    }
}
