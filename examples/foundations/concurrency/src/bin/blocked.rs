//! Whether another task gets a turn while features are computed.

use concurrency::{corpus, features, parallel};
use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use tokio::task::{spawn_blocking, yield_now};

// ANCHOR: turns
/// How many turns another task gets while `work` runs.
async fn turns_during(work: impl Future<Output = ()>) -> usize {
    let turns = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&turns);
    let other = tokio::spawn(async move {
        loop {
            counter.fetch_add(1, Ordering::SeqCst);
            yield_now().await;
        }
    });
    yield_now().await; // lets the other task start
    let before = turns.load(Ordering::SeqCst);
    work.await;
    other.abort();
    turns.load(Ordering::SeqCst) - before
}
// ANCHOR_END: turns

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let texts = corpus::texts()?;
    let documents: Arc<Vec<_>> =
        Arc::new(corpus::generate(&texts, 500).collect());

    let direct = async {
        black_box(parallel::one(&documents));
    };
    report("computed in the task", turns_during(direct).await);

    let yielding = async {
        for document in documents.iter() {
            black_box(features::row(document));
            yield_now().await;
        }
    };
    report("yielding after each document", turns_during(yielding).await);

    let shared = Arc::clone(&documents);
    let (begin, begun) = channel();
    let elsewhere = async {
        let rows = spawn_blocking(move || {
            begun.recv().expect("sent below");
            parallel::rayon(&shared)
        });
        // Begun when this task waits already: a fast one is not done before.
        let (rows, _) = tokio::join!(biased; rows, async { begin.send(()) });
        black_box(rows.expect("row does not panic"));
    };
    report("computed on other threads", turns_during(elsewhere).await);
    Ok(())
}
// ANCHOR_END: main

fn report(how: &str, turns: usize) {
    println!("{how:<29} {}", if turns == 0 { "no turn" } else { "turns" });
}
