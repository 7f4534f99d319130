//! Questions and answers, made of the book's own headings.

// ANCHOR: questions
/// `## Title` becomes a question, and the sentence below it the answer.
pub fn questions(text: &str) -> String {
    let mut found = String::new();
    let mut lines = text.lines().filter(|line| !line.is_empty());
    while let Some(line) = lines.next() {
        let Some(title) = line.trim_start_matches('#').strip_prefix(' ') else {
            continue;
        };
        if !line.starts_with('#') {
            continue;
        }
        let Some(below) = lines.next() else { break };
        let Some((answer, _)) = below.split_once(". ") else {
            continue;
        };
        found.push_str(&format!("Question: {title}?\nAnswer: {answer}.\n\n"));
    }
    found
}
// ANCHOR_END: questions
