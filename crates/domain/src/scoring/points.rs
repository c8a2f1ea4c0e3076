//! Points, weighted sums, totals, and what two who differ come to.

use std::collections::BTreeMap;

use crate::programmes::call::{CallScoring, Key};
use crate::programmes::element::codes;
use crate::text::{TextFault, TextLimits, parse_text};

/// Why an assessor gave these points: one short text.
pub const REASON: TextLimits = TextLimits { max_chars: 500, multiline: true };

codes! {
    /// Why an assessor does not score an application.
    Abstention {
        /// They recognise the applicant by what was written.
        Recognised = "recognised",
        /// They are too close to the applicant in a way the register does not know.
        Conflict = "conflict",
        /// Another reason.
        Other = "other",
    }
}

/// Points for one criterion, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Points {
    /// The criterion.
    pub criterion: Key,
    /// From 0 to the criterion's highest.
    pub points: u32,
    /// Why.
    pub reason: String,
}

/// What is wrong with given points; `usize` is the place in the list given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PointFault {
    /// A criterion that the call does not have, or that was given points before in the list.
    #[error("the criterion is none of the call's, or stands twice")]
    Criterion(usize),
    /// Above the highest point, which is this.
    #[error("more points than the scale has")]
    TooMany(usize, u32),
    /// The reason is no text.
    #[error("{1}")]
    Reason(usize, TextFault),
    /// A criterion got no points.
    #[error("a criterion got no points")]
    Missing,
}

/// Points for every criterion of a call, in its order.
pub type Scores = Vec<Points>;

/// Reads points for every criterion: `(criterion, points, reason)` in any order.
///
/// # Errors
/// Every [`PointFault`].
pub fn points_of(scoring: &CallScoring, given: &[(&str, u32, &str)]) -> Result<Scores, Vec<PointFault>> {
    let mut faults = Vec::new();
    let mut read: BTreeMap<usize, Points> = BTreeMap::new();
    for (place, (key, points, reason)) in given.iter().enumerate() {
        let found = scoring.criteria().iter().enumerate().find(|(_, one)| one.key.as_str() == *key);
        let Some((at, criterion)) = found.filter(|(at, _)| !read.contains_key(at)) else {
            faults.push(PointFault::Criterion(place));
            continue;
        };
        if *points > criterion.highest {
            faults.push(PointFault::TooMany(place, criterion.highest));
        }
        let reason =
            parse_text(reason, REASON).map_err(|fault| faults.push(PointFault::Reason(place, fault)));
        let reason = reason.unwrap_or_default();
        read.insert(at, Points { criterion: criterion.key.clone(), points: *points, reason });
    }
    if faults.is_empty() && read.len() < scoring.criteria().len() {
        faults.push(PointFault::Missing);
    }
    if faults.is_empty() { Ok(read.into_values().collect()) } else { Err(faults) }
}

/// The sum of weight times points over all criteria; points for no criterion of the call count nothing.
#[must_use]
pub fn weighted_sum(scoring: &CallScoring, scores: &[Points]) -> u32 {
    let weighted = |points: &Points| {
        let criterion = scoring.criteria().iter().find(|one| one.key == points.criterion)?;
        Some(criterion.weight * points.points.min(criterion.highest))
    };
    scores.iter().filter_map(weighted).sum()
}

/// Whether two weighted sums are so far apart that the assessors have to agree.
#[must_use]
pub const fn differ(scoring: &CallScoring, one: u32, other: u32) -> bool {
    one.abs_diff(other) >= scoring.limit()
}

codes! {
    /// How a disagreement ended.
    Settlement {
        /// One proposed points and the other accepted them.
        Agreement = "agreement",
        /// A third assessor gave points.
        ThirdAssessor = "third_assessor",
    }
}

/// How far an application has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Fewer than two have given points.
    Unscored,
    /// Two have, and differ by the limit or more.
    Disagreed,
    /// It has a total.
    Settled {
        /// Two weighted sums together: twice their average, a whole number.
        total: u32,
    },
}

impl Standing {
    /// How far an application is of which these weighted sums were given, and this was agreed or decided.
    #[must_use]
    pub fn of(scoring: &CallScoring, sums: &[u32], settled: Option<u32>) -> Self {
        match (sums, settled) {
            ([_, _], Some(settled)) => Self::Settled { total: settled * 2 },
            ([one, other], None) if differ(scoring, *one, *other) => Self::Disagreed,
            ([one, other], None) => Self::Settled { total: one + other },
            _ => Self::Unscored,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::programmes::call::Criterion;
    use crate::programmes::fixtures;

    fn key(text: &str) -> Key {
        Key::parse(text).unwrap()
    }

    fn scoring(limit: u32) -> CallScoring {
        let criterion = |name, weight| Criterion {
            key: key(name),
            name: fixtures::text("Nimi"),
            points: fixtures::text("Pisteet"),
            weight,
            highest: 5,
            questions: vec![key("reason")],
        };
        CallScoring::parse(vec![criterion("need", 3), criterion("benefit", 2)], limit, &[key("reason")])
            .unwrap()
    }

    #[test]
    fn points_are_read_in_the_order_of_the_call() {
        let scoring = scoring(6);
        let read = points_of(&scoring, &[("benefit", 1, "Vähän"), ("need", 5, "Selvä tarve")]).unwrap();
        assert_eq!(read.iter().map(|one| one.criterion.as_str()).collect::<Vec<_>>(), ["need", "benefit"]);
        assert_eq!(weighted_sum(&scoring, &read), 17);
    }

    #[test]
    fn every_criterion_gets_points_on_its_scale_with_a_reason() {
        let scoring = scoring(6);
        let faults = |given: &[(&str, u32, &str)]| points_of(&scoring, given).unwrap_err();
        assert_eq!(faults(&[("need", 5, "x")]), [PointFault::Missing]);
        assert_eq!(
            faults(&[("need", 6, "x"), ("need", 1, "x"), ("other", 1, "x"), ("benefit", 1, " ")]),
            [
                PointFault::TooMany(0, 5),
                PointFault::Criterion(1),
                PointFault::Criterion(2),
                PointFault::Reason(3, TextFault::Missing),
            ]
        );
    }

    proptest! {
        #[test]
        fn a_total_is_twice_the_average_and_none_while_two_disagree(
            one in 0u32..=25, other in 0u32..=25, limit in 1u32..=25, settled in prop::option::of(0u32..=25),
        ) {
            let scoring = scoring(limit);
            let standing = Standing::of(&scoring, &[one, other], settled);
            // The order in which they gave their points means nothing.
            prop_assert_eq!(standing, Standing::of(&scoring, &[other, one], settled));
            match settled {
                Some(settled) => prop_assert_eq!(standing, Standing::Settled { total: settled * 2 }),
                None if one.abs_diff(other) >= limit => prop_assert_eq!(standing, Standing::Disagreed),
                None => prop_assert_eq!(standing, Standing::Settled { total: one + other }),
            }
            prop_assert_eq!(Standing::of(&scoring, &[one], settled), Standing::Unscored);
            prop_assert_eq!(Standing::of(&scoring, &[], None), Standing::Unscored);
        }
    }
}
