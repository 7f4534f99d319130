//! `include/drift.h` as Rust has it: what C can call, and all that speak C.

use std::ptr::NonNull;

use crate::border::{Status, borrow, guard};
use crate::reference::Reference;

// ANCHOR: new
/// # Safety
/// `values` points at `len` numbers, and a pointer can be written to `made`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn drift_new(
    values: *const f64,
    len: usize,
    made: *mut *mut Reference,
) -> Status {
    guard(|| {
        let made = NonNull::new(made).ok_or(Status::Null)?;
        // SAFETY: the caller's word
        let reference = Reference::new(unsafe { borrow(values, len) }?)?;
        let given_away = Box::into_raw(Box::new(reference));
        // SAFETY: not null, and for the rest the caller's word
        unsafe { made.write(given_away) };
        Ok(())
    })
}

/// # Safety
/// `reference` is null, or from `drift_new` and never used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn drift_free(reference: *mut Reference) {
    if !reference.is_null() {
        // SAFETY: `into_raw` gave it away, and the caller gives it back
        drop(unsafe { Box::from_raw(reference) });
    }
}
// ANCHOR_END: new

/// # Safety
/// `reference` is null, or from `drift_new`; a number can be written to `rank`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn drift_rank(
    reference: *const Reference,
    value: f64,
    rank: *mut f64,
) -> Status {
    guard(|| {
        // SAFETY: the caller's word
        let known = unsafe { reference.as_ref() }.ok_or(Status::Null)?;
        let rank = NonNull::new(rank).ok_or(Status::Null)?;
        // SAFETY: not null, and for the rest the caller's word
        unsafe { rank.write(known.rank(value)) };
        Ok(())
    })
}

// ANCHOR: ranks
/// # Safety
/// As `drift_rank`, for `len` values and as many ranks, which may be the same
/// memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn drift_ranks(
    reference: *const Reference,
    values: *const f64,
    len: usize,
    ranks: *mut f64,
) -> Status {
    guard(|| {
        // SAFETY: the caller's word
        let known = unsafe { reference.as_ref() }.ok_or(Status::Null)?;
        if len > 0 && (values.is_null() || ranks.is_null()) {
            return Err(Status::Null);
        }
        for i in 0..len {
            // SAFETY: `i < len`, and for the rest the caller's word
            unsafe { ranks.add(i).write(known.rank(values.add(i).read())) };
        }
        Ok(())
    })
}
// ANCHOR_END: ranks

/// # Safety
/// As `drift_ranks`, with one number to be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn drift_distance(
    reference: *const Reference,
    values: *const f64,
    len: usize,
    distance: *mut f64,
) -> Status {
    guard(|| {
        // SAFETY: the caller's word
        let known = unsafe { reference.as_ref() }.ok_or(Status::Null)?;
        let distance = NonNull::new(distance).ok_or(Status::Null)?;
        // SAFETY: the caller's word
        let found = known.distance(unsafe { borrow(values, len) }?)?;
        // SAFETY: not null, and for the rest the caller's word
        unsafe { distance.write(found) };
        Ok(())
    })
}
