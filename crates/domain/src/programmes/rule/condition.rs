//! Whom a rule leaves outside: a condition on one fact.

use std::collections::BTreeSet;

use jiff::Span;
use jiff::civil::Date;

use super::fact::{Attribute, Fact, Value};
use crate::text::{TextLimits, parse_text};

/// A condition that holds for a person, or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Is, or is not, a supervisor.
    Supervisor {
        /// Which of the two.
        is: bool,
    },
    /// Is in one of these job categories.
    JobCategory(Codes),
    /// Is in one of these units.
    Unit(Codes),
    /// Works at one of these sites.
    Site(Codes),
    /// Started in the present role at most so many months before a day (R11), or after that day.
    RoleStarted(Months),
}

/// One to fifty names or codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codes(BTreeSet<String>);

/// A number of months before a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Months {
    months: u32,
    before: Date,
}

/// Why a condition was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConditionFault {
    /// A value the attribute needs is missing.
    #[error("a value is missing")]
    Missing,
    /// A value is given that belongs to another attribute.
    #[error("a value belongs to another attribute")]
    Superfluous,
    /// Not one to fifty names, or a name that is blank or too long.
    #[error("the names are not allowed")]
    Codes,
    /// Not 1 to 120 months, or a day that is not between 2000 and 2200.
    #[error("the months are not allowed")]
    Months,
}

/// Values of a condition as they come over the wire, before it is known which of them the attribute takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawCondition<'a> {
    /// For `is_supervisor`.
    pub equals: Option<bool>,
    /// For `job_category`, `unit` and `site`.
    pub any_of: Option<&'a [String]>,
    /// For `role_started_on`.
    pub within_months: Option<u32>,
    /// For `role_started_on`.
    pub reference_date: Option<Date>,
}

impl Condition {
    /// Most names in a list.
    pub const MAX_CODES: usize = 50;
    /// Most months.
    pub const MAX_MONTHS: u32 = 120;

    /// Puts a condition on `attribute` together.
    ///
    /// # Errors
    /// The first [`ConditionFault`].
    pub fn parse(attribute: Attribute, raw: &RawCondition<'_>) -> Result<Self, ConditionFault> {
        let RawCondition { equals, any_of, within_months, reference_date } = *raw;
        match (attribute, equals, any_of, within_months, reference_date) {
            (Attribute::IsSupervisor, Some(is), None, None, None) => Ok(Self::Supervisor { is }),
            (Attribute::JobCategory, None, Some(names), None, None) => {
                Codes::parse(names).map(Self::JobCategory)
            }
            (Attribute::Unit, None, Some(names), None, None) => Codes::parse(names).map(Self::Unit),
            (Attribute::Site, None, Some(names), None, None) => Codes::parse(names).map(Self::Site),
            (Attribute::RoleStartedOn, None, None, Some(months), Some(before)) => {
                Months::parse(months, before).map(Self::RoleStarted)
            }
            (attribute, ..) => Err(Self::shape_fault(attribute, raw)),
        }
    }

    const fn shape_fault(attribute: Attribute, raw: &RawCondition<'_>) -> ConditionFault {
        let missing = match attribute {
            Attribute::IsSupervisor => raw.equals.is_none(),
            Attribute::JobCategory | Attribute::Unit | Attribute::Site => raw.any_of.is_none(),
            Attribute::RoleStartedOn => raw.within_months.is_none() || raw.reference_date.is_none(),
            // No condition is on it, whatever its shape.
            Attribute::LeftOut => false,
        };
        if missing { ConditionFault::Missing } else { ConditionFault::Superfluous }
    }

    /// The fact it asks for.
    #[must_use]
    pub const fn attribute(&self) -> Attribute {
        match self {
            Self::Supervisor { .. } => Attribute::IsSupervisor,
            Self::JobCategory(_) => Attribute::JobCategory,
            Self::Unit(_) => Attribute::Unit,
            Self::Site(_) => Attribute::Site,
            Self::RoleStarted(_) => Attribute::RoleStartedOn,
        }
    }

    /// Whether it holds; `None` when the fact is not known.
    #[must_use]
    pub fn holds(&self, fact: Option<&Fact>) -> Option<bool> {
        let value = fact.and_then(|fact| fact.value.as_ref())?;
        match (self, value) {
            (Self::Supervisor { is }, Value::Flag(flag)) => Some(is == flag),
            (Self::JobCategory(codes) | Self::Unit(codes) | Self::Site(codes), Value::Code(code)) => {
                Some(codes.0.contains(code))
            }
            (Self::RoleStarted(months), Value::Day(day)) => Some(*day >= months.earliest()),
            _ => None,
        }
    }
}

impl Codes {
    /// Checks the names.
    ///
    /// # Errors
    /// [`ConditionFault::Codes`] unless there are one to fifty, each one line of at most 200 characters.
    pub fn parse(names: &[String]) -> Result<Self, ConditionFault> {
        let codes: BTreeSet<String> = names
            .iter()
            .map(|name| parse_text(name, TextLimits::TITLE))
            .collect::<Result<_, _>>()
            .map_err(|_| ConditionFault::Codes)?;
        let fits = (1..=Condition::MAX_CODES).contains(&codes.len());
        if fits { Ok(Self(codes)) } else { Err(ConditionFault::Codes) }
    }

    /// The names in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl Months {
    /// Checks the ranges.
    ///
    /// # Errors
    /// [`ConditionFault::Months`] outside 1 to 120 months or the years 2000 to 2200.
    pub fn parse(months: u32, before: Date) -> Result<Self, ConditionFault> {
        let fits = (1..=Condition::MAX_MONTHS).contains(&months) && (2000..=2200).contains(&before.year());
        if fits { Ok(Self { months, before }) } else { Err(ConditionFault::Months) }
    }

    /// Number of months.
    #[must_use]
    pub const fn months(self) -> u32 {
        self.months
    }

    /// The day from which they are counted back.
    #[must_use]
    pub const fn before(self) -> Date {
        self.before
    }

    /// First day that still lies within the months. Counted by the calendar: twelve months before 14 April 2020
    /// is 14 April 2019.
    #[must_use]
    pub fn earliest(self) -> Date {
        self.before.saturating_sub(Span::new().months(i64::from(self.months)))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn fact(value: Option<Value>) -> Fact {
        Fact { value, source: "henkilosto".to_owned(), as_of: date(2020, 4, 1) }
    }

    fn started(day: Date) -> Fact {
        fact(Some(Value::Day(day)))
    }

    /// R11: new in the role is a window of months before a day.
    #[test]
    fn months_are_counted_by_the_calendar_and_inclusive() {
        let condition = Condition::RoleStarted(Months::parse(12, date(2020, 4, 14)).unwrap());
        assert_eq!(condition.holds(Some(&started(date(2019, 4, 14)))), Some(true));
        assert_eq!(condition.holds(Some(&started(date(2019, 4, 13)))), Some(false));
        assert_eq!(condition.holds(Some(&started(date(2020, 5, 1)))), Some(true));
        let leap = Months::parse(12, date(2020, 2, 29)).unwrap();
        assert_eq!(leap.earliest(), date(2019, 2, 28));
    }

    #[test]
    fn an_unknown_fact_neither_holds_nor_fails() {
        let condition = Condition::Supervisor { is: true };
        assert_eq!(condition.holds(None), None);
        assert_eq!(condition.holds(Some(&fact(None))), None);
        assert_eq!(condition.holds(Some(&fact(Some(Value::Flag(true))))), Some(true));
    }

    #[test]
    fn values_of_another_attribute_are_refused() {
        let raw = RawCondition { equals: Some(true), within_months: Some(3), ..RawCondition::default() };
        assert_eq!(Condition::parse(Attribute::IsSupervisor, &raw), Err(ConditionFault::Superfluous));
        assert_eq!(Condition::parse(Attribute::Unit, &raw), Err(ConditionFault::Missing));
    }

    #[test]
    fn lists_and_months_stay_in_their_bounds() {
        let list = |names: &[String]| {
            Condition::parse(
                Attribute::JobCategory,
                &RawCondition { any_of: Some(names), ..RawCondition::default() },
            )
        };
        assert_eq!(list(&[]), Err(ConditionFault::Codes));
        assert_eq!(list(&[" ".to_owned()]), Err(ConditionFault::Codes));
        assert!(list(&["erityisasiantuntija".to_owned()]).is_ok());
        assert_eq!(Months::parse(0, date(2020, 4, 14)), Err(ConditionFault::Months));
        assert_eq!(Months::parse(121, date(2020, 4, 14)), Err(ConditionFault::Months));
    }
}
