//! Shows that a bounded queue stops the reader, with a bar on standard error.

use concurrency::corpus::{self, Document};
use concurrency::pipeline;
use indicatif::ProgressBar;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{channel, sync_channel};

const COUNT: usize = 2000;
const BOUND: usize = 4;
const WORKERS: usize = 2;

// ANCHOR: counted
/// A document that counts itself while it is in memory.
struct Counted<'a>(Document, &'a AtomicUsize);

impl<'a> Counted<'a> {
    fn new(text: Document, alive: &'a AtomicUsize, most: &AtomicUsize) -> Self {
        let now = 1 + alive.fetch_add(1, Ordering::SeqCst);
        most.fetch_max(now, Ordering::SeqCst);
        Self(text, alive)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.1.fetch_sub(1, Ordering::SeqCst);
    }
}
// ANCHOR_END: counted

impl AsRef<[u8]> for Counted<'_> {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

// ANCHOR: nobody
/// How many documents each kind of queue takes while nobody receives.
fn nobody_receives(texts: &[Document]) -> (usize, usize) {
    let (bounded, _queue) = sync_channel(BOUND);
    let (unbounded, _endless) = channel();
    let documents = || corpus::generate(texts, COUNT);
    let waits = documents().map(|document| bounded.try_send(document));
    let piles = documents().map(|document| unbounded.send(document));
    (
        waits.take_while(Result::is_ok).count(),
        piles.take_while(Result::is_ok).count(),
    )
}
// ANCHOR_END: nobody

fn main() -> anyhow::Result<()> {
    let texts = corpus::texts()?;
    let (bounded, unbounded) = nobody_receives(&texts);
    println!("nobody receives: a queue bounded to {BOUND} takes {bounded}");
    println!("nobody receives: an unbounded queue takes {unbounded}");

    // ANCHOR: bar
    let (alive, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let documents = corpus::generate(&texts, COUNT)
        .map(|text| Counted::new(text, &alive, &most));
    let bar = ProgressBar::new(COUNT as u64); // hidden unless in a terminal
    let total = pipeline::run(bar.wrap_iter(documents), BOUND, WORKERS);
    bar.finish();
    // ANCHOR_END: bar

    let limit = BOUND + 1 + WORKERS; // queue, reader, workers
    let most = most.into_inner();
    println!("{} words in {COUNT} documents", total.iter().sum::<u32>());
    let within = if most <= limit { "yes" } else { "no" };
    println!("never more than {limit} documents in memory: {within}");
    Ok(())
}
