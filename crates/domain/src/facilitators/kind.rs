//! The kinds of facilitators, and how long their rights last.

use jiff::civil::Date;

use crate::access::Role;
use crate::programmes::element::codes;

codes! {
    /// What somebody does in a programme.
    FacilitatorKind {
        /// Gives lectures (R14).
        Lecturer = "lecturer",
        /// Leads days of training (R14).
        Trainer = "trainer",
        /// Coaches a small group (R12).
        Coach = "coach",
        /// Mentors one person or a few (R13).
        Mentor = "mentor",
        /// Works on the design for the partner (R6).
        PartnerDesigner = "partner_designer",
    }
}

impl FacilitatorKind {
    /// The role that somebody of this kind holds in the programme once the terms are accepted.
    #[must_use]
    pub const fn role(self) -> Role {
        match self {
            Self::Lecturer | Self::Trainer => Role::Facilitator,
            Self::Coach => Role::Coach,
            Self::Mentor => Role::Mentor,
            Self::PartnerDesigner => Role::PartnerDesigner,
        }
    }

    /// Whether somebody of this kind can be named for a session: whoever designs leads none.
    #[must_use]
    pub const fn leads(self) -> bool {
        !matches!(self, Self::PartnerDesigner)
    }
}

/// What the rights of a facilitator depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rights {
    /// Whether they accepted the terms of confidentiality.
    pub accepted: bool,
    /// Their last day.
    pub ends_on: Date,
}

/// Where a facilitator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Asked, and has not accepted the terms.
    Invited,
    /// Sees the sessions they lead.
    Active,
    /// The last day has passed.
    Ended,
}

impl Rights {
    /// Where somebody with these rights stands on a day. The last day is one on which they hold.
    #[must_use]
    pub fn stage(self, today: Date) -> Stage {
        if today > self.ends_on {
            Stage::Ended
        } else if self.accepted {
            Stage::Active
        } else {
            Stage::Invited
        }
    }
}
