//! Holds a lock while it waits for something else.

use std::sync::{Arc, Mutex};

fn in_background(task: impl Future<Output = ()> + Send + 'static) {
    tokio::spawn(task);
}

async fn count(total: Arc<Mutex<usize>>) {
    let mut guard = total.lock().expect("no thread panicked");
    *guard += 1;
    tokio::task::yield_now().await;
}

fn main() {
    in_background(count(Arc::default()));
}
