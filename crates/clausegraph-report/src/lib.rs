//! Outputs, one file each.
