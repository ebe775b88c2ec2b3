//! Benchmarks of Clausegraph.
