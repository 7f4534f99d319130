//! What the page teaches, without the model's file.

use generate::chat::{Forgetful, Model};
use generate::sample::{Random, Sampler, draw, greedy, probabilities, top_p};
use generate::stream::Characters;

/// Pushes pieces, and returns what is shown after each, and at the end.
fn shown(pieces: &[&[u8]]) -> Vec<String> {
    let mut characters = Characters::default();
    let mut all: Vec<_> = pieces.iter().map(|p| characters.push(p)).collect();
    all.push(characters.finish());
    all
}

#[test]
fn characters_wait_until_they_are_whole() {
    let crab = "🦀".as_bytes();
    assert_eq!(
        shown(&[&crab[..1], &crab[1..3], &crab[3..]]),
        ["", "", "🦀", ""]
    );
    assert_eq!(shown(&[b"a\xf0", b"\x9f\xa6\x80b"]), ["a", "🦀b", ""]);
    assert_eq!(shown(&["é".as_bytes(), b"!"]), ["é", "!", ""]);
}

#[test]
fn invalid_bytes_do_not_stop_the_stream() {
    assert_eq!(shown(&[b"a\xffb"]), ["a\u{fffd}b", ""]);
    assert_eq!(shown(&[b"\xf0\x9f", b"no"]), ["", "\u{fffd}no", ""]);
    assert_eq!(shown(&[b"\x80", b"\xe6\x9d"]), ["\u{fffd}", "", "\u{fffd}"]);
}

#[test]
fn any_split_of_a_text_gives_the_text() {
    let text = "naïve 🦀 東京 ok".as_bytes();
    for at in 0..=text.len() {
        for to in at..=text.len() {
            let parts = [&text[..at], &text[at..to], &text[to..]];
            assert_eq!(shown(&parts).concat().as_bytes(), text);
        }
    }
}

#[test]
fn top_p_keeps_the_fewest_likeliest() {
    let shares = vec![(3, 0.5), (9, 0.25), (7, 0.125), (1, 0.125)];
    assert_eq!(top_p(shares.clone(), 0.5), [(3, 1.0)]);
    assert_eq!(top_p(shares.clone(), 0.0), [(3, 1.0)]);
    assert_eq!(top_p(shares.clone(), 1.0), shares);
    let two = top_p(shares, 0.6);
    assert!((two[0].1 - 2.0 / 3.0).abs() < 1e-6 && two.len() == 2);
}

#[test]
fn draws_follow_the_probabilities() {
    let logits = [0.0, 2.0f32.ln(), 0.0]; // 1 : 2 : 1
    let mut sampler = Sampler {
        temperature: 1.0,
        top_p: 1.0,
        random: Random(1),
    };
    let mut counts = [0; 3];
    for _ in 0..4000 {
        counts[sampler.choose(&logits) as usize] += 1;
    }
    for (count, expected) in counts.iter().zip([1000i32, 2000, 1000]) {
        assert!((count - expected).abs() < 100, "{counts:?}");
    }
    assert_eq!(draw(&[(4, 0.25), (2, 0.75)], 0.25), 2);
    assert_eq!(draw(&[(4, 0.25), (2, 0.5)], 0.99), 2); // what rounding leaves
}

#[test]
fn a_low_temperature_is_nearly_greedy() {
    let logits = [1.0, 3.0, 2.0, f32::NEG_INFINITY];
    assert_eq!(greedy(&logits), 1);
    let sure = probabilities(&logits, 0.01);
    assert_eq!((sure[0].0, sure[0].1), (1, 1.0));
    assert_eq!(probabilities(&logits, 1.0)[3].1, 0.0);
}

struct Recorder(Vec<(Vec<u32>, usize)>);

impl Model for Recorder {
    fn logits(
        &mut self,
        tokens: &[u32],
        position: usize,
    ) -> anyhow::Result<Vec<f32>> {
        self.0.push((tokens.to_vec(), position));
        Ok(vec![1.0])
    }
}

#[test]
fn without_a_cache_everything_is_computed_again() -> anyhow::Result<()> {
    let mut recorder = Recorder(vec![]);
    let mut model = Forgetful::new(&mut recorder);
    model.logits(&[5, 6], 0)?;
    model.logits(&[7], 2)?;
    assert_eq!(recorder.0, [(vec![5, 6], 0), (vec![5, 6, 7], 0)]);
    Ok(())
}
