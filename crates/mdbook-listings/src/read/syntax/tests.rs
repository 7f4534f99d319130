use super::*;

/// What is found in some code beside `expected` on the lines of it.
#[track_caller]
fn check(code: &str, expected: &[(usize, Syntax)]) {
    assert_eq!(read_syntax(code), expected.iter().copied().collect(), "{code}");
}

#[test]
fn each_syntax_is_found_on_its_line() {
    use Syntax::*;
    check("struct A;\nenum B { C }\nimpl A {}\n", &[(1, Struct), (2, Enum), (3, Impl)]);
    check(
        "trait T {\n type U;\n const N: u8;\n}",
        &[(1, Trait), (2, AssociatedType), (3, AssociatedConstant)],
    );
    check("impl T for A {\n type U = u8;\n}", &[(1, Trait), (2, AssociatedType)]);
    check("impl std::ops::Add for A {}", &[(1, Operator)]);
    check(
        "fn f<T: U,\n const N: usize>() where\n T: V {}",
        &[(1, Generic), (1, Bound), (2, ConstGeneric), (2, Bound)],
    );
    check("fn f<'a>(a: &'a [u8]) {}", &[(1, Lifetime), (1, Reference), (1, Slice)]);
    check("fn f(a: impl T,\n b: Box<dyn T>) {}", &[(1, ImplTrait), (2, TraitObject)]);
    check(
        "fn f(&self,\n a: &mut u8,\n b: *const u8) {}",
        &[(1, Reference), (2, MutableReference), (3, RawPointer)],
    );
    check(
        "#[derive(Debug)]\n#[test]\n/// x\npub fn f() {}",
        &[(1, Derive), (2, Attribute), (4, Module)],
    );
    check("mod a {}\nmacro_rules! b { () => {} }", &[(1, Module), (2, MacroRules)]);
    check(
        "fn f() {\n let a = &b[1..];\n a?;\n}",
        &[(2, Reference), (2, Slice), (2, Range), (3, QuestionMark)],
    );
    check("fn f() { match a {\n b if c => 1,\n _ => 2,\n} }", &[(1, Match), (2, Guard)]);
    check(
        "fn f() { if let A = b {}\n while let A = b {}\n let A = b\n else { return };\n}",
        &[(1, IfLet), (2, IfLet), (4, LetElse)],
    );
    check(
        "fn f() { a.parse::<u8>();\n Vec::<u8>::new();\n let b: Vec<u8>; }",
        &[(1, Turbofish), (2, Turbofish)],
    );
    check("fn f() {\n 'a: loop { break 'a; continue 'a; }\n}", &[(2, Label)]);
    check(
        "async fn f() {\n g().await;\n unsafe { h() }\n}",
        &[(1, Async), (2, Async), (3, Unsafe)],
    );
}

#[test]
fn macros_are_looked_into_as_calls() {
    use Syntax::*;
    check(
        "fn f() {\n println!(\"{}\", a.map(|b| b)\n .sum::<u8>());\n}",
        &[(2, Macro), (2, Closure), (3, Turbofish)],
    );
    // what is not a list of expressions
    check("fn f() { json!({ \"a\": 1 }) }", &[(1, Macro)]);
}

#[test]
fn statements_alone_and_other_languages() {
    check("let a = |b| b;", &[(1, Syntax::Closure)]);
    check("def f(a): return a", &[]);
}
