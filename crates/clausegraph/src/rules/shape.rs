//! The shape of the system: what it is for, how lean it is.
