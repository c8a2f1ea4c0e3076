//! One gathered mail of what is ahead and what waits: whether one gets it, and what it would say.

mod page;
mod preview;

pub use page::DigestPage;
