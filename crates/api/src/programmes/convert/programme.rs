//! Initiatives and programmes.

use polku_api_types::programmes::{CreateProgramme, UpdateInitiative, UpdateProgramme};
use polku_domain::programmes::call::{OutOfRange, Seats};
use polku_domain::programmes::programme::{GroupCount, GrowthLimit, Initiative, Programme, Slug};
use polku_domain::text::TextLimits;

use crate::problem::{AppError, FieldCode};
use crate::text::Faults;

/// Summaries of initiatives and programmes: at most 2,000 characters.
const SUMMARY: TextLimits = TextLimits { max_chars: 2_000, multiline: true };

/// Reads an initiative.
///
/// # Errors
/// `invalid_fields` with every fault.
pub fn initiative(body: &UpdateInitiative) -> Result<Initiative, AppError> {
    let mut faults = Faults::none();
    let name = faults.localised("/name", &body.name, TextLimits::TITLE);
    let summary = faults.localised("/summary", &body.summary, SUMMARY);
    faults.finish(name.zip(summary).map(|(name, summary)| Initiative { name, summary }))
}

/// Reads a new programme with its name in public addresses.
///
/// # Errors
/// `invalid_fields` with every fault.
pub fn new_programme(body: &CreateProgramme) -> Result<(Slug, Programme), AppError> {
    let mut faults = Faults::none();
    let slug = faults.take("/slug", Slug::parse(&body.slug), |_| FieldCode::Malformed);
    let parts = UpdateProgramme {
        name: body.name.clone(),
        summary: body.summary.clone(),
        partner: body.partner.clone(),
        target_group: body.target_group.clone(),
        places: body.places,
        group_count: body.group_count,
        growth_limit_minutes: Some(
            body.growth_limit_minutes.unwrap_or_else(|| GrowthLimit::default().minutes()),
        ),
        published: false,
    };
    let programme = read(&parts, &mut faults);
    faults.finish(slug.zip(programme))
}

/// Reads a programme as it shall be.
///
/// # Errors
/// `invalid_fields` with every fault.
pub fn programme(body: &UpdateProgramme) -> Result<Programme, AppError> {
    let mut faults = Faults::none();
    let programme = read(body, &mut faults);
    faults.finish(programme)
}

fn read(body: &UpdateProgramme, faults: &mut Faults) -> Option<Programme> {
    let name = faults.localised("/name", &body.name, TextLimits::TITLE);
    let summary = faults.localised("/summary", &body.summary, SUMMARY);
    let partner = faults.optional("/partner", body.partner.as_ref(), TextLimits::TITLE);
    let target_group = faults.localised("/target_group", &body.target_group, SUMMARY);
    let places = faults.take("/places", Seats::parse(body.places), |range| bound(body.places, range));
    let group_count = places.and_then(|places| {
        let most = i64::from(GroupCount::MAX.min(places.get()));
        let fault = if body.group_count == 0 {
            FieldCode::TooSmall { min: 1 }
        } else {
            FieldCode::TooLarge { max: most }
        };
        faults.take("/group_count", GroupCount::parse(body.group_count, places), |_| fault)
    });
    let growth_limit = match body.growth_limit_minutes {
        None => Some(None),
        Some(minutes) => faults
            .take("/growth_limit_minutes", GrowthLimit::parse(minutes), |range| bound(minutes, range))
            .map(Some),
    };
    Some(Programme {
        name: name?,
        summary: summary?,
        partner: partner?,
        target_group: target_group?,
        places: places?,
        group_count: group_count?,
        growth_limit: growth_limit?,
    })
}

/// Which bound a number broke.
#[must_use]
pub fn bound(number: u32, OutOfRange { min, max }: OutOfRange) -> FieldCode {
    if number < min {
        FieldCode::TooSmall { min: i64::from(min) }
    } else {
        FieldCode::TooLarge { max: i64::from(max) }
    }
}
