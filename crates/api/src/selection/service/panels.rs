//! The panels of a round under quotas: computed and sealed before the commitment, kept with it.

use std::collections::HashMap;
use std::sync::Arc;

use polku_domain::access::Permission;
use polku_domain::ids::{CallId, SelectionId};
use polku_domain::programmes::call::Seats as CallSeats;
use polku_domain::programmes::rule::fact::Attribute;
use polku_domain::selection::panels::{Book, ChanceKey, PanelSecret, QuotaTerms, shown_counts};
use polku_domain::selection::quota::{Candidate, NoLottery, Quota, Quotas, Relaxation, lottery};
use polku_domain::selection::{DeclaredFallback, HolderRole, LineSalt, Pseudonym, Seats};

use super::judge::{Judgement, judge};
use super::prepare::{decision_rows, reveal_by, version_of};
use super::{Context, demanded};
use crate::access::Caller;
use crate::app::App;
use crate::db::{AnyConn, Json};
use crate::http::IfMatch;
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::convert::left_out::left_out;
use crate::programmes::convert::quota::quotas as declared;
use crate::programmes::store::count;
use crate::selection::store::decisions::DecisionRow;
use crate::selection::store::panels::{self, ChanceRow};
use crate::selection::store::{RoundState, people};
use crate::text::Faults;

/// Who gets the whole book, by the label of the role: whoever confirms the list.
pub const AUDITOR: &str = "decider";

/// What a round will be committed to, if nothing changes before.
pub struct Draft {
    /// Who was in the pool, by which facts.
    judgement: Judgement,
    /// The decisions, under pseudonyms that the panels are made of.
    rows: Vec<DecisionRow>,
    /// The auditor's file.
    book: String,
    chances: Vec<ChanceRow>,
    terms: QuotaTerms,
}

/// What the panels follow from.
struct Outline {
    round: SelectionId,
    seats: Seats,
    quotas: Quotas,
    judgement: Judgement,
}

/// Computes the panels of a round that awaits its commitment; `None` where the call has no quotas, or where the
/// round is at another step or version, as the transaction will tell.
pub async fn draft(
    app: &App,
    context: &Context,
    caller: &Caller,
    version: IfMatch,
    id: SelectionId,
    fallback: &DeclaredFallback,
) -> Result<Option<Arc<Draft>>, AppError> {
    let (asking, caller, fallback) = (context.clone(), caller.clone(), fallback.clone());
    let outline = app
        .db
        .read(move |conn| {
            let round = demanded(conn, &caller, id, Permission::PrepareSelection)?;
            let awaits = round.state.0 == RoundState::SharesPromised;
            if !awaits || version.check(version_of(&round)).is_err() {
                return Ok(None);
            }
            let Some(quotas) = quotas_of(conn, &asking, round.call_id.0)? else { return Ok(None) };
            reveal_by(&asking, &fallback)?;
            let seats = u32::try_from(round.seats).map_err(AppError::internal)?;
            let seats = Seats::parse(seats).map_err(AppError::internal)?;
            let judgement = judge(conn, &asking.scope, round.call_id.0)?;
            Ok::<_, AppError>(Some(Outline { round: id, seats, quotas, judgement }))
        })
        .await?;
    let Some(outline) = outline else { return Ok(None) };
    let context = context.clone();
    let sealed = tokio::task::spawn_blocking(move || outline.sealed(&context)).await;
    Ok(Some(Arc::new(sealed.map_err(AppError::internal)??)))
}

/// The quotas that a call declares.
fn quotas_of(conn: &mut AnyConn, context: &Context, call: CallId) -> Result<Option<Quotas>, AppError> {
    let call = people::call(conn, &context.scope, call)?.ok_or_else(AppError::not_found)?;
    let mut faults = Faults::none();
    let quotas = declared(&call.quotas.0, &mut faults)?
        .ok_or_else(|| AppError::internal("calls.quotas holds quotas that are not allowed"))?;
    let seats = CallSeats::parse(count(call.seats)).map_err(AppError::internal)?;
    let preferred = left_out(call.left_out.as_ref().map(|named| &named.0), seats, &mut faults)
        .ok_or_else(|| AppError::internal("calls.left_out holds a preference that is not allowed"))?;
    Quotas::of_call(&quotas, preferred.as_ref()).map_err(AppError::internal)
}

impl Outline {
    fn sealed(self, context: &Context) -> Result<Draft, AppError> {
        let Self { round, seats, quotas, judgement } = self;
        let rows = decision_rows(context, round, &judgement);
        let candidates = candidates(&rows, &judgement, &quotas)?;
        let pool: Vec<Candidate> = candidates.iter().map(|(candidate, _)| candidate.clone()).collect();
        if pool.is_empty() {
            return Err(AppError::new(ProblemCode::PoolEmpty));
        }
        let lottery = lottery(&quotas, seats, &pool).map_err(|none| refused(none, &quotas))?;
        let secret = PanelSecret::new(context.ids.bytes32());
        let book = Book::seal(round, secret, &quotas, &candidates, &lottery).map_err(AppError::internal)?;
        let counts: Vec<u32> =
            (1..).zip(quotas.as_slice()).map(|(number, _)| book.counted_in(number)).collect();
        let lines = u32::try_from(pool.len()).map_err(AppError::internal)?;
        let terms = QuotaTerms {
            quotas: shown_counts(&quotas, &counts, lines),
            panels: book.len(),
            root: book.root(),
            auditor: HolderRole::parse(AUDITOR).map_err(AppError::internal)?,
            chances: book.chances().into_iter().collect(),
        };
        let chances = chance_rows(&rows, &book);
        Ok(Draft { judgement, rows, book: book.to_json(), chances, terms })
    }
}

fn chance_rows(rows: &[DecisionRow], book: &Book) -> Vec<ChanceRow> {
    let by_line: HashMap<&str, &DecisionRow> =
        rows.iter().filter_map(|row| Some((row.pseudonym.as_deref()?, row))).collect();
    let chance = |(line, quotas, panels): (Pseudonym, Vec<u32>, Vec<u32>)| {
        let row = by_line.get(line.to_string().as_str())?;
        Some(ChanceRow {
            selection_id: row.selection_id,
            application_id: row.application_id,
            agency_id: row.agency_id,
            quotas: Json(quotas),
            panels: Json(panels),
        })
    };
    book.opened_chances().into_iter().filter_map(chance).collect()
}

/// The lines of the pool with what the quotas ask for, each with the key that seals its chance.
fn candidates(
    rows: &[DecisionRow],
    judgement: &Judgement,
    quotas: &Quotas,
) -> Result<Vec<(Candidate, ChanceKey)>, AppError> {
    let mut candidates = Vec::new();
    for (row, judged) in rows.iter().zip(&judgement.applications) {
        let Some((line, salt)) = row.pseudonym.as_deref().zip(row.salt.as_deref()) else { continue };
        let line = Pseudonym::parse(line).map_err(AppError::internal)?;
        let salt = LineSalt::parse(salt).map_err(AppError::internal)?;
        candidates.push((Candidate::of(line, &judged.facts, quotas), ChanceKey::of(&salt)));
    }
    Ok(candidates)
}

/// Why there are no panels. Of quotas that cannot all be kept, each bound that would have to give way is named with
/// the one that is possible, by its place among the terms of the call; together they are the least change there is. The
/// preference for those who were left out is a term of its own, whose possible least is how many of them there are.
fn refused(none: NoLottery, quotas: &Quotas) -> AppError {
    match none {
        NoLottery::Pool | NoLottery::Unsettled => AppError::new(ProblemCode::QuotasUnsettled).because(none),
        NoLottery::Infeasible(relaxation) => bounds(&relaxation, quotas),
    }
}

fn bounds(relaxation: &Relaxation, quotas: &Quotas) -> AppError {
    let mut error = AppError::new(ProblemCode::QuotasInfeasible);
    let declared: Vec<&Quota> =
        quotas.as_slice().iter().filter(|quota| quota.attribute.in_register()).collect();
    for change in &relaxation.changes {
        let same =
            |quota: &&Quota| quota.attribute == change.attribute && quota.value.as_str() == change.value;
        let at = match declared.iter().position(same) {
            Some(place) => format!("/quotas/{place}"),
            None if change.attribute == Attribute::LeftOut => "/left_out".to_owned(),
            None => continue,
        };
        if change.possible.0 < change.declared.0 {
            let max = i64::from(change.possible.0);
            error = error.field(format!("{at}/min"), FieldCode::TooLarge { max });
        }
        if change.possible.1 > change.declared.1 {
            let min = i64::from(change.possible.1);
            error = error.field(format!("{at}/max"), FieldCode::TooSmall { min });
        }
    }
    error
}

impl Draft {
    /// The decisions that the panels were made of, if they are still what the rules say of whom applied.
    ///
    /// # Errors
    /// `conflict` if an application or the register has changed.
    pub fn rows_for(&self, judgement: &Judgement) -> Result<Vec<DecisionRow>, AppError> {
        if self.judgement == *judgement {
            Ok(self.rows.clone())
        } else {
            Err(AppError::new(ProblemCode::Conflict))
        }
    }

    /// What the commitment says of quotas and panels.
    pub fn terms(&self) -> Box<QuotaTerms> {
        Box::new(self.terms.clone())
    }

    /// Keeps the book, and what it says of each line.
    pub fn keep(&self, conn: &mut AnyConn, context: &Context, round: SelectionId) -> Result<(), AppError> {
        panels::insert_book(conn, &context.scope, round, &self.book)?;
        Ok(panels::insert_chances(conn, &self.chances)?)
    }
}

#[cfg(test)]
mod tests {
    use polku_domain::applications::eligibility::Decision;
    use polku_domain::ids::ApplicationId;
    use polku_domain::programmes::rule::fact::{Fact, Facts, Value};
    use polku_domain::selection::OneLine;
    use polku_domain::selection::fixtures::{QuotaSample, Sample};
    use polku_domain::selection::quota::Change;
    use uuid::Uuid;

    use super::super::judge::Judged;
    use super::*;

    fn judged(number: u128, unit: &str) -> Judged {
        let value = Some(Value::Code(unit.to_owned()));
        let fact = Fact { value, source: "test".to_owned(), as_of: jiff::civil::date(2020, 5, 4) };
        let facts = Facts::default().with(Attribute::Unit, fact).unwrap();
        let application = ApplicationId::new(Uuid::from_u128(number));
        Judged { application, decision: Decision::default(), facts }
    }

    fn judgement(applications: Vec<Judged>) -> Judgement {
        Judgement { applications, rules: Vec::new() }
    }

    #[test]
    fn panels_are_of_no_use_once_an_application_or_the_register_has_changed() {
        let sample = QuotaSample { sample: Sample::varied(0), panels: 1 };
        let terms = sample.parts().unwrap().0.method.quotas().unwrap().clone();
        let now = judgement(vec![judged(1, "Talous"), judged(2, "Talous")]);
        let draft = Draft {
            judgement: now.clone(),
            rows: Vec::new(),
            book: String::new(),
            chances: Vec::new(),
            terms,
        };
        assert!(draft.rows_for(&now).is_ok());
        let refused = |judgement| draft.rows_for(&judgement).unwrap_err().code();
        assert_eq!(refused(judgement(vec![judged(1, "Talous")])), ProblemCode::Conflict);
        let moved = judgement(vec![judged(1, "Talous"), judged(2, "Viestintä")]);
        assert_eq!(refused(moved), ProblemCode::Conflict);
    }

    #[test]
    fn a_change_is_named_by_the_bounds_that_move() {
        let quota = |value: &str, min, max| Quota {
            attribute: Attribute::Unit,
            value: OneLine::parse(value).unwrap(),
            min,
            max,
        };
        let quotas = Quotas::new(vec![quota("Viestintä", 3, 4), quota("Talous", 0, 1)]).unwrap();
        let change = |value: &str, declared, possible| Change {
            attribute: Attribute::Unit,
            value: value.to_owned(),
            declared,
            possible,
        };
        let changes = vec![change("Talous", (0, 1), (0, 2)), change("Viestintä", (3, 4), (2, 4))];
        let error = refused(NoLottery::Infeasible(Relaxation { changes }), &quotas);
        assert_eq!(error.code(), ProblemCode::QuotasInfeasible);
        assert_eq!(
            error.fields(),
            [
                ("/quotas/0/max".to_owned(), FieldCode::TooSmall { min: 2 }),
                ("/quotas/1/min".to_owned(), FieldCode::TooLarge { max: 2 }),
            ]
        );
        assert_eq!(refused(NoLottery::Unsettled, &quotas).code(), ProblemCode::QuotasUnsettled);
    }

    #[test]
    fn the_preference_for_the_left_out_is_named_as_the_term_it_is_and_moves_no_quota_from_its_place() {
        let quota = |attribute, value: &str, min| Quota {
            attribute,
            value: OneLine::parse(value).unwrap(),
            min,
            max: 4,
        };
        let round = Uuid::from_u128(7).to_string();
        let quotas = vec![quota(Attribute::Unit, "Talous", 2), quota(Attribute::LeftOut, &round, 3)];
        let quotas = Quotas::new(quotas).unwrap();
        let change = |attribute, value: &str, min, possible| Change {
            attribute,
            value: value.to_owned(),
            declared: (min, 4),
            possible: (possible, 4),
        };
        let changes = vec![change(Attribute::LeftOut, &round, 3, 1), change(Attribute::Unit, "Talous", 2, 1)];
        let error = refused(NoLottery::Infeasible(Relaxation { changes }), &quotas);
        assert_eq!(
            error.fields(),
            [
                ("/left_out/min".to_owned(), FieldCode::TooLarge { max: 1 }),
                ("/quotas/0/min".to_owned(), FieldCode::TooLarge { max: 1 }),
            ]
        );
    }
}
