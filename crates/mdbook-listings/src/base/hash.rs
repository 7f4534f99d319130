//! A 64-bit FNV-1a hash: the same on every machine and for every compiler. It names content; nobody
//! gains by a collision. And SHA-256, for what readers download.

use std::io::Read;

use sha2::{Digest, Sha256};

/// Hashes parts one after the other; their lengths count, so that bytes cannot move from one part
/// to the next unseen.
#[derive(Debug, Clone)]
pub struct Hasher(u64);

impl Default for Hasher {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher {
    pub fn add(&mut self, part: impl AsRef<[u8]>) -> &mut Self {
        let part = part.as_ref();
        for byte in (part.len() as u64).to_le_bytes().iter().chain(part) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        self
    }

    /// Sixteen hexadecimal digits.
    pub fn finish(&self) -> String {
        format!("{:016x}", self.0)
    }
}

/// The hash of some parts.
pub fn fingerprint(parts: impl IntoIterator<Item = impl AsRef<[u8]>>) -> String {
    let mut hasher = Hasher::default();
    for part in parts {
        hasher.add(part);
    }
    hasher.finish()
}

/// How many bytes there are, and their SHA-256.
pub fn sha256(mut source: impl Read) -> std::io::Result<(u64, String)> {
    let (mut bytes, mut hasher, mut buffer) = (0, Sha256::new(), vec![0; 1 << 20]);
    loop {
        match source.read(&mut buffer)? {
            0 => break,
            count => {
                hasher.update(&buffer[..count]);
                bytes += count as u64;
            }
        }
    }
    Ok((bytes, hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_count() {
        assert_ne!(fingerprint(["ab", "c"]), fingerprint(["a", "bc"]));
        assert_eq!(fingerprint(["ab", "c"]), fingerprint([b"ab".to_vec(), b"c".to_vec()]));
    }
}
