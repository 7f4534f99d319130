//! What must not cross `detach`; the compiler's messages are beside the programs.

#[test]
#[cfg_attr(rust_src, ignore = "the message would quote the standard library")]
fn python_objects_do_not_cross() {
    trybuild::TestCases::new().compile_fail("tests/compile-fail/*.rs");
}
