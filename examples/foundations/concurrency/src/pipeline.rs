//! A reader, a bounded queue, and workers that take documents from it.

use crate::features::{BUCKETS, Row, add, row};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

// ANCHOR: run
/// The totals of all documents, of which at most `bound` wait in the queue.
pub fn run<D: AsRef<[u8]> + Send>(
    documents: impl Iterator<Item = D> + Send,
    bound: usize,
    workers: usize,
) -> Row {
    let (sender, queue) = sync_channel(bound);
    let queue = Arc::new(Mutex::new(queue));
    thread::scope(|scope| {
        let handles: Vec<_> = (0..workers)
            .map(|_| Arc::clone(&queue))
            .map(|queue| scope.spawn(move || work(&queue)))
            .collect();
        drop(queue); // the workers hold the queue now, and it ends with them
        for document in documents {
            if sender.send(document).is_err() {
                break; // no worker is left
            }
        }
        drop(sender); // tells the workers that nothing more will come
        let totals = handles.into_iter().map(|handle| handle.join());
        totals.fold([0; BUCKETS], |sum, total| {
            add(sum, &total.expect("row does not panic"))
        })
    })
}
// ANCHOR_END: run

// ANCHOR: work
fn work<D: AsRef<[u8]>>(queue: &Mutex<Receiver<D>>) -> Row {
    let mut total = [0; BUCKETS];
    loop {
        let next = queue.lock().expect("recv does not panic").recv();
        let Ok(document) = next else { return total };
        total = add(total, &row(document.as_ref()));
    }
}
// ANCHOR_END: work
