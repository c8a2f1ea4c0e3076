//! Rows of scoring, each within one agency.

pub mod people;
pub mod sheets;

use polku_domain::scoring::{Abstention, Settlement};

use crate::codes;
use crate::programmes::store::stored_words;

stored_words!(Abstention, Settlement);

/// In which part somebody holds a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// One of the two who read.
    Reader,
    /// Decides where the two differ.
    Third,
}

codes!(Part { Reader = "reader", Third = "third" });

/// How far a sheet has come by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetState {
    /// Waits for points.
    Assigned,
    /// Points are given.
    Given,
    /// The assessor abstained.
    Abstained,
}

codes!(SheetState { Assigned = "assigned", Given = "given", Abstained = "abstained" });
