//! The demo of learn/candle-digits, as a page calls it.
