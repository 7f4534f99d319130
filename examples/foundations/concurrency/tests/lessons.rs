//! What the chapter says of threads and queues, and the Python twin's values.

use concurrency::features::{BUCKETS, bucket, checksum, row, words};
use concurrency::{corpus, parallel, pipeline, totals};
use rayon::ThreadPoolBuilder;

#[test]
fn every_way_gives_the_same_rows_on_any_number_of_threads() {
    let texts = corpus::texts().expect("the data are there");
    let documents: Vec<_> = corpus::generate(&texts, 101).collect();
    let rows = parallel::one(&documents);
    for threads in [1, 2, 3, 200] {
        assert_eq!(rows, parallel::parts(&documents, threads), "{threads}");
    }
    let pool = ThreadPoolBuilder::new().num_threads(4).build().expect("4");
    assert_eq!(rows, pool.install(|| parallel::rayon(&documents)));
    assert!(parallel::parts(&[], 2).is_empty());
}

#[test]
fn every_way_gives_the_same_totals() {
    let texts = corpus::texts().expect("the data are there");
    let alone = totals::alone(&texts);
    let shared = totals::Shared::new([0; BUCKETS]);
    totals::locked(&texts, &shared);
    assert_eq!(alone, totals::merged(&texts));
    assert_eq!(alone, *shared.lock());
    for bound in [0, 1, 100] {
        assert_eq!(alone, pipeline::run(texts.iter(), bound, 3), "{bound}");
    }
}

#[test]
fn words_are_runs_of_letters_in_any_case() {
    let found: Vec<_> = words(b"It's 2 O'Clock\n").collect();
    assert_eq!(found, [&b"It"[..], b"s", b"O", b"Clock"]);
    assert_eq!(row(b"The the THE")[bucket(b"the")], 3);
}

#[test]
fn python_computes_the_same() {
    // python -c 'import zlib; print(zlib.crc32(b"rust") % 256)'
    assert_eq!(bucket(b"Rust"), 160);
    let texts = corpus::texts().expect("the data are there");
    let documents: Vec<_> = corpus::generate(&texts, 2000).collect();
    let sum = checksum(&parallel::one(&documents));
    let twin = include_str!("../twin/features.txt");
    assert!(twin.contains(&format!("{sum:x}")), "{sum:x}\n{twin}");
}
