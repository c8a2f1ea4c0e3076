//! What a supervisor is told of an application, and what they state about working time.
//!
//! Terms: a *statement* says whether working time can be arranged for a programme: yes, yes with a condition, or no with a
//! reason of a closed list. The *supervisor* is whoever the staff register names as such today.
//!
//! Invariants:
//! - a statement is about working time and nothing else; it is no opinion on the application, and no exclusion;
//! - nothing that judges, scores, draws or divides takes one: no other room of the rules knows this one;
//! - silence says nothing;
//! - whoever it is about reads it at once, with who gave it.
//!
//! Not here: what a call declares ([`crate::programmes::call::SupervisorTerms`]).

use jiff::civil::Date;

use crate::programmes::call::{SupervisorPart, SupervisorTerms};
use crate::programmes::element::codes;
use crate::text::{TextFault, TextLimits, parse_text};

#[cfg(test)]
mod tests;

/// The condition, or more on why not: about working time only.
pub const WORDS: TextLimits = TextLimits { max_chars: 300, multiline: true };

/// What the applicant answers to a statement.
pub const REPLY: TextLimits = TextLimits { max_chars: 500, multiline: true };

/// So many days before the last one whoever has not stated anything is reminded, once.
pub const REMINDER_DAYS: i64 = 3;

codes! {
    /// Whether working time can be arranged.
    WorkingTime {
        /// It can.
        Yes = "yes",
        /// It can, if something is so.
        YesWithCondition = "yes_with_condition",
        /// It cannot, as things are now.
        No = "no",
    }
}

codes! {
    /// Why working time cannot be arranged. Of work and its times only: never of the person.
    Obstacle {
        /// A busy season, or a deadline of the work.
        BusyPeriod = "busy_period",
        /// Shifts that cannot be arranged otherwise.
        Shifts = "shifts",
        /// Too many of the unit are away at the same times.
        OthersAway = "others_away",
        /// Work that was agreed for the same times.
        AgreedWork = "agreed_work",
        /// Something else about working time; it is told in words.
        Other = "other",
    }
}

/// What a supervisor states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    answer: WorkingTime,
    obstacle: Option<Obstacle>,
    words: Option<String>,
}

/// What is wrong with a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StatementFault {
    /// A no without a reason.
    #[error("a no needs a reason")]
    ObstacleMissing,
    /// A reason although it can be arranged.
    #[error("only a no has a reason")]
    ObstacleNotAllowed,
    /// Words to a plain yes.
    #[error("a plain yes has no words")]
    WordsNotAllowed,
    /// The words are missing, too long, or hold a character that is not allowed.
    #[error("the words: {0}")]
    Words(TextFault),
}

impl Statement {
    /// Takes what is stated; blank words count as none. A condition is in words, and so is a reason outside the list.
    ///
    /// # Errors
    /// Every [`StatementFault`] at once.
    pub fn parse(
        answer: WorkingTime,
        obstacle: Option<Obstacle>,
        words: Option<&str>,
    ) -> Result<Self, Vec<StatementFault>> {
        let mut faults = Vec::new();
        match (answer, obstacle) {
            (WorkingTime::No, None) => faults.push(StatementFault::ObstacleMissing),
            (WorkingTime::Yes | WorkingTime::YesWithCondition, Some(_)) => {
                faults.push(StatementFault::ObstacleNotAllowed);
            }
            _ => {}
        }
        let given = words.filter(|words| !words.trim().is_empty());
        let needed = answer == WorkingTime::YesWithCondition || obstacle == Some(Obstacle::Other);
        let words = match given.map(|words| parse_text(words, WORDS)) {
            Some(_) if answer == WorkingTime::Yes => {
                faults.push(StatementFault::WordsNotAllowed);
                None
            }
            Some(Ok(words)) => Some(words),
            Some(Err(fault)) => {
                faults.push(StatementFault::Words(fault));
                None
            }
            None => {
                if needed {
                    faults.push(StatementFault::Words(TextFault::Missing));
                }
                None
            }
        };
        if faults.is_empty() { Ok(Self { answer, obstacle, words }) } else { Err(faults) }
    }

    /// Whether working time can be arranged.
    #[must_use]
    pub const fn answer(&self) -> WorkingTime {
        self.answer
    }

    /// Why not.
    #[must_use]
    pub const fn obstacle(&self) -> Option<Obstacle> {
        self.obstacle
    }

    /// The condition, or more on why not.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        self.words.as_deref()
    }
}

/// Whether something can be stated on a day: working time is asked about, and the last day has not passed.
#[must_use]
pub fn may_state(terms: &SupervisorTerms, today: Date) -> bool {
    terms.until().is_some_and(|until| today <= until)
}

/// Whether a supervisor sees the applications of a call on a day: something is told at all, and places are still given.
/// It says nothing of how an application stands, so that nobody reads an outcome from what is shown.
#[must_use]
pub fn is_shown(part: SupervisorPart, waiting_list_until: Date, today: Date) -> bool {
    part != SupervisorPart::None && today <= waiting_list_until
}

/// Whether today is a day on which whoever has not stated anything may be reminded.
#[must_use]
pub fn is_reminded(terms: &SupervisorTerms, today: Date) -> bool {
    let Some(until) = terms.until() else { return false };
    let from = until.checked_sub(jiff::Span::new().days(REMINDER_DAYS)).unwrap_or(until);
    from <= today && today <= until
}

codes! {
    /// How it stands between an application and the supervisor of its applicant.
    Standing {
        /// The supervisor is told nothing.
        NotTold = "not_told",
        /// The register names no supervisor, or one who cannot sign in or has no address.
        NobodyToAsk = "nobody_to_ask",
        /// The supervisor is told, and asked nothing.
        Told = "told",
        /// The supervisor is asked and has not stated anything yet.
        Asked = "asked",
        /// The last day has passed, and nothing was said.
        Silent = "silent",
        /// Something is stated.
        Stated = "stated",
    }
}

/// How it stands: what was stated stays stated, whoever supervises now.
#[must_use]
pub fn standing(terms: &SupervisorTerms, stated: bool, can_be_asked: bool, today: Date) -> Standing {
    match terms {
        SupervisorTerms::None => Standing::NotTold,
        SupervisorTerms::WorkingTime { .. } if stated => Standing::Stated,
        SupervisorTerms::WorkingTime { until } if *until < today => Standing::Silent,
        _ if !can_be_asked => Standing::NobodyToAsk,
        SupervisorTerms::Informed => Standing::Told,
        SupervisorTerms::WorkingTime { .. } => Standing::Asked,
    }
}
