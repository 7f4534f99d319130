//! Threads that do each step of a layer together.

use std::ops::Range;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};

// ANCHOR: barrier
/// Where threads wait until all have come. They spin, because the wait is shorter than
/// the time that the system takes to wake one up.
#[derive(Debug)]
pub struct Barrier {
    threads: usize,
    arrived: AtomicUsize,
    round: AtomicUsize,
}

impl Barrier {
    pub fn new(threads: usize) -> Self {
        let (arrived, round) = (AtomicUsize::new(0), AtomicUsize::new(0));
        Self {
            threads,
            arrived,
            round,
        }
    }

    pub fn wait(&self) {
        let round = self.round.load(Ordering::Relaxed);
        if self.arrived.fetch_add(1, Ordering::AcqRel) + 1 == self.threads {
            self.arrived.store(0, Ordering::Relaxed);
            self.round.store(round + 1, Ordering::Release);
            return;
        }
        let mut turns = 0_u32;
        while self.round.load(Ordering::Acquire) == round {
            turns += 1;
            // Others may need this processor, also one of us.
            if turns > 10_000 {
                std::thread::yield_now();
            } else {
                std::hint::spin_loop();
            }
        }
    }
}
// ANCHOR_END: barrier

/// The part of `0..length` that falls to one of the threads.
pub fn part(length: usize, thread: usize, threads: usize) -> Range<usize> {
    length * thread / threads..length * (thread + 1) / threads
}

/// Floats that one thread writes, and after a barrier all may read.
#[derive(Debug)]
pub struct Board(Vec<AtomicU32>);

impl Board {
    pub fn new(length: usize) -> Self {
        Self((0..length).map(|_| AtomicU32::new(0)).collect())
    }

    #[inline(always)]
    pub fn write(&self, at: usize, values: &[f32]) {
        for (cell, value) in self.0[at..].iter().zip(values) {
            cell.store(value.to_bits(), Ordering::Relaxed);
        }
    }

    /// The first numbers.
    pub fn read(&self, length: usize) -> Vec<f32> {
        let cells = self.0[..length].iter();
        cells
            .map(|cell| f32::from_bits(cell.load(Ordering::Relaxed)))
            .collect()
    }
}
