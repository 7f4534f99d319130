//! Compares what an old program and a new one print, line by line.

/// How many differences a report shows.
const SHOWN: usize = 2;

// ANCHOR: compare
/// A line in which the two outputs differ; `None` where an output has ended.
#[derive(Debug, PartialEq)]
pub struct Difference<'a> {
    pub line: usize,
    pub old: Option<&'a str>,
    pub new: Option<&'a str>,
}

pub fn compare<'a>(old: &'a str, new: &'a str) -> Vec<Difference<'a>> {
    let (mut olds, mut news) = (old.split('\n'), new.split('\n'));
    let mut found = Vec::new();
    for line in 1.. {
        let (old, new) = (olds.next(), news.next());
        if (old, new) == (None, None) {
            break;
        }
        if old != new {
            found.push(Difference { line, old, new });
        }
    }
    found
}
// ANCHOR_END: compare

/// The first few differences, with what cannot be seen made visible.
pub fn report(differences: &[Difference]) -> String {
    let mut text = match differences.len() {
        0 => "the outputs are the same\n".to_string(),
        1 => "1 line differs\n".to_string(),
        n => format!("{n} lines differ\n"),
    };
    let show = |line: Option<&str>| {
        line.map_or("(ended)".into(), |l| format!("{l:?}"))
    };
    for d in differences.iter().take(SHOWN) {
        let (line, old, new) = (d.line, show(d.old), show(d.new));
        text += &format!("line {line}\n  old {old}\n  new {new}\n");
    }
    if differences.len() > SHOWN {
        text += "…\n";
    }
    text
}
