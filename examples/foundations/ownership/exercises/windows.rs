//! **Sliding windows.** A model that predicts a series of measurements is often trained on *windows*, pieces of `width` values
//! each. A new one begins every `step` values, so windows may overlap or leave gaps. Both numbers are at least 1. If what is
//! left at the end is too short for a window, leave it out. Write `next` without copying a value. A window may be kept longer
//! than the iterator.
//!
//! Hint: `rest.get(..width)` is an `Option` of a slice: what does `?` do with it? Then shorten `rest`, but never by more than
//! its length.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    pub struct Windows<'a> {
        pub rest: &'a [f64],
        pub width: usize,
        pub step: usize,
    }

    impl<'a> Iterator for Windows<'a> {
        type Item = &'a [f64];

        fn next(&mut self) -> Option<&'a [f64]> {
            todo!("{} of {:?}, {}", self.width, self.rest, self.step)
        }
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    pub struct Windows<'a> {
        pub rest: &'a [f64],
        pub width: usize,
        pub step: usize,
    }

    impl<'a> Iterator for Windows<'a> {
        type Item = &'a [f64];

        fn next(&mut self) -> Option<&'a [f64]> {
            let window = self.rest.get(..self.width)?;
            self.rest = &self.rest[self.step.min(self.rest.len())..];
            Some(window)
        }
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::Windows;

const SERIES: [f64; 6] = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0];

fn firsts(width: usize, step: usize) -> Vec<f64> {
    let rest = &SERIES[..];
    let windows = Windows { rest, width, step };
    let seen = windows.inspect(|window| assert_eq!(window.len(), width));
    seen.map(|window| window[0]).collect()
}

#[test]
fn windows_overlap_and_a_short_end_is_left_out() {
    assert_eq!(firsts(4, 1), [0.0, 1.0, 2.0]);
    assert_eq!(firsts(3, 2), [0.0, 2.0]);
}

#[test]
fn a_step_may_leave_gaps_and_lead_beyond_the_end() {
    assert_eq!(firsts(2, 4), [0.0, 4.0]);
    assert_eq!(firsts(6, 9), [0.0]);
    assert_eq!(firsts(7, 1), []);
}

#[test]
fn a_window_is_not_a_copy_and_outlives_the_iterator() {
    let series = SERIES.to_vec();
    let last = {
        let windows = Windows {
            rest: &series,
            width: 2,
            step: 2,
        };
        windows.last().expect("there are three")
    };
    assert!(std::ptr::eq(last, &series[4..]));
}
// ANCHOR_END: tests
