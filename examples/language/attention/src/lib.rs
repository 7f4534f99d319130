//! One head of attention by hand, then many.
