//! How fast this machine reads its memory.

use super::product::Kernel;
use super::team::part;
use std::hint::black_box;
use std::thread;
use std::time::Instant;

// ANCHOR: memory
/// The seconds in which some threads read as many bytes several times over.
pub fn seconds(
    bytes: usize,
    threads: usize,
    times: usize,
    kernel: Kernel,
) -> f64 {
    let words = vec![1_u64; bytes / 8];
    let words = &words[..];
    let start = Instant::now();
    for _ in 0..times {
        thread::scope(|scope| {
            for thread in 0..threads {
                let mine = &words[part(words.len(), thread, threads)];
                scope.spawn(move || black_box(sum(kernel, mine)));
            }
        });
    }
    start.elapsed().as_secs_f64()
}

/// 32 sums at once, so that no addition waits for the one before it.
fn sum(kernel: Kernel, words: &[u64]) -> u64 {
    kernel.run(
        #[inline(always)]
        || {
            let mut sums = [0_u64; 32];
            let (chunks, rest) = words.as_chunks::<32>();
            for chunk in chunks {
                for lane in 0..32 {
                    sums[lane] += chunk[lane];
                }
            }
            sums.iter().chain(rest).sum()
        },
    )
}
// ANCHOR_END: memory
