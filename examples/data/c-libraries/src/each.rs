//! A closure as a C callback, and what becomes of its panic.

use std::any::Any;
use std::ffi::{c_int, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::ffi;
use crate::sketch::Sketch;

/// The numbers from `low` on that are less than `high`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bucket {
    pub low: f64,
    pub high: f64,
    pub count: u64,
}

// ANCHOR: each
struct Call<F> {
    visit: F,
    panic: Option<Box<dyn Any + Send>>,
}

impl Sketch {
    /// Visits the buckets that hold values, in rising order.
    pub fn each<F: FnMut(Bucket)>(&self, visit: F) {
        let mut call = Call { visit, panic: None };
        let user = (&raw mut call).cast();
        // SAFETY: `visit_one::<F>` gets the `Call<F>` that it wants, which
        // outlives this line, and C keeps neither
        unsafe { ffi::sketch_each(self.raw.as_ptr(), visit_one::<F>, user) };
        if let Some(panic) = call.panic {
            resume_unwind(panic);
        }
    }
}
// ANCHOR_END: each

// ANCHOR: visit_one
/// What C calls. `user` must be the `Call<F>` of an `each` that still runs.
unsafe extern "C" fn visit_one<F: FnMut(Bucket)>(
    user: *mut c_void,
    low: f64,
    high: f64,
    count: u64,
) -> c_int {
    // SAFETY: C hands on what `each` gave it, and nobody else uses it now
    let call = unsafe { &mut *user.cast::<Call<F>>() };
    let visit = AssertUnwindSafe(|| (call.visit)(Bucket { low, high, count }));
    match catch_unwind(visit) {
        Ok(()) => 0,
        Err(panic) => {
            call.panic = Some(panic);
            1 // C stops, and `each` panics in its place
        }
    }
}
// ANCHOR_END: visit_one
