//! Reverse-mode differentiation: a graph of numbers, the same as a tape, a
//! network on it, and a tape of arrays.

pub mod demo;
pub mod expression;
pub mod moons;
pub mod number;
pub mod parser;
pub mod picture;
pub mod random;
pub mod reader;
pub mod step1_graph;
pub mod step2_tape;
pub mod step3_network;
pub mod step4_arrays;
pub mod step5_backward;
pub mod step6_layers;
pub mod step7_lanes;
