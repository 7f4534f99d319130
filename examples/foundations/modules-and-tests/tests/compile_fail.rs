//! Programs that must not compile, with what the compiler says.

#[test]
fn programs_that_must_not_compile() {
    trybuild::TestCases::new().compile_fail("tests/compile-fail/*.rs");
}
