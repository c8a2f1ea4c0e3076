//! Calls: when, for whom, with which questions and by which method people are asked to apply.
//!
//! A call is prepared by one person and approved by another. Open and closed are not stored: they follow from
//! the approval and the clock, so that nothing has to happen at midnight.

mod left_out;
mod question;
mod quota;
mod scoring;
mod state;
mod supervisor;
mod window;

pub use left_out::{LeftOutDecision, LeftOutTerms, REASON as LEFT_OUT_REASON};
pub use question::{
    Answer, AnswerFault, Answers, Choice, Key, KeyFault, MAX_QUESTIONS, Question, QuestionFault,
    QuestionKind, Questions,
};
pub use quota::{CallQuota, CallQuotas, MAX_QUOTA_BOUND, MAX_QUOTAS, QuotaFlaw, QuotasFault};
pub use scoring::{CallScoring, Criterion, MAX_CRITERIA, MAX_HIGHEST, MAX_WEIGHT, POINTS_TEXT, ScoringFlaw};
pub use state::{Approval, Beside, CallPhase, CallState, CallStateFault, Returned, SubmissionFault};
pub use supervisor::{SupervisorFault, SupervisorPart, SupervisorTerms};
pub use window::{Window, WindowFault};

use jiff::civil::Date;

use super::element::codes;
use crate::text::{Language, Localised, TextFault, TextLimits, parse_text};

codes! {
    /// How the places are given, declared before the call opens (Q3: the seed does not tell how the 40 were
    /// chosen).
    Method {
        /// A draw in which everybody in the target group has the same chance.
        EqualChanceDraw = "equal_chance_draw",
        /// A draw under the call's quotas, with chances as equal as they allow.
        QuotaDraw = "quota_draw",
        /// Scored by published criteria; the draw decides among equals.
        ScoredDraw = "scored_draw",
    }
}

/// A whole number between two bounds was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not between {min} and {max}")]
pub struct OutOfRange {
    /// Smallest number allowed.
    pub min: u32,
    /// Largest number allowed.
    pub max: u32,
}

macro_rules! bounded {
    ($(#[$doc:meta])+ $name:ident, $min:literal, $max:literal) => {
        $(#[$doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(u32);

        impl $name {
            /// Smallest number.
            pub const MIN: u32 = $min;
            /// Largest number.
            pub const MAX: u32 = $max;

            /// Checks the range.
            ///
            /// # Errors
            /// [`OutOfRange`] with the bounds.
            pub const fn parse(number: u32) -> Result<Self, OutOfRange> {
                if number < $min || number > $max {
                    Err(OutOfRange { min: $min, max: $max })
                } else {
                    Ok(Self(number))
                }
            }

            /// The number.
            #[must_use]
            pub const fn get(self) -> u32 {
                self.0
            }
        }
    };
}

bounded! {
    /// Places of a programme or a call, 1 to 10,000 (R19).
    Seats, 1, 10_000
}
bounded! {
    /// Days a person has to answer an offer, 1 to 60.
    OfferDays, 1, 60
}

/// That the call was dealt with in co-operation with the staff (yhteistoiminta) before it opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cooperation {
    on: Date,
    reference: String,
}

impl Cooperation {
    /// Takes the day and the reference of the record: one line, at most 200 characters.
    ///
    /// # Errors
    /// The [`TextFault`] of the reference.
    pub fn parse(on: Date, reference: &str) -> Result<Self, TextFault> {
        parse_text(reference, TextLimits::TITLE).map(|reference| Self { on, reference })
    }

    /// The day.
    #[must_use]
    pub const fn on(&self) -> Date {
        self.on
    }

    /// Where it is on record.
    #[must_use]
    pub fn reference(&self) -> &str {
        &self.reference
    }
}

/// What a coordinator prepares and a decider approves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallTerms {
    /// When people may apply.
    pub window: Window,
    /// What they are asked.
    pub questions: Questions,
    /// Whom the call is meant for (R27).
    pub target_group: Localised,
    /// How the places are given.
    pub method: Method,
    /// How many of those who get a place have what; none unless the method is a quota draw.
    pub quotas: CallQuotas,
    /// A least number of places for those whom an earlier round left out; a quota draw only.
    pub left_out: Option<LeftOutTerms>,
    /// By which criteria applications are scored; some only if the method is a scored draw.
    pub scoring: Option<CallScoring>,
    /// What supervisors are told and asked. No statement of theirs is an input of anything that is decided.
    pub supervisor: SupervisorTerms,
    /// How many there are.
    pub seats: Seats,
    /// How long an offer stands.
    pub offer_days: OfferDays,
    /// Last day on which a freed place is offered to the next on the waiting list.
    pub waiting_list_until: Date,
    /// Last day on which an applicant may ask for a check of the outcome.
    pub checks_until: Date,
    /// That it was dealt with in co-operation; required before approval.
    pub cooperation: Option<Cooperation>,
}

impl CallTerms {
    /// Everything that keeps the terms from being sent to the decider on `today`.
    ///
    /// Both national languages are required of every text an applicant reads (Kielilaki 423/2003).
    #[must_use]
    pub fn faults(&self, today: Date) -> Vec<SubmissionFault> {
        let unwritten = |text: &Localised| text.written(Language::Sv).is_none();
        let mut faults = Vec::new();
        if self.cooperation.is_none() {
            faults.push(SubmissionFault::CooperationMissing);
        }
        if self.window.closes_on() < today {
            faults.push(SubmissionFault::WindowPast);
        }
        if self.waiting_list_until <= self.window.closes_on() {
            faults.push(SubmissionFault::WaitingListEndsTooSoon);
        }
        if let Some(left_out) = &self.left_out {
            match &left_out.decision {
                None => faults.push(SubmissionFault::LeftOutUndecided),
                Some(decision) if decision.on > today => faults.push(SubmissionFault::LeftOutDecidedLater),
                Some(_) => {}
            }
        }
        let criteria = self.scoring.iter().flat_map(CallScoring::texts);
        let of_preference = self.left_out.as_ref().is_some_and(LeftOutTerms::swedish_missing);
        if of_preference
            || unwritten(&self.target_group)
            || self.questions.texts().chain(criteria).any(unwritten)
        {
            faults.push(SubmissionFault::SwedishMissing);
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programmes::fixtures;

    #[test]
    fn the_terms_of_2020_can_be_sent_to_the_decider() {
        assert_eq!(fixtures::terms().faults(jiff::civil::date(2020, 4, 9)), []);
    }

    #[test]
    fn everything_that_is_missing_is_told_at_once() {
        let terms = CallTerms {
            cooperation: None,
            waiting_list_until: jiff::civil::date(2020, 5, 1),
            target_group: Localised::parse("Kaikki", None, None, TextLimits::BODY).unwrap(),
            ..fixtures::terms()
        };
        assert_eq!(
            terms.faults(jiff::civil::date(2020, 5, 2)),
            [
                SubmissionFault::CooperationMissing,
                SubmissionFault::WindowPast,
                SubmissionFault::WaitingListEndsTooSoon,
                SubmissionFault::SwedishMissing,
            ]
        );
    }

    #[test]
    fn places_and_days_stay_in_their_bounds() {
        assert_eq!(Seats::parse(0), Err(OutOfRange { min: 1, max: 10_000 }));
        assert_eq!(Seats::parse(40).map(Seats::get), Ok(40));
        assert_eq!(OfferDays::parse(61), Err(OutOfRange { min: 1, max: 60 }));
    }
}
