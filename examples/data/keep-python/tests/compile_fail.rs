//! What must not cross `detach`; the compiler's messages stand beside the programs.

#[test]
fn python_objects_do_not_cross() {
    trybuild::TestCases::new().compile_fail("tests/compile-fail/*.rs");
}
