//! Wire ↔ domain for programmes, designs, calls and rules.

pub mod call;
pub mod design;
pub mod left_out;
pub mod next_year;
pub mod programme;
pub mod quota;
pub mod rule;
pub mod scoring;
