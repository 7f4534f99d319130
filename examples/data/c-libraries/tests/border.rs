//! Calls the exported functions as C would, at their worst.

use std::ptr::{null, null_mut};

use drift::border::{Status, guard};
use drift::capi::*;
use drift::reference::Reference;
use drift::text::*;

fn reference() -> *mut Reference {
    let (values, mut made) = ([3.0, 1.0, 2.0], null_mut());
    // SAFETY: three numbers, and a place for a pointer
    let status = unsafe { drift_new(values.as_ptr(), 3, &mut made) };
    assert_eq!(status, Status::Ok);
    made
}

#[test]
fn null_is_a_status_or_nothing_at_all() {
    let (reference, mut number, mut made) = (reference(), 7.0, null_mut());
    let one = [1.0].as_ptr();
    // SAFETY: null is what the contracts allow
    let statuses = unsafe {
        [
            drift_new(null(), 3, &mut made),
            drift_new(one, 1, null_mut()),
            drift_rank(null(), 1.0, &mut number),
            drift_rank(reference, 1.0, null_mut()),
            drift_ranks(reference, null(), 1, &mut number),
            drift_ranks(reference, one, 1, null_mut()),
            drift_distance(null(), one, 1, &mut number),
            drift_distance(reference, null(), 1, &mut number),
            drift_distance(reference, one, 1, null_mut()),
            drift_summary(null(), &mut null_mut()),
            drift_summary(reference, null_mut()),
        ]
    };
    assert_eq!(statuses, [Status::Null; 11]);
    assert!(made.is_null());
    assert_eq!(number, 7.0, "written in spite of the status");
    // SAFETY: null, and what `drift_new` made
    unsafe {
        assert_eq!(drift_ranks(reference, null(), 0, null_mut()), Status::Ok);
        assert_eq!(drift_new(null(), 0, &mut made), Status::Empty);
        drift_free(null_mut());
        drift_text_free(null_mut());
        drift_free(reference);
    }
}

#[test]
fn ranks_may_be_written_over_the_values() {
    let (reference, mut values) = (reference(), [0.0, 1.0, 2.5, 9.0]);
    let all = values.as_mut_ptr();
    // SAFETY: the contract allows the same memory
    let status = unsafe { drift_ranks(reference, all, 3, all) };
    assert_eq!(status, Status::Ok);
    assert_eq!(values, [0.0, 1.0 / 3.0, 2.0 / 3.0, 9.0]);
    // SAFETY: `drift_new` made it
    unsafe { drift_free(reference) };
}

#[test]
fn a_panic_becomes_a_status() {
    assert_eq!(guard(|| panic!("a bug")), Status::Panic);
}

/// The header and the Rust code name the same functions and statuses.
#[test]
fn the_header_is_complete() {
    let header = include_str!("../include/drift.h");
    let rust = [
        include_str!("../src/capi.rs"),
        include_str!("../src/text.rs"),
    ];
    let exported: Vec<&str> = rust
        .concat()
        .leak()
        .split("extern \"C\" fn ")
        .skip(1)
        .collect();
    let mut exported: Vec<&str> = exported
        .iter()
        .filter_map(|text| text.split('(').next())
        .collect();
    let mut declared: Vec<&str> = header
        .lines()
        .filter(|line| !line.starts_with("//"))
        .filter_map(|line| {
            line.split('(')
                .next()?
                .split([' ', '*'])
                .rfind(|word| word.starts_with("drift_"))
        })
        .filter(|name| header.contains(&format!("{name}(")))
        .collect();
    exported.sort_unstable();
    declared.sort_unstable();
    assert_eq!(declared, exported);
    let at =
        |name: &str| header.find(name).unwrap_or_else(|| panic!("no {name}"));
    let order = [
        "DRIFT_OK",
        "DRIFT_NULL",
        "DRIFT_EMPTY",
        "DRIFT_NAN",
        "DRIFT_PANIC",
    ]
    .map(at);
    assert!(order.is_sorted());
    let statuses = [
        Status::Ok,
        Status::Null,
        Status::Empty,
        Status::Nan,
        Status::Panic,
    ];
    assert_eq!(statuses.map(|status| status as i32), [0, 1, 2, 3, 4]);
}
