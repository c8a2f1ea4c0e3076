//! Scoring that a call declares: by which criteria applications are read, with which weights, and from which difference
//! on two assessors have to agree.
//!
//! Published with the call and frozen with it: the applicant reads them before applying (Q3).

use super::Key;
use crate::text::{Localised, TextLimits};

/// Most criteria of a call.
pub const MAX_CRITERIA: usize = 10;
/// Highest weight of a criterion.
pub const MAX_WEIGHT: u32 = 10;
/// Highest point that a scale can end at; every scale begins at 0.
pub const MAX_HIGHEST: u32 = 10;
/// What the points of a criterion mean.
pub const POINTS_TEXT: TextLimits = TextLimits { max_chars: 1_000, multiline: true };

/// One criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Names the criterion within the call.
    pub key: Key,
    /// What is looked at.
    pub name: Localised,
    /// What each point means.
    pub points: Localised,
    /// How much a point counts, 1 to [`MAX_WEIGHT`].
    pub weight: u32,
    /// The highest point, 1 to [`MAX_HIGHEST`]; the lowest is 0.
    pub highest: u32,
    /// The questions it is read from. An assessor sees the answers to these and nothing else.
    pub questions: Vec<Key>,
}

/// What is wrong with the scoring of a call; `usize` is the place of the criterion in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScoringFlaw {
    /// No criteria.
    #[error("there are no criteria")]
    NoCriteria,
    /// More than [`MAX_CRITERIA`].
    #[error("there are more than {MAX_CRITERIA} criteria")]
    TooManyCriteria,
    /// An earlier criterion has the same key.
    #[error("a key stands twice")]
    SameKey(usize),
    /// Outside its range.
    #[error("the weight is not between 1 and {MAX_WEIGHT}")]
    Weight(usize),
    /// Outside its range.
    #[error("the highest point is not between 1 and {MAX_HIGHEST}")]
    Highest(usize),
    /// A criterion that is read from no question.
    #[error("a criterion is read from no question")]
    NoQuestion(usize),
    /// A question the call does not ask, or named twice.
    #[error("a criterion is read from a question that the call does not ask")]
    NoSuchQuestion(usize),
    /// Nobody could ever disagree, or everybody always would.
    #[error("the limit is not between 1 and the highest weighted sum")]
    Limit,
}

/// Criteria and limit of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallScoring {
    criteria: Vec<Criterion>,
    limit: u32,
}

impl CallScoring {
    /// Checks that criteria and limit fit together and into a call that asks these questions.
    ///
    /// # Errors
    /// Every [`ScoringFlaw`].
    pub fn parse(criteria: Vec<Criterion>, limit: u32, asked: &[Key]) -> Result<Self, Vec<ScoringFlaw>> {
        let mut flaws = Vec::new();
        if criteria.is_empty() {
            flaws.push(ScoringFlaw::NoCriteria);
        }
        if criteria.len() > MAX_CRITERIA {
            flaws.push(ScoringFlaw::TooManyCriteria);
        }
        for (place, criterion) in criteria.iter().enumerate() {
            if criteria.iter().take(place).any(|earlier| earlier.key == criterion.key) {
                flaws.push(ScoringFlaw::SameKey(place));
            }
            if !(1..=MAX_WEIGHT).contains(&criterion.weight) {
                flaws.push(ScoringFlaw::Weight(place));
            }
            if !(1..=MAX_HIGHEST).contains(&criterion.highest) {
                flaws.push(ScoringFlaw::Highest(place));
            }
            let twice =
                |(index, key): (usize, &Key)| criterion.questions.iter().take(index).any(|k| k == key);
            if criterion.questions.is_empty() {
                flaws.push(ScoringFlaw::NoQuestion(place));
            } else if !criterion.questions.iter().all(|key| asked.contains(key))
                || criterion.questions.iter().enumerate().any(twice)
            {
                flaws.push(ScoringFlaw::NoSuchQuestion(place));
            }
        }
        let scoring = Self { criteria, limit };
        if flaws.is_empty() && !(1..=scoring.highest_sum()).contains(&limit) {
            flaws.push(ScoringFlaw::Limit);
        }
        if flaws.is_empty() { Ok(scoring) } else { Err(flaws) }
    }

    /// The criteria, in the order given.
    #[must_use]
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// From which difference of two weighted sums on the assessors have to agree.
    #[must_use]
    pub const fn limit(&self) -> u32 {
        self.limit
    }

    /// The highest weighted sum that one assessor can give.
    #[must_use]
    pub fn highest_sum(&self) -> u32 {
        self.criteria.iter().map(|criterion| criterion.weight * criterion.highest).sum()
    }

    /// Every text an applicant reads.
    pub fn texts(&self) -> impl Iterator<Item = &Localised> {
        self.criteria.iter().flat_map(|criterion| [&criterion.name, &criterion.points])
    }

    /// Whether an assessor sees the answer to a question.
    #[must_use]
    pub fn shows(&self, question: &str) -> bool {
        self.criteria.iter().flat_map(|criterion| &criterion.questions).any(|key| key.as_str() == question)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programmes::fixtures;

    fn key(text: &str) -> Key {
        Key::parse(text).unwrap()
    }

    fn criterion(name: &str, questions: &[&str]) -> Criterion {
        Criterion {
            key: key(name),
            name: fixtures::text("Perustelut"),
            points: fixtures::text("0 = ei perusteltu, 5 = selvä tarve"),
            weight: 3,
            highest: 5,
            questions: questions.iter().copied().map(key).collect(),
        }
    }

    #[test]
    fn criteria_are_read_from_questions_of_the_call_and_show_no_other() {
        let asked = [key("reason"), key("motivation"), key("preferred_mode")];
        let criteria = vec![criterion("need", &["reason"]), criterion("benefit", &["reason", "motivation"])];
        let scoring = CallScoring::parse(criteria, 6, &asked).unwrap();
        assert_eq!(scoring.highest_sum(), 30);
        assert!(scoring.shows("reason") && scoring.shows("motivation") && !scoring.shows("preferred_mode"));
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let asked = [key("reason")];
        let parse = |criteria, limit| CallScoring::parse(criteria, limit, &asked).unwrap_err();
        assert_eq!(parse(Vec::new(), 1), [ScoringFlaw::NoCriteria]);
        let criteria = vec![
            Criterion { weight: 0, ..criterion("need", &["reason"]) },
            Criterion { highest: 11, ..criterion("need", &["phone"]) },
            criterion("other", &[]),
            criterion("twice", &["reason", "reason"]),
        ];
        assert_eq!(
            parse(criteria, 1),
            [
                ScoringFlaw::Weight(0),
                ScoringFlaw::SameKey(1),
                ScoringFlaw::Highest(1),
                ScoringFlaw::NoSuchQuestion(1),
                ScoringFlaw::NoQuestion(2),
                ScoringFlaw::NoSuchQuestion(3),
            ]
        );
        for limit in [0, 16] {
            assert_eq!(parse(vec![criterion("need", &["reason"])], limit), [ScoringFlaw::Limit]);
        }
        let many = (0..11).map(|number| criterion(&format!("c{number}"), &["reason"])).collect();
        assert_eq!(parse(many, 1), [ScoringFlaw::TooManyCriteria]);
    }
}
