//! Checks of an outcome: an applicant says that something was wrong, and an official who did not prepare the round
//! finds out.
//!
//! A check looks at facts, never at chance: what the rules said is replayed with the corrected facts, beside the
//! decision as it was made, which stays. It can only help the applicant. An error is mended by a place that is free, or
//! by the last place on the waiting list (whoever waits already keeps the place they have), in a round of its own whose cause is public; there is never a second draw.
//!
//! Not here: what the rules say (`applications::eligibility`), and the clock.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::applications::eligibility::Decision;
use crate::programmes::element::codes;

/// Days in which a check is answered.
pub const DAYS_TO_ANSWER: i64 = 14;

codes! {
    /// What a check found.
    Finding {
        /// The outcome was right.
        Right = "right",
        /// A fact was wrong, but with the right one the applicant would stand no better.
        WrongWithoutEffect = "wrong_without_effect",
        /// With the right facts the applicant would have been in the target group, or, having got no place, would have
        /// counted in the quota for those who were left out.
        Wrong = "wrong",
    }
}

codes! {
    /// Why the outcome was wrong. Public, so it says nothing of a person.
    Cause {
        /// The staff register held a wrong value.
        RegisterWrong = "register_wrong",
        /// The staff register did not know of a change yet.
        RegisterOutdated = "register_outdated",
    }
}

codes! {
    /// How an error is mended.
    Remedy {
        /// A place that is free is offered.
        Place = "place",
        /// The last place on the waiting list.
        Waiting = "waiting",
    }
}

/// Last day on which a check that is asked for on `asked` is to be answered.
#[must_use]
pub fn due_on(asked: Date) -> Date {
    asked.saturating_add(DAYS_TO_ANSWER.days())
}

/// What the facts as corrected mean for the applicant. A fact that would have put somebody outside who was inside
/// changes nothing: nobody loses by asking.
#[must_use]
pub fn finding(recorded: &Decision, corrected: Option<&Decision>) -> Finding {
    match corrected {
        None => Finding::Right,
        Some(corrected) if !recorded.is_eligible() && corrected.is_eligible() => Finding::Wrong,
        Some(_) => Finding::WrongWithoutEffect,
    }
}

/// Whether an applicant was counted among those whom an earlier round left out, and should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// As it was recorded.
    pub recorded: bool,
    /// As it was right.
    pub corrected: bool,
    /// Whether the applicant got no place.
    pub without_place: bool,
}

/// The finding, with what a wrong count means. To be counted gives a greater chance, so whoever was not counted and got
/// no place stood worse than they should; whoever got a place, or was counted by mistake, loses nothing.
#[must_use]
pub const fn finding_with(found: Finding, counted: Option<Counted>) -> Finding {
    match (found, counted) {
        (_, Some(Counted { recorded: false, corrected: true, without_place: true })) => Finding::Wrong,
        (Finding::Right, Some(_)) => Finding::WrongWithoutEffect,
        (found, _) => found,
    }
}

/// Why an answer does not fit what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerFault {
    /// An error needs its cause.
    #[error("an error is named with its cause")]
    CauseMissing,
    /// An error needs a remedy.
    #[error("an error is mended")]
    RemedyMissing,
    /// Without an error there is no cause to name.
    #[error("no error was found, so there is no cause")]
    NoCause,
    /// Without an error there is nothing to mend.
    #[error("no error was found, so there is nothing to mend")]
    NothingToMend,
}

/// Whether cause and remedy fit what was found; all that does not, at once. Where they fit an error, both are there.
///
/// # Errors
/// [`AnswerFault`], at most one each of cause and remedy.
pub fn mended(
    finding: Finding,
    cause: Option<Cause>,
    remedy: Option<Remedy>,
) -> Result<Option<(Cause, Remedy)>, Vec<AnswerFault>> {
    let wrong = finding == Finding::Wrong;
    let faults: Vec<AnswerFault> = [
        (wrong && cause.is_none()).then_some(AnswerFault::CauseMissing),
        (wrong && remedy.is_none()).then_some(AnswerFault::RemedyMissing),
        (!wrong && cause.is_some()).then_some(AnswerFault::NoCause),
        (!wrong && remedy.is_some()).then_some(AnswerFault::NothingToMend),
    ]
    .into_iter()
    .flatten()
    .collect();
    if faults.is_empty() { Ok(cause.zip(remedy)) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::applications::eligibility::evaluate;
    use crate::ids::RuleId;
    use crate::programmes::fixtures::rule_parts;
    use crate::programmes::rule::RuleTerms;
    use crate::programmes::rule::fact::{Attribute, Fact, Facts, Value};
    use crate::programmes::rule::history::RuleVersion;

    fn supervisors_stay_outside() -> RuleVersion {
        let terms = RuleTerms::parse(rule_parts(), date(2020, 4, 9)).unwrap();
        RuleVersion {
            rule: RuleId::new(uuid::Uuid::from_u128(1)),
            number: 1,
            terms,
            withdrawn: false,
            copied: false,
        }
    }

    fn supervisor(is: bool) -> Facts {
        let fact = Fact { value: Some(Value::Flag(is)), source: "register".into(), as_of: date(2020, 4, 1) };
        Facts::default().with(Attribute::IsSupervisor, fact).unwrap()
    }

    #[test]
    fn a_check_is_answered_within_two_weeks() {
        assert_eq!(due_on(date(2020, 5, 20)), date(2020, 6, 3));
    }

    #[test]
    fn a_wrong_fact_is_mended_and_the_record_stays() {
        let rule = supervisors_stay_outside();
        let recorded = evaluate([&rule], &supervisor(true));
        let version = |_, _| Some(&rule);
        let replayed = recorded.replay_corrected(version, &supervisor(false)).unwrap();
        assert_eq!(finding(&recorded, Some(&replayed)), Finding::Wrong);
        assert_eq!(recorded.replay(version), Ok(recorded.clone()));
        assert_eq!(finding(&recorded, Some(&recorded)), Finding::WrongWithoutEffect);
        assert_eq!(finding(&recorded, None), Finding::Right);
    }

    #[test]
    fn whoever_was_not_counted_and_got_no_place_is_mended_and_nobody_loses_by_a_count() {
        let counted =
            |recorded, corrected, without_place| Some(Counted { recorded, corrected, without_place });
        let of = |counted| finding_with(Finding::Right, counted);
        assert_eq!(of(counted(false, true, true)), Finding::Wrong);
        assert_eq!(of(counted(false, true, false)), Finding::WrongWithoutEffect, "a place was given");
        assert_eq!(of(counted(true, false, true)), Finding::WrongWithoutEffect, "the chance was too great");
        assert_eq!(of(None), Finding::Right);
        assert_eq!(finding_with(Finding::Wrong, counted(true, false, true)), Finding::Wrong);
    }

    #[test]
    fn nobody_loses_by_asking() {
        let rule = supervisors_stay_outside();
        let recorded = evaluate([&rule], &supervisor(false));
        let worse = recorded.replay_corrected(|_, _| Some(&rule), &supervisor(true)).unwrap();
        assert!(!worse.is_eligible());
        assert_eq!(finding(&recorded, Some(&worse)), Finding::WrongWithoutEffect);
    }

    #[test]
    fn an_error_has_its_cause_and_its_remedy_and_nothing_else_has() {
        let both = (Cause::RegisterWrong, Remedy::Waiting);
        assert_eq!(mended(Finding::Wrong, Some(both.0), Some(both.1)), Ok(Some(both)));
        assert_eq!(
            mended(Finding::Wrong, None, None),
            Err(vec![AnswerFault::CauseMissing, AnswerFault::RemedyMissing])
        );
        assert_eq!(mended(Finding::Right, None, None), Ok(None));
        assert_eq!(
            mended(Finding::WrongWithoutEffect, Some(both.0), Some(both.1)),
            Err(vec![AnswerFault::NoCause, AnswerFault::NothingToMend])
        );
    }
}
