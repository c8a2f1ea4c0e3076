//! Merging two persons of the register who are one human: what is suggested, what is refused, what can be undone.
//!
//! A register that gives somebody two numbers, or two registers after one another, make two persons of one human. Which
//! pairs look like that is suggested ([`same_facts`]) and nothing more: somebody who knows them merges. One person
//! stays with its id, applications and account; the other is absorbed and leads to it. Of the two lines of the register
//! one is followed from then on, as a whole: no fact is mixed from both, since half of each would be true of nobody.
//! The number of the other line keeps leading to the person ([`crate::people::import::LedLine`]), and takes over where the
//! register of the followed line has put them out of service.
//!
//! Not here: moving anything (`api`). Nothing that was committed or published changes: it names applications and
//! pseudonyms of them, never persons.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use crate::ids::{PersonId, UnitId};

/// How long a merge can be undone.
pub const UNDO_TIME: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Which of the two lines of the register is followed after a merge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FollowedLine {
    /// The line of the person who stays.
    Staying,
    /// The line of the person who is absorbed: the person who stays takes over every fact of it.
    Absorbed,
}

/// A fact that two persons of the same name share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SameFact {
    /// The e-mail address, whatever the case of its letters.
    Email,
    /// The unit and, in it, the supervisor.
    UnitAndSupervisor,
}

/// What of a person is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likeness<'a> {
    /// The folded name, as [`crate::people::PersonName::search_key`] makes it.
    pub name: &'a str,
    /// The address.
    pub email: Option<&'a str>,
    /// The unit.
    pub unit: Option<UnitId>,
    /// The supervisor.
    pub supervisor: Option<PersonId>,
}

/// The facts that make two persons look like one; none where they are not to be suggested.
///
/// A name alone is no ground: an agency of a thousand has several Virtanens called Matti. What is absent equals nothing.
#[must_use]
pub fn same_facts(one: &Likeness<'_>, other: &Likeness<'_>) -> BTreeSet<SameFact> {
    if one.name != other.name {
        return BTreeSet::new();
    }
    let alike = |one: Option<&str>, other: Option<&str>| {
        one.zip(other).is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
    };
    let email = alike(one.email, other.email).then_some(SameFact::Email);
    let unit = one.unit.is_some() && one.unit == other.unit;
    let supervisor = one.supervisor.is_some() && one.supervisor == other.supervisor;
    let both = (unit && supervisor).then_some(SameFact::UnitAndSupervisor);
    email.into_iter().chain(both).collect()
}

/// Why two persons cannot be merged, or what somebody has to decide first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MergeRefusal {
    /// One of them is whoever asks: nobody joins a colleague's applications to their own record.
    OwnRecord,
    /// Both have applied to one call: each application was judged, or will be, by itself.
    SameCall,
    /// Both stand in a pool that has been committed: it is published how many lines it has.
    SamePool,
    /// Both take or took part in one programme.
    SameProgramme,
    /// Both have an account that can be used: an administrator decides which one is kept, and disables the other.
    TwoAccounts,
    /// One is above the other in the reporting line: they are two people.
    OneLine,
    /// One scores applications of a call to which the other applied.
    ScoresTheOther,
    /// The line to be followed has ended in the register, and the other one has not.
    LineEnded,
    /// Something of applications or of assessing them, for whoever may not know what: see [`told`].
    SelectionWork,
}

impl MergeRefusal {
    /// The word on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OwnRecord => "own_record",
            Self::SameCall => "same_call",
            Self::SamePool => "same_pool",
            Self::SameProgramme => "same_programme",
            Self::TwoAccounts => "two_accounts",
            Self::OneLine => "one_line",
            Self::ScoresTheOther => "scores_the_other",
            Self::LineEnded => "line_ended",
            Self::SelectionWork => "selection_work",
        }
    }
}

/// What of refusals is told. Whoever may not read applications learns that one of these stands in the way, and from whom
/// to ask more, but neither that somebody applied nor who assesses.
#[must_use]
pub fn told(refusals: &BTreeSet<MergeRefusal>, reads_applications: bool) -> BTreeSet<MergeRefusal> {
    let as_told = |refusal: &MergeRefusal| match refusal {
        MergeRefusal::SameCall
        | MergeRefusal::SamePool
        | MergeRefusal::SameProgramme
        | MergeRefusal::ScoresTheOther
            if !reads_applications =>
        {
            MergeRefusal::SelectionWork
        }
        other => *other,
    };
    refusals.iter().map(as_told).collect()
}

/// What two persons are to each other and to whoever asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pair {
    /// One of them is whoever asks.
    pub own: bool,
    /// Calls to which both applied, withdrawn applications included.
    pub shared_calls: usize,
    /// Committed pools with a line of each.
    pub shared_pools: usize,
    /// Programmes with a participation of each.
    pub shared_programmes: usize,
    /// Accounts of the two together that are not disabled.
    pub accounts: usize,
    /// One is above the other, any number of steps.
    pub in_one_line: bool,
    /// One is an assessor of a call to which the other applied.
    pub scores_the_other: bool,
    /// The line that would be followed is in service.
    pub followed_in_service: bool,
    /// The other line is.
    pub other_in_service: bool,
}

/// Everything that speaks against merging the two, at once.
#[must_use]
pub fn refusals(pair: &Pair) -> BTreeSet<MergeRefusal> {
    let found = [
        (pair.own, MergeRefusal::OwnRecord),
        (pair.shared_calls > 0, MergeRefusal::SameCall),
        (pair.shared_pools > 0, MergeRefusal::SamePool),
        (pair.shared_programmes > 0, MergeRefusal::SameProgramme),
        (pair.accounts > 1, MergeRefusal::TwoAccounts),
        (pair.in_one_line, MergeRefusal::OneLine),
        (pair.scores_the_other, MergeRefusal::ScoresTheOther),
        (pair.other_in_service && !pair.followed_in_service, MergeRefusal::LineEnded),
    ];
    found.into_iter().filter_map(|(so, refusal)| so.then_some(refusal)).collect()
}

/// What changed since a merge and keeps it from being undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UndoRefusal {
    /// The person who stayed has been merged into somebody else.
    MergedAgain,
    /// An application that was moved has been changed, decided or removed.
    ApplicationChanged,
    /// A participation that was moved has gone on, or one has begun from a moved application.
    ParticipationChanged,
    /// The account that was moved is linked otherwise now.
    AccountChanged,
    /// The person who stayed has stated something as a supervisor.
    StatementChanged,
    /// Something of applications, participations or statements on applications, for whoever may not know what: see
    /// [`told_of_undoing`].
    SelectionWork,
}

/// What of refusals to undo is told, as by [`told`].
#[must_use]
pub fn told_of_undoing(refusals: &BTreeSet<UndoRefusal>, reads_applications: bool) -> BTreeSet<UndoRefusal> {
    let as_told = |refusal: &UndoRefusal| match refusal {
        UndoRefusal::ApplicationChanged
        | UndoRefusal::ParticipationChanged
        | UndoRefusal::StatementChanged
            if !reads_applications =>
        {
            UndoRefusal::SelectionWork
        }
        other => *other,
    };
    refusals.iter().map(as_told).collect()
}

impl UndoRefusal {
    /// The word on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::MergedAgain => "merged_again",
            Self::ApplicationChanged => "application_changed",
            Self::ParticipationChanged => "participation_changed",
            Self::AccountChanged => "account_changed",
            Self::StatementChanged => "statement_changed",
            Self::SelectionWork => "selection_work",
        }
    }
}

/// Whether a merge can be undone at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UndoFault {
    /// It has been undone.
    #[error("undone before")]
    Undone,
    /// [`UNDO_TIME`] has passed: what was moved is not on record any more.
    #[error("the time for it has passed")]
    TooLate,
}

/// Whether a merge can still be undone at `now`; the last instant is `until` itself.
///
/// # Errors
/// [`UndoFault`].
pub fn may_undo(undone: bool, until: Timestamp, now: Timestamp) -> Result<(), UndoFault> {
    if undone {
        Err(UndoFault::Undone)
    } else if now > until {
        Err(UndoFault::TooLate)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
