//! Reviews, decisions, actions, improvement.
