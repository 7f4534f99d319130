//! Binds compiled code to a page: `book-demos CODE.wasm FOLDER` writes `demo.js`, which a page
//! imports, and `demo_bg.wasm`, which that loads. Prints how much a reader has to load.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(size) => {
            println!("{size}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<String> {
    let [code, folder] = arguments else { bail!("usage: book-demos CODE.wasm FOLDER") };
    let folder = Path::new(folder);
    bind(Path::new(code), folder)?;
    let sizes = ["demo.js", "demo_bg.wasm"].map(|name| compressed(&folder.join(name)));
    let bytes: usize = sizes.into_iter().sum::<Result<usize>>()?;
    Ok(format!("{} kB", bytes.div_ceil(1000)))
}

/// Nobody debugs on the page, so it needs no names and no types for TypeScript.
fn bind(code: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(code).out_name("demo").typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen.web(true)?.generate(folder)
}

/// The size of a file as most servers send it.
fn compressed(file: &Path) -> Result<usize> {
    let bytes = std::fs::read(file).with_context(|| file.display().to_string())?;
    let packed = || -> io::Result<usize> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(&bytes)?;
        Ok(encoder.finish()?.len())
    };
    packed().with_context(|| file.display().to_string())
}
