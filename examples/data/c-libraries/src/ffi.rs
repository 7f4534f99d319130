//! `src/c/sketch.h` in Rust, by hand; that the two agree is our word.

use std::ffi::{c_char, c_int, c_uint, c_void};
use std::marker::{PhantomData, PhantomPinned};

// ANCHOR: opaque
/// Only ever seen behind a pointer that C has made.
#[repr(C)]
pub struct RawSketch {
    _fields: [u8; 0],
    // neither Send nor Sync nor Unpin: nothing is known of it
    _unknown: PhantomData<(*mut u8, PhantomPinned)>,
}
// ANCHOR_END: opaque

// ANCHOR: declarations
pub type Visit =
    unsafe extern "C" fn(*mut c_void, f64, f64, count: u64) -> c_int;

unsafe extern "C" {
    // ANCHOR: start
    pub fn sketch_new(bits: c_uint, made: *mut *mut RawSketch) -> c_int;
    pub fn sketch_free(s: *mut RawSketch);
    pub fn sketch_add(s: *mut RawSketch, value: f64) -> c_int;
    pub fn sketch_add_many(
        s: *mut RawSketch,
        values: *const f64,
        len: usize,
    ) -> c_int;
    pub fn sketch_quantile(
        s: *const RawSketch,
        share: f64,
        value: *mut f64,
    ) -> c_int;
    pub fn sketch_count(s: *const RawSketch) -> u64;
    // ANCHOR_END: start
    pub fn sketch_each(s: *const RawSketch, visit: Visit, user: *mut c_void);
    pub safe fn sketch_message(status: c_int) -> *const c_char;
}
// ANCHOR_END: declarations
