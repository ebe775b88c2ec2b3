//! Which artefact probably serves which requirement.
