//! ISO/IEC 20000-1 gap analysis and audit evidence.
