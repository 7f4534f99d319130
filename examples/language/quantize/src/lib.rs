//! Weights in eight bits and in four.
