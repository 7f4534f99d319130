//! Compiles one source file by itself, and reads what became of its functions.
//!
//! source -- `compile` --> assembly -- `Function::read` --> lines in normal form --> `inner_loop`, `kind`

use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::{env, fs};

const FLAGS: [&str; 8] = [
    "--edition=2024",
    "--crate-type=lib",
    "--crate-name=kernel",
    "--cap-lints=allow",
    "-Copt-level=3",
    "-Ccodegen-units=1",
    "--emit=asm",
    "-", // reads the source from stdin
];

/// The assembly of a source text that needs no other crate.
pub fn compile(source: &str) -> io::Result<String> {
    compile_with(source, &[])
}

/// The same with further options for `rustc`, of which the last one counts.
pub fn compile_with(source: &str, options: &[&str]) -> io::Result<String> {
    let folder = tempfile::tempdir()?;
    let mut compiler =
        Command::new(env::var_os("RUSTC").unwrap_or("rustc".into()))
            .args(FLAGS)
            .args(options)
            .arg("--out-dir")
            .arg(folder.path())
            .stdin(Stdio::piped())
            .spawn()?;
    if let Some(mut stdin) = compiler.stdin.take() {
        stdin.write_all(source.as_bytes())?;
    }
    if !compiler.wait()?.success() {
        return Err(io::Error::other("the source does not compile"));
    }
    fs::read_to_string(folder.path().join("kernel.s"))
}

/// What the innermost loop does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loop {
    /// Arithmetic on several samples in one instruction.
    Packed,
    /// One sample an instruction.
    OneByOne,
    /// A call for each sample.
    Calls,
    /// There is no loop.
    None,
}

/// The instructions and labels of one function, without directives, labels named in their order.
#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    lines: Vec<String>,
}

impl Function {
    /// Finds a function by its name in the source.
    pub fn read(assembly: &str, name: &str) -> io::Result<Self> {
        let symbol = format!("6kernel{}{name}", name.len()); // as in `_ZN6kernel7squares17h…E:`
        let is_start =
            |line: &str| line.ends_with(':') && line.contains(&symbol);
        let lines: Vec<&str> = assembly
            .lines()
            .skip_while(|line| !is_start(line))
            .skip(1)
            .take_while(|line| !line.starts_with(".Lfunc_end"))
            .map(str::trim)
            .filter(|line| !line.starts_with('.') || line.ends_with(':'))
            .filter(|line| !line.is_empty())
            .collect();
        match lines.is_empty() {
            true => Err(io::Error::other(format!("no function {name}"))),
            false => Ok(Self {
                lines: rename_labels(&lines),
            }),
        }
    }

    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    pub fn instructions(&self) -> usize {
        self.lines.iter().filter(|line| !is_label(line)).count()
    }

    /// From the first label that a later line jumps back to, to that jump.
    pub fn inner_loop(&self) -> &[String] {
        for (end, line) in self.lines.iter().enumerate() {
            let Some(target) = line
                .strip_prefix('j')
                .and_then(|l| l.split_whitespace().last())
            else {
                continue;
            };
            let label = format!("{target}:");
            if let Some(start) =
                self.lines[..end].iter().position(|l| *l == label)
            {
                return &self.lines[start..=end];
            }
        }
        &[]
    }

    /// The inner loop as it is printed: the instructions in two columns below their label.
    pub fn loop_text(&self) -> String {
        let show = |line: &String| match line.split_once(' ') {
            Some((name, operands)) => format!("    {name:<10} {operands}\n"),
            None => format!("{line}\n"),
        };
        self.inner_loop().iter().map(show).collect()
    }

    pub fn kind(&self) -> Loop {
        let body = self.inner_loop();
        if body.is_empty() {
            Loop::None
        } else if body.iter().any(|line| is_call(line)) {
            Loop::Calls
        } else if body.iter().any(|line| is_packed(line)) {
            Loop::Packed
        } else {
            Loop::OneByOne
        }
    }
}

fn is_label(line: &str) -> bool {
    line.ends_with(':')
}

/// A panic is a call, too, but not one for each sample.
fn is_call(line: &str) -> bool {
    line.starts_with("call") && !line.contains("panic")
}

/// Whole numbers are added and compared in `p…` instructions, floats in `…ps`; `movups` and its like only carry them.
/// Newer processors have the same ones with a `v` in front, and with wider registers.
fn is_packed(line: &str) -> bool {
    let name = line.split_whitespace().next().unwrap_or(line);
    let name = name.strip_prefix('v').unwrap_or(name);
    (line.contains("%xmm") || line.contains("%ymm"))
        && !name.starts_with("mov")
        && (name.starts_with('p') || name.ends_with("ps"))
}

/// `.LBB0_6` and `.LBB1_8` become `L1` and `L2`, in the order in which the labels stand.
fn rename_labels(lines: &[&str]) -> Vec<String> {
    let labels: Vec<&str> = lines
        .iter()
        .filter_map(|line| line.strip_suffix(':'))
        .collect();
    let rename = |line: &&str| {
        let mut words: Vec<&str> = line.split_whitespace().collect();
        let target = words.pop().unwrap_or_default();
        let name = target.trim_end_matches(':');
        let renamed = match labels.iter().position(|label| *label == name) {
            Some(n) => target.replace(name, &format!("L{}", n + 1)),
            None => target.to_owned(),
        };
        words.push(&renamed);
        words.join(" ")
    };
    lines.iter().map(rename).collect()
}
