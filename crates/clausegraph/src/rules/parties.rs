//! Risk, suppliers and services end to end.
