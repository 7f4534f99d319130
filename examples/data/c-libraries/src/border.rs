//! What each function of the C ABI needs: a status, a barrier for panics, and slices made of pointers.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::reference::BadValues;

// ANCHOR: status
/// `drift_status` in the header.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Ok,
    Null,
    Empty,
    Nan,
    Panic,
}

/// An error becomes a status, and so does a panic, which must not reach C.
pub fn guard(work: impl FnOnce() -> Result<(), Status>) -> Status {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(())) => Status::Ok,
        Ok(Err(status)) => status,
        Err(_) => Status::Panic,
    }
}
// ANCHOR_END: status

impl From<BadValues> for Status {
    fn from(error: BadValues) -> Self {
        match error {
            BadValues::Empty => Self::Empty,
            BadValues::Nan => Self::Nan,
        }
    }
}

// ANCHOR: borrow
/// # Safety
/// `values` points at `len` numbers that stay and do not change for `'a`, or
/// `values` is null.
pub unsafe fn borrow<'a>(
    values: *const f64,
    len: usize,
) -> Result<&'a [f64], Status> {
    match (values.is_null(), len) {
        (_, 0) => Ok(&[]), // an empty array of C may be null, a slice never
        (true, _) => Err(Status::Null),
        // SAFETY: not null, and for the rest the caller's word
        (false, _) => Ok(unsafe { std::slice::from_raw_parts(values, len) }),
    }
}
// ANCHOR_END: borrow
