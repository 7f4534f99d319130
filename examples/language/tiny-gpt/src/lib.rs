//! A small GPT, trained on this book, that writes.
