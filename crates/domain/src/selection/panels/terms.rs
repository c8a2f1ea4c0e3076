//! What the public learns of the quotas: their bounds, and how many lines count in them where that betrays nobody.

use std::collections::BTreeMap;

use crate::selection::digest::Digest;
use crate::selection::line::Pseudonym;
use crate::selection::quota::{MAX_QUOTAS, Quota, Quotas};
use crate::selection::share::HolderRole;
use crate::selection::value::{OneLine, ValueFault};

/// Most panels of a commitment.
pub const MAX_PANELS: u32 = 10_000;
/// A number of lines is shown from this many on.
pub const FEWEST_SHOWN: u32 = 5;
/// Highest bound of a quota.
const MAX_BOUND: u32 = 100_000;

/// A quota as it stands in the commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicQuota {
    attribute: String,
    value: OneLine,
    min: u32,
    max: u32,
    lines: Option<u32>,
}

impl PublicQuota {
    /// Reads a quota; `lines` is how many lines count in it, if that is shown.
    ///
    /// # Errors
    /// [`ValueFault::Role`] for the attribute's code, [`ValueFault::Number`] or [`ValueFault::Text`].
    pub fn parse(
        attribute: &str,
        value: &str,
        (min, max): (u32, u32),
        lines: Option<u32>,
    ) -> Result<Self, ValueFault> {
        let attribute = HolderRole::parse(attribute)?.as_str().to_owned();
        let value = OneLine::parse(value)?;
        let large = |lines| (FEWEST_SHOWN..=MAX_BOUND).contains(&lines);
        if min > MAX_BOUND || max > MAX_BOUND || !lines.is_none_or(large) {
            return Err(ValueFault::Number);
        }
        Ok(Self { attribute, value, min, max, lines })
    }

    /// The attribute's code.
    #[must_use]
    pub fn attribute(&self) -> &str {
        &self.attribute
    }

    /// The value.
    #[must_use]
    pub fn value(&self) -> &str {
        self.value.as_str()
    }

    /// The least and the most of a panel that count in it.
    #[must_use]
    pub const fn bounds(&self) -> (u32, u32) {
        (self.min, self.max)
    }

    /// How many lines of the pool count in it, if that is shown.
    #[must_use]
    pub const fn lines(&self) -> Option<u32> {
        self.lines
    }

    /// By what quotas are in order.
    pub(in crate::selection) fn key(&self) -> (&str, &str) {
        (self.attribute(), self.value())
    }
}

/// What a commitment to a quota draw holds beyond one to a draw with equal chances.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaTerms {
    /// The quotas.
    pub quotas: Vec<PublicQuota>,
    /// How many panels the book has.
    pub panels: u32,
    /// The hash over all panels.
    pub root: Digest,
    /// In which role somebody checks the whole book.
    pub auditor: HolderRole,
    /// Each line's chance, sealed.
    pub chances: BTreeMap<Pseudonym, Digest>,
}

impl QuotaTerms {
    /// Whether there are no quotas or too many.
    pub(in crate::selection) fn has_wrong_length(&self) -> bool {
        self.quotas.is_empty() || self.quotas.len() > MAX_QUOTAS
    }
}

/// The quotas with the numbers of lines that may be shown.
///
/// A number below [`FEWEST_SHOWN`] is not shown. Where those not shown of an attribute are fewer than that together, a
/// reader would get them by subtraction, so the next smallest is not shown either.
#[must_use]
pub fn shown_counts(quotas: &Quotas, counts: &[u32], pool: u32) -> Vec<PublicQuota> {
    let numbered: Vec<(&Quota, u32)> = quotas.as_slice().iter().zip(counts.iter().copied()).collect();
    let show = |(quota, count): &(&Quota, u32)| {
        let same: Vec<u32> = numbered
            .iter()
            .filter(|(other, _)| other.attribute == quota.attribute)
            .map(|(_, count)| *count)
            .collect();
        PublicQuota {
            attribute: quota.attribute.code().to_owned(),
            value: quota.value.clone(),
            min: quota.min.min(MAX_BOUND),
            max: quota.max.min(MAX_BOUND),
            lines: (*count >= lowest_shown(&same, pool)).then_some(*count),
        }
    };
    numbered.iter().map(show).collect()
}

/// From how many lines on the numbers of one attribute are shown.
fn lowest_shown(counts: &[u32], pool: u32) -> u32 {
    let mut ascending = counts.to_vec();
    ascending.sort_unstable();
    // Lines that count in none of these quotas are hidden as well.
    let rest = pool.saturating_sub(counts.iter().sum());
    let mut hidden = (rest > 0).then_some((0, rest));
    for count in ascending {
        let safe = hidden.is_none_or(|(largest, sum)| count > largest && sum >= FEWEST_SHOWN);
        if count >= FEWEST_SHOWN && safe {
            return count;
        }
        hidden = Some((count, hidden.map_or(0, |(_, sum)| sum) + count));
    }
    u32::MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_are_hidden_and_cannot_be_had_by_subtraction() {
        assert_eq!(lowest_shown(&[40, 30, 10], 80), 10);
        // 3 would follow from the others, so 10 goes with it.
        assert_eq!(lowest_shown(&[40, 3, 10], 53), 40);
        // The three lines without a quota of this attribute would follow as well.
        assert_eq!(lowest_shown(&[40, 10], 53), 40);
        assert_eq!(lowest_shown(&[2, 3, 40], 45), 40);
        assert_eq!(lowest_shown(&[3], 3), u32::MAX);
        // One threshold cannot tell two of the same size apart, so both are hidden.
        assert_eq!(lowest_shown(&[3, 10, 10], 23), u32::MAX);
        // That nobody applied from somewhere is a small number, too.
        assert_eq!(lowest_shown(&[0, 10, 30], 40), 30);
    }

    #[test]
    fn the_codes_of_attributes_are_labels() {
        for attribute in crate::programmes::rule::fact::Attribute::ALL {
            assert!(HolderRole::parse(attribute.code()).is_ok());
        }
    }
}
