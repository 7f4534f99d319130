//! A real language model, from its file to its answers.
