//! **Stretch: find the undefined behaviour.** `Window` keeps numbers in a library whose header is the comment. The wrapper compiles
//! without a warning. Still, five mistakes in it lead to undefined behaviour. Find and fix them, so that the tests pass. The methods keep
//! their names and parameters. You may delete what must not be there. The module `foreign` plays the library, and notes down mistakes.
//!
//! `unsafe impl Send` promises the compiler that a `Window` may move to another thread, and `Sync` that several threads may use one
//! through `&` at the same time. `MaybeUninit` is room for a value, `assume_init` says that it is there, and `forget` skips `drop`.
//!
//! Hint: where does the wrapper keep each sentence of the header? Is each `SAFETY` comment true?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use super::foreign::{self, RawWindow};
    use std::mem::MaybeUninit;

    // One thread at a time may use a window, and not even reading is shared:
    // `window_mean` keeps its last result there. It may change threads.
    //
    // window *window_new(void); // for `window_free`
    // void window_free(window *w);
    // // Adds `len` numbers.
    // void window_push(window *w, const double *values, size_t len);
    // // 0, or 1 if there are no numbers, and then nothing is written.
    // int window_mean(window *w, double *mean);

    #[derive(Clone)]
    pub struct Window {
        raw: *mut RawWindow,
    }

    // SAFETY: a window may change threads
    unsafe impl Send for Window {}
    // SAFETY: `mean` does not change the numbers
    unsafe impl Sync for Window {}

    impl Window {
        pub fn new() -> Self {
            // SAFETY: it takes nothing, and gives one window
            let raw = unsafe { foreign::window_new() };
            Self { raw }
        }

        pub fn push(&mut self, values: &[f64]) {
            let (start, len) = (values.as_ptr(), size_of_val(values));
            // SAFETY: the window lives, and the slice has that length
            unsafe { foreign::window_push(self.raw, start, len) }
        }

        /// `None` without numbers.
        pub fn mean(&self) -> Option<f64> {
            let mut mean = MaybeUninit::uninit(); // nobody has written it yet
            // SAFETY: the window lives, and `mean` is ours
            unsafe { foreign::window_mean(self.raw, mean.as_mut_ptr()) };
            // SAFETY: C has written it
            Some(unsafe { mean.assume_init() })
        }

        /// The mean of a window that is not needed any more.
        pub fn last_mean(self) -> Option<f64> {
            let last = Self { raw: self.raw };
            drop(self);
            let mean = last.mean();
            std::mem::forget(last); // freed above
            mean
        }
    }

    impl Drop for Window {
        fn drop(&mut self) {
            // SAFETY: `window_new` made it
            unsafe { foreign::window_free(self.raw) }
        }
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use super::foreign::{self, RawWindow};

    pub struct Window {
        raw: *mut RawWindow,
    }

    // SAFETY: a window may change threads
    unsafe impl Send for Window {}

    impl Window {
        pub fn new() -> Self {
            // SAFETY: it takes nothing, and gives one window
            let raw = unsafe { foreign::window_new() };
            Self { raw }
        }

        pub fn push(&mut self, values: &[f64]) {
            // SAFETY: the window lives, and the slice has that many numbers
            unsafe {
                foreign::window_push(self.raw, values.as_ptr(), values.len())
            }
        }

        /// `None` without numbers.
        pub fn mean(&self) -> Option<f64> {
            let mut mean = 0.0;
            // SAFETY: the window lives, `mean` is ours, and without `Sync`
            // this is the only thread that has it
            let status = unsafe { foreign::window_mean(self.raw, &mut mean) };
            (status == 0).then_some(mean)
        }

        /// The mean of a window that is not needed any more.
        pub fn last_mean(self) -> Option<f64> {
            self.mean()
        }
    }

    impl Drop for Window {
        fn drop(&mut self) {
            // SAFETY: `window_new` made it, and it has one owner
            unsafe { foreign::window_free(self.raw) }
        }
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::Window;
use std::marker::PhantomData;

/// Does what `work` does, and gives what the library has noted down.
fn watched(work: impl FnOnce()) -> Vec<&'static str> {
    foreign::forget();
    work();
    foreign::complaints()
}

#[test]
fn as_many_numbers_as_there_are() {
    let told = watched(|| {
        let mut window = Window::new();
        for values in [&[1.0, 2.0, 6.0][..], &[], &[3.0]] {
            foreign::expect(values.len());
            window.push(values);
        }
        assert_eq!(window.mean(), Some(3.0));
    });
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn nothing_has_no_mean_and_any_number_is_one() {
    let told = watched(|| {
        assert_eq!(Window::new().mean(), None);
        for value in [0.0, f64::NAN, f64::INFINITY] {
            let mut window = Window::new();
            foreign::expect(1);
            window.push(&[value]);
            let mean = window.mean().expect("there is a number");
            assert_eq!(mean.is_nan(), value.is_nan(), "{value}");
            assert!(mean == value || mean.is_nan());
        }
    });
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn the_last_mean_is_that_of_a_window_that_lives() {
    let told = watched(|| {
        let mut window = Window::new();
        foreign::expect(2);
        window.push(&[1.0, 2.0]);
        assert_eq!(window.last_mean(), Some(1.5));
        assert_eq!(Window::new().last_mean(), None);
    });
    assert!(told.is_empty(), "{told:?}");
}

/// Finds the constants below for types that are `Clone` or `Sync`, and
/// otherwise those of the trait.
struct Probe<T>(PhantomData<T>);

#[allow(dead_code)] // of the two of each name, one is used
trait Otherwise {
    const CLONED: bool = false;
    const SHARED: bool = false;
}
impl<T> Otherwise for Probe<T> {}
#[allow(dead_code)]
impl<T: Clone> Probe<T> {
    const CLONED: bool = true;
}
#[allow(dead_code)]
impl<T: Sync> Probe<T> {
    const SHARED: bool = true;
}

#[test]
fn one_owner_and_one_thread_at_a_time() {
    fn changes_threads<T: Send>() {}
    changes_threads::<Window>();
    let (cloned, shared) = (Probe::<Window>::CLONED, Probe::<Window>::SHARED);
    assert!(!cloned, "whose is the window that both have?");
    assert!(!shared, "two threads may ask for the mean at once");
}
// ANCHOR_END: tests

/// A library that watches its callers.
mod foreign {
    use std::cell::RefCell;
    use std::collections::BTreeMap;
    use std::ffi::c_int;

    pub struct RawWindow;

    #[derive(Default)]
    struct World {
        made: usize,
        windows: BTreeMap<usize, Vec<f64>>,
        expected: usize,
        told: Vec<&'static str>,
    }

    thread_local!(static WORLD: RefCell<World> = RefCell::default());

    pub fn forget() {
        WORLD.take();
    }

    /// How many numbers the next caller has.
    pub fn expect(len: usize) {
        WORLD.with_borrow_mut(|world| world.expected = len);
    }

    pub fn complaints() -> Vec<&'static str> {
        let mut world = WORLD.take();
        if !world.windows.is_empty() {
            world.told.push("a window was never freed");
        }
        world.told
    }

    fn with<R>(
        raw: *const RawWindow,
        otherwise: R,
        work: impl FnOnce(&mut Vec<f64>) -> R,
    ) -> R {
        WORLD.with_borrow_mut(|world| {
            match world.windows.get_mut(&raw.addr()) {
                Some(numbers) => work(numbers),
                None => {
                    world.told.push("a window was used that is no more");
                    otherwise
                }
            }
        })
    }

    pub unsafe extern "C" fn window_new() -> *mut RawWindow {
        WORLD.with_borrow_mut(|world| {
            world.made += 1;
            world.windows.insert(world.made, Vec::new());
            std::ptr::without_provenance_mut(world.made)
        })
    }

    pub unsafe extern "C" fn window_free(raw: *mut RawWindow) {
        WORLD.with_borrow_mut(|world| {
            if world.windows.remove(&raw.addr()).is_none() {
                world.told.push("a window was freed that is no more");
            }
        });
    }

    pub unsafe extern "C" fn window_push(
        raw: *mut RawWindow,
        values: *const f64,
        len: usize,
    ) {
        let expected = WORLD.with_borrow(|world| world.expected);
        with(raw, (), |numbers| {
            // SAFETY: the caller has that many; `len` may be wrong
            let values =
                (0..len.min(expected)).map(|i| unsafe { *values.add(i) });
            numbers.extend(values);
        });
        if len != expected {
            let told = "numbers were read beside those that there are";
            WORLD.with_borrow_mut(|world| world.told.push(told));
        }
    }

    pub unsafe extern "C" fn window_mean(
        raw: *mut RawWindow,
        mean: *mut f64,
    ) -> c_int {
        with(raw, 1, |numbers| {
            if numbers.is_empty() {
                return 1;
            }
            let sum: f64 = numbers.iter().sum();
            // SAFETY: the caller's word
            unsafe { mean.write(sum / numbers.len() as f64) };
            0
        })
    }
}
