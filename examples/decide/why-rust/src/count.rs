//! How much one turn of a loop does: its instructions, and the samples that it takes.
//!
//! assembly -- `Function::inner_loop` --> body -- `turn`, `samples_a_turn` --> instructions a sample

/// The instructions of a turn that goes on: without labels, and without the blocks that leave the loop.
pub fn turn(body: &[String]) -> usize {
    body.chunk_by(|line, next| !line.starts_with('j') && !is_label(next))
        .filter(|block| !block.iter().any(|line| leaves(line, body)))
        .flatten()
        .filter(|line| !is_label(line))
        .count()
}

/// A return, a panic, or a jump without a condition to a place outside.
fn leaves(line: &str, body: &[String]) -> bool {
    let outside = |label| !body.contains(&format!("{label}:"));
    line.starts_with("ret")
        || line.contains("panic")
        || line.strip_prefix("jmp ").is_some_and(outside)
}

fn is_label(line: &str) -> bool {
    line.ends_with(':')
}

/// Samples of four bytes by which the address moves on; `None` where it lies in memory and not in a register.
pub fn samples_a_turn(body: &[String]) -> Option<i64> {
    body.iter().find_map(|line| {
        let (by, register) = step(line)?;
        let scale = body.iter().find_map(|line| scale(line, register))?;
        Some(by * scale / 4)
    })
}

/// Samples that one packed instruction works on.
pub fn at_once(body: &[String]) -> usize {
    let uses = |register| body.iter().any(|line| line.contains(register));
    match (uses("%ymm"), uses("%xmm")) {
        (true, _) => 8,
        (_, true) => 4,
        _ => 1,
    }
}

/// All functions and all instructions in the assembly of a file.
pub fn totals(assembly: &str) -> (usize, usize) {
    let functions = assembly.lines().filter(|l| l.starts_with(".Lfunc_end"));
    let instructions = assembly
        .lines()
        .filter(|l| l.starts_with('\t') && !l.starts_with("\t."));
    (functions.count(), instructions.count())
}

/// `addq $32, %rdx` moves `%rdx` on by 32.
fn step(line: &str) -> Option<(i64, &str)> {
    let (name, operands) = line.split_once(' ')?;
    if name == "incq" {
        return Some((1, operands));
    }
    let (by, register) = operands.split_once(", ")?;
    let by: i64 = by.strip_prefix('$')?.parse().ok()?;
    match name {
        _ if register == "%rsp" => None, // makes room on the stack
        "addq" => Some((by, register)),
        "subq" => Some((-by, register)),
        _ => None,
    }
}

/// What the register is multiplied by in an address: 4 in `(%rdi,%rdx,4)`, 1 in `(%rdi,%rdx)` and in `(%rdx)`.
fn scale(line: &str, register: &str) -> Option<i64> {
    let (address, _) = line.split_once('(')?.1.split_once(')')?;
    match address.split(',').collect::<Vec<_>>()[..] {
        [base] => (base == register).then_some(1),
        [_, index] => (index == register).then_some(1),
        [_, index, scale] if index == register => scale.parse().ok(),
        _ => None,
    }
}
