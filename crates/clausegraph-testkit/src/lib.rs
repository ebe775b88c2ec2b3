//! What Clausegraph is tested with.
