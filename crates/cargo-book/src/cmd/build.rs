//! `cargo book build`: the site as it is published, and the EPUB.

use std::path::Path;

use anyhow::Result;
use axum::http::Uri;
use clap::Args;

use super::measure;
use crate::build::demos::Demos;
use crate::build::site::{self, Purpose, Search};

#[derive(Args)]
pub struct Arguments {
    /// Where the site will be published, for canonical links, sitemap and feed; refused if code
    /// was changed a month ago and not measured since
    #[arg(long, value_parser = site_url)]
    url: Option<String>,
    /// Bind the book into an EPUB as well, in book/
    #[arg(long)]
    epub: bool,
    /// Leave out search, pictures for links and live demos, which take minutes to compile the first
    /// time
    #[arg(long)]
    draft: bool,
}

pub fn build(root: &Path, Arguments { url, epub, draft }: Arguments) -> Result<()> {
    let site = site::load(root)?;
    let folder = site.output_dir()?;
    if url.is_some() {
        measure::ensure_publishable(&site.project)?;
    }
    let purpose = Purpose {
        url,
        epub,
        search: if draft { Search::Absent } else { Search::Indexed },
        pictures: !draft,
        demos: if draft { Demos::Kept } else { Demos::Compiled },
        live_reload: None,
    };
    let epub = site.build(&folder, &purpose)?;
    let shown = |path: &Path| path.strip_prefix(root).unwrap_or(path).display().to_string();
    println!("The site is in {}/", shown(&folder));
    if let Some(epub) = epub {
        println!("The EPUB is {}", shown(&epub));
    }
    Ok(())
}

/// The address of a site's folder, with a `/` at its end.
fn site_url(text: &str) -> Result<String, String> {
    let uri: Uri = text.parse().map_err(|error| format!("{error}"))?;
    let is_web = matches!(uri.scheme_str(), Some("http" | "https"));
    if !is_web || uri.host().is_none_or(str::is_empty) {
        return Err("write a full address, such as https://example.org/book/".to_owned());
    }
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~%/:".contains(c);
    if let Some(other) = text.chars().find(|c| !allowed(*c)) {
        return Err(format!("the address of a site has no `{other}`"));
    }
    let path = uri.path().trim_end_matches('/');
    if path.split('/').any(|part| part == "." || part == "..") || path.contains("//") {
        return Err("write the address without `.`, `..` and `//`".to_owned());
    }
    if path.ends_with(".html") {
        return Err("name the folder of the site and not a page".to_owned());
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_with_a_slash() {
        for text in ["https://a.org/b", "https://a.org/b/", "https://a.org/b//"] {
            assert_eq!(site_url(text).as_deref(), Ok("https://a.org/b/"));
        }
        assert_eq!(site_url("http://localhost:80").as_deref(), Ok("http://localhost:80/"));
    }

    #[test]
    fn what_is_not_the_address_of_a_site() {
        let bad = [
            "",
            "a.org",
            "/book/",
            "//a.org/",
            "ftp://a.org/",
            "javascript:alert(1)",
            "https://",
            "https:///b/",
            "https://a.org/?q=1",
            "https://a.org/#b",
            "https://u@a.org/",
            "https://a.org/b c/",
            "https://a.org/\"x/",
            "https://a.org/../b/",
            "https://a.org//b/",
            "https://a.org/index.html",
            "https://a.org/\u{202e}",
            "https://a.org/b\n",
        ];
        for text in bad {
            assert!(site_url(text).is_err(), "{text:?}");
        }
    }
}
