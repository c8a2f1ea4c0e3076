//! The states of a call and who may move it between them.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{CallTerms, Window};
use crate::ids::AccountId;
use crate::text::{TextFault, TextLimits, parse_text};

/// Where a call stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallState {
    /// Being prepared.
    Draft {
        /// Why the decider sent it back, when that was the last thing to happen.
        returned: Option<Returned>,
    },
    /// Waits for the decider; its terms stand still.
    AwaitingApproval,
    /// Approved: its terms never change again.
    Approved(Approval),
}

/// Why a decider sent a call back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned(String);

impl Returned {
    /// Checks the note: at most 2,000 characters.
    ///
    /// # Errors
    /// The [`TextFault`] of the note.
    pub fn parse(note: &str) -> Result<Self, TextFault> {
        parse_text(note, TextLimits { max_chars: 2_000, multiline: true }).map(Self)
    }

    /// The note.
    #[must_use]
    pub fn note(&self) -> &str {
        &self.0
    }
}

/// A named official's approval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// Account of the decider.
    pub by: AccountId,
    /// Name of the decider.
    pub name: String,
    /// Title of the decider.
    pub title: String,
    /// When.
    pub at: Timestamp,
}

impl Approval {
    /// Checks name and title: one line each, at most 200 characters.
    ///
    /// # Errors
    /// The faults of the name and of the title.
    pub fn parse(
        by: AccountId,
        name: &str,
        title: &str,
        at: Timestamp,
    ) -> Result<Self, (Option<TextFault>, Option<TextFault>)> {
        match (parse_text(name, TextLimits::TITLE), parse_text(title, TextLimits::TITLE)) {
            (Ok(name), Ok(title)) => Ok(Self { by, name, title, at }),
            (name, title) => Err((name.err(), title.err())),
        }
    }
}

/// One thing that keeps a call from being sent to the decider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum SubmissionFault {
    /// The co-operation with the staff is not on record.
    #[error("the co-operation is not on record")]
    CooperationMissing,
    /// The window is over already.
    #[error("the window is over")]
    WindowPast,
    /// The waiting list would end before the window or with it.
    #[error("the waiting list ends before the window")]
    WaitingListEndsTooSoon,
    /// The preference for those who were left out is only proposed: nobody has decided it for this call.
    #[error("the preference for those who were left out is not decided")]
    LeftOutUndecided,
    /// That preference would have been decided on a day to come.
    #[error("the preference for those who were left out is decided on a day to come")]
    LeftOutDecidedLater,
    /// A text an applicant reads has not been written in Swedish.
    #[error("a text is missing in Swedish")]
    SwedishMissing,
    /// The programme has no published design, so its hours could not be shown (N18).
    #[error("the design is not published")]
    DesignNotPublished,
    /// The rule in this place, from 0, was copied from an earlier call and has been neither decided anew nor withdrawn.
    #[error("rule {0} has not been decided for this call")]
    RuleNotDecided(usize),
}

/// What of the rest of a programme the decider must find in order beside the terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// A version of the design is published.
    pub design_published: bool,
    /// Places, from 0, of the rules that nobody has decided for this call.
    pub undecided_rules: Vec<usize>,
}

/// Why a call cannot be moved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CallStateFault {
    /// Its terms stand still: it waits for the decider or has been approved.
    #[error("the call is not a draft")]
    NotDraft,
    /// It does not wait for the decider.
    #[error("the call does not await approval")]
    NotAwaitingApproval,
    /// Who prepares a call does not approve it.
    #[error("who prepared the call cannot approve it")]
    OwnCall,
    /// Its window has passed: nobody could apply any more.
    #[error("the window of the call is over")]
    WindowOver,
    /// It lacks something the decider must see.
    #[error("the call is not complete")]
    Incomplete(Vec<SubmissionFault>),
}

/// What a call is to somebody who looks at it now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CallPhase {
    /// Being prepared.
    Draft,
    /// Waits for the decider.
    AwaitingApproval,
    /// Approved, opens later.
    Approved,
    /// People may apply.
    Open,
    /// The window is over.
    Closed,
}

impl CallState {
    /// A new call.
    pub const NEW: Self = Self::Draft { returned: None };

    /// Whether the terms may be changed.
    ///
    /// # Errors
    /// [`CallStateFault::NotDraft`] otherwise.
    pub const fn may_change(&self) -> Result<(), CallStateFault> {
        match self {
            Self::Draft { .. } => Ok(()),
            Self::AwaitingApproval | Self::Approved(_) => Err(CallStateFault::NotDraft),
        }
    }

    /// Sends the call to the decider.
    ///
    /// # Errors
    /// [`CallStateFault::NotDraft`], or [`CallStateFault::Incomplete`] with everything that is missing.
    pub fn submit(
        self,
        terms: &CallTerms,
        beside: &Beside,
        now: Timestamp,
        zone: &TimeZone,
    ) -> Result<Self, CallStateFault> {
        self.may_change()?;
        let mut faults = terms.faults(zone.to_datetime(now).date());
        if !beside.design_published {
            faults.push(SubmissionFault::DesignNotPublished);
        }
        faults.extend(beside.undecided_rules.iter().copied().map(SubmissionFault::RuleNotDecided));
        if faults.is_empty() { Ok(Self::AwaitingApproval) } else { Err(CallStateFault::Incomplete(faults)) }
    }

    /// Approves the call. It opens with its window, or at once when the window has begun.
    ///
    /// # Errors
    /// [`CallStateFault::NotAwaitingApproval`]; [`CallStateFault::OwnCall`] for whoever prepared it;
    /// [`CallStateFault::WindowOver`] when it is too late.
    pub fn approve(
        self,
        prepared_by: AccountId,
        approval: Approval,
        window: &Window,
        zone: &TimeZone,
    ) -> Result<Self, CallStateFault> {
        match self {
            Self::AwaitingApproval if approval.by == prepared_by => Err(CallStateFault::OwnCall),
            Self::AwaitingApproval if approval.at >= window.closes_at(zone) => {
                Err(CallStateFault::WindowOver)
            }
            Self::AwaitingApproval => Ok(Self::Approved(approval)),
            Self::Draft { .. } | Self::Approved(_) => Err(CallStateFault::NotAwaitingApproval),
        }
    }

    /// Sends the call back to be changed.
    ///
    /// # Errors
    /// [`CallStateFault::NotAwaitingApproval`]; an approval cannot be taken back.
    pub fn send_back(self, why: Returned) -> Result<Self, CallStateFault> {
        match self {
            Self::AwaitingApproval => Ok(Self::Draft { returned: Some(why) }),
            Self::Draft { .. } | Self::Approved(_) => Err(CallStateFault::NotAwaitingApproval),
        }
    }

    /// What the call is at `now`.
    #[must_use]
    pub fn phase(&self, window: &Window, now: Timestamp, zone: &TimeZone) -> CallPhase {
        match self {
            Self::Draft { .. } => CallPhase::Draft,
            Self::AwaitingApproval => CallPhase::AwaitingApproval,
            Self::Approved(_) if now >= window.closes_at(zone) => CallPhase::Closed,
            Self::Approved(_) if now >= window.opens_at(zone) => CallPhase::Open,
            Self::Approved(_) => CallPhase::Approved,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::programmes::fixtures;

    const PREPARER: AccountId = AccountId::new(uuid::Uuid::from_u128(1));
    const DECIDER: AccountId = AccountId::new(uuid::Uuid::from_u128(2));

    fn zone() -> TimeZone {
        TimeZone::get("Europe/Helsinki").unwrap()
    }

    fn at(month: i8, day: i8, hour: i8) -> Timestamp {
        date(2020, month, day).at(hour, 0, 0, 0).to_zoned(zone()).unwrap().timestamp()
    }

    fn approval(by: AccountId, at: Timestamp) -> Approval {
        Approval::parse(by, "Päivi Päättäjä", "kehittämispäällikkö", at).unwrap()
    }

    fn ready() -> Beside {
        Beside { design_published: true, undecided_rules: Vec::new() }
    }

    fn submitted() -> CallState {
        CallState::NEW.submit(&fixtures::terms(), &ready(), at(4, 9, 9), &zone()).unwrap()
    }

    #[test]
    fn a_call_opens_only_after_another_person_has_approved_it() {
        let window = fixtures::terms().window;
        assert_eq!(submitted().phase(&window, at(4, 20, 9), &zone()), CallPhase::AwaitingApproval);
        let own = submitted().approve(PREPARER, approval(PREPARER, at(4, 9, 10)), &window, &zone());
        assert_eq!(own, Err(CallStateFault::OwnCall));
        let approved =
            submitted().approve(PREPARER, approval(DECIDER, at(4, 9, 10)), &window, &zone()).unwrap();
        assert_eq!(approved.phase(&window, at(4, 13, 23), &zone()), CallPhase::Approved);
        assert_eq!(approved.phase(&window, at(4, 14, 0), &zone()), CallPhase::Open);
        assert_eq!(approved.phase(&window, at(5, 1, 23), &zone()), CallPhase::Open);
        assert_eq!(approved.phase(&window, at(5, 2, 0), &zone()), CallPhase::Closed);
    }

    #[test]
    fn nothing_is_approved_once_the_window_is_over() {
        let late = approval(DECIDER, at(5, 2, 0));
        let result = submitted().approve(PREPARER, late, &fixtures::terms().window, &zone());
        assert_eq!(result, Err(CallStateFault::WindowOver));
    }

    #[test]
    fn a_call_without_published_design_is_not_sent_on() {
        let beside = Beside { design_published: false, ..ready() };
        let result = CallState::NEW.submit(&fixtures::terms(), &beside, at(4, 9, 9), &zone());
        assert_eq!(result, Err(CallStateFault::Incomplete(vec![SubmissionFault::DesignNotPublished])));
    }

    #[test]
    fn a_call_with_a_copied_rule_is_not_sent_on() {
        let beside = Beside { undecided_rules: vec![0, 2], ..ready() };
        let result = CallState::NEW.submit(&fixtures::terms(), &beside, at(4, 9, 9), &zone());
        let faults = vec![SubmissionFault::RuleNotDecided(0), SubmissionFault::RuleNotDecided(2)];
        assert_eq!(result, Err(CallStateFault::Incomplete(faults)));
    }

    #[test]
    fn a_returned_call_can_be_changed_and_an_approved_one_cannot() {
        let why = Returned::parse("Perustelu puuttuu.").unwrap();
        let returned = submitted().send_back(why.clone()).unwrap();
        assert_eq!(returned.may_change(), Ok(()));
        assert_eq!(returned, CallState::Draft { returned: Some(why.clone()) });
        let approved = CallState::Approved(approval(DECIDER, at(4, 9, 9)));
        assert_eq!(approved.may_change(), Err(CallStateFault::NotDraft));
        assert_eq!(approved.send_back(why), Err(CallStateFault::NotAwaitingApproval));
    }
}
