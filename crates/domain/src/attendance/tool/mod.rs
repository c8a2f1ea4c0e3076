//! The attendance list of a remote tool, read as proposals.
//!
//! Such a list says when somebody joined and left, several times where they came back, under a name that they chose
//! themselves. So it proposes and says nothing: rows are matched by e-mail address, else by a name that one member alone
//! has; what fits nobody or several is told and never guessed.

mod columns;
mod matching;
mod moments;
mod reading;

pub use matching::{By, Known, NotMatched, Proposal, Proposals, Unmatched, WHOLE_UP_TO_MISSING, propose};
pub use reading::{ListFault, MAX_LIST_BYTES, MAX_LIST_ROWS, RowFault, RowRemark, Stay, ToolList};

use jiff::Timestamp;

/// When a session was held, for reckoning how long somebody was in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// When it began.
    pub starts_at: Timestamp,
    /// When it ended.
    pub ends_at: Timestamp,
    /// Its breaks in their order, each from when to when.
    pub breaks: Vec<(Timestamp, Timestamp)>,
    /// Minutes of it that count.
    pub counted_minutes: u32,
}

impl Span {
    /// The stretches that count: between start, breaks and end.
    fn stretches(&self) -> Vec<(Timestamp, Timestamp)> {
        let mut from = self.starts_at;
        let mut stretches = Vec::with_capacity(self.breaks.len() + 1);
        for (begins, ends) in &self.breaks {
            stretches.push((from, *begins));
            from = from.max(*ends);
        }
        stretches.push((from, self.ends_at));
        stretches.retain(|(from, until)| from < until);
        stretches
    }

    /// Whole minutes of these stays that count: none counted twice, none outside the session or in a break.
    #[must_use]
    pub fn minutes_of(&self, stays: impl IntoIterator<Item = (Timestamp, Timestamp)>) -> u32 {
        let mut stays: Vec<_> = stays.into_iter().filter(|(from, until)| from < until).collect();
        stays.sort_unstable();
        let counts = self.stretches();
        let (mut covered, mut seconds) = (Timestamp::MIN, 0_i64);
        for (from, until) in stays {
            let from = from.max(covered);
            for (begins, ends) in &counts {
                let (from, until) = (from.max(*begins), until.min(*ends));
                seconds = seconds.saturating_add(until.duration_since(from).as_secs().max(0));
            }
            covered = covered.max(until);
        }
        u32::try_from(seconds / 60).unwrap_or(u32::MAX).min(self.counted_minutes)
    }
}

#[cfg(test)]
mod tests;
