//! People who changed: what a change in the staff register breaks for somebody who applied or takes part.
//!
//! Terms: a *breach* is a rule or a limit that does not hold any more with what the register says now. A *change* is
//! dealt with when a coordinator has *resolved* it: kept as it is, moved, paused, or discontinued.
//!
//! Invariants:
//! - no change of the register ends a participation or an application by itself: it is listed, and somebody decides;
//! - what is broken is worked out from what is so now, so that what has mended itself breaks nothing;
//! - of the ways to mend it, the one that changes least for the person is proposed.
//!
//! Not here: the limits of groups as such (`groups`), and the importer that notices changes (`people`).

use jiff::civil::Date;

use crate::applications::eligibility::{Decision, RuleResult};
use crate::ids::{PersonId, RuleId};
use crate::people::{Leave, ReportingLines};
use crate::programmes::element::codes;

#[cfg(test)]
mod tests;

/// What is so now of somebody whom the register changed.
#[derive(Clone, Debug)]
pub struct Situation<'a> {
    /// Who.
    pub person: PersonId,
    /// Whether they are in service.
    pub in_service: bool,
    /// Whether they have a place: a participation that has not ended.
    pub takes_part: bool,
    /// Whether they take part now: a participation that neither has ended nor is paused.
    pub ongoing: bool,
    /// When the register says that they are on leave.
    pub leave: Option<Leave>,
    /// The day on which it is asked what is broken.
    pub today: Date,
    /// What the rules of the call say of them with what the register says now.
    pub rules: Option<&'a Decision>,
    /// Who shares their group.
    pub group: &'a [PersonId],
    /// Who supervises whom.
    pub lines: &'a ReportingLines<PersonId>,
}

/// Something that does not hold any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breach {
    /// Is not in service any more.
    EndedService,
    /// Shares a group with somebody above or below in the reporting line.
    SameLine {
        /// The other one.
        other: PersonId,
        /// Whether the other one is above.
        other_is_above: bool,
    },
    /// Is on leave, or will be, while taking part.
    OnLeave(Leave),
    /// A rule of the call would leave them outside now. What was decided by what was true then stays decided.
    Rule {
        /// The rule.
        rule: RuleId,
        /// Its version.
        version: u32,
    },
}

codes! {
    /// How a change was dealt with.
    Resolution {
        /// Everything stays as it is.
        Kept = "kept",
        /// The person is in another group now.
        Moved = "moved",
        /// The participation was paused: the place is kept.
        Paused = "paused",
        /// The participation was discontinued.
        Discontinued = "discontinued",
    }
}

/// Why a change cannot be dealt with so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResolutionFault {
    /// The person still shares a group with somebody of their line.
    #[error("the person still shares a group with somebody of their reporting line")]
    StillInOneLine,
    /// There is no participation to pause, or it stands still.
    #[error("the participation is not ongoing")]
    NotOngoing,
    /// There is no participation to discontinue.
    #[error("the person takes no part")]
    TakesNoPart,
}

/// Everything that does not hold any more, the gravest first.
#[must_use]
pub fn breaches(now: &Situation<'_>) -> Vec<Breach> {
    let service = (!now.in_service).then_some(Breach::EndedService);
    let above = now.lines.above(&now.person);
    let line = now.group.iter().copied().filter(|other| *other != now.person).filter_map(|other| {
        let other_is_above = above.contains(&other);
        let in_one_line = other_is_above || now.lines.above(&other).contains(&now.person);
        in_one_line.then_some(Breach::SameLine { other, other_is_above })
    });
    // A participation goes on from today, so a leave that is over touches nothing of it.
    let leave = now.leave.filter(|leave| now.ongoing && leave.reaches(now.today)).map(Breach::OnLeave);
    let outcomes = now.rules.map(Decision::rules).unwrap_or_default();
    let rules = outcomes
        .iter()
        .filter(|outcome| outcome.result == RuleResult::Excluded)
        .map(|outcome| Breach::Rule { rule: outcome.rule, version: outcome.version });
    service.into_iter().chain(line).chain(leave).chain(rules).collect()
}

/// The smallest repair. Who left the agency cannot go on; who shares a group with their line can go on in another
/// one; who is on leave keeps the place and pauses; and a rule is about who may come in, so nobody is put out by it.
///
/// `None` while a leave is still to come: a pause begins at once, so there is nothing to do before its first day.
#[must_use]
pub fn proposal(now: &Situation<'_>, breaches: &[Breach]) -> Option<Resolution> {
    let begun = |breach: &Breach| matches!(breach, Breach::OnLeave(leave) if leave.from() <= now.today);
    let any = |wanted: fn(&Breach) -> bool| breaches.iter().any(wanted);
    if now.takes_part && any(|breach| matches!(breach, Breach::EndedService)) {
        Some(Resolution::Discontinued)
    } else if any(|breach| matches!(breach, Breach::SameLine { .. })) {
        Some(Resolution::Moved)
    } else if breaches.iter().any(begun) {
        Some(Resolution::Paused)
    } else if any(|breach| matches!(breach, Breach::OnLeave(_))) {
        None
    } else {
        Some(Resolution::Kept)
    }
}

/// Whether a change can be dealt with so. To keep things as they are is always possible: it is a decision too.
///
/// # Errors
/// [`ResolutionFault`].
pub fn resolve(
    now: &Situation<'_>,
    breaches: &[Breach],
    resolution: Resolution,
) -> Result<(), ResolutionFault> {
    match resolution {
        Resolution::Kept => Ok(()),
        Resolution::Paused if now.ongoing => Ok(()),
        Resolution::Paused => Err(ResolutionFault::NotOngoing),
        Resolution::Discontinued if now.takes_part => Ok(()),
        Resolution::Discontinued => Err(ResolutionFault::TakesNoPart),
        Resolution::Moved if breaches.iter().any(|breach| matches!(breach, Breach::SameLine { .. })) => {
            Err(ResolutionFault::StillInOneLine)
        }
        Resolution::Moved => Ok(()),
    }
}
