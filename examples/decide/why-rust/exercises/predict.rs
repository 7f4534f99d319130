//! **Predict the assembly.** Read the five functions of `src/puzzles.rs` above, and say for each what its loop becomes: `Packed`
//! (arithmetic on several samples in one instruction), `OneByOne`, `Calls` (a call for each sample) or `None` (no loop
//! is left). The test compiles the file, compares, and says how many of the five are right. Write down all five before you run it.
//!
//! Hint: ask of each loop whether the compiler may look at the next sample before it has dealt with this one; and where a
//! check sits, whether its outcome is known before the loop begins.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use why_rust::assembly::Loop;

    /// What becomes of the loop of `puzzle`, one of the five names.
    pub fn predict(puzzle: &str) -> Loop {
        match puzzle {
            "indexed" => todo!("Loop::Packed, OneByOne, Calls or None"),
            "count_above" => todo!(),
            "first_above" => todo!(),
            "through_dyn" => todo!(),
            "sum_below" => todo!(),
            other => panic!("there is no puzzle {other}"),
        }
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use why_rust::assembly::Loop;

    /// What becomes of the loop of `puzzle`, one of the five names.
    pub fn predict(puzzle: &str) -> Loop {
        match puzzle {
            // `count` is compared with the length once, before the loop.
            "indexed" => Loop::Packed,
            "count_above" => Loop::Packed,
            // The loop may end at any sample.
            "first_above" => Loop::OneByOne,
            // What `f` does is not known here.
            "through_dyn" => Loop::Calls,
            // The formula n(n − 1)/2 takes its place.
            "sum_below" => Loop::None,
            other => panic!("there is no puzzle {other}"),
        }
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use why_rust::assembly::{Function, compile};

#[test]
fn the_compiler_agrees() {
    let assembly =
        compile(include_str!("../src/puzzles.rs")).expect("rustc runs");
    let names = [
        "indexed",
        "count_above",
        "first_above",
        "through_dyn",
        "sum_below",
    ];
    let predicted = names.map(answer::predict);
    if cfg!(target_arch = "x86_64") {
        let kind = |name| {
            let function = Function::read(&assembly, name);
            function.expect("it is in the file").kind()
        };
        let pairs = names.map(kind).into_iter().zip(predicted);
        let right = pairs.filter(|(kind, predicted)| kind == predicted).count();
        assert_eq!(right, names.len(), "{right} of them are right");
    }
}
// ANCHOR_END: tests
