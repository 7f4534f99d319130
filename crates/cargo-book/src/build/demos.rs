//! Live demos: the `web` crates of chapters, compiled for the browser where this machine can.
//!
//! ```text
//! web/src ── cargo (wasm32) ── book-demos (wasm-bindgen) ──▶ target/book/demos/PART/CHAPTER ── book-site ──▶ page
//! ```

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use book_site::Demo;
use mdbook_listings::base::hash::fingerprint;
use mdbook_listings::read::package::Package;
use mdbook_listings::read::workspace::Project;
use mdbook_listings::run::process::{self, Limits};

use crate::build::program;
use crate::process::{cargo, progress};

const TARGET: &str = "wasm32-unknown-unknown";
/// Every browser that has the module workers which a demo runs in has these instructions too.
const FLAGS: &str = "-C target-feature=+simd128";
/// Debian's compiler has no target for browsers but brings the standard library's source: rustc-web
/// and rust-web-src.
const SYSTEM: &str = "/usr/bin/rustc";

const VIEW: &str = "view.js";

/// Where the demos of a site come from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Demos {
    /// Those that an earlier build compiled; the others are pictures.
    #[default]
    Kept,
    /// Compiled now, where that can be done.
    Compiled,
}

/// The demos that pages can have, compiled if that is wanted; on a machine that cannot, one line
/// says so.
pub fn demos(project: &Project, wanted: Demos) -> Result<Vec<Demo>> {
    let packages = shown(project);
    if wanted == Demos::Compiled && !packages.is_empty() {
        match compiler(project) {
            Ok(compiler) => {
                compile(project, &compiler, &packages)?;
                packages.iter().try_for_each(|package| bind(project, package))?;
            }
            Err(lacking) => eprintln!("warning: the demos stay pictures: {lacking}"),
        }
    }
    Ok(packages.into_iter().filter_map(|package| kept(project, package)).collect())
}

/// Compiles the demos while something else is done. A failure is reported by the build that needs
/// them.
pub fn compile_ahead(project: &Project) {
    let packages = shown(project);
    if let (Ok(compiler), false) = (compiler(project), packages.is_empty()) {
        let _ = compile(project, &compiler, &packages);
    }
}

/// Without a view no page shows a demo, which `check` reports.
fn shown(project: &Project) -> Vec<&Package> {
    let is_shown = |package: &&Package| {
        package.is_demo() && project.root.join(&package.dir).join(VIEW).is_file()
    };
    project.example_packages().filter(is_shown).collect()
}

/// Why no demo can be compiled here, if so.
pub fn lacking(project: &Project) -> Option<String> {
    compiler(project).err()
}

/// `data/kmeans` of the crate in examples/data/kmeans/web.
fn chapter(project: &Project, package: &Package) -> String {
    let path = project.crate_path(package);
    path.strip_suffix("/web").unwrap_or(&path).to_owned()
}

fn home(project: &Project, package: &Package) -> PathBuf {
    project.target_dir.join("book/demos").join(chapter(project, package))
}

/// What was made of a crate: its name, and the size that crosses the network.
const MADE: &str = "made.txt";

fn kept(project: &Project, package: &Package) -> Option<Demo> {
    let home = home(project, package);
    let made = std::fs::read_to_string(home.join(MADE)).ok()?;
    Some(Demo {
        chapter: chapter(project, package),
        view: project.root.join(&package.dir).join(VIEW),
        glue: home.join("demo.js"),
        code: home.join("demo_bg.wasm"),
        size: made.lines().nth(1)?.to_owned(),
    })
}

/// Where Cargo leaves the compiled code of a demo.
fn code(project: &Project, package: &Package) -> PathBuf {
    let file = package.name.replace('-', "_");
    project.target_dir.join(TARGET).join("web").join(file).with_extension("wasm")
}

/// One run of Cargo for all demos, which compiles once what several of them depend on.
fn compile(project: &Project, compiler: &Compiler, packages: &[&Package]) -> Result<()> {
    if packages.iter().any(|package| !code(project, package).exists()) {
        progress("Compiling the demos; this takes minutes, once");
    }
    let mut build = cargo(project);
    build.args(["build", "--profile", "web", "--target", TARGET]);
    build.args(packages.iter().flat_map(|package| ["--package", &package.name]));
    compiler.set(&mut build);
    let build = process::run(&mut build, Limits::BUILD).map_err(anyhow::Error::msg)?;
    if !build.success() {
        bail!("the demos do not compile\n{}", build.stderr.trim_end());
    }
    Ok(())
}

/// Binds the compiled code of a demo to its page, unless that was done before.
fn bind(project: &Project, package: &Package) -> Result<()> {
    let (chapter, home) = (chapter(project, package), home(project, package));
    let code = code(project, package);
    let bytes = std::fs::read(&code).with_context(|| code.display().to_string())?;
    let made = fingerprint([bytes, std::fs::read(project.root.join("Cargo.lock"))?]);
    if std::fs::read_to_string(home.join(MADE)).is_ok_and(|text| text.lines().next() == Some(&made))
    {
        return Ok(());
    }
    let _ = std::fs::remove_dir_all(&home);
    std::fs::create_dir_all(&home)?;
    let size = program::run(project, "book-demos", &[&code, &home])
        .with_context(|| format!("the demo of {chapter} cannot be bound to a page"))?;
    Ok(std::fs::write(home.join(MADE), format!("{made}\n{size}"))?)
}

/// A compiler that can write WebAssembly, and what it needs to know.
struct Compiler {
    rustc: PathBuf,
    /// It has the standard library as source alone, and this linker.
    source: Option<PathBuf>,
}

impl Compiler {
    fn set(&self, build: &mut Command) {
        build
            .env("RUSTC", &self.rustc)
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS);
        if let Some(linker) = &self.source {
            build.args(["-Z", "build-std=std,panic_abort"]).env("RUSTC_BOOTSTRAP", "1");
            build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
    }
}

/// The workspace's compiler if it has the target, or another one that has the source of its
/// standard library.
fn compiler(project: &Project) -> Result<Compiler, String> {
    let named = std::env::var_os("RUSTC").map_or_else(|| PathBuf::from("rustc"), PathBuf::from);
    let printed_path = |rustc: &Path, arguments: &[&str]| printed_path(project, rustc, arguments);
    if printed_path(&named, &["--print", "target-libdir", "--target", TARGET])
        .is_some_and(|folder| folder.is_dir())
    {
        return Ok(Compiler { rustc: named, source: None });
    }
    let root = printed_path(&named, &["--print", "sysroot"]);
    let linker = [&named, Path::new(SYSTEM)]
        .iter()
        .find_map(|rustc| linker(&printed_path(rustc, &["--print", "sysroot"])?));
    let with_source = [&named, Path::new(SYSTEM)].into_iter().find(|rustc| {
        printed_path(rustc, &["--print", "sysroot"])
            .is_some_and(|root| root.join("lib/rustlib/src/rust/library/Cargo.lock").is_file())
    });
    match (with_source, linker) {
        (Some(rustc), Some(linker)) => {
            Ok(Compiler { rustc: rustc.to_path_buf(), source: Some(linker) })
        }
        _ if root.is_none() => Err("there is no rustc".to_owned()),
        _ => Err(format!(
            "this toolchain cannot compile for browsers; `rustup target add {TARGET}` lets it"
        )),
    }
}

/// The linker that comes with a toolchain of rustup.
fn linker(root: &Path) -> Option<PathBuf> {
    let targets =
        std::fs::read_dir(root.join("lib/rustlib")).ok()?.flatten().map(|entry| entry.path());
    let mut linkers = targets
        .map(|target| target.join("bin").join(format!("rust-lld{}", std::env::consts::EXE_SUFFIX)));
    linkers.find(|linker| linker.is_file())
}

/// The path that a compiler prints; `None` if it does not run.
fn printed_path(project: &Project, rustc: &Path, arguments: &[&str]) -> Option<PathBuf> {
    let mut command = Command::new(rustc);
    command.args(arguments).current_dir(&project.root);
    process::forget_cargo(&mut command);
    let run = process::run(&mut command, Limits::PROGRAM).ok().filter(|run| run.success())?;
    Some(PathBuf::from(run.stdout.trim()))
}
