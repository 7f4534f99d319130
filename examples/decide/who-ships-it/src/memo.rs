//! Checks the form of a go / no-go memo. What it says, a reader must check.

use std::collections::BTreeSet;

use crate::date;

/// The headings that a memo must have, in this order.
pub const SECTIONS: [&str; 6] = [
    "Question",
    "Cheaper first",
    "Who has done it",
    "What hurts",
    "Numbers",
    "Kill criterion",
];

/// What the kill criterion must say besides its figure.
const UNDO: [&str; 2] = ["Taken out by", "At a cost of"];

// ANCHOR: check
/// Everything that is missing; an empty list is a complete memo.
pub fn check(memo: &str) -> Vec<String> {
    let mut missing = unfilled(memo);
    missing.extend(head(memo));
    for name in SECTIONS {
        if section(memo, name).next().is_none() {
            missing.push(format!("{name}: no such section, or nothing in it"));
        }
    }
    missing.extend(organisations(memo));
    missing.extend(unsupported(memo));
    if !section(memo, "Numbers").any(has_figure) {
        missing.push("Numbers: no figure".into());
    }
    missing.extend(kill_criterion(memo));
    missing
}
// ANCHOR_END: check

/// A figure to measure against, and who takes it out again, at what cost.
fn kill_criterion(memo: &str) -> Vec<String> {
    let name = "Kill criterion";
    let is_undo =
        |line: &&str| UNDO.iter().any(|field| line.starts_with(field));
    let mut missing = Vec::new();
    if !section(memo, name)
        .filter(|line| !is_undo(line))
        .any(has_figure)
    {
        missing.push(format!("{name}: no figure to measure against"));
    }
    for undo in UNDO {
        if field(memo, undo).is_none_or(is_open) {
            missing.push(format!("{name}: nothing after `{undo}:`"));
        }
    }
    missing
}

/// At least three entries, each with a date, and no two from one host.
fn organisations(memo: &str) -> Vec<String> {
    let written = field(memo, "Date").and_then(date::day);
    let mut hosts = BTreeSet::new();
    let mut missing = Vec::new();
    let lines = section(memo, "Who has done it");
    for entry in lines.filter(|line| line.starts_with("- ")) {
        let read = words(entry).find_map(date::day);
        match words(entry).find_map(host) {
            _ if read.is_none() => missing.push(format!("no date: {entry}")),
            _ if read > written => {
                missing.push(format!("read after the memo: {entry}"))
            }
            None => missing.push(format!("no https address: {entry}")),
            Some(host) => _ = hosts.insert(host),
        }
    }
    if hosts.len() < 3 {
        missing.push(format!("Who has done it: {} of 3 hosts", hosts.len()));
    }
    missing
}

/// A line with a figure needs the command that printed it, or a footnote.
fn unsupported(memo: &str) -> Vec<String> {
    let sections = ["What hurts", "Numbers"];
    let lines = sections.into_iter().flat_map(|name| section(memo, name));
    let supported = |line: &str| line.contains('`') || line.contains("[^");
    lines
        .filter(|line| has_figure(line) && !supported(line))
        .map(|line| format!("a figure without command or footnote: {line}"))
        .collect()
}

/// The host of an `https` address, with the owner where one host has many.
pub fn host(word: &str) -> Option<&str> {
    let address = word
        .trim_matches(['<', '>', '(', ')', ',', '.'])
        .strip_prefix("https://")?;
    let mut ends = address.match_indices('/').map(|(at, _)| at);
    let end = ends.next().unwrap_or(address.len());
    let host = &address[..end];
    match host {
        "github.com" => Some(&address[..ends.next().unwrap_or(address.len())]),
        _ => host.contains('.').then_some(host),
    }
}

fn unfilled(memo: &str) -> Vec<String> {
    let open = memo
        .lines()
        .enumerate()
        .filter(|(_, line)| line.contains("___"));
    let lines: Vec<String> = open.map(|(at, _)| (at + 1).to_string()).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    vec![format!(
        "`___` is not filled in: lines {}",
        lines.join(", ")
    )]
}

fn is_open(text: &str) -> bool {
    text.is_empty() || text.contains("___")
}

fn head(memo: &str) -> Vec<String> {
    let mut missing = Vec::new();
    if !["go", "trial", "no-go"]
        .contains(&field(memo, "Decision").unwrap_or(""))
    {
        missing.push("Decision: none of go, trial, no-go".to_owned());
    }
    let [written, again] = ["Date", "Look again"]
        .map(|name| field(memo, name).and_then(date::day));
    if written.is_none() {
        missing.push("Date: no date".to_owned());
    }
    if again.is_none() || again <= written {
        missing.push("Look again: no date after that of the memo".to_owned());
    }
    if !field(memo, "Effort").is_some_and(has_figure) {
        missing.push("Effort: no figure".to_owned());
    }
    if field(memo, "Doing nothing").is_none_or(is_open) {
        missing.push("Doing nothing: no cost".to_owned());
    }
    missing
}

/// What follows `Name: ` at the start of a line.
pub fn field<'a>(memo: &'a str, name: &str) -> Option<&'a str> {
    let mut values = memo
        .lines()
        .filter_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    values.next().map(str::trim)
}

/// The lines under a heading that are not empty, footnotes left out.
pub fn section<'a>(
    memo: &'a str,
    name: &'a str,
) -> impl Iterator<Item = &'a str> {
    let after = memo
        .lines()
        .skip_while(move |line| line.strip_prefix("## ") != Some(name));
    let lines = after.skip(1).take_while(|line| !line.starts_with("## "));
    lines.filter(|line| !line.trim().is_empty() && !line.starts_with("[^"))
}

/// A digit in a word that is not a date.
fn has_figure(line: &str) -> bool {
    words(line).any(|word| {
        word.contains(|c: char| c.is_ascii_digit()) && date::day(word).is_none()
    })
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split([' ', '|', ';', ','])
        .map(|word| word.trim_matches(['.', ':', '(', ')']))
}
