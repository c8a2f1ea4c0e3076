//! Quotas that a call declares: of those who get a place, how many have a value of an attribute.
//!
//! Everything wrong is told at once, by the place in the list given. What the draw makes of quotas is in
//! `selection::quota`.

use crate::programmes::rule::fact::Attribute;
use crate::text::{TextFault, TextLimits, parse_text};

/// Most quotas of a call.
pub const MAX_QUOTAS: usize = 60;
/// Highest bound of a quota: there are never more places.
pub const MAX_QUOTA_BOUND: u32 = 10_000;

/// One quota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallQuota {
    /// The attribute; the closed list holds no protected ground.
    pub attribute: Attribute,
    /// The value as it stands in the register; `true` or `false` for a supervisor.
    pub value: String,
    /// At least so many.
    pub min: u32,
    /// At most so many, and never none: whom a call leaves outside, a rule says, with its reason.
    pub max: u32,
}

/// What is wrong with a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuotaFlaw {
    /// Days have no values to count.
    #[error("the attribute has no values to count")]
    Attribute,
    /// The value is no text of one line.
    #[error(transparent)]
    Value(TextFault),
    /// The value is none that the attribute has.
    #[error("the attribute has no such value")]
    NoSuchValue,
    /// The most is none, or above [`MAX_QUOTA_BOUND`].
    #[error("the most is not between 1 and {MAX_QUOTA_BOUND}")]
    Most,
    /// The least is above the most.
    #[error("the least is above the most")]
    Crossed,
    /// Attribute and value stand in an earlier quota.
    #[error("attribute and value stand twice")]
    Twice,
}

/// Why quotas were not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuotasFault {
    /// More than [`MAX_QUOTAS`].
    #[error("there are more than {MAX_QUOTAS} quotas")]
    TooMany,
    /// These are wrong, each by its place in the list.
    #[error("some quotas are wrong")]
    Flaws(Vec<(usize, QuotaFlaw)>),
}

/// The quotas of a call in ascending order of attribute and value; most calls have none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallQuotas(Vec<CallQuota>);

impl CallQuotas {
    /// Brings quotas in order and checks that they fit together.
    ///
    /// # Errors
    /// [`QuotasFault`].
    pub fn parse(quotas: Vec<CallQuota>) -> Result<Self, QuotasFault> {
        if quotas.len() > MAX_QUOTAS {
            return Err(QuotasFault::TooMany);
        }
        let mut flaws = Vec::new();
        let mut read: Vec<CallQuota> = Vec::new();
        for (place, quota) in quotas.into_iter().enumerate() {
            match value(quota.attribute, &quota.value) {
                Ok(value) => {
                    let quota = CallQuota { value, ..quota };
                    if read.iter().any(|earlier| earlier.key() == quota.key()) {
                        flaws.push((place, QuotaFlaw::Twice));
                    }
                    flaws.extend(bounds_flaw(&quota).map(|flaw| (place, flaw)));
                    read.push(quota);
                }
                Err(flaw) => {
                    flaws.push((place, flaw));
                    flaws.extend(bounds_flaw(&quota).map(|flaw| (place, flaw)));
                }
            }
        }
        if !flaws.is_empty() {
            return Err(QuotasFault::Flaws(flaws));
        }
        read.sort_by(|a, b| a.key().cmp(&b.key()));
        Ok(Self(read))
    }

    /// The quotas in order.
    #[must_use]
    pub fn as_slice(&self) -> &[CallQuota] {
        &self.0
    }

    /// Whether the call declares none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl CallQuota {
    /// What the quota is on; quotas are ordered by it, as texts.
    fn key(&self) -> (&str, &str) {
        (self.attribute.code(), self.value.as_str())
    }
}

fn value(attribute: Attribute, raw: &str) -> Result<String, QuotaFlaw> {
    let value = parse_text(raw, TextLimits::TITLE).map_err(QuotaFlaw::Value)?;
    match attribute {
        // Whom a round left out is a term of its own, which names the round and its reason.
        Attribute::RoleStartedOn | Attribute::LeftOut => Err(QuotaFlaw::Attribute),
        Attribute::IsSupervisor if !matches!(value.as_str(), "true" | "false") => Err(QuotaFlaw::NoSuchValue),
        // The value is a line of what is published and hashed; these would end it.
        _ if value.contains(['\u{2028}', '\u{2029}']) => Err(QuotaFlaw::Value(TextFault::ControlCharacter)),
        _ => Ok(value),
    }
}

const fn bounds_flaw(quota: &CallQuota) -> Option<QuotaFlaw> {
    if quota.max == 0 || quota.max > MAX_QUOTA_BOUND {
        Some(QuotaFlaw::Most)
    } else if quota.min > quota.max {
        Some(QuotaFlaw::Crossed)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quota(attribute: Attribute, value: &str, min: u32, max: u32) -> CallQuota {
        CallQuota { attribute, value: value.to_owned(), min, max }
    }

    #[test]
    fn quotas_are_brought_in_the_order_of_the_commitment() {
        let given = vec![
            quota(Attribute::Unit, "Talous", 1, 2),
            quota(Attribute::Site, "Oulu", 0, 4),
            quota(Attribute::IsSupervisor, "false", 1, 40),
            quota(Attribute::Site, " Helsinki ", 2, 3),
        ];
        let quotas = CallQuotas::parse(given).unwrap();
        let keys: Vec<_> = quotas.as_slice().iter().map(CallQuota::key).collect();
        assert_eq!(
            keys,
            [("is_supervisor", "false"), ("site", "Helsinki"), ("site", "Oulu"), ("unit", "Talous")]
        );
        assert!(CallQuotas::parse(Vec::new()).unwrap().is_empty());
    }

    #[test]
    fn everything_wrong_with_quotas_is_told_at_once() {
        let given = vec![
            quota(Attribute::Unit, "Talous", 3, 2),
            quota(Attribute::Unit, "Talous ", 1, 2),
            quota(Attribute::RoleStartedOn, "2020-01-01", 1, 0),
            quota(Attribute::IsSupervisor, "kyllä", 1, 10_001),
            quota(Attribute::Site, "Ou\u{2028}lu", 0, 1),
            quota(Attribute::Site, " ", 0, 1),
        ];
        let Err(QuotasFault::Flaws(flaws)) = CallQuotas::parse(given) else { panic!("taken") };
        assert_eq!(
            flaws,
            [
                (0, QuotaFlaw::Crossed),
                (1, QuotaFlaw::Twice),
                (2, QuotaFlaw::Attribute),
                (2, QuotaFlaw::Most),
                (3, QuotaFlaw::NoSuchValue),
                (3, QuotaFlaw::Most),
                (4, QuotaFlaw::Value(TextFault::ControlCharacter)),
                (5, QuotaFlaw::Value(TextFault::Missing)),
            ]
        );
        let many = (0..61).map(|number| quota(Attribute::Unit, &format!("Yksikkö {number}"), 0, 1));
        assert_eq!(CallQuotas::parse(many.collect()), Err(QuotasFault::TooMany));
    }
}
