//! Initiatives, programmes, their designs, calls and rules.

mod call;
mod design;
mod next_year;
mod overview;
mod programme;
mod rule;

pub use call::*;
pub use design::*;
pub use next_year::*;
pub use overview::*;
pub use programme::*;
pub use rule::*;
