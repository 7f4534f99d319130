//! The demo of learn/autograd, as a page calls it.
