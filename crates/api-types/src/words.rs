//! By which words values are called: the keys of their texts.
//!
//! A page, a file and a letter show the same value in the same words. The one table of them stands
//! here, where both the server and the browser read it.

use crate::applications::{CheckFinding, OfferState};
use crate::changes::{ChangedFact, Resolution};
use crate::messages::{MailKind, MailState, MessageKind, NotSent, Placeholder};
use crate::participation::{DiscontinuationReason, ParticipationState};
use crate::selection::{OfferOrigin, ProposedOutcome};
use crate::sessions::{ModeCause, SessionState};
use crate::text::{DeliveryMode, Language};

/// A value that has a word in each language.
pub trait Spoken: Copy {
    /// The key of its text in `locales/`. Each value has its own, so that it also names the value
    /// among choices.
    fn word(self) -> &'static str;
}

impl Spoken for DeliveryMode {
    fn word(self) -> &'static str {
        match self {
            Self::InPerson => "element-mode-in-person",
            Self::Remote => "element-mode-remote",
            Self::Hybrid => "element-mode-hybrid",
        }
    }
}

impl Spoken for SessionState {
    fn word(self) -> &'static str {
        match self {
            Self::Draft => "session-state-draft",
            Self::Published => "session-state-published",
            Self::Cancelled => "session-state-cancelled",
        }
    }
}

impl Spoken for ModeCause {
    fn word(self) -> &'static str {
        match self {
            Self::Restrictions => "mode-cause-restrictions",
            Self::Venue => "mode-cause-venue",
            Self::Facilitator => "mode-cause-facilitator",
            Self::Weather => "mode-cause-weather",
            Self::Participants => "mode-cause-participants",
            Self::Other => "mode-cause-other",
            Self::Undone => "mode-cause-undone",
        }
    }
}

impl Spoken for ParticipationState {
    fn word(self) -> &'static str {
        match self {
            Self::Ongoing => "participation-state-ongoing",
            Self::Paused => "participation-state-paused",
            Self::Discontinued => "participation-state-discontinued",
            Self::Completed => "participation-state-completed",
        }
    }
}

impl Spoken for DiscontinuationReason {
    fn word(self) -> &'static str {
        match self {
            Self::LeftAgency => "participation-reason-left-agency",
            Self::WorkSituation => "participation-reason-work-situation",
            Self::OtherDuties => "participation-reason-other-duties",
            Self::OtherPath => "participation-reason-other-path",
            Self::OwnChoice => "participation-reason-own-choice",
            Self::NotTold => "participation-reason-not-told",
        }
    }
}

impl Spoken for ChangedFact {
    fn word(self) -> &'static str {
        match self {
            Self::Name => "changes-fact-name",
            Self::Unit => "changes-fact-unit",
            Self::Site => "changes-fact-site",
            Self::Title => "changes-fact-title",
            Self::JobCategory => "changes-fact-job-category",
            Self::IsSupervisor => "changes-fact-is-supervisor",
            Self::Supervisor => "changes-fact-supervisor",
            Self::ReportingLine => "changes-fact-reporting-line",
            Self::RoleStart => "changes-fact-role-start",
            Self::Leave => "changes-fact-leave",
            Self::Service => "changes-fact-service",
        }
    }
}

impl Spoken for Resolution {
    fn word(self) -> &'static str {
        match self {
            Self::Kept => "changes-kept",
            Self::Moved => "changes-moved",
            Self::Paused => "changes-paused",
            Self::Discontinued => "changes-discontinued",
        }
    }
}

impl Spoken for OfferState {
    fn word(self) -> &'static str {
        match self {
            Self::Open => "offer-state-open",
            Self::Accepted => "offer-state-accepted",
            Self::Declined => "offer-state-declined",
            Self::Expired => "offer-state-expired",
        }
    }
}

impl Spoken for OfferOrigin {
    fn word(self) -> &'static str {
        match self {
            Self::Draw => "offer-origin-draw",
            Self::Promotion => "offer-origin-promotion",
            Self::ByHand => "offer-origin-by-hand",
            Self::Correction => "offer-origin-correction",
        }
    }
}

impl Spoken for ProposedOutcome {
    fn word(self) -> &'static str {
        match self {
            Self::Place => "proposal-place",
            Self::Waiting => "proposal-waiting",
            Self::Ineligible => "proposal-ineligible",
            Self::InDraw => "proposal-in-draw",
        }
    }
}

impl Spoken for CheckFinding {
    fn word(self) -> &'static str {
        match self {
            Self::Right => "check-finding-right",
            Self::WrongWithoutEffect => "check-finding-without-effect",
            Self::Wrong => "check-finding-wrong",
        }
    }
}

impl Spoken for MailKind {
    fn word(self) -> &'static str {
        match self {
            Self::Offer => "mail-kind-offer",
            Self::Promotion => "mail-kind-promotion",
            Self::PlaceReminder => "mail-kind-place-reminder",
            Self::Waiting => "mail-kind-waiting",
            Self::Ineligible => "mail-kind-ineligible",
            Self::NotSelected => "mail-kind-not-selected",
            Self::Lapsed => "mail-kind-lapsed",
            Self::PathOffered => "mail-kind-path-offered",
            Self::PathLapsed => "mail-kind-path-lapsed",
            Self::CheckAnswered => "mail-kind-check-answered",
            Self::Discontinued => "mail-kind-discontinued",
            Self::HoursAsked => "mail-kind-hours-asked",
            Self::GroupConfirmed => "mail-kind-group-confirmed",
            Self::SmallGroupConfirmed => "mail-kind-small-group-confirmed",
            Self::SessionsPublished => "mail-kind-sessions-published",
            Self::SessionsJoined => "mail-kind-sessions-joined",
            Self::SessionsLeft => "mail-kind-sessions-left",
            Self::SessionChanged => "mail-kind-session-changed",
            Self::SessionOpenedChoice => "mail-kind-session-opened-choice",
            Self::WayReminder => "mail-kind-way-reminder",
            Self::CalendarDeclined => "mail-kind-calendar-declined",
            Self::SessionCancelled => "mail-kind-session-cancelled",
            Self::SessionsTurned => "mail-kind-sessions-turned",
            Self::SessionsTurnedBack => "mail-kind-sessions-turned-back",
            Self::SessionInvitation => "mail-kind-session-invitation",
            Self::SessionWithdrawal => "mail-kind-session-withdrawal",
            Self::FacilitatorInvited => "mail-kind-facilitator-invited",
            Self::TermsReminder => "mail-kind-terms-reminder",
            Self::LeadingAssigned => "mail-kind-leading-assigned",
            Self::LeadingChanged => "mail-kind-leading-changed",
            Self::LeadingTurned => "mail-kind-leading-turned",
            Self::LeadingCancelled => "mail-kind-leading-cancelled",
            Self::LeadingEnded => "mail-kind-leading-ended",
        }
    }
}

impl Spoken for MessageKind {
    fn word(self) -> &'static str {
        match self {
            Self::Offer => "mail-kind-offer",
            Self::Promotion => "mail-kind-promotion",
            Self::PlaceReminder => "mail-kind-place-reminder",
            Self::Waiting => "mail-kind-waiting",
            Self::Ineligible => "mail-kind-ineligible",
            Self::NotSelected => "mail-kind-not-selected",
            Self::Lapsed => "mail-kind-lapsed",
            Self::GroupConfirmed => "mail-kind-group-confirmed",
            Self::WayReminder => "mail-kind-way-reminder",
            Self::Discontinued => "mail-kind-discontinued",
        }
    }
}

impl Spoken for MailState {
    fn word(self) -> &'static str {
        match self {
            Self::Queued => "mail-state-queued",
            Self::Sent => "mail-state-sent",
            Self::Failed => "mail-state-failed",
        }
    }
}

impl Spoken for NotSent {
    fn word(self) -> &'static str {
        match self {
            Self::NoAddress => "mail-not-sent-no-address",
            Self::BadAddress => "mail-not-sent-bad-address",
            Self::Refused => "mail-not-sent-refused",
            Self::Unreachable => "mail-not-sent-unreachable",
            Self::NotBuilt => "mail-not-sent-not-built",
            Self::Late => "mail-not-sent-late",
        }
    }
}

impl Spoken for Placeholder {
    fn word(self) -> &'static str {
        match self {
            Self::Programme => "placeholder-programme",
            Self::Agency => "placeholder-agency",
            Self::Deadline => "placeholder-deadline",
            Self::Place => "placeholder-place",
            Self::Of => "placeholder-of",
            Self::Rule => "placeholder-rule",
            Self::Reason => "placeholder-reason",
            Self::Alternative => "placeholder-alternative",
            Self::Group => "placeholder-group",
            Self::When => "placeholder-when",
            Self::Until => "placeholder-until",
        }
    }
}

impl Spoken for Language {
    fn word(self) -> &'static str {
        match self {
            Self::Fi => "mail-language-fi",
            Self::Sv => "mail-language-sv",
            Self::En => "mail-language-en",
        }
    }
}
