//! Search by meaning in the text of this book.
