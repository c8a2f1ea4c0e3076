//! A preference that a call declares for those who were left out of an earlier round: a least number of places for
//! whoever was in the pool of one confirmed round and never had a place there.
//!
//! It is a quota, and nothing but a quota: it has a least, never a most, and the least leaves at least one place to
//! everybody else, so that whoever applies for the first time keeps a chance that is told. What the fact is follows
//! from that round alone; no protected ground plays a part, and nobody writes it down by hand.
//!
//! A copy of a call may *propose* it. What is proposed is no decision: such a call is not sent to the decider.

use jiff::civil::Date;

use super::quota::CallQuota;
use super::{OutOfRange, Seats};
use crate::ids::SelectionId;
use crate::programmes::rule::fact::Attribute;
use crate::text::{Language, Localised, TextFault, TextLimits, parse_text};

/// Why it was decided: at most 2,000 characters.
pub const REASON: TextLimits = TextLimits { max_chars: 2_000, multiline: true };

/// Why a preference was declared, by whom and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOutDecision {
    /// Why; applicants read it.
    pub reason: Localised,
    name: String,
    title: String,
    /// The day of the decision.
    pub on: Date,
}

impl LeftOutDecision {
    /// Checks name and title of who decided it: one line each, at most 200 characters.
    ///
    /// # Errors
    /// The faults of the name and of the title.
    pub fn parse(
        reason: Localised,
        name: &str,
        title: &str,
        on: Date,
    ) -> Result<Self, (Option<TextFault>, Option<TextFault>)> {
        match (parse_text(name, TextLimits::TITLE), parse_text(title, TextLimits::TITLE)) {
            (Ok(name), Ok(title)) => Ok(Self { reason, name, title, on }),
            (name, title) => Err((name.err(), title.err())),
        }
    }

    /// Name of who decided it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Title of who decided it.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }
}

/// The preference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOutTerms {
    round: SelectionId,
    min: u32,
    seats: Seats,
    /// The decision; none while it is only proposed.
    pub decision: Option<LeftOutDecision>,
}

impl LeftOutTerms {
    /// At least `min` of the `seats` for those whom `round` left out; one place at least stays for everybody else.
    ///
    /// # Errors
    /// [`OutOfRange`] with the bounds of the least: 1, and one less than there are places.
    pub fn parse(
        round: SelectionId,
        min: u32,
        seats: Seats,
        decision: Option<LeftOutDecision>,
    ) -> Result<Self, OutOfRange> {
        let max = seats.get() - 1;
        if min == 0 || min > max {
            return Err(OutOfRange { min: 1, max });
        }
        Ok(Self { round, min, seats, decision })
    }

    /// The round it names.
    #[must_use]
    pub const fn round(&self) -> SelectionId {
        self.round
    }

    /// The least number of places.
    #[must_use]
    pub const fn min(&self) -> u32 {
        self.min
    }

    /// The quota it is. Its value is the round, so that the commitment says by which round people are counted.
    #[must_use]
    pub fn quota(&self) -> CallQuota {
        CallQuota {
            attribute: Attribute::LeftOut,
            value: self.round.to_string(),
            min: self.min,
            max: self.seats.get(),
        }
    }

    /// Whether the reason is missing in Swedish (Kielilaki 423/2003).
    #[must_use]
    pub fn swedish_missing(&self) -> bool {
        self.decision.as_ref().is_some_and(|decision| decision.reason.written(Language::Sv).is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round() -> SelectionId {
        SelectionId::new(uuid::Uuid::from_u128(7))
    }

    fn terms(min: u32, seats: u32) -> Result<LeftOutTerms, OutOfRange> {
        LeftOutTerms::parse(round(), min, Seats::parse(seats).unwrap(), None)
    }

    #[test]
    fn a_place_is_always_left_for_those_who_apply_for_the_first_time() {
        assert_eq!(terms(0, 40), Err(OutOfRange { min: 1, max: 39 }));
        assert_eq!(terms(40, 40), Err(OutOfRange { min: 1, max: 39 }));
        assert_eq!(terms(1, 1), Err(OutOfRange { min: 1, max: 0 }));
        assert_eq!(terms(39, 40).map(|terms| terms.min()), Ok(39));
    }

    #[test]
    fn the_preference_is_a_quota_without_a_most_that_names_the_round() {
        let quota = terms(8, 40).unwrap().quota();
        assert_eq!((quota.attribute, quota.min, quota.max), (Attribute::LeftOut, 8, 40));
        assert_eq!(quota.value, round().to_string());
    }

    #[test]
    fn whoever_decided_it_has_a_name_and_a_title() {
        let reason = Localised::parse("Edellisellä kerralla moni jäi ilman.", None, None, REASON).unwrap();
        let on = jiff::civil::date(2021, 4, 1);
        let decided = LeftOutDecision::parse(reason.clone(), " Päivi Päättäjä ", "päällikkö", on).unwrap();
        assert_eq!((decided.name(), decided.title()), ("Päivi Päättäjä", "päällikkö"));
        let missing = Some(TextFault::Missing);
        assert_eq!(LeftOutDecision::parse(reason, " ", "", on), Err((missing, missing)));
    }
}
