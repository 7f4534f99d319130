//! Two kernels at several levels of optimisation: what they become, or with `--time NAME` how fast one is.

use std::io;
use std::process::{Command, ExitCode};
use why_rust::assembly::{Function, compile_with};
use why_rust::count;

struct Level {
    name: &'static str,
    kernel: &'static str,
    options: &'static [&'static str],
}

// ANCHOR: levels
// without debug assertions a sum wraps at every level
const NONE: &[&str] = &["-Copt-level=0", "-Cdebug-assertions=no"];
const FULL: &[&str] = &["-Copt-level=3"];
const BARE: &[&str] = &["-Copt-level=3", "-Cno-prepopulate-passes"];
const NEWER: &[&str] = &["-Copt-level=3", "-Ctarget-cpu=x86-64-v3"];

const LEVELS: [Level; 6] = [
    level("loop-0", "loop", NONE),
    level("chain-0", "chain", NONE),
    level("chain-bare", "chain", BARE), // without LLVM's passes
    level("loop-3", "loop", FULL),
    level("chain-3", "chain", FULL),
    level("chain-v3", "chain", NEWER),
];
// ANCHOR_END: levels

const fn level(
    name: &'static str,
    kernel: &'static str,
    options: &'static [&'static str],
) -> Level {
    Level {
        name,
        kernel,
        options,
    }
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip_while(|a| a != "--time");
    let done = match arguments.next() {
        Some(_) => time(&arguments.next().unwrap_or_default()),
        None => table(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn table() -> io::Result<()> {
    println!(
        "            functions  instructions  in a turn  samples  at once"
    );
    for level in &LEVELS {
        let assembly = compile_with(source(level.kernel), level.options)?;
        let name = match level.kernel {
            "loop" => "test_first",
            _ => "squares",
        };
        let function = Function::read(&assembly, name)?;
        let (functions, instructions) = count::totals(&assembly);
        print!("{:<11} {functions:>9}  {instructions:>12}", level.name);
        println!("{}", turn(function.inner_loop()));
    }
    Ok(())
}

/// The columns about the loop, which are empty if it lies in another function.
fn turn(body: &[String]) -> String {
    if body.is_empty() {
        return format!("{:>11}{:>9}{:>9}", "-", "-", "-");
    }
    // an unoptimised loop keeps its index in memory, and takes one sample a turn
    let samples = count::samples_a_turn(body).unwrap_or(1);
    let instructions = count::turn(body);
    let at_once = count::at_once(body);
    format!("{instructions:>11}{samples:>9}{at_once:>9}")
}

/// The loop without the other one that is in its file, or the chain.
fn source(kernel: &str) -> &'static str {
    let by_hand = include_str!("../by_hand.rs");
    match kernel {
        "loop" => by_hand.split("// ANCHOR: test_last").next(),
        _ => None,
    }
    .unwrap_or(include_str!("../by_chain.rs"))
}

/// Compiles `src/kernel.rs` with the options of the level, and runs it.
fn time(name: &str) -> io::Result<()> {
    let level = LEVELS.iter().find(|level| level.name == name);
    let level = level.ok_or_else(|| io::Error::other("no such level"))?;
    if level.options == NEWER && !is_v3() {
        return Err(io::Error::other(
            "this processor is not an x86-64-v3: nothing to time here",
        ));
    }
    let folder = tempfile::tempdir()?;
    let program = folder.path().join("kernel");
    let compiler = std::env::var_os("RUSTC").unwrap_or("rustc".into());
    run(Command::new(compiler)
        .args(["--edition=2024", "--cap-lints=allow", "-o"])
        .arg(&program)
        .args(level.options)
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/src/kernel.rs")))?;
    run(Command::new(&program).arg(level.kernel))
}

fn run(command: &mut Command) -> io::Result<()> {
    match command.status()?.success() {
        true => Ok(()),
        false => Err(io::Error::other(format!("{command:?} failed"))),
    }
}

/// Whether this processor has what the loop for x86-64-v3 needs.
fn is_v3() -> bool {
    #[cfg(target_arch = "x86_64")]
    return is_x86_feature_detected!("avx2")
        && is_x86_feature_detected!("bmi1")
        && is_x86_feature_detected!("bmi2")
        && is_x86_feature_detected!("f16c")
        && is_x86_feature_detected!("fma")
        && is_x86_feature_detected!("lzcnt")
        && is_x86_feature_detected!("movbe");
    #[cfg(not(target_arch = "x86_64"))]
    false
}
