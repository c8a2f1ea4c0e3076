//! The verifier on the public page of a draw: runs the domain's own check in the reader's browser.

/// Starts the verifier where the server has left a place for it.
pub fn start() {}
