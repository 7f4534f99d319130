//! Pictures from words: a template in SVG, drawn by resvg with the font in `fonts/`, so that they
//! are the same bytes on every machine.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use book_site::{Book, Chapter};
use mdbook_listings::base::escape::escape;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use crate::theme;

const REGULAR: &[u8] = include_bytes!("../fonts/regular.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/bold.ttf");

/// Sizes of a title, largest first, each with how many lines it may take.
const TITLE: [(f32, usize); 4] = [(92.0, 2), (80.0, 3), (66.0, 3), (54.0, 4)];

/// What a link to a chapter is shown with: the part and the pages above it, the title, and the
/// book.
pub fn preview(book: &Book, chapter: &Chapter) -> Result<String> {
    let is_cover = chapter.title == book.title;
    let (size, title) = fitted(&chapter.title, 1040.0)?;
    let pages = book.ancestors(chapter).into_iter().map(|page| page.title.as_str());
    let above: Vec<&str> = chapter.part.as_deref().into_iter().chain(pages).collect();
    let above = above.join(" / ");
    let below = if is_cover { wrap(&book.description, REGULAR, 38.0, 1040.0)? } else { Vec::new() };
    let height = size * 1.14 * (title.len() - 1) as f32 + 54.0 * below.len() as f32;
    // the words are in the middle of what the name of the book leaves free
    let first = 385.0 - height / 2.0 + size * 0.34;
    let mut lines = text(80.0, first - size * 0.82 - 34.0, 36.0, "var(--accent)", &above)?;
    lines += &block(first, size, &title);
    for (at, line) in below.iter().enumerate() {
        let y = first + size * 1.14 * (title.len() - 1) as f32 + 78.0 + 54.0 * at as f32;
        lines += &text(80.0, y, 38.0, "var(--soft)", line)?;
    }
    let name = if is_cover { "" } else { &book.title };
    covered(name, REGULAR)?;
    let template = include_str!("picture.svg")
        .replace("{mark}", &theme::mark(80, 82, if is_cover { 120 } else { 64 }));
    Ok(theme::paint(&template.replace("{book}", &escape(name)).replace("{lines}", &lines)))
}

/// The cover of the EPUB.
pub fn cover(book: &Book) -> Result<String> {
    let title = wrap(&book.title, BOLD, 150.0, 960.0)?;
    let mut lines = String::new();
    for (at, line) in title.iter().enumerate() {
        lines += &bold(120.0, 720.0 + 170.0 * at as f32, 150.0, line);
    }
    for (at, line) in wrap(&book.description, REGULAR, 52.0, 960.0)?.iter().enumerate() {
        lines += &text(
            120.0,
            720.0 + 170.0 * title.len() as f32 - 40.0 + 72.0 * at as f32,
            52.0,
            "var(--soft)",
            line,
        )?;
    }
    let authors = book.authors.join(", ");
    covered(&authors, REGULAR)?;
    let template = include_str!("cover.svg").replace("{mark}", &theme::mark(120, 220, 280));
    Ok(theme::paint(&template.replace("{authors}", &escape(&authors)).replace("{lines}", &lines)))
}

/// Draws an SVG as a PNG with a palette, which is a quarter as large as one with full colours.
pub fn draw(svg: &str) -> Result<Vec<u8>> {
    let mut fonts = Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    let tree = Tree::from_str(svg, &Options { fontdb: Arc::new(fonts), ..Options::default() })?;
    let size = tree.size().to_int_size();
    let mut canvas =
        Pixmap::new(size.width(), size.height()).context("a picture without a size")?;
    resvg::render(&tree, Transform::default(), &mut canvas.as_mut());
    let pixels: Vec<Colour> = canvas.data().chunks_exact(4).map(|p| [p[0], p[1], p[2]]).collect();
    let (palette, indices) = reduce(&pixels);

    let mut file = Vec::new();
    let mut png = png::Encoder::new(&mut file, size.width(), size.height());
    png.set_color(png::ColorType::Indexed);
    png.set_palette(palette.concat());
    png.set_compression(png::Compression::High);
    png.set_filter(png::Filter::NoFilter);
    png.write_header()?.write_image_data(&indices)?;
    Ok(file)
}

type Colour = [u8; 3];

/// At most 256 colours: those that differ only in their last bits become the most frequent of them.
fn reduce(pixels: &[Colour]) -> (Vec<Colour>, Vec<u8>) {
    let mut counts = BTreeMap::<Colour, usize>::new();
    for pixel in pixels {
        *counts.entry(*pixel).or_default() += 1;
    }
    let mut groups = BTreeMap::<Colour, (usize, Colour)>::new();
    let mut bits = 0;
    let group = |colour: &Colour, bits: u32| colour.map(|part| part >> bits);
    loop {
        for (colour, count) in &counts {
            let frequent = groups.entry(group(colour, bits)).or_insert((*count, *colour));
            *frequent = (*frequent).max((*count, *colour));
        }
        if groups.len() <= 256 {
            break;
        }
        groups.clear();
        bits += 1;
    }
    let place: BTreeMap<Colour, u8> = groups.keys().copied().zip(0..=255).collect();
    let indices = pixels.iter().map(|pixel| place[&group(pixel, bits)]).collect();
    (groups.into_values().map(|(_, colour)| colour).collect(), indices)
}

/// A title in the largest size that leaves it few enough lines; a title too long for all sizes
/// loses its end.
fn fitted(title: &str, width: f32) -> Result<(f32, Vec<String>)> {
    for (size, most) in TITLE {
        let lines = wrap(title, BOLD, size, width)?;
        if lines.len() <= most {
            // lines of like length, rather than one word alone on the last
            let count = lines.len();
            let narrower = (1..=12).map_while(|step| {
                let tried = wrap(title, BOLD, size, width * (1.0 - 0.05 * step as f32)).ok()?;
                (tried.len() == count).then_some(tried)
            });
            return Ok((size, narrower.last().unwrap_or(lines)));
        }
    }
    let (size, most) = TITLE[TITLE.len() - 1];
    let mut lines = wrap(title, BOLD, size, width - size)?;
    lines.truncate(most);
    lines[most - 1].push('…');
    Ok((size, lines))
}

/// Fills lines with words; a word that is longer than a line is cut.
fn wrap(words: &str, font: &[u8], size: f32, width: f32) -> Result<Vec<String>> {
    covered(words, font)?;
    let mut lines = vec![String::new()];
    for word in words.split_whitespace() {
        let mut line = lines.pop().unwrap_or_default();
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if measure(&longer, font, size)? <= width {
            lines.push(longer);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            if measure(&format!("{line}{letter}"), font, size)? > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
        lines.push(line);
    }
    Ok(lines)
}

/// The width of a text, without kerning.
fn measure(text: &str, font: &[u8], size: f32) -> Result<f32> {
    let font = FontRef::new(font)?;
    let (letters, metrics) =
        (font.charmap(), font.glyph_metrics(Size::new(size), LocationRef::default()));
    Ok(text.chars().filter_map(|letter| metrics.advance_width(letters.map(letter)?)).sum())
}

/// A letter that the font lacks would be an empty box, which nobody sees before it is shared.
fn covered(text: &str, font: &[u8]) -> Result<()> {
    let letters = FontRef::new(font)?.charmap();
    match text.chars().find(|letter| !letter.is_whitespace() && letters.map(*letter).is_none()) {
        Some(letter) => {
            bail!(
                "`{text}`: the font has no `{letter}`; crates/book-press/fonts/README.md says how to add it"
            )
        }
        None => Ok(()),
    }
}

fn block(first: f32, size: f32, lines: &[String]) -> String {
    let line =
        |(at, line): (usize, &String)| bold(80.0, first + size * 1.14 * at as f32, size, line);
    lines.iter().enumerate().map(line).collect()
}

fn bold(x: f32, y: f32, size: f32, line: &str) -> String {
    let line = escape(line);
    format!(
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"700\" fill=\"var(--ink)\">{line}</text>\n"
    )
}

fn text(x: f32, y: f32, size: f32, fill: &str, line: &str) -> Result<String> {
    covered(line, REGULAR)?;
    ensure!(y.is_finite(), "a line without a place");
    Ok(format!(
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{fill}\">{}</text>\n",
        escape(line)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::sample;

    fn titled(title: &str) -> Result<String> {
        let mut book = sample();
        book.chapters[1].title = title.into();
        preview(&book, &book.chapters[1])
    }

    fn titles(svg: &str) -> usize {
        svg.matches("font-weight=\"700\"").count()
    }

    #[test]
    fn a_picture_is_small_and_the_same_every_time() {
        let svg = titled("Why the borrow checker refuses a view of a buffer that grows").unwrap();
        let file = draw(&svg).unwrap();
        let header = png::Decoder::new(std::io::Cursor::new(&file)).read_info().unwrap();
        assert_eq!(header.info().size(), (1200, 630));
        assert!(file.len() < 30_000, "{} bytes", file.len());
        assert_eq!(file, draw(&svg).unwrap());
        // nothing but the font that is committed: words leave ink
        assert!(file.len() > draw(&titled("x").unwrap()).unwrap().len() + 2_000);
    }

    #[test]
    fn a_long_title_wraps_and_the_longest_is_cut() {
        assert_eq!(titles(&titled("Why Rust").unwrap()), 1);
        assert_eq!(
            titles(&titled("How this book tests itself, and why that is worth it").unwrap()),
            2
        );
        let endless = titled(&"word ".repeat(99)).unwrap();
        assert!(titles(&endless) == 4 && endless.contains("…"), "{endless}");
        let unbroken = titled(&"w".repeat(60)).unwrap();
        assert!(titles(&unbroken) > 1, "{unbroken}");
    }

    #[test]
    fn the_pages_above_a_page_are_above_its_title() {
        let book = sample();
        let picture = preview(&book, &book.chapters[2]).unwrap();
        assert!(picture.contains(">Decide / Sums</text>"), "{picture}");
    }

    #[test]
    fn markup_in_a_title_is_text() {
        assert!(titled("A < B & \"C\"").unwrap().contains("A &lt; B &amp; &quot;C&quot;"));
    }

    #[test]
    fn a_letter_that_the_font_lacks_is_an_error() {
        let message = titled("Über 字").unwrap_err().to_string();
        assert!(message.contains("`字`") && message.contains("fonts/README.md"), "{message}");
    }

    #[test]
    fn few_colours_stay_and_many_become_256() {
        let (palette, indices) = reduce(&[[1, 2, 3], [1, 2, 4], [1, 2, 3]]);
        assert_eq!((palette, indices), (vec![[1, 2, 3], [1, 2, 4]], vec![0, 1, 0]));
        let many: Vec<Colour> = (0..=255).flat_map(|a| (0..8).map(move |b| [a, b, 0])).collect();
        let (palette, indices) = reduce(&many);
        assert!(palette.len() <= 256 && indices.len() == many.len());
    }
}
