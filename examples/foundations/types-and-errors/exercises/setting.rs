//! **Stretch: read the settings.** A training run is started with settings, each a
//! name and a value, such as `lr=0.1`, `amp=true` or `optimizer=adam`; what they mean does not matter here.
//! `setting` returns the name and the value. The name is what comes before the first `=`. The value is a `Flag` if it is
//! `true` or `false`, a `Number` if it is one, and `Text` otherwise. Spaces around both are dropped. Without `=`, the
//! result is `None`. A name or a value may be empty.
//!
//! Hint: `?` works on an `Option` too. In a `match` on a string, a pattern can be a string, as in `"true" => …`. The pattern
//! `_` fits everything else.

#[cfg(feature = "attempt")]
mod answer {
    // ANCHOR: task
    #[derive(Debug, PartialEq)]
    pub enum Value {
        Flag(bool),
        Number(f64),
        Text(String),
    }

    /// The name and the value of a setting.
    pub fn setting(line: &str) -> Option<(String, Value)> {
        todo!("read {line}")
    }
    // ANCHOR_END: task
}

#[cfg(not(feature = "attempt"))]
mod answer {
    // ANCHOR: solution
    #[derive(Debug, PartialEq)]
    pub enum Value {
        Flag(bool),
        Number(f64),
        Text(String),
    }

    /// The name and the value of a setting.
    pub fn setting(line: &str) -> Option<(String, Value)> {
        let (name, text) = line.split_once('=')?;
        let value = match text.trim() {
            "true" => Value::Flag(true),
            "false" => Value::Flag(false),
            other => number_or_text(other),
        };
        Some((name.trim().to_string(), value))
    }

    fn number_or_text(text: &str) -> Value {
        match text.parse() {
            Ok(number) => Value::Number(number),
            Err(_) => Value::Text(text.to_string()),
        }
    }
    // ANCHOR_END: solution
}

// ANCHOR: tests
use answer::{Value, setting};

#[test]
fn a_setting_is_a_flag_a_number_or_a_text() {
    let adam = Value::Text("adam".to_string());
    let number = Value::Number(0.1);
    assert_eq!(
        setting("amp=true"),
        Some(("amp".to_string(), Value::Flag(true)))
    );
    assert_eq!(
        setting("amp=false"),
        Some(("amp".to_string(), Value::Flag(false)))
    );
    assert_eq!(setting("lr=0.1"), Some(("lr".to_string(), number)));
    assert_eq!(
        setting("optimizer=adam"),
        Some(("optimizer".to_string(), adam))
    );
}

#[test]
fn spaces_around_name_and_value_are_dropped() {
    let number = Value::Number(32.0);
    assert_eq!(setting(" batch = 32 "), Some(("batch".to_string(), number)));
}

#[test]
fn only_the_first_equals_sign_counts() {
    let text = Value::Text("a=b".to_string());
    assert_eq!(setting("note=a=b"), Some(("note".to_string(), text)));
}

#[test]
fn a_name_or_a_value_may_be_empty() {
    let empty = Value::Text(String::new());
    assert_eq!(setting("=1"), Some((String::new(), Value::Number(1.0))));
    assert_eq!(setting("note="), Some(("note".to_string(), empty)));
}

#[test]
fn without_an_equals_sign_there_is_no_setting() {
    assert_eq!(setting("verbose"), None);
}
// ANCHOR_END: tests
