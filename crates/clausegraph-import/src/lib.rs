//! The outside world into an organisation.
