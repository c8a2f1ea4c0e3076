//! Who may do what.

mod me;
