//! Regulation, claims, people, and what the standard itself says.
