//! Terms: where they are defined, and the glossary that lists them.

use mdbook_listings::book;
use mdbook_listings::read::settings::Settings;
use mdbook_listings::read::workspace::Project;
use mdbook_listings::render::Mode;
use snapbox::str;

use crate::book::{Book, PAGE, SUMMARY};
use crate::support::{check, page_with};

/// A book with a glossary, a page that begins with one text, and a page below it with another.
fn glossed(first: &str, deeper: &str) -> Book {
    let book = Book::new();
    book.write(
        SUMMARY,
        "# Summary\n\n[Cover](index.md)\n\n- [Chapter](part/chapter.md)\n  - [Deeper](part/chapter/deeper.md)\n- [Glossary](end/glossary.md)\n",
    );
    book.write("src/index.md", "# Cover\n\nA batch of matrices.\n");
    book.append(PAGE, &format!("\n## Terms\n\n{first}\n"));
    book.write("src/part/chapter/deeper.md", format!("# Deeper\n\n{deeper}\n"));
    book.write("src/end/glossary.md", "# Glossary\n\n{{#glossary}}\n");
    book
}

const TERMS: &str = "A {{#term batch}} is the set of examples that a model sees. A {{#term confusion matrix}} \
                     counts right and wrong answers.[^a] See [it](#terms). A {{#term matrix}} is a table, as in \
                     [another](chapter/deeper.md#deeper \"page\"), of numbers like $x^2$.\n\n[^a]: A source.";

fn rendered(book: &Book, mode: Mode) -> Vec<String> {
    let project = Project::load(&book.root(), Settings::default()).unwrap();
    let book = book::Book::read(project).unwrap();
    book.ensure_sound().unwrap();
    book.render(mode)
}

/// What the page below the first one becomes as Markdown.
fn mentioned(text: &str) -> String {
    let pages = rendered(&glossed(TERMS, text), Mode::Plain);
    pages[2].strip_prefix("# Deeper\n\n").unwrap().trim_end().to_owned()
}

#[test]
fn terms_and_their_glossary_for_readers() {
    let pages = rendered(&glossed(TERMS, "Each batch."), Mode::Html);
    assert!(!pages[0].contains("<a"), "{}", pages[0]);
    let terms = &pages[1][pages[1].find("## Terms").unwrap()..];
    let terms = &terms[..terms.find("<math").unwrap()];
    let parts = [terms, &pages[2], &pages[3]].concat();
    check(
        parts,
        str![[r###"
## Terms

A <dfn id="term-batch">batch</dfn> is the set of examples that a model sees. A <dfn id="term-confusion-matrix">confusion matrix</dfn> counts right and wrong answers.[^a] See [it](#terms). A <dfn id="term-matrix">matrix</dfn> is a table, as in [another](chapter/deeper.md#deeper "page"), of numbers like # Deeper

Each <a class="term" href="../../end/glossary.html#term-batch" title="A batch is the set of examples that a model sees.">batch</a>.
# Glossary

<dl class="glossary">
<dt id="term-batch">batch</dt>
<dd>

A *batch* is the set of examples that a model sees. [Chapter](../part/chapter.md#term-batch)

</dd>
<dt id="term-confusion-matrix">confusion matrix</dt>
<dd>

A *confusion matrix* counts right and wrong answers. [Chapter](../part/chapter.md#term-confusion-matrix)

</dd>
<dt id="term-matrix">matrix</dt>
<dd>

A *matrix* is a table, as in [another](../part/chapter/deeper.md#deeper), of numbers like <math alttext="x^2"><msup><mi>x</mi><mn>2</mn></msup></math>. [Chapter](../part/chapter.md#term-matrix)

</dd>
</dl>

"###]],
    );
}

#[test]
fn terms_and_their_glossary_for_programs() {
    let pages = rendered(&glossed(TERMS, "Each batch."), Mode::Plain);
    let terms = &pages[1][pages[1].find("## Terms").unwrap()..];
    let parts = [terms, &pages[2], &pages[3]].concat();
    check(
        parts,
        str![[r###"
## Terms

A *batch* is the set of examples that a model sees. A *confusion matrix* counts right and wrong answers.[^a] See [it](#terms). A *matrix* is a table, as in [another](chapter/deeper.md#deeper "page"), of numbers like $x^2$.

[^a]: A source.
# Deeper

Each [batch](../../end/glossary.md#term-batch).
# Glossary

- batch: A *batch* is the set of examples that a model sees. ([Chapter](../part/chapter.md#term-batch))
- confusion matrix: A *confusion matrix* counts right and wrong answers. ([Chapter](../part/chapter.md#term-confusion-matrix))
- matrix: A *matrix* is a table, as in [another](../part/chapter/deeper.md#deeper), of numbers like $x^2$. ([Chapter](../part/chapter.md#term-matrix))


"###]],
    );
    let tested = rendered(&glossed(TERMS, "Each batch."), Mode::Test);
    assert!(tested[1].contains("\nA batch is the set of") && tested[2].contains("Each batch."));
}

#[test]
fn the_first_mention_leads_to_the_glossary() {
    let place = "../../end/glossary.md#term";
    let batch = |word: &str| format!("[{word}]({place}-batch)");
    let matrix = |word: &str| format!("[{word}]({place}-matrix)");
    assert_eq!(mentioned("A batch, a batch."), format!("A {}, a batch.", batch("batch")));
    assert_eq!(mentioned("*Batches* and batch."), format!("*{}* and batch.", batch("Batches")));
    assert_eq!(mentioned("One. **Batch** two."), format!("One. **{}** two.", batch("Batch")));
    assert_eq!(mentioned("- a\n- batch's"), format!("- a\n- {}'s", batch("batch")));
    assert_eq!(mentioned("> A batch"), format!("> A {}", batch("batch")));
    let both = format!("A [confusion\nmatrix]({place}-confusion-matrix), {}.", matrix("matrix"));
    assert_eq!(mentioned("A confusion\nmatrix, matrix."), both);
    let table = format!("| batch |\n|---|\n| {} |", batch("batch"));
    assert_eq!(mentioned("| batch |\n|---|\n| batch |"), table);
    for none in [
        "## A batch",
        "A [batch](../chapter.md)",
        "![batch](../../p.svg)",
        "`batch` and mini-batch, batch_size, batched, matrixes",
        "The Batch and BATCH",
        "A confusion *matrix*: the confusion, matrix",
        "<svg viewBox=\"0 0 1 1\" role=\"img\" aria-label=\"batch\"><text>batch</text></svg>",
        "A <svg viewBox=\"0 0 1 1\"><text>batch</text></svg>.",
        "A b.[^c]\n\n[^c]: batch",
        "```text title=\"batch\"\n```",
        "An {{#term epoch}} is a pass in which each batch is seen.",
    ] {
        let found = mentioned_unchecked(none);
        assert!(!found.contains("#term-batch") && !found.contains("#term-confusion"), "{found}");
    }
}

#[test]
fn a_definition_is_whole_in_the_glossary() {
    let first = "> (An {{#term epoch}} is one\n> pass through all.)\n\nA {{#term batch}} is a set of examples:\n\n- a\n\n\
                 | a |\n|---|\n| An {{#term or}} is written as `a \\| b` by all. |\n\n\
                 A {{#term link}} can [have a title](chapter/deeper.md \"t\") and [end](#terms) in one.[^n]\n\n[^n]: A note.";
    let glossary = rendered(&glossed(first, "None."), Mode::Plain).remove(3);
    assert!(
        glossary.contains("- batch: A *batch* is a set of examples. ([Chapter]("),
        "{glossary}"
    );
    assert!(glossary.contains("- or: An *or* is written as `a | b` by all. ("), "{glossary}");
    let link =
        "[have a title](../part/chapter/deeper.md) and [end](../part/chapter.md#terms) in one. (";
    assert!(glossary.contains(link), "{glossary}");
    assert!(
        glossary.contains("- epoch: An *epoch* is one pass through all. ([Chapter]("),
        "{glossary}"
    );
}

#[test]
fn a_term_that_begins_its_sentence() {
    let mentioned = |first: &str, text: &str| {
        rendered(&glossed(first, text), Mode::Plain)[2].contains("#term-")
    };
    let safety = "{{#term Memory safety}} means that a program reads only what is there.";
    assert!(mentioned(safety, "It is about memory safety."));
    assert!(mentioned(safety, "Memory safety is what counts."));
    assert!(!mentioned("In Rust {{#term Memory safety}} means this and that.", "A memory safety."));
    assert!(!mentioned("{{#term SGD}} takes one step for each batch.", "A sGD and an sgd."));
}

/// The same of a page that need not be sound.
fn mentioned_unchecked(text: &str) -> String {
    let book = glossed(TERMS, text);
    let project = Project::load(&book.root(), Settings::default()).unwrap();
    book::Book::read(project).unwrap().render(Mode::Plain)[2].clone()
}

#[test]
fn a_term_outside_of_the_text() {
    check(
        page_with(
            "## A {{#term one}} is the first of all numbers\n\n`A {{#term two}} is the second of all numbers`\n\n\
             A[^a] [{{#term three}} is the third of all numbers](chapter.md)\n\n[^a]: A {{#term four}} is the fourth of all numbers.\n\n\
             | A {{#term five}} is the fifth of all numbers |\n|---|\n| a |\n\n\
             ![A {{#term six}} is the sixth of all numbers](a.svg)\n\n\
             ```text\nA {{#term seven}} is the seventh of all numbers\n```",
        ),
        str![[r#"
error: the definition of `one` is not text
  --> src/part/chapter.md:17:6
   |
17 | ## A {{#term one}} is the first of all numbers
   |      ^^^^^^^^^^^^^
   |
   = help: write the sentence into a paragraph, a list, or a row of a table

error: a directive inside a tag, comment, link, code span or title
  --> src/part/chapter.md:19:4
   |
19 | `A {{#term two}} is the second of all numbers`
   |    ^^^^^^^^^^^^^
   |
   = help: write it in the text itself; a backslash before it makes it text

error: a directive inside a tag, comment, link, code span or title
  --> src/part/chapter.md:21:8
   |
21 | A[^a] [{{#term three}} is the third of all numbers](chapter.md)
   |        ^^^^^^^^^^^^^^^
   |
   = help: write it in the text itself; a backslash before it makes it text

error: the definition of `four` is not text
  --> src/part/chapter.md:23:9
   |
23 | [^a]: A {{#term four}} is the fourth of all numbers.
   |         ^^^^^^^^^^^^^^
   |
   = help: write the sentence into a paragraph, a list, or a row of a table

error: the definition of `five` is not text
  --> src/part/chapter.md:25:5
   |
25 | | A {{#term five}} is the fifth of all numbers |
   |     ^^^^^^^^^^^^^^
   |
   = help: write the sentence into a paragraph, a list, or a row of a table

error: no file src/part/a.svg
  --> src/part/chapter.md:29:1
   |
29 | ![A {{#term six}} is the sixth of all numbers](a.svg)
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: paths are relative to the page's own folder

error: a directive inside a tag, comment, link, code span or title
  --> src/part/chapter.md:29:5
   |
29 | ![A {{#term six}} is the sixth of all numbers](a.svg)
   |     ^^^^^^^^^^^^^
   |
   = help: write it in the text itself; a backslash before it makes it text

error: a listing is one include and nothing else
  --> src/part/chapter.md:32:3
   |
32 | A {{#term seven}} is the seventh of all numbers
   |   ^^^^^^^^^^^^^^^
   |
   = help: put the code into the file, or the include into a fence of its own

"#]],
    );
}

#[test]
fn a_definition_that_says_too_little() {
    check(
        page_with(
            "A {{#term batch}} is four. Again. See {{#term epoch}}.\n\n\
             This is called a {{#term loss}} by everybody. (It is a {{#term rate}} of some kind.)\n\n\
             - A {{#term weight}} and a {{#term bias}} are what a layer learns.\n\
             - A {{#term bar}} has <b id=\"bar\">two ends</b> and a middle.\n- A {{#term dot}} is drawn ![as so](p.svg) on paper.\n\
             - The {{#term ratio}} was {{#measured part/chapter add.ratio}} in this case.\n",
        ),
        str![[r#"
error: the definition of `batch` has fewer than 5 words
  --> src/part/chapter.md:17:1
   |
17 | A {{#term batch}} is four. Again. See {{#term epoch}}.
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a sentence that is enough alone: `A {{#term batch}} is …`

error: the definition of `epoch` has fewer than 5 words
  --> src/part/chapter.md:17:35
   |
17 | A {{#term batch}} is four. Again. See {{#term epoch}}.
   |                                   ^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a sentence that is enough alone: `A {{#term epoch}} is …`

error: `This` means something that the glossary does not show
  --> src/part/chapter.md:19:1
   |
19 | This is called a {{#term loss}} by everybody. (It is a {{#term rate}} of some kind.)
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a sentence that is enough alone: `A {{#term loss}} is …`

error: `It` means something that the glossary does not show
  --> src/part/chapter.md:19:47
   |
19 | This is called a {{#term loss}} by everybody. (It is a {{#term rate}} of some kind.)
   |                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a sentence that is enough alone: `A {{#term rate}} is …`

error: the definition of `bias` holds another directive
  --> src/part/chapter.md:21:3
   |
21 | - A {{#term weight}} and a {{#term bias}} are what a layer learns.
   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a sentence that is enough alone: `A {{#term bias}} is …`

error: the definition of `weight` holds another directive
  --> src/part/chapter.md:21:3
   |
21 | - A {{#term weight}} and a {{#term bias}} are what a layer learns.
   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a sentence that is enough alone: `A {{#term weight}} is …`

error: the definition of `bar` holds a picture or HTML
  --> src/part/chapter.md:22:3
   |
22 | - A {{#term bar}} has <b id="bar">two ends</b> and a middle.
   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: the glossary shows it again; write words, code, formulas and links

error: the definition of `dot` holds a picture or HTML
  --> src/part/chapter.md:23:3
   |
23 | - A {{#term dot}} is drawn ![as so](p.svg) on paper.
   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: the glossary shows it again; write words, code, formulas and links

error: no file src/part/p.svg
  --> src/part/chapter.md:23:28
   |
23 | - A {{#term dot}} is drawn ![as so](p.svg) on paper.
   |                            ^^^^^^^^^^^^^^^
   |
   = help: paths are relative to the page's own folder

error: the definition of `ratio` holds another directive
  --> src/part/chapter.md:24:3
   |
24 | - The {{#term ratio}} was {{#measured part/chapter add.ratio}} in this case.
   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write a sentence that is enough alone: `A {{#term ratio}} is …`

error: no measurement examples/part/chapter/measured/add.json
  --> src/part/chapter.md:24:27
   |
24 | - The {{#term ratio}} was {{#measured part/chapter add.ratio}} in this case.
   |                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: `mdbook-listings measure examples/part/chapter` records it

"#]],
    );
}

#[test]
fn what_cannot_be_a_term() {
    check(
        page_with(
            "A {{#term}} is a word that means something.\n\nA {{#term *batch*}} is a word that means something.\n\n\
             A {{#term a/b}} is a word that means something.\n\nA {{#term -x}} is a word that means something.\n\n\
             A {{#term `x`}} is a word that means something.",
        ),
        str![[r#"
error: `term` has the wrong number of arguments
  --> src/part/chapter.md:17:3
   |
17 | A {{#term}} is a word that means something.
   |   ^^^^^^^^^
   |
   = help: write `A {{#term NAME}} is …`

error: `*batch*` cannot be a term
  --> src/part/chapter.md:19:3
   |
19 | A {{#term *batch*}} is a word that means something.
   |   ^^^^^^^^^^^^^^^^^
   |
   = help: a term is made of letters, digits, hyphens and single spaces

error: `a/b` cannot be a term
  --> src/part/chapter.md:21:3
   |
21 | A {{#term a/b}} is a word that means something.
   |   ^^^^^^^^^^^^^
   |
   = help: a term is made of letters, digits, hyphens and single spaces

error: `-x` cannot be a term
  --> src/part/chapter.md:23:3
   |
23 | A {{#term -x}} is a word that means something.
   |   ^^^^^^^^^^^^
   |
   = help: a term is made of letters, digits, hyphens and single spaces

error: ``x`` cannot be a term
  --> src/part/chapter.md:25:3
   |
25 | A {{#term `x`}} is a word that means something.
   |   ^^^^^^^^^^^^^
   |
   = help: a term is made of letters, digits, hyphens and single spaces

"#]],
    );
}

#[test]
fn what_is_there_twice() {
    let term = "A {{#term Batch}} is the set of examples that a model sees.";
    let book = glossed(&format!("{term}\n\n{{{{#glossary}}}}"), &term.replace("Batch", "batch"));
    book.append("src/end/glossary.md", "\nA {{#term row}} is one of all the examples.\n");
    check(
        book.report(),
        str![[r#"
error: the glossary is shown more than once
 --> src/end/glossary.md:3:1
  |
3 | {{#glossary}}
  | ^^^^^^^^^^^^^
  |
  = help: also in src/part/chapter.md:21; keep one of them

error: this term is defined on the page of the glossary
 --> src/end/glossary.md:5:3
  |
5 | A {{#term row}} is one of all the examples.
  |   ^^^^^^^^^^^^^
  |
  = help: define it on the page that teaches it

error: this term is defined more than once
 --> src/part/chapter/deeper.md:3:3
  |
3 | A {{#term batch}} is the set of examples that a model sees.
  |   ^^^^^^^^^^^^^^^
  |
  = help: also in src/part/chapter.md:19; keep one of them

error: this term is defined more than once
  --> src/part/chapter.md:19:3
   |
19 | A {{#term Batch}} is the set of examples that a model sees.
   |   ^^^^^^^^^^^^^^^
   |
   = help: also in src/part/chapter/deeper.md:3; keep one of them

error: this term is defined on the page of the glossary
  --> src/part/chapter.md:19:3
   |
19 | A {{#term Batch}} is the set of examples that a model sees.
   |   ^^^^^^^^^^^^^^^
   |
   = help: define it on the page that teaches it

error: the glossary is shown more than once
  --> src/part/chapter.md:21:1
   |
21 | {{#glossary}}
   | ^^^^^^^^^^^^^
   |
   = help: also in src/end/glossary.md:3; keep one of them

"#]],
    );
}

#[test]
fn a_glossary_without_terms() {
    check(
        glossed("None.", "See [it](../../end/glossary.md).").report(),
        str![[r#"
error: a glossary without a term
 --> src/end/glossary.md:3:1
  |
3 | {{#glossary}}
  | ^^^^^^^^^^^^^
  |
  = help: a page defines one: `A {{#term NAME}} is …`

"#]],
    );
    check(
        page_with("See {{#glossary}}.\n\n<i id=\"term-x\">a</i> [b](#term-y)"),
        str![[r#"
error: this directive must be alone on its line
  --> src/part/chapter.md:17:5
   |
17 | See {{#glossary}}.
   |     ^^^^^^^^^^^^^
   |
   = help: take it out of its sentence, list or quotation; a backslash before it makes it text

error: ids that begin with `term-` are given by directives
  --> src/part/chapter.md:19:1
   |
19 | <i id="term-x">a</i> [b](#term-y)
   | ^^^^^^^^^^^^^^^
   |
   = help: take another word

error: no heading `#term-y` in src/part/chapter.md
  --> src/part/chapter.md:19:22
   |
19 | <i id="term-x">a</i> [b](#term-y)
   |                      ^^^^^^^^^^^^
   |
   = help: did you mean `term-x`?

"#]],
    );
    assert_eq!(page_with("A {{#term batch}} is what a model sees. [b](#term-batch)"), "");
}
