//! Initiatives, programmes, their designs, calls and rules.

mod call;
mod design;
mod overview;
mod programme;
mod rule;

pub use call::*;
pub use design::*;
pub use overview::*;
pub use programme::*;
pub use rule::*;
