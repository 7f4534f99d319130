//! Work on all cores, for what does not depend on each other: pages, files.

/// What work makes of each input, in their order.
pub fn in_parallel<T: Send, R: Send>(inputs: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let size = inputs.len().div_ceil(threads).max(1);
    let mut inputs = inputs.into_iter();
    let chunks: Vec<Vec<T>> = std::iter::from_fn(|| {
        let chunk: Vec<T> = inputs.by_ref().take(size).collect();
        (!chunk.is_empty()).then_some(chunk)
    })
    .collect();
    std::thread::scope(|scope| {
        let work = &work;
        let run =
            |chunk: Vec<T>| scope.spawn(move || chunk.into_iter().map(work).collect::<Vec<R>>());
        let handles: Vec<_> = chunks.into_iter().map(run).collect();
        let join = |handle: std::thread::ScopedJoinHandle<'_, Vec<R>>| {
            handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        handles.into_iter().flat_map(join).collect()
    })
}
