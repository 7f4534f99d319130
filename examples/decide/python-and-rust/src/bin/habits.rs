//! Small habits that differ between the languages, one function each.

use std::thread;

use python_and_rust::digits::{Digit, Image, RowError};
use python_and_rust::knn::{nearest, wide};

fn main() -> anyhow::Result<()> {
    let digits = load()?;
    look(&digits);
    let (known, unknown) = digits.split_at(1000);
    let unknown = &unknown[..100];
    let nearest = Nearest(known.to_vec());
    let (always, nearest) =
        (right(&Always(3), unknown), right(&nearest, unknown));
    println!("right of 100: always 3 {always}, nearest {nearest}");
    memory();
    threads(&digits);
    Ok(())
}

// ANCHOR: load
const TABLE: &str = include_str!("../../data/digits.csv");

fn load() -> Result<Vec<Digit>, RowError> {
    TABLE.lines().map(str::parse).collect()
}
// ANCHOR_END: load

// ANCHOR: look
fn look(digits: &[Digit]) {
    let mut counts = [0; 10];
    for digit in digits {
        counts[usize::from(digit.label)] += 1;
    }
    println!("{counts:?}");
}
// ANCHOR_END: look

// ANCHOR: guess
trait Guess {
    fn guess(&self, image: &Image) -> u8;
}

struct Always(u8);
struct Nearest(Vec<Digit>);

impl Guess for Always {
    fn guess(&self, _: &Image) -> u8 {
        self.0
    }
}

impl Guess for Nearest {
    fn guess(&self, image: &Image) -> u8 {
        let best = nearest(&self.0, image, 1, wide)[0];
        self.0[best.row].label
    }
}

fn right<G: Guess>(model: &G, digits: &[Digit]) -> usize {
    let right = |d: &&Digit| model.guess(&d.image) == d.label;
    digits.iter().filter(right).count()
}
// ANCHOR_END: guess

// ANCHOR: memory
fn memory() {
    let mut pixels = vec![0, 8, 16];
    let second = &mut pixels; // lent until its last use
    second.push(4);
    pixels.push(12);
    let kept = pixels.clone();
    let mut owner = pixels; // moved: the name `pixels` is gone
    owner.push(1);
    println!("{owner:?} {kept:?}");
}
// ANCHOR_END: memory

// ANCHOR: threads
fn ink(digits: &[Digit]) -> u32 {
    digits.iter().flat_map(|d| d.image).map(u32::from).sum()
}

fn threads(digits: &[Digit]) {
    let mut sums = [0; 3];
    thread::scope(|scope| {
        for (sum, part) in sums.iter_mut().zip(digits.chunks(600)) {
            scope.spawn(move || *sum = ink(part));
        }
    });
    println!("{sums:?}");
}
// ANCHOR_END: threads
