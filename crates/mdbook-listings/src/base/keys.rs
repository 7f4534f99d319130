//! Places of settings in TOML.

use toml::de::{DeTable, DeValue};

use super::diagnostic::Span;

/// Where a key is, below some tables, or an element of its list by number.
pub fn find(table: &DeTable<'_>, keys: &[&str]) -> Option<Span> {
    let (key, below) = keys.split_first()?;
    let (key, value) = table.get_key_value(*key)?;
    match (value.get_ref(), below) {
        // the head of a table is the place of its key
        (DeValue::Table(_), []) => Some(key.span()),
        (DeValue::Table(table), below) => find(table, below),
        (DeValue::Array(list), [number]) => Some(list.get(number.parse::<usize>().ok()?)?.span()),
        (_, []) => Some(value.span()),
        _ => None,
    }
}
