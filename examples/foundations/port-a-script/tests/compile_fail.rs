//! The programs of the main page that must not compile.

#[test]
fn the_compiler_catches_them() {
    trybuild::TestCases::new().compile_fail("tests/compile-fail/*.rs");
}
