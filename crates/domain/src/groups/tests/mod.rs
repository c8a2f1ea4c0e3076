mod binding;
mod consequences;
mod exhaustive;
pub(super) mod generated;
mod infeasible;
mod limits;
mod repair;
mod score;
mod second_level;
mod secret;
mod seeded;
mod state;

use super::{Grouping, GroupingInput, Proposal, propose};

fn proposed(input: GroupingInput) -> (Grouping, Proposal) {
    let grouping = Grouping::parse(input).unwrap();
    let proposal = propose(&grouping).unwrap();
    (grouping, proposal)
}
