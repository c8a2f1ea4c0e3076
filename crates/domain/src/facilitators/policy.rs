//! What a coach must have behind them in each delivery mode.

use super::{Evidence, FacilitatorKind};
use crate::programmes::element::{DeliveryMode, ElementKind};

/// The least that a coach must have behind them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Threshold {
    /// Whole years of coaching groups.
    pub years: u32,
    /// Hours of coaching groups over the network.
    pub remote_hours: u32,
    /// How many vouch for it.
    pub references: u32,
}

/// The thresholds of an agency, one for each mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CoachPolicy {
    /// In person.
    pub in_person: Threshold,
    /// Remote.
    pub remote: Threshold,
    /// Hybrid.
    pub hybrid: Threshold,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Whole years.
    Years,
    /// Hours with remote groups.
    RemoteHours,
    /// References.
    References,
}

/// One figure that does not reach its threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lack {
    /// Which.
    pub measure: Measure,
    /// The least.
    pub needed: u32,
    /// What is there: nothing where no evidence was checked.
    pub there: u32,
}

/// The one who leads a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lead {
    /// What they are in the programme.
    pub kind: FacilitatorKind,
    /// What they have behind them, as it was checked.
    pub evidence: Option<Evidence>,
}

/// Why a session must not be held so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Breach {
    /// Nobody is named to lead it.
    NoCoach,
    /// Who leads it is no coach.
    NotACoach,
    /// The coach lacks experience.
    Lacks(Vec<Lack>),
}

/// Whether the policy speaks of elements of this kind: coaching in small groups, and nothing else (R57).
#[must_use]
pub const fn is_coached(kind: ElementKind) -> bool {
    matches!(kind, ElementKind::SmallGroupCoaching)
}

impl Threshold {
    /// Whether anything at all is demanded.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.years == 0 && self.remote_hours == 0 && self.references == 0
    }

    /// What evidence lacks of it.
    #[must_use]
    pub fn lacks(&self, evidence: Option<Evidence>) -> Vec<Lack> {
        let there = evidence.unwrap_or(Evidence { years: 0, remote_hours: 0, references: 0 });
        [
            (Measure::Years, self.years, there.years),
            (Measure::RemoteHours, self.remote_hours, there.remote_hours),
            (Measure::References, self.references, there.references),
        ]
        .into_iter()
        .filter(|(_, needed, there)| there < needed)
        .map(|(measure, needed, there)| Lack { measure, needed, there })
        .collect()
    }
}

impl CoachPolicy {
    /// What holds where an agency has decided nothing: in times of remote work a coach must be very experienced (R57), so
    /// that trust is kept and meetings are meaningful (R58, R59). The report gives no figures; these are ours, and any
    /// agency may decide others. In hybrid somebody is remote, so that something is demanded there, too.
    pub const RECOMMENDED: Self = Self {
        in_person: Threshold { years: 0, remote_hours: 0, references: 0 },
        remote: Threshold { years: 5, remote_hours: 100, references: 2 },
        hybrid: Threshold { years: 3, remote_hours: 30, references: 1 },
    };

    /// The threshold of a mode.
    #[must_use]
    pub const fn of(&self, mode: DeliveryMode) -> &Threshold {
        match mode {
            DeliveryMode::InPerson => &self.in_person,
            DeliveryMode::Remote => &self.remote,
            DeliveryMode::Hybrid => &self.hybrid,
        }
    }

    /// Whether a coaching session may be held in a mode by whoever leads it. Others may be there, too; who leads must be
    /// able to.
    ///
    /// # Errors
    /// [`Breach`] with what is missing.
    pub fn check(&self, mode: DeliveryMode, lead: Option<Lead>) -> Result<(), Breach> {
        let threshold = self.of(mode);
        if threshold.is_nothing() {
            return Ok(());
        }
        let lead = lead.ok_or(Breach::NoCoach)?;
        if lead.kind != FacilitatorKind::Coach {
            return Err(Breach::NotACoach);
        }
        let lacks = threshold.lacks(lead.evidence);
        if lacks.is_empty() { Ok(()) } else { Err(Breach::Lacks(lacks)) }
    }
}
