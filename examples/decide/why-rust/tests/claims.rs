//! The claims of the chapter, and the Python twin's values.

use why_rust::assembly::{Function, Loop, compile};
use why_rust::{
    by_chain, by_generic, by_hand, checked, count, lanes, parallel, samples,
};

#[test]
#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
fn an_abstraction_that_costs_nothing() {
    let read = |source: &str, name: &str| {
        Function::read(&compile(source).expect("rustc runs"), name).expect(name)
    };
    let chain = read(include_str!("../src/by_chain.rs"), "squares");
    assert_eq!(chain, read(include_str!("../src/by_hand.rs"), "test_last"));
    assert_eq!(chain, read(include_str!("../src/by_generic.rs"), "whole"));
    assert_eq!(chain.kind(), Loop::Packed);
    let first = read(include_str!("../src/by_hand.rs"), "test_first");
    assert_eq!(chain.inner_loop(), first.inner_loop());
}

#[test]
#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
fn a_check_that_costs_the_packed_loop() {
    let assembly =
        compile(include_str!("../src/checked.rs")).expect("rustc runs");
    let function = Function::read(&assembly, "squares").expect("it is there");
    assert_eq!(function.kind(), Loop::OneByOne);
}

#[test]
fn a_turn_is_counted_without_the_ways_out() {
    let lines = |text: &str| -> Vec<String> {
        text.lines().map(|line| line.trim().to_owned()).collect()
    };
    let body = lines(
        "L1:
         cmpq %rsi, %rdx
         jae L9
         callq *panic_bounds_check(%rip)
         L2:
         addl (%rdi,%rdx,4), %eax
         incq %rdx
         jmp L1",
    );
    assert_eq!(count::turn(&body), 5); // all but the labels and the call
    assert_eq!(count::samples_a_turn(&body), Some(1));
    let wide = lines("L1:\nvpaddd (%rdi,%r8), %ymm0, %ymm0\nsubq $-128, %r8");
    assert_eq!(count::samples_a_turn(&wide), Some(32));
    assert_eq!(count::at_once(&wide), 8);
    let none = lines("L1:\naddq $56, %rsp\nmovl 48(%rsp), %eax");
    assert_eq!(count::samples_a_turn(&none), None);
}

#[test]
fn every_way_gives_one_answer() {
    let whole = samples::whole();
    let expected = by_chain::squares(&whole);
    assert_eq!(by_hand::test_first(&whole), expected);
    assert_eq!(by_hand::test_last(&whole), expected);
    assert_eq!(by_generic::whole(&whole), expected);
    assert_eq!(checked::squares(&whole), Some(expected));
    assert_eq!(by_generic::floats(&samples::floats()), expected as f32);
    assert_eq!(lanes::squares(&samples::floats()), expected as f32);
}

#[test]
fn short_inputs() {
    for samples in [&[][..], &[3], &[1; 17], &[2; 40]] {
        let expected = by_hand::test_first(samples);
        assert_eq!(by_hand::test_last(samples), expected);
        assert_eq!(by_chain::squares(samples), expected);
        let floats: Vec<f32> = samples.iter().map(|&s| s as f32).collect();
        assert_eq!(lanes::squares(&floats), expected as f32);
    }
    assert_eq!(checked::squares(&[1 << 16]), None);
}

#[test]
fn the_values_of_the_twin() {
    let twin = include_str!("../twin/threads.txt");
    let values: Vec<u32> = twin
        .lines()
        .skip(1) // the command
        .map(|line| {
            line.split_whitespace()
                .last()
                .and_then(|n| n.parse().ok())
                .expect("a number")
        })
        .collect();
    let sums = parallel::partial_sums(&samples::whole(), 4);
    assert_eq!(values[..4], sums);
    assert_eq!(values[4], sums.iter().sum::<u32>());
}

#[test]
fn no_samples_and_more_parts_than_samples() {
    assert_eq!(parallel::partial_sums(&[], 4), []);
    assert_eq!(parallel::partial_sums(&[3], 4), [9]);
}
