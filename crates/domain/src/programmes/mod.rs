//! Programmes: what is offered, to whom, how long it takes, and by which rules people come in.
//!
//! - An *initiative* holds programmes; a *programme* follows a *design*, an ordered list of typed *elements*.
//! - A *call* asks for applications to a programme within a *window*, by declared *questions*, *rules* and *method*.
//! - A *rule* is a decision of a named person with a reason and an alternative; it can name only facts from a
//!   closed list, and never a protected ground.
//!
//! - A programme is brought into another year by [`next_year`]: its dates move, its people, answers and decisions stay.
//!
//! Invariants: published designs and past versions of rules never change; a call opens only after somebody
//! other than its preparer has approved it; hours that nobody has decided are shown as undecided.
//!
//! Not here: what happens to an application (`applications`), how the seats are given (`selection`), when an
//! element takes place (`sessions`).

pub mod call;
pub mod design;
pub mod design_file;
pub mod element;
pub mod hours;
pub mod next_year;
pub mod programme;
pub mod rule;

#[cfg(any(test, feature = "fixtures"))]
pub mod fixtures;
