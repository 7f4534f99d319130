//! Mistakes that compile, one an argument. Each is there to be caught.
#![allow(clippy::undocumented_unsafe_blocks)] // the claims would be false

use std::ffi::{c_char, c_int, c_void};
use std::ptr::{null, null_mut};

use anyhow::{Result, bail};
use drift::ffi::{self, RawSketch};
use drift::reference::Reference;
use drift::sketch::Sketch;
use drift::{data, text};

fn main() -> Result<()> {
    match std::env::args().nth(1).as_deref() {
        Some("length") => length(),
        Some("twice") => twice()?,
        Some("unread") => unread(),
        Some("lost") => lost(),
        Some("free") => freed_by_c()?,
        Some("declared") => declared()?,
        Some("null") => println!("total {}", total(null(), 0)),
        other => bail!("no mistake is called {other:?}"),
    }
    Ok(())
}

fn new_sketch() -> *mut RawSketch {
    let mut made = null_mut();
    assert_eq!(unsafe { ffi::sketch_new(5, &mut made) }, 0);
    made
}

// ANCHOR: length
/// A length in bytes, where C counts numbers.
fn length() {
    let (raw, values) = (new_sketch(), vec![1.5, 2.5, 3.5]);
    let len = size_of_val(&values[..]);
    unsafe { ffi::sketch_add_many(raw, values.as_ptr(), len) };
    unsafe { ffi::sketch_free(raw) };
}
// ANCHOR_END: length

// ANCHOR: twice
/// Two owners: what `derive(Clone)` on a handle would allow.
fn twice() -> Result<()> {
    let sketch = Sketch::new(5)?;
    let copy = unsafe { std::ptr::read(&sketch) };
    drop(sketch);
    drop(copy);
    Ok(())
}
// ANCHOR_END: twice

/// A result that is used although the status says that there is none.
fn unread() {
    let (raw, mut values) = (new_sketch(), Vec::with_capacity(1));
    unsafe { ffi::sketch_quantile(raw, 0.5, values.as_mut_ptr()) };
    unsafe { values.set_len(1) };
    if values[0] > 1.0 {
        println!("slow");
    }
    unsafe { ffi::sketch_free(raw) };
}

// ANCHOR: free
unsafe extern "C" {
    fn free(memory: *mut c_void);
}

/// A string that Rust made, freed by C.
fn freed_by_c() -> Result<()> {
    let reference = Reference::new(&[1.0])?;
    let mut text: *mut c_char = null_mut();
    unsafe { text::drift_summary(&reference, &mut text) };
    unsafe { free(text.cast()) };
    Ok(())
}
// ANCHOR_END: free

// ANCHOR: declared
unsafe extern "C" {
    /// `share` is a `double` in sketch.h.
    #[link_name = "sketch_quantile"]
    fn misdeclared(s: *const RawSketch, share: f32, value: *mut f64) -> c_int;
}

fn declared() -> Result<()> {
    let [radii, _] = data::radii()?;
    let (raw, mut value) = (new_sketch(), 0.0);
    // SAFETY: C made the sketch, and there are that many radii
    let added =
        unsafe { ffi::sketch_add_many(raw, radii.as_ptr(), radii.len()) };
    // SAFETY: the sketch lives, and `value` is ours
    let found = unsafe { ffi::sketch_quantile(raw, 0.5, &mut value) };
    assert_eq!((added, found), (0, 0));
    println!("median {value:.2}");
    // No claim here: nobody can vouch for a wrong declaration
    let status = unsafe { misdeclared(raw, 0.5, &mut value) };
    println!("median {value:.2}, status {status}, with share: f32");
    unsafe { ffi::sketch_free(raw) }; // SAFETY: nobody has it any more
    Ok(())
}
// ANCHOR_END: declared

// ANCHOR: null
/// No numbers at no place: an empty array in C, and no slice in Rust.
fn total(values: *const f64, len: usize) -> f64 {
    unsafe { std::slice::from_raw_parts(values, len) }
        .iter()
        .sum()
}
// ANCHOR_END: null

/// Nobody frees it: no undefined behaviour, but memory that is gone.
fn lost() {
    new_sketch();
}
