//! Wire ↔ domain.

use polku_api_types::scoring as wire;
use polku_domain::programmes::call::CallScoring;
use polku_domain::scoring::{Abstention, PointFault, Standing, points_of, weighted_sum};

use super::store::sheets::{SettlementRow, SheetRow};
use super::store::{Part, SheetState};
use crate::problem::{AppError, FieldCode};
use crate::text::text_fault;

/// Points as stored, with their weighted sum.
pub type Given = (Vec<wire::CriterionPoints>, i64);

/// Reads points for every criterion.
///
/// # Errors
/// `invalid_fields` with every fault.
pub fn points(scoring: &CallScoring, given: &wire::GivePoints) -> Result<Given, AppError> {
    let read: Vec<(&str, u32, &str)> =
        given.points.iter().map(|one| (one.criterion.as_str(), one.points, one.reason.as_str())).collect();
    let scores = points_of(scoring, &read).map_err(refused)?;
    let sum = i64::from(weighted_sum(scoring, &scores));
    let stored = scores.into_iter().map(|one| wire::CriterionPoints {
        criterion: one.criterion.as_str().to_owned(),
        points: one.points,
        reason: one.reason,
    });
    Ok((stored.collect(), sum))
}

fn refused(faults: Vec<PointFault>) -> AppError {
    let field = |fault| match fault {
        PointFault::Criterion(place) => (format!("/points/{place}/criterion"), FieldCode::NotAllowed),
        PointFault::TooMany(place, max) => {
            (format!("/points/{place}/points"), FieldCode::TooLarge { max: i64::from(max) })
        }
        PointFault::Reason(place, fault) => (format!("/points/{place}/reason"), text_fault(fault)),
        PointFault::Missing => ("/points".to_owned(), FieldCode::Missing),
    };
    let fields = faults.into_iter().map(field).collect();
    AppError::unless_valid(fields).err().unwrap_or_else(|| AppError::invalid("/points", FieldCode::Missing))
}

/// Why somebody abstains.
pub const fn abstention(reason: wire::AbstentionReason) -> Abstention {
    match reason {
        wire::AbstentionReason::Recognised => Abstention::Recognised,
        wire::AbstentionReason::Conflict => Abstention::Conflict,
        wire::AbstentionReason::Other => Abstention::Other,
    }
}

/// The sheets of the two who read and have given points, in the order that numbers them 1 and 2.
pub fn readers(sheets: &[SheetRow]) -> impl Iterator<Item = &SheetRow> {
    sheets.iter().filter(|sheet| sheet.part.0 == Part::Reader && sheet.state.0 == SheetState::Given)
}

/// How far an application has come.
pub fn standing(scoring: &CallScoring, sheets: &[SheetRow], settled: Option<&SettlementRow>) -> Standing {
    let number = |sum: i64| u32::try_from(sum).unwrap_or(0);
    let sums: Vec<u32> = readers(sheets).filter_map(|sheet| sheet.weighted_sum).map(number).collect();
    let settled = settled.filter(|row| row.settled_at.is_some()).map(|row| number(row.weighted_sum));
    Standing::of(scoring, &sums, settled)
}

/// How far a sheet has come, in the eyes of its holder.
pub fn state(sheet: &SheetRow, standing: Standing, settled: Option<&SettlementRow>) -> wire::ScoreSheetState {
    match (sheet.state.0, standing) {
        (SheetState::Assigned, _) => wire::ScoreSheetState::Assigned,
        (SheetState::Abstained, _) => wire::ScoreSheetState::Abstained,
        (SheetState::Given, Standing::Disagreed) => wire::ScoreSheetState::Disagreed,
        (SheetState::Given, Standing::Settled { .. })
            if settled.is_some_and(|row| row.settled_at.is_some()) =>
        {
            wire::ScoreSheetState::Settled
        }
        (SheetState::Given, _) => wire::ScoreSheetState::Given,
    }
}

/// What the two gave, by number.
pub fn given(sheets: &[SheetRow]) -> Vec<wire::GivenPoints> {
    let one = |(number, sheet): (u32, &SheetRow)| wire::GivenPoints {
        assessor: Some(number),
        points: sheet.points.as_ref().map(|points| points.0.clone()).unwrap_or_default(),
        weighted_sum: sheet.weighted_sum.and_then(|sum| u32::try_from(sum).ok()).unwrap_or(0),
    };
    (1..).zip(readers(sheets)).map(one).collect()
}

/// What was agreed or decided.
pub fn settled(row: Option<&SettlementRow>) -> Option<wire::GivenPoints> {
    row.filter(|row| row.settled_at.is_some()).map(|row| wire::GivenPoints {
        assessor: None,
        points: row.points.0.clone(),
        weighted_sum: u32::try_from(row.weighted_sum).unwrap_or(0),
    })
}
