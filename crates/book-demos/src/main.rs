//! Finishes compiled demos: `book-demos CODE.wasm FOLDER`, where `FOLDER` gets the JavaScript that a page imports and
//! the WebAssembly that this loads.

use std::path::Path;

use anyhow::{Result, bail};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [code, folder] = &arguments[..] else { bail!("usage: book-demos CODE.wasm FOLDER") };
    finish(Path::new(code), Path::new(folder))
}

/// A page loads the module by itself, so names for debuggers and types for TypeScript are left out.
fn finish(code: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(code)
        .out_name("demo")
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen.web(true)?.generate(folder)
}
