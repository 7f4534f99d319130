//! The book as a list of sections, without its listings.

/// A section: the page and the heading, and what it says.
#[derive(Debug)]
pub struct Section {
    pub name: String,
    pub text: String,
}

/// Sections that only repeat others, or ask.
const LEFT_OUT: [&str; 3] = ["Exercise", "Exercises", "Recap"];

/// The sections with at least ten words, each beginning with its name.
pub fn sections() -> Vec<Section> {
    tokens::pages().flat_map(of_page).collect()
}

fn of_page(page: &str) -> Vec<Section> {
    let prose = without_listings(page);
    let mut parts = prose.split("\n## ");
    let opening = parts.next().unwrap_or_default().trim_start_matches("# ");
    let (title, opening) = opening.split_once('\n').unwrap_or((opening, ""));
    let mut found = vec![(title.to_string(), opening)];
    for part in parts {
        let (heading, body) = part.split_once('\n').unwrap_or((part, ""));
        if !LEFT_OUT.contains(&heading) {
            found.push((format!("{title} > {heading}"), body));
        }
    }
    found.retain(|(_, body)| body.split_whitespace().count() >= 10);
    found.into_iter().map(section).collect()
}

fn section((name, body): (String, &str)) -> Section {
    let words: Vec<&str> = body.split_whitespace().collect();
    let text = format!("{}. {}", name.replace(" > ", ". "), words.join(" "));
    Section { name, text }
}

fn without_listings(page: &str) -> String {
    let mut inside = false;
    let mut prose = String::new();
    for line in page.lines() {
        if line.starts_with("```") {
            inside = !inside;
        } else if !inside {
            prose.push_str(line);
            prose.push('\n');
        }
    }
    prose
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn listings_and_short_sections_are_left_out() {
        let page = "# A\n\none two three four five six seven eight nine ten\n\
                    ```rust\nlet code = 1;\n```\n\n## Short\n\nfew words\n\n## Recap\n\n\
                    a b c d e f g h i j k\n";
        let found = of_page(page);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].name, "A");
        assert!(found[0].text.starts_with("A. one two"));
        assert!(!found[0].text.contains("code"));
    }
}
