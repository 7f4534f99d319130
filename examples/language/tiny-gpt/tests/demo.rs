//! What the demo shows, and what it refuses.

use tiny_gpt::demo::{Demo, work};
use tiny_gpt::picture;

fn demo(text: &str) -> Demo {
    let mut demo = Demo::new(1).expect("the weights fit");
    demo.read(text).expect("a short text");
    demo
}

#[test]
fn the_page_repeats_this_work() {
    assert_eq!(work() + "\n", include_str!("../web/work.txt"));
}

#[test]
fn the_picture_is_what_the_program_draws() -> Result<(), String> {
    assert_eq!(picture::demo()?, include_str!("../web/poster.svg"));
    Ok(())
}

#[test]
fn it_says_what_it_cannot_read() {
    let mut demo = demo("You");
    let empty = demo.read("").expect_err("no text");
    assert_eq!(empty, "The model needs a text to go on from.");
    let long = demo.read(&"1".repeat(200)).expect_err("too long");
    assert!(long.starts_with("The text has 200 tokens. The model sees 128"));
    demo.read("You").expect("it still works");
}

#[test]
fn it_stops_when_the_context_is_full() -> Result<(), String> {
    let mut demo = demo("You");
    while !demo.full() {
        demo.step(0.8, 0.9)?;
    }
    assert_eq!(demo.tokens.len(), 128);
    assert!(demo.step(0.8, 0.9).is_err());
    Ok(())
}

#[test]
fn attention_and_probabilities_add_up() {
    let demo = demo("You will be able to");
    assert_eq!(demo.attention(2, 3).len(), demo.tokens.len());
    assert!((demo.attention(2, 3).iter().sum::<f32>() - 1.0).abs() < 1e-5);
    let all: f32 = demo.likeliest(1024, 1.0, 1.0).iter().map(|x| x.1).sum();
    assert!((all - 1.0).abs() < 1e-4);
    let few = demo.likeliest(1024, 1.0, 0.5);
    assert!(few.len() > 1 && few.len() < 1000);
    assert_eq!(demo.likeliest(1, 1.0, 0.01)[0].1, 1.0);
}
