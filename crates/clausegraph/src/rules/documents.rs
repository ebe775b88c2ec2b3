//! Documents: too many, too few, unused, contradicting.
