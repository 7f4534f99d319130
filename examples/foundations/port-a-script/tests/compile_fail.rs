//! The programs of the section on types, which must not compile.

#[test]
fn the_compiler_catches_them() {
    trybuild::TestCases::new().compile_fail("tests/compile-fail/*.rs");
}
