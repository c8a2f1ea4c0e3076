//! Units and sites: named parts of an agency with the days they are valid.

use jiff::civil::Date;

use crate::{
    ids::{AgencyId, SiteId, UnitId},
    text::{TextFault, TextLimits, parse_text},
};

/// The name of a unit or site: 1–200 characters on one line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceName(String);

/// Why a text is no name of a unit or site.
pub type PlaceNameError = TextFault;

impl PlaceName {
    /// One line, at most 200 characters.
    pub const LIMITS: TextLimits = TextLimits::TITLE;

    /// Reads a name, trimming white space at both ends.
    ///
    /// # Errors
    /// [`PlaceNameError`] when empty, too long or with control characters.
    pub fn parse(text: &str) -> Result<Self, PlaceNameError> {
        parse_text(text, Self::LIMITS).map(Self)
    }

    /// The name as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The days a unit or site is in use; both ends inclusive, the last open while nobody knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    from: Date,
    until: Option<Date>,
}

/// The last day comes before the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the last day comes before the first")]
pub struct ValidityError;

impl Validity {
    /// Joins a first and a last day.
    ///
    /// # Errors
    /// [`ValidityError`] when `until` is before `from`.
    pub fn new(from: Date, until: Option<Date>) -> Result<Self, ValidityError> {
        if until.is_some_and(|until| until < from) { Err(ValidityError) } else { Ok(Self { from, until }) }
    }

    /// The first valid day.
    #[must_use]
    pub const fn from(self) -> Date {
        self.from
    }

    /// The last valid day, if there is one.
    #[must_use]
    pub const fn until(self) -> Option<Date> {
        self.until
    }

    /// Whether `day` lies within the validity.
    #[must_use]
    pub fn covers(self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// A unit: where people belong in the agency's organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Names the unit.
    pub id: UnitId,
    /// The agency it is part of.
    pub agency: AgencyId,
    /// What it is called; unique among the agency's units.
    pub name: PlaceName,
    /// The days it exists.
    pub validity: Validity,
}

/// A site: where people work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Names the site.
    pub id: SiteId,
    /// The agency that works there.
    pub agency: AgencyId,
    /// What it is called; unique among the agency's sites.
    pub name: PlaceName,
    /// The days it is in use.
    pub validity: Validity,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn validity_includes_its_first_and_last_day() {
        let validity = Validity::new(date(2020, 1, 1), Some(date(2020, 12, 31))).unwrap();
        assert!(validity.covers(date(2020, 1, 1)) && validity.covers(date(2020, 12, 31)));
        assert!(!validity.covers(date(2019, 12, 31)) && !validity.covers(date(2021, 1, 1)));
        assert!(Validity::new(date(2020, 1, 1), None).unwrap().covers(date(2099, 1, 1)));
    }

    #[test]
    fn validity_that_ends_before_it_begins_is_refused() {
        assert_eq!(Validity::new(date(2020, 1, 2), Some(date(2020, 1, 1))), Err(ValidityError));
    }

    #[test]
    fn name_is_trimmed_and_an_empty_one_refused() {
        assert_eq!(PlaceName::parse(" Viestintä ").unwrap().as_str(), "Viestintä");
        assert_eq!(PlaceName::parse("  "), Err(TextFault::Missing));
    }
}
