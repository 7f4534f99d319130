//! The demo of data/kmeans, as a page calls it.
