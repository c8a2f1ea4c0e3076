//! Quotas as they are declared with the call: public, and before anybody applies.

use super::strata::Candidate;
pub use crate::programmes::call::MAX_QUOTAS;
use crate::programmes::call::{CallQuota, CallQuotas, LeftOutTerms};
use crate::programmes::rule::fact::Attribute;
use crate::selection::value::OneLine;

/// How many of the chosen have a value of an attribute: at least, and at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota {
    /// The attribute; the closed list holds no protected ground.
    pub attribute: Attribute,
    /// The value, as it stands in the register; the round, where the quota is for those whom one left out.
    pub value: OneLine,
    /// At least so many.
    pub min: u32,
    /// At most so many.
    pub max: u32,
}

/// Why quotas were not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuotaFault {
    /// None, or more than [`MAX_QUOTAS`].
    #[error("there are no quotas or more than {MAX_QUOTAS}")]
    Count,
    /// The attribute of this quota is a day; days have no values to count.
    #[error("quota {0} is on an attribute without values to count")]
    Attribute(usize),
    /// The value of this quota is no line of what is hashed.
    #[error("the value of quota {0} is not one line")]
    Value(usize),
    /// The least of this quota is above its most.
    #[error("the least of quota {0} is above its most")]
    Crossed(usize),
    /// The attribute and value of this quota stand in an earlier one.
    #[error("quota {0} stands twice")]
    Twice(usize),
}

/// The quotas of a call, in ascending order of attribute and value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotas(Vec<Quota>);

impl Quotas {
    /// Brings quotas in order and checks that they fit together.
    ///
    /// # Errors
    /// The first [`QuotaFault`] in the order given.
    pub fn new(mut quotas: Vec<Quota>) -> Result<Self, QuotaFault> {
        if quotas.is_empty() || quotas.len() > MAX_QUOTAS {
            return Err(QuotaFault::Count);
        }
        for (index, quota) in quotas.iter().enumerate() {
            if quota.attribute == Attribute::RoleStartedOn {
                return Err(QuotaFault::Attribute(index));
            }
            if quota.min > quota.max {
                return Err(QuotaFault::Crossed(index));
            }
            if quotas.iter().take(index).any(|earlier| earlier.key() == quota.key()) {
                return Err(QuotaFault::Twice(index));
            }
        }
        quotas.sort_by(|a, b| a.key().cmp(&b.key()));
        Ok(Self(quotas))
    }

    /// The quotas of a call, with the one for those whom an earlier round left out; `None` if it declares none.
    ///
    /// # Errors
    /// [`QuotaFault`]; never for quotas that a call has taken.
    pub fn of_call(
        declared: &CallQuotas,
        left_out: Option<&LeftOutTerms>,
    ) -> Result<Option<Self>, QuotaFault> {
        if declared.is_empty() && left_out.is_none() {
            return Ok(None);
        }
        let quota = |(place, quota): (usize, CallQuota)| {
            let value = OneLine::parse(&quota.value).map_err(|_| QuotaFault::Value(place))?;
            Ok(Quota { attribute: quota.attribute, value, min: quota.min, max: quota.max })
        };
        let all = declared.as_slice().iter().cloned().chain(left_out.map(LeftOutTerms::quota));
        let quotas = all.enumerate().map(quota).collect::<Result<_, _>>()?;
        Self::new(quotas).map(Some)
    }

    /// The quotas in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Quota] {
        &self.0
    }

    /// The attributes that have a quota, in the order of their codes.
    #[must_use]
    pub fn attributes(&self) -> Vec<Attribute> {
        let mut attributes: Vec<Attribute> = self.0.iter().map(|quota| quota.attribute).collect();
        attributes.dedup();
        attributes
    }
}

impl Quota {
    /// Whether somebody counts in it.
    #[must_use]
    pub fn counts(&self, candidate: &Candidate) -> bool {
        candidate.values.get(&self.attribute).is_some_and(|value| value == self.value.as_str())
    }

    /// What the quota is on; quotas are ordered by it, as texts.
    pub(in crate::selection) fn key(&self) -> (&str, &str) {
        (self.attribute.code(), self.value.as_str())
    }
}
