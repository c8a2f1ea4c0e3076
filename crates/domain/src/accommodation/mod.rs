//! Accommodation: what somebody needs to take part, and who may read it.
//!
//! Terms: a *wish* says what its author needs to take part in one programme: the need, never its cause. The *contact* is
//! the one named person of the agency who reads the wishes of a programme and arranges what they ask for.
//!
//! Invariants:
//! - a wish has two readers: its author and the contact. No role reads it;
//! - who chooses among applicants is no contact, so that no wish is in the mind of whoever chooses;
//! - a wish is kept only while there is something to take part in.
//!
//! Not here: health, which nobody asks for, and selection, rules and groups, which know nothing of wishes.

use crate::access::Role;
use crate::applications::state::StateKind;
use crate::participation::ParticipationKind;
use crate::text::TextLimits;

#[cfg(test)]
mod tests;

/// What a wish says in its author's own words.
pub const WORDS: TextLimits = TextLimits { max_chars: 1_000, multiline: true };

/// Whether a wish is kept: its author takes part, or may still come to. `participation` is what became of the place,
/// once one was accepted. A wish that is not kept is erased, not hidden.
#[must_use]
pub const fn keeps_wish(application: StateKind, participation: Option<ParticipationKind>) -> bool {
    match (application, participation) {
        // Who took another path takes part in that programme.
        (StateKind::Accepted | StateKind::Rerouted, Some(participation)) => !participation.is_over(),
        (StateKind::Submitted | StateKind::Waiting | StateKind::Offered | StateKind::Accepted, None) => true,
        _ => false,
    }
}

/// Whether somebody who has this role in a programme may be its contact. A coordinator may, if named; whoever decides
/// on applicants or assesses them may not.
#[must_use]
pub const fn may_be_contact(role: Role) -> bool {
    !matches!(role, Role::Decider | Role::Assessor)
}
