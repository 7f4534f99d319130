//! The demo of data/classical-ml, as a page calls it.
