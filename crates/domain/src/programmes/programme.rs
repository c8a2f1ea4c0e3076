//! Initiatives and the programmes in them, as they are presented.

use super::call::{OutOfRange, Seats};
use crate::text::Localised;

/// Several programmes with one purpose (R1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Initiative {
    /// Name of the initiative.
    pub name: Localised,
    /// What it is for.
    pub summary: Localised,
}

/// A programme: what it is called, for whom it is and how many it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// Name of the programme.
    pub name: Localised,
    /// What a participant gets, in a few sentences.
    pub summary: Localised,
    /// Who designs and delivers it with the agency. A partner belongs to the programme, not to the system (R5).
    pub partner: Option<Localised>,
    /// Whom it is meant for (R27).
    pub target_group: Localised,
    /// Places (R19).
    pub places: Seats,
    /// Groups into which the participants are divided (R28).
    pub group_count: GroupCount,
    /// How far the hours of a participant may grow before they are asked again (N18), where it is said.
    pub growth_limit: Option<GrowthLimit>,
}

/// Number of groups of a programme, 1 to 1,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupCount(u32);

impl GroupCount {
    /// Most groups.
    pub const MAX: u32 = 1_000;

    /// Checks the range; there are never more groups than places, or one would stay empty.
    ///
    /// # Errors
    /// [`GroupCountFault`] outside 1 to 1,000 or beyond the places.
    pub fn parse(count: u32, places: Seats) -> Result<Self, GroupCountFault> {
        let most = Self::MAX.min(places.get());
        (1..=most).contains(&count).then_some(Self(count)).ok_or(GroupCountFault)
    }

    /// The number of groups.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

/// The number of groups is not between 1 and the number of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the number of groups is not between 1 and the number of places")]
pub struct GroupCountFault;

/// How many minutes the hours of a participant may grow beyond what was promised before they are asked for consent again, 0 to
/// 6,000. It is part of the promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GrowthLimit(u32);

impl GrowthLimit {
    /// Most minutes: a hundred hours.
    pub const MAX: u32 = 6_000;

    /// Checks the range.
    ///
    /// # Errors
    /// [`OutOfRange`] beyond [`GrowthLimit::MAX`].
    pub const fn parse(minutes: u32) -> Result<Self, OutOfRange> {
        if minutes > Self::MAX { Err(OutOfRange { min: 0, max: Self::MAX }) } else { Ok(Self(minutes)) }
    }

    /// The minutes.
    #[must_use]
    pub const fn minutes(self) -> u32 {
        self.0
    }
}

impl Default for GrowthLimit {
    /// An hour: our default, not from the seed.
    fn default() -> Self {
        Self(60)
    }
}

/// Name of a programme in public addresses: 3 to 60 of a–z, 0–9 and hyphens, beginning and ending with a letter or
/// digit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    /// Shortest name.
    pub const MIN: usize = 3;
    /// Longest name.
    pub const MAX: usize = 60;

    /// Checks the characters and the length.
    ///
    /// # Errors
    /// [`SlugFault`] for anything else.
    pub fn parse(raw: &str) -> Result<Self, SlugFault> {
        let fits = (Self::MIN..=Self::MAX).contains(&raw.len())
            && raw.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            && !raw.starts_with('-')
            && !raw.ends_with('-');
        fits.then(|| Self(raw.to_owned())).ok_or(SlugFault)
    }

    /// The name itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text is no name for a public address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not 3 to 60 of a-z, 0-9 and hyphens")]
pub struct SlugFault;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_takes_only_plain_characters() {
        assert!(Slug::parse("arvoa-yhteistyohon").is_ok());
        for raw in ["ab", "-abc", "abc-", "Arvoa", "työ", "a b c", &"x".repeat(61)] {
            assert_eq!(Slug::parse(raw), Err(SlugFault), "{raw}");
        }
    }

    /// R28: the sizes of the groups add up to the places, so no group may be empty.
    #[test]
    fn there_are_never_more_groups_than_places() {
        let places = Seats::parse(40).unwrap();
        assert_eq!(GroupCount::parse(2, places).map(GroupCount::get), Ok(2));
        assert_eq!(GroupCount::parse(41, places), Err(GroupCountFault));
        assert_eq!(GroupCount::parse(0, places), Err(GroupCountFault));
    }
}
