use super::*;

#[test]
fn fences_and_directives_keep_their_places() {
    let text = "A\n\n```rust,ignore\n{{#include a.rs:x}}\n```\n\nB {{#measured d/c k.ratio}}.\n";
    let page = parse(text);
    assert_eq!(page.faults, []);
    let fence = &page.fences[0];
    assert_eq!(&text[fence.info.clone()], "rust,ignore");
    assert_eq!(&text[fence.body.clone()], "{{#include a.rs:x}}\n");
    assert_eq!(&text[fence.span.clone()], "```rust,ignore\n{{#include a.rs:x}}\n```");
    assert_eq!(&text[page.directives[1].span.clone()], "{{#measured d/c k.ratio}}");
    assert_eq!(fence.language(text), "rust");
}

#[test]
fn fences_inside_an_admonish_box_are_found() {
    let text = "````admonish note\nhi\n```rust\nlet a = 1;\n```\n````\n";
    assert_eq!(&text[parse(text).fences[0].body.clone()], "let a = 1;\n");
}

#[test]
fn a_box_that_a_fence_inside_ends_is_opened_as_it_was_meant() {
    let text = "> ```admonish\n> a\n>\n> ```rust\n> {{#include a.rs}}\n> ```\n> b\n> ```\n\n```text\nc\n```\n";
    let page = parse(text);
    let places = page.faults.iter().filter_map(|fault| Some(&text[fault.span.clone()?]));
    assert_eq!(places.collect::<Vec<_>>(), ["```admonish"]);
    let bodies: Vec<&str> = page.fences.iter().map(|fence| &text[fence.body.clone()]).collect();
    assert_eq!(bodies, ["> {{#include a.rs}}\n", "c\n"]);
    let tildes = "~~~admonish\n```rust\n```\n~~~\n";
    for sound in ["````admonish\n```rust\n```\n````\n", tildes, "```admonish\na ```b```\n```\n"] {
        assert_eq!(parse(sound).faults, [], "{sound}");
    }
}

#[test]
fn prose_links_and_headings_are_read_in_the_same_pass() {
    let page = parse(
        "# A `b` {#own}\n\nSee [x](y.md) and [z][no].[^1]\n\n![i](i.svg)\n\n[^1]: A source.\n",
    );
    assert_eq!(
        (page.headings[0].text.as_str(), page.headings[0].id.as_deref()),
        ("A b", Some("own"))
    );
    let targets: Vec<_> =
        page.links.iter().map(|link| (link.target.clone(), link.is_image)).collect();
    let address = |target: &str| Target::Address(target.to_owned());
    assert_eq!(
        targets,
        [
            (address("y.md"), false),
            (Target::Undefined("no".into()), false),
            (address("i.svg"), true)
        ]
    );
    assert_eq!(
        page.prose.iter().map(|prose| prose.is_sourced).collect::<Vec<_>>(),
        [false, true, false]
    );
}
