//! Wrong answers to an exercise, made from its solution. Pure.
//!
//! Each function that a reader has to write gets a few lines at its beginning, and the environment
//! variable `MUTANT` says which of them is in effect. So the solution and all wrong answers are one
//! program:
//!
//! ```text
//! pub fn double(number: i32) -> i32 {
//!     if *crate::MUTANT == 1 { return Default::default(); }
//!     if *crate::MUTANT == 2 { return number.into(); }
//!     2 * number
//! }
//! ```

use std::ops::Range;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

use crate::read::exercise::Parts;

/// The environment variable that chooses a wrong answer by its number, from 1.
pub(super) const VARIABLE: &str = "MUTANT";

/// A program with all wrong answers.
pub(super) struct WrongAnswers {
    pub code: String,
    /// What each does, such as "`double` returns `number`".
    pub what: Vec<String>,
}

impl WrongAnswers {
    /// The tests, and the solution with wrong answers. `dir` is the folder of the crate.
    pub fn new(parts: &Parts, dir: &Path) -> Self {
        let mut what = Vec::new();
        let mut answer = parts.solution.clone();
        let wanted = unfinished(&parts.task);
        // from the end, so that the places of the others stay
        for function in functions(&parts.solution).iter().rev() {
            // it would have to return two types
            let hidden = function.returns.contains("impl ");
            if wanted.contains(&function.name) && !hidden {
                answer = function.spoil(&answer, &mut what);
            }
        }
        let inline = format!("mod answer {{\n{answer}}}");
        let tests = parts.tests.replacen("#![cfg(feature = \"attempt\")]\n", "", 1);
        let tests = tests.replacen("mod answer;", &inline, 1);
        let chosen = format!(
            "\nstatic MUTANT: std::sync::LazyLock<usize> = std::sync::LazyLock::new(|| {{\n    \
             std::env::var(\"{VARIABLE}\").map_or(0, |number| number.parse().unwrap())\n}});\n"
        );
        // paths in it begin at an attempt's folder
        let code = (tests + &chosen).replace("\"../../", &format!("\"{}/", dir.display()));
        Self { code, what }
    }

    /// The numbers of those that are still in the program, each once.
    pub fn numbers(&self) -> Vec<usize> {
        let mut numbers: Vec<usize> = self.code.lines().filter_map(number).collect();
        numbers.dedup_by_key(|number| &self.what[*number - 1]);
        numbers
    }

    /// Removes those on some lines, from 1; whether there were any.
    pub fn remove(&mut self, lines: &[usize]) -> bool {
        self.remove_where(|line| lines.contains(&line))
    }

    pub fn remove_all(&mut self) -> bool {
        self.remove_where(|_| true)
    }

    fn remove_where(&mut self, wanted: impl Fn(usize) -> bool) -> bool {
        let before = self.code.len();
        let line = |(at, line): (usize, &str)| match number(line) {
            Some(_) if wanted(at) => "\n".to_owned(),
            _ => format!("{line}\n"),
        };
        self.code = (1..).zip(self.code.lines()).map(line).collect();
        self.code.len() < before
    }
}

/// The number of the wrong answer on a line.
fn number(line: &str) -> Option<usize> {
    line.trim_start().strip_prefix("if *crate::MUTANT == ")?.split(' ').next()?.parse().ok()
}

/// A function with a body, as rustfmt lays it out.
struct Function {
    name: String,
    /// Those with a name of their own, `self` among them.
    parameters: Vec<String>,
    /// Whether it can change what it was given.
    changes: bool,
    returns: String,
    body: Range<usize>,
}

/// The names of the functions that a reader has to finish.
fn unfinished(task: &str) -> Vec<String> {
    let open = functions(task).into_iter();
    open.filter(|f| task[f.body.clone()].contains("todo!")).map(|f| f.name).collect()
}

fn functions(code: &str) -> Vec<Function> {
    static START: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(?m)^( *)(?:[a-z"()C]+ )*fn (\w+)"#).expect("the pattern is a constant")
    });
    let found = START.captures_iter(code).filter_map(|found| {
        let (whole, indent) = (found.get(0)?, &found[1]);
        let rest = &code[whole.end()..];
        let signature = &rest[..rest.find("{\n").filter(|end| !rest[..*end].contains(";\n"))?];
        let start = whole.end() + signature.len() + 2;
        let end = start + code[start..].find(&format!("\n{indent}}}"))? + 1;
        let (parameters, behind) = split_parameters(signature)?;
        let returns = behind.trim().strip_prefix("->").unwrap_or("");
        let returns = returns.split("where").next().unwrap_or("").trim().to_owned();
        let parameters = parameters.iter().filter_map(|text| parameter_name(text)).collect();
        let changes = signature.contains("mut ");
        Some(Function { name: found[2].into(), parameters, changes, returns, body: start..end })
    });
    found.collect()
}

/// The texts of a signature's parameters, and what is behind them.
fn split_parameters(signature: &str) -> Option<(Vec<&str>, &str)> {
    let (mut depth, mut start, mut found) = (0, None, Vec::new());
    for (at, c) in signature.char_indices() {
        match c {
            '>' if signature[..at].ends_with('-') => {}
            '(' if depth == 0 => (depth, start) = (1, Some(at + 1)),
            '(' | '<' | '[' => depth += 1,
            ')' | '>' | ']' => depth -= 1,
            _ => {}
        }
        let Some(from) = start else { continue };
        if depth == 0 || (depth == 1 && c == ',') {
            found.push(&signature[from..at]);
            start = Some(at + 1);
        }
        if depth == 0 {
            return Some((found, &signature[at + 1..]));
        }
    }
    None
}

fn parameter_name(text: &str) -> Option<String> {
    let name = text.split(':').next()?.trim().trim_start_matches('&');
    let name = name.split(' ').next_back()?;
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    (!name.is_empty() && name.chars().all(is_name)).then(|| name.to_owned())
}

impl Function {
    /// The code with lines for wrong answers in this function. What does not fit its types does not
    /// compile, and is removed then.
    fn spoil(&self, code: &str, what: &mut Vec<String>) -> String {
        let mut line = |value: &str, does: &str| {
            what.push(format!("`{}` {does}", self.name));
            format!("if *crate::MUTANT == {} {{ return {value}; }}\n", what.len())
        };
        let default =
            if self.returns.is_empty() { "does nothing" } else { "returns its default value" };
        let mut lines = line("Default::default()", default);
        let wrap = self.wrap();
        if !wrap.is_empty() && !self.changes {
            let value = format!("{wrap}(Default::default())");
            lines += &line(&value, &format!("returns `{value}`"));
        }
        for name in &self.parameters {
            for method in ["into", "to_owned"] {
                let does = match wrap {
                    "" => format!("returns `{name}`"),
                    _ => format!("returns `{wrap}({name})`"),
                };
                let value = format!("{name}.{method}()");
                lines += &match wrap {
                    "" => line(&value, &does),
                    _ => line(&format!("{wrap}({value})"), &does),
                };
            }
        }
        let (before, after) = (&code[..self.body.start], &code[self.body.end..]);
        let body = &code[self.body.clone()];
        let Some(changed) = self.change().filter(|_| !self.changes) else {
            return format!("{before}{lines}{body}{after}");
        };
        let changed = line(changed, "returns its answer changed by one");
        let returns = &self.returns;
        format!(
            "{before}{lines}let answer = (move || -> {returns} {{\n{body}}})();\n{changed}answer\n\
             {after}"
        )
    }

    /// What is around the value that it returns.
    fn wrap(&self) -> &'static str {
        match self.returns.split_once('<') {
            Some(("Option", _)) => "Some",
            Some((name, _)) if name.ends_with("Result") => "Ok",
            _ => "",
        }
    }

    /// Its answer changed by one, for numbers and truths.
    fn change(&self) -> Option<&'static str> {
        match self.returns.as_str() {
            "bool" => Some("!answer"),
            "f32" | "f64" => Some("answer + 1.0"),
            "u8" | "u16" | "u32" | "u64" | "usize" | "i8" | "i16" | "i32" | "i64" | "isize" => {
                Some("answer.wrapping_add(1)")
            }
            "Option<f32>" | "Option<f64>" => Some("answer.map(|number| number + 1.0)"),
            "Option<usize>" | "Option<u8>" | "Option<u32>" | "Option<i32>" | "Option<u64>" => {
                Some("answer.map(|number| number.wrapping_add(1))")
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(task: &str, solution: &str) -> Parts {
        Parts {
            statement: String::new(),
            hint: String::new(),
            task: task.into(),
            solution: solution.into(),
            tests: "#![cfg(feature = \"attempt\")]\n\nmod answer;\n\nconst A: &str = \
                    include_str!(\"../../src/a\");\n"
                .into(),
        }
    }

    #[test]
    fn a_function_is_spoilt_in_several_ways() {
        let task = "pub fn twice(number: i32) -> i32 {\n    todo!(\"{number}\")\n}\n";
        let solution = "pub fn twice(number: i32) -> i32 {\n    helper(number)\n}\n\nfn \
                        helper(number: i32) -> i32 {\n    2 * number\n}\n";
        let mut answers = WrongAnswers::new(&parts(task, solution), Path::new("/crate"));
        let expected = "
mod answer {
pub fn twice(number: i32) -> i32 {
if *crate::MUTANT == 1 { return Default::default(); }
if *crate::MUTANT == 2 { return number.into(); }
if *crate::MUTANT == 3 { return number.to_owned(); }
let answer = (move || -> i32 {
    helper(number)
})();
if *crate::MUTANT == 4 { return answer.wrapping_add(1); }
answer
}

fn helper(number: i32) -> i32 {
    2 * number
}
}

const A: &str = include_str!(\"/crate/src/a\");
";
        assert!(answers.code.starts_with(expected), "{}", answers.code);
        assert_eq!(
            answers.what,
            [
                "`twice` returns its default value",
                "`twice` returns `number`",
                "`twice` returns `number`",
                "`twice` returns its answer changed by one",
            ]
        );
        assert!(answers.remove(&[4, 1]) && !answers.remove(&[1]));
        assert_eq!(answers.numbers(), [2, 4]);
    }

    #[test]
    fn signatures_are_read_as_rustfmt_writes_them() {
        let code = "impl A {\n    pub unsafe extern \"C\" fn one<F: Fn(u8) -> u8>(\n        &mut \
                    self,\n        (a, b): (u8, u8),\n        mut of: impl Fn(&str, u8) -> \
                    Vec<u8> + Sync,\n        c: &[(u8, u8)],\n    ) -> Result<Vec<u8>, E>\n    \
                    where\n        F: A,\n    {\n        if a {\n            b\n        }\n    }\n\
                    }\n\ntrait B {\n    fn two(&self);\n}\n\nfn three() {\n    one();\n}\n";
        let found = functions(code);
        let [one, three] = &found[..] else { panic!("{}", found.len()) };
        assert_eq!((&*one.name, &*one.returns, one.wrap()), ("one", "Result<Vec<u8>, E>", "Ok"));
        assert_eq!(one.parameters, ["self", "of", "c"]);
        assert_eq!(&code[one.body.clone()], "        if a {\n            b\n        }\n");
        assert_eq!((&*three.name, &*three.returns), ("three", ""));
        assert!(one.changes && !three.changes && three.parameters.is_empty());
    }
}
