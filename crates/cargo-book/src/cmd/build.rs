//! `cargo book build`: the site as it is published, and the EPUB.

use std::path::Path;

use anyhow::Result;
use clap::Args;

use crate::build::demos::Demos;
use crate::build::site::{self, Purpose, Search};

#[derive(Args)]
pub struct Arguments {
    /// Where the site will be published, for canonical links, sitemap and feed
    #[arg(long)]
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
    let folder = site.output_dir();
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
