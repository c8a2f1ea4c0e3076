//! What an addendum says, and whom it suits.

use jiff::civil::Date;

use crate::programmes::rule::Condition;
use crate::programmes::rule::fact::{Attribute, Fact, Facts};
use crate::text::{Language, Localised};

/// What is offered to whom, why, and until when it can be answered. Complete by construction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddendumTerms {
    title: Localised,
    conditions: Vec<Condition>,
    reason: Localised,
    answer_by: Date,
}

/// The parts of an addendum before they have been checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddendumParts {
    /// What is offered to whom, in one sentence.
    pub title: Localised,
    /// Who is offered it: all of them must hold. "New in role" names its day of reference (R11).
    pub conditions: Vec<Condition>,
    /// Why (R25).
    pub reason: Localised,
    /// Last day on which it can be answered.
    pub answer_by: Date,
}

/// A text of an addendum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddendumText {
    /// What is offered to whom.
    Title,
    /// Why.
    Reason,
}

/// Which part of an addendum is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddendumFault {
    /// A text that an applicant will read is not written in this language.
    #[error("{0:?} is missing in {1:?}")]
    NotWritten(AddendumText, Language),
    /// No condition: it would be offered to everybody, and nobody would be left to draw.
    #[error("there is no condition")]
    NoCondition,
    /// More than [`AddendumTerms::MAX_CONDITIONS`].
    #[error("there are too many conditions")]
    TooManyConditions,
    /// The condition at this place asks for the same fact as one before it.
    #[error("condition {0} asks for a fact that another asks for")]
    SameFact(usize),
    /// The last day to answer is today or past: nobody could think it over.
    #[error("the last day to answer is not ahead")]
    AnswerByNotAhead,
    /// The last day to answer is more than [`AddendumTerms::MAX_DAYS`] away, and the draw would wait for it.
    #[error("the last day to answer is too far away")]
    AnswerByTooFar,
}

/// Whether an addendum suits an applicant, with the facts that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suiting {
    /// Every condition holds, by these facts.
    Suits(Vec<(Attribute, Fact)>),
    /// A condition does not hold.
    DoesNotSuit,
    /// No condition fails, but a fact is not known: nothing is offered on a guess.
    NotKnown,
}

impl AddendumTerms {
    /// Most conditions.
    pub const MAX_CONDITIONS: usize = 3;
    /// Most days from preparing to the last day to answer.
    pub const MAX_DAYS: i32 = 60;

    /// Puts an addendum together on `today`.
    ///
    /// # Errors
    /// Everything that is missing or wrong.
    pub fn parse(parts: AddendumParts, today: Date) -> Result<Self, Vec<AddendumFault>> {
        let texts = [(AddendumText::Title, &parts.title), (AddendumText::Reason, &parts.reason)];
        let mut faults: Vec<AddendumFault> = texts
            .into_iter()
            .flat_map(|(which, text)| {
                text.missing().map(move |language| AddendumFault::NotWritten(which, language))
            })
            .collect();
        faults.extend(condition_faults(&parts.conditions));
        faults.extend(Self::answer_by_fault(parts.answer_by, today));
        if faults.is_empty() {
            let AddendumParts { title, conditions, reason, answer_by } = parts;
            Ok(Self { title, conditions, reason, answer_by })
        } else {
            Err(faults)
        }
    }

    /// What is wrong with a last day to answer, seen from `today`. It is asked again when the addendum is adopted.
    #[must_use]
    pub fn answer_by_fault(answer_by: Date, today: Date) -> Option<AddendumFault> {
        if answer_by <= today {
            return Some(AddendumFault::AnswerByNotAhead);
        }
        let days = today.until(answer_by).map_or(i32::MAX, |span| span.get_days());
        (days > Self::MAX_DAYS).then_some(AddendumFault::AnswerByTooFar)
    }

    /// Whether the addendum suits whoever has these facts.
    #[must_use]
    pub fn suiting(&self, facts: &Facts) -> Suiting {
        let mut used = Vec::new();
        let mut known = true;
        for condition in &self.conditions {
            let fact = facts.get(condition.attribute());
            match (condition.holds(fact), fact) {
                (Some(false), _) => return Suiting::DoesNotSuit,
                (Some(true), Some(fact)) => used.push((condition.attribute(), fact.clone())),
                (None, _) | (Some(true), None) => known = false,
            }
        }
        if known { Suiting::Suits(used) } else { Suiting::NotKnown }
    }

    /// What is offered to whom.
    #[must_use]
    pub const fn title(&self) -> &Localised {
        &self.title
    }

    /// Who is offered it.
    #[must_use]
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// Why.
    #[must_use]
    pub const fn reason(&self) -> &Localised {
        &self.reason
    }

    /// Last day on which it can be answered.
    #[must_use]
    pub const fn answer_by(&self) -> Date {
        self.answer_by
    }
}

fn condition_faults(conditions: &[Condition]) -> Vec<AddendumFault> {
    if conditions.is_empty() {
        return vec![AddendumFault::NoCondition];
    }
    if conditions.len() > AddendumTerms::MAX_CONDITIONS {
        return vec![AddendumFault::TooManyConditions];
    }
    let repeats = |index: &usize| {
        let (before, rest) = conditions.split_at(*index);
        let own = rest.first().map(Condition::attribute);
        before.iter().any(|other| Some(other.attribute()) == own)
    };
    (0..conditions.len()).filter(repeats).map(AddendumFault::SameFact).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::programmes::rule::condition::{Codes, Months};
    use crate::programmes::rule::fact::Value;
    use crate::text::TextLimits;

    fn text(content: &str) -> Localised {
        Localised::parse(content, Some(content), Some(content), TextLimits::BODY).unwrap()
    }

    fn new_specialists() -> Vec<Condition> {
        vec![
            Condition::RoleStarted(Months::parse(12, date(2020, 4, 14)).unwrap()),
            Condition::JobCategory(Codes::parse(&["erityisasiantuntija".to_owned()]).unwrap()),
        ]
    }

    fn parts() -> AddendumParts {
        AddendumParts {
            title: text("Kehittymispolku uudessa tehtävässä aloittaneille"),
            conditions: new_specialists(),
            reason: text("Moni hakija on uudessa tehtävässä."),
            answer_by: date(2020, 5, 12),
        }
    }

    fn facts(began: Option<Date>, category: &str) -> Facts {
        let fact = |value| Fact { value, source: "henkilosto".to_owned(), as_of: date(2020, 4, 1) };
        Facts::default()
            .with(Attribute::RoleStartedOn, fact(began.map(Value::Day)))
            .and_then(|facts| {
                facts.with(Attribute::JobCategory, fact(Some(Value::Code(category.to_owned()))))
            })
            .unwrap()
    }

    /// R3, R11: a path for specialists who are new in the role, by a day of reference.
    #[test]
    fn it_suits_whoever_meets_every_condition_and_says_by_which_facts() {
        let terms = AddendumTerms::parse(parts(), date(2020, 5, 4)).unwrap();
        let Suiting::Suits(used) = terms.suiting(&facts(Some(date(2020, 1, 1)), "erityisasiantuntija"))
        else {
            panic!("a newcomer is suited");
        };
        let asked: Vec<Attribute> = used.iter().map(|(attribute, _)| *attribute).collect();
        assert_eq!(asked, [Attribute::RoleStartedOn, Attribute::JobCategory]);
        let of_long_standing = facts(Some(date(2015, 1, 1)), "erityisasiantuntija");
        assert_eq!(terms.suiting(&of_long_standing), Suiting::DoesNotSuit);
        let other_category = facts(None, "asiantuntija");
        assert_eq!(terms.suiting(&other_category), Suiting::DoesNotSuit, "what is known decides");
        assert_eq!(terms.suiting(&facts(None, "erityisasiantuntija")), Suiting::NotKnown);
        assert_eq!(terms.suiting(&Facts::default()), Suiting::NotKnown);
    }

    #[test]
    fn everything_that_is_missing_is_told_at_once() {
        let mut broken = parts();
        broken.reason = Localised::parse("Syy", Some("Orsak"), None, TextLimits::BODY).unwrap();
        broken.conditions = vec![];
        broken.answer_by = date(2020, 5, 4);
        assert_eq!(
            AddendumTerms::parse(broken, date(2020, 5, 4)),
            Err(vec![
                AddendumFault::NotWritten(AddendumText::Reason, Language::En),
                AddendumFault::NoCondition,
                AddendumFault::AnswerByNotAhead,
            ])
        );
        let mut doubled = parts();
        doubled.conditions.push(Condition::Supervisor { is: false });
        doubled.conditions[1] = doubled.conditions[0].clone();
        let refused = AddendumTerms::parse(doubled.clone(), date(2020, 5, 4));
        assert_eq!(refused, Err(vec![AddendumFault::SameFact(1)]));
        doubled.conditions.push(Condition::Supervisor { is: true });
        let refused = AddendumTerms::parse(doubled, date(2020, 5, 4));
        assert_eq!(refused, Err(vec![AddendumFault::TooManyConditions]));
    }

    #[test]
    fn the_draw_does_not_wait_for_answers_for_ever() {
        let today = date(2020, 5, 4);
        assert_eq!(AddendumTerms::answer_by_fault(date(2020, 5, 5), today), None);
        assert_eq!(AddendumTerms::answer_by_fault(date(2020, 7, 3), today), None);
        assert_eq!(
            AddendumTerms::answer_by_fault(date(2020, 7, 4), today),
            Some(AddendumFault::AnswerByTooFar)
        );
    }
}
