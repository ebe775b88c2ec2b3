//! The catalogues of Clausegraph as data.
