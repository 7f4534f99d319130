//! The C library as Rust has it: no pointer, no status, no `unsafe` for callers.

use std::ffi::{CStr, c_int};
use std::fmt;
use std::ptr::{self, NonNull};

use crate::ffi;

// ANCHOR: sketch
/// Quantiles of positive numbers, to within a known share of their value.
pub struct Sketch {
    pub(crate) raw: NonNull<ffi::RawSketch>,
}

impl Sketch {
    /// A bucket that begins at `x` is at most `x / 2^bits` wide.
    pub fn new(bits: u32) -> Result<Self, SketchError> {
        let mut raw = ptr::null_mut();
        // SAFETY: `raw` is ours, and C writes one pointer to it
        check(unsafe { ffi::sketch_new(bits, &mut raw) })?;
        // SAFETY: with status 0, C has written a sketch, which is ours to free
        let raw = unsafe { NonNull::new_unchecked(raw) };
        Ok(Self { raw })
    }
}

impl Drop for Sketch {
    fn drop(&mut self) {
        // SAFETY: C made it, nobody else has it, and it is freed only here
        unsafe { ffi::sketch_free(self.raw.as_ptr()) }
    }
}
// ANCHOR_END: sketch

// ANCHOR: threads
// SAFETY: sketch.h: no global state, so a sketch may change threads …
unsafe impl Send for Sketch {}
// SAFETY: … and threads may read one together while nobody changes it
unsafe impl Sync for Sketch {}
// ANCHOR_END: threads

// ANCHOR: methods
impl Sketch {
    pub fn add(&mut self, value: f64) -> Result<(), SketchError> {
        // SAFETY: the sketch lives, and `&mut` says that nobody else uses it
        check(unsafe { ffi::sketch_add(self.raw.as_ptr(), value) })
    }

    /// Adds all values, or none.
    pub fn add_many(&mut self, values: &[f64]) -> Result<(), SketchError> {
        let (raw, start, len) =
            (self.raw.as_ptr(), values.as_ptr(), values.len());
        // SAFETY: as above; C reads `len` values, and keeps no pointer to them
        check(unsafe { ffi::sketch_add_many(raw, start, len) })
    }

    pub fn quantile(&self, share: f64) -> Result<f64, SketchError> {
        let mut value = f64::NAN;
        // SAFETY: the sketch lives, `&self` keeps others from changing it, and
        // `value` is ours
        check(unsafe {
            ffi::sketch_quantile(self.raw.as_ptr(), share, &mut value)
        })?;
        Ok(value)
    }
}
// ANCHOR_END: methods

impl Sketch {
    pub fn count(&self) -> u64 {
        // SAFETY: the sketch lives, and `&self` keeps others from changing it
        unsafe { ffi::sketch_count(self.raw.as_ptr()) }
    }
}

// ANCHOR: error
/// A status of sketch.h other than 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SketchError(pub c_int);

impl fmt::Display for SketchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // SAFETY: C returns a string that ends in a zero and is never freed
        let message = unsafe { CStr::from_ptr(ffi::sketch_message(self.0)) };
        f.write_str(&message.to_string_lossy())
    }
}

impl std::error::Error for SketchError {}

fn check(status: c_int) -> Result<(), SketchError> {
    if status == 0 {
        Ok(())
    } else {
        Err(SketchError(status))
    }
}
// ANCHOR_END: error
