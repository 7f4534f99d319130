//! Release histories as dataframes: read, derived, joined; plans that are read and improved; tables larger than memory.

pub mod convert;
pub mod corpus;
pub mod counterparts;
pub mod dictionary;
pub mod downloads;
pub mod generator;
pub mod plans;
pub mod releases;
pub mod text;
pub mod traffic;
