//! The colours and the mark of the site, read from the theme itself, so that pictures and EPUB
//! always agree with it.

const SHEETS: [&str; 2] =
    [include_str!("../../../theme/css/tokens.css"), include_str!("../../../theme/css/code.css")];
const MARK: &str = include_str!("../../../theme/favicon.svg");

/// Puts the light colour in the place of each `var(--name)`: resvg and old readers know no
/// variables.
pub fn paint(template: &str) -> String {
    let mut parts = template.split("var(--");
    let mut painted = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(')').unwrap_or((part, ""));
        painted.push_str(light(name).unwrap_or_else(|| panic!("the theme has no colour --{name}")));
        painted.push_str(rest);
    }
    painted
}

/// The first value of a token, which is the one for light surroundings.
fn light(name: &str) -> Option<&'static str> {
    let after = SHEETS.iter().find_map(|sheet| sheet.split_once(&format!("--{name}:")))?.1;
    let value = after.split_once(';')?.0.trim();
    let value = value.strip_prefix("light-dark(").unwrap_or(value);
    value.split([',', ')']).next()
}

/// The site's icon as a part of a larger drawing.
pub fn mark(x: u32, y: u32, size: u32) -> String {
    MARK.trim().replacen(
        "<svg ",
        &format!("<svg x=\"{x}\" y=\"{y}\" width=\"{size}\" height=\"{size}\" "),
        1,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_light_colour() {
        assert_eq!(paint("a: var(--paper); b: var(--code-keyword)"), "a: #fdfcf9; b: #99341a");
    }
}
