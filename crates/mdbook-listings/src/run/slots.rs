//! As many processes run at a time as there are cores.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Places for running processes. A thread that waits for another one's result takes none.
pub(super) struct Slots {
    free: Mutex<usize>,
    freed: Condvar,
}

impl Slots {
    /// One for each core.
    pub fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self { free: Mutex::new(cores), freed: Condvar::new() }
    }

    /// Does some work as soon as a place is free.
    pub fn run<T>(&self, work: impl FnOnce() -> T) -> T {
        let waiting = self.freed.wait_while(self.lock(), |free| *free == 0);
        *waiting.unwrap_or_else(PoisonError::into_inner) -= 1;
        let result = work();
        *self.lock() += 1;
        self.freed.notify_one();
        result
    }

    fn lock(&self) -> MutexGuard<'_, usize> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
