//! Fourteen real texts, and any number of documents made of their lines.

use std::path::Path;
use std::{fs, io};

pub type Document = Vec<u8>;

/// The texts in `data/descr`, in the order of their names.
pub fn texts() -> io::Result<Vec<Document>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/descr");
    let entries = fs::read_dir(Path::new(folder))?;
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    paths.iter().map(fs::read).collect()
}

// ANCHOR: generate
/// `count` documents of lines drawn from `texts`, shorter towards the end.
pub fn generate(
    texts: &[Document],
    count: usize,
) -> impl Iterator<Item = Document> {
    let lines: Vec<&[u8]> = texts
        .iter()
        .flat_map(|text| text.split_inclusive(|&byte| byte == b'\n'))
        .collect();
    let mut random = Random(2026);
    (0..count).map(move |i| {
        let length = 10 + 90 * (count - i) / count + random.below(20);
        let drawn = (0..length).map(|_| lines[random.below(lines.len())]);
        drawn.collect::<Vec<_>>().concat()
    })
}
// ANCHOR_END: generate

/// Knuth's linear congruential generator; the high bits are the good ones.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}
