//! Characters that no reader sees, or that change what a reader sees: they can make a listing or a
//! sentence look like something that it is not.

use std::sync::LazyLock;

use regex::Regex;

use super::diagnostic::Fault;

/// Controls, formats, what is not assigned and what is not shown. `-` begins no range inside `--`.
static UNSEEN: LazyLock<Regex> = LazyLock::new(|| {
    let unseen = r"[[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--[\n\t]]";
    Regex::new(unseen).expect("the pattern is a constant")
});

/// The first character of a text that the book cannot hold.
pub fn check_characters(text: &str) -> Option<Fault> {
    // most files are ASCII, which is searched much faster
    if text.bytes().all(|byte| byte == b'\n' || byte == b'\t' || (b' '..=b'~').contains(&byte)) {
        return None;
    }
    let mut found = UNSEEN.find_iter(text);
    let unseen = found.find(|found| !is_joined(text, found.start(), found.end()))?;
    let character = unseen.as_str().chars().next()?;
    let message =
        format!("the invisible character U+{:04X}, {}", u32::from(character), kind(character));
    let help = "delete it; if the text needs it, write it as an escape or in words";
    Some(Fault::new(message).at(unseen.range()).help(help))
}

/// Whether a joiner or a selector of a form is between characters that have several forms, as in
/// Persian, Hindi and some emoji.
fn is_joined(text: &str, start: usize, end: usize) -> bool {
    let has_forms = |c: char| c >= '\u{600}' && !('\u{2000}'..='\u{206f}').contains(&c);
    let before = text[..start].chars().next_back().is_some_and(has_forms);
    let after = text[end..].chars().next().is_some_and(has_forms);
    match &text[start..end] {
        "\u{200c}" | "\u{200d}" => before && after,
        "\u{fe0e}" | "\u{fe0f}" => before,
        _ => false,
    }
}

fn kind(character: char) -> &'static str {
    match character {
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "which changes the direction of text"
        }
        '\u{1b}' | '\u{9b}' => "which begins an escape sequence",
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => "which has no width",
        '\r' => "a carriage return without a line feed",
        c if c.is_control() => "a control character",
        _ => "which readers cannot see",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_readers_do_not_see_is_found() {
        for unseen in [
            '\u{0}',
            '\u{7}',
            '\u{8}',
            '\u{c}',
            '\r',
            '\u{1b}',
            '\u{7f}',
            '\u{85}',
            '\u{9b}',
            '\u{ad}',
            '\u{34f}',
            '\u{61c}',
            '\u{115f}',
            '\u{180e}',
            '\u{200b}',
            '\u{200c}',
            '\u{200d}',
            '\u{200e}',
            '\u{2028}',
            '\u{2029}',
            '\u{202e}',
            '\u{2061}',
            '\u{2066}',
            '\u{206f}',
            '\u{3164}',
            '\u{e000}',
            '\u{fe0f}',
            '\u{feff}',
            '\u{fff9}',
            '\u{ffa0}',
            '\u{fffe}',
            '\u{e0041}',
            '\u{e0100}',
            '\u{10fffd}',
        ] {
            let fault = check_characters(&format!("a{unseen}b"));
            assert!(
                fault.is_some_and(|fault| fault.span == Some(1..1 + unseen.len_utf8())),
                "{unseen:?}"
            );
        }
    }

    #[test]
    fn what_readers_see_is_not() {
        let sound = "\ta–é µ 数 ‘x’ 3\u{a0}m \u{915}\u{94d}\u{200d}\u{937} \u{645}\u{6cc}\u{200c}\u{62e} 👩\u{200d}💻 ☂\u{fe0f} ▁▃ ⣿\n";
        assert_eq!(check_characters(sound), None);
    }
}
