//! Strings that C gets, and gives back.

use std::ffi::{CString, c_char};
use std::ptr::NonNull;

use crate::border::{Status, guard};
use crate::reference::Reference;

// ANCHOR: text
/// # Safety
/// `reference` is null, or from `drift_new`; a pointer can be written to `text`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn drift_summary(
    reference: *const Reference,
    text: *mut *mut c_char,
) -> Status {
    guard(|| {
        // SAFETY: the caller's word
        let known = unsafe { reference.as_ref() }.ok_or(Status::Null)?;
        let text = NonNull::new(text).ok_or(Status::Null)?;
        let summary = CString::new(known.to_string());
        let summary = summary.expect("a summary holds no zero byte");
        // SAFETY: not null, and for the rest the caller's word
        unsafe { text.write(summary.into_raw()) };
        Ok(())
    })
}

/// # Safety
/// `text` is null, or from `drift_summary` and never used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn drift_text_free(text: *mut c_char) {
    if !text.is_null() {
        // SAFETY: `into_raw` gave it away, and the caller gives it back
        drop(unsafe { CString::from_raw(text) });
    }
}
// ANCHOR_END: text
