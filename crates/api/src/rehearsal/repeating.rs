//! Repeating a published rehearsal from what was published alone: no database, no secret, nobody's data.

use polku_api_types::programmes::SelectionMethod;
use polku_api_types::rehearsal::Rehearsal;
use polku_domain::programmes::call::Method;
use polku_domain::programmes::rule::fact::Attribute;
use polku_domain::selection::quota::{Quota, Quotas};
use polku_domain::selection::{OneLine, Seats};

use super::convert;
use super::ground::{Ground, StaffCounts};
use super::service::rehearsed;
use crate::problem::{AppError, FieldCode};

/// What came of it this time.
#[derive(Clone, Debug)]
pub struct Repeated {
    pub rehearsal: Rehearsal,
    /// Whether every chance, example and table is as published.
    pub same: bool,
}

/// Makes a published rehearsal anew from its recipe, seed, places and quotas. What the programme needs follows from its
/// published design by multiplication and is taken over.
///
/// # Errors
/// `invalid_fields` for what was never published.
pub fn repeat(published: &Rehearsal) -> Result<Repeated, AppError> {
    let body = polku_api_types::rehearsal::RehearseSelection {
        pool: published.pool.clone(),
        seed: Some(published.seed.clone()),
        groups: Some(published.groups),
        small_group_size: Some(published.small_group_size),
        meets: published.meets,
    };
    if published.pool.invented.is_none() {
        return Err(AppError::invalid("/pool/invented", FieldCode::Missing));
    }
    let wanted = convert::wanted(&body, || [0; 32])?;
    let round = published.quotas.iter().find(|quota| quota.attribute == Attribute::LeftOut.code());
    let ground = Ground {
        seats: Seats::parse(published.seats)
            .map_err(|_| AppError::invalid("/seats", FieldCode::NotAllowed))?,
        quotas: quotas(published)?,
        left_out: round.map(|quota| quota.value.parse()).transpose().map_err(|_| malformed_quota())?,
        declared: match published.declared {
            SelectionMethod::EqualChanceDraw => Method::EqualChanceDraw,
            SelectionMethod::QuotaDraw => Method::QuotaDraw,
            SelectionMethod::ScoredDraw => Method::ScoredDraw,
        },
        groups: published.groups,
        hours: published.hours.clone(),
        design: None,
        staff: StaffCounts::new(),
        pool: Vec::new(),
    };
    let made = rehearsed(ground, &wanted)?;
    let rehearsal = Rehearsal { load: published.load.clone(), ..made };
    Ok(Repeated { same: rehearsal == *published, rehearsal })
}

fn malformed_quota() -> AppError {
    AppError::invalid("/quotas", FieldCode::Malformed)
}

fn quotas(published: &Rehearsal) -> Result<Option<Quotas>, AppError> {
    if published.quotas.is_empty() {
        return Ok(None);
    }
    let quota = |quota: &polku_api_types::programmes::Quota| {
        Some(Quota {
            attribute: Attribute::from_code(&quota.attribute)?,
            value: OneLine::parse(&quota.value).ok()?,
            min: quota.min,
            max: quota.max,
        })
    };
    let read: Option<Vec<Quota>> = published.quotas.iter().map(quota).collect();
    read.and_then(|read| Quotas::new(read).ok()).map(Some).ok_or_else(malformed_quota)
}
