//! **Stretch: how large is it?** Write `count`, which computes from a `Config` how many weights
//! a model will have. The tests build some models and count. Guess first: how many times as many weights has the model of the page at twice the width?
//!
//! Hint: a layer that turns m numbers into n has m times n weights. Walk through `Gpt`, `Block`, `Attention`, `Mlp` and `Norm`. One table is used
//! twice. How often is it stored?

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    use tiny_gpt::Config;

    /// How many weights a model has.
    pub fn count(config: &Config) -> usize {
        config.vocabulary * config.width // the table of tokens; and the rest?
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    use tiny_gpt::Config;

    /// How many weights a model has.
    pub fn count(config: &Config) -> usize {
        let width = config.width;
        let attention = 4 * width * width;
        let mlp = 2 * width * (4 * width);
        let block = attention + mlp + 2 * width; // with two norms
        let tables = (config.vocabulary + config.context) * width;
        tables + config.layers * block + width
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::count;
use tiny_gpt::{Config, start};

fn check(config: Config) {
    let (_, vars) = start::model(config, 1).expect("the shapes fit");
    let built: usize = vars.all_vars().iter().map(|var| var.elem_count()).sum();
    assert_eq!(count(&config), built, "{config:?}");
}

#[test]
fn no_layers() {
    check(Config {
        layers: 0,
        width: 8,
        ..Config::default()
    });
}

#[test]
fn several_widths_and_layers() {
    for (layers, width) in [(1, 8), (2, 8), (1, 16), (2, 64)] {
        check(Config {
            layers,
            width,
            ..Config::default()
        });
    }
}

#[test]
fn another_vocabulary_and_context() {
    check(Config {
        vocabulary: 300,
        context: 7,
        width: 12,
        ..Config::default()
    });
}

#[test]
fn the_model_of_the_page() {
    assert_eq!(count(&Config::default()), 738_176);
}

#[test]
fn at_twice_the_width_it_is_more_than_twice_as_large() {
    let config = Config {
        width: 256,
        ..Config::default()
    };
    assert_eq!(count(&config), 2_656_000); // 3.6 times
}
// ANCHOR_END: tests
