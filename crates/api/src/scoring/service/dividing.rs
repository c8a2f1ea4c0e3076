//! The coordinator names assessors, and the applications are divided among them.

use std::collections::{BTreeMap, BTreeSet};

use polku_api_types::scoring::{NameAssessors, NameThirdAssessor, ScoringOverview};
use polku_domain::access::Permission;
use polku_domain::ids::{AccountId, ApplicationId, CallId, PersonId, ScoreSheetId, ScoredId};
use polku_domain::people::ReportingLines;
use polku_domain::scoring::{Conflict, Readers, Standing, Wanted, divide, may_assess_beside};

use super::overview::view_scoring;
use super::{Context, Ground};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::Subject;
use crate::db::{AnyConn, Code, Key};
use crate::http::{Idempotent, write_once};
use crate::people::store::supervisors_above;
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::scoring::convert;
use crate::scoring::store::people::{self, Candidate, PoolRow};
use crate::scoring::store::sheets::{self, ScoredRow, SheetRow};
use crate::scoring::store::{Part, SheetState};

/// Most assessors of a call.
const MOST: usize = 100;

/// Names the assessors of a call, and divides the applications that are not given to two of them yet.
///
/// # Errors
/// `scoring_not_declared`, `scoring_not_open`, `invalid_fields` for an account that cannot be one.
pub async fn name_assessors(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    call: CallId,
    body: NameAssessors,
) -> Result<ScoringOverview, AppError> {
    let (context, asking) = (Context::of(app, caller), caller.clone());
    write_once(app, key, move |conn| {
        let ground = Ground::demanded(conn, &asking, call, Permission::ManageScoring)?;
        ground.demand_open()?;
        let named = understand(conn, &context, &ground, &body)?;
        people::name(conn, &context.scope, call, &named)?;
        divide_pool(conn, &context, &ground)?;
        context.record(conn, "assessors_named", Subject::new("call", call), &["assessors", "score_sheets"])
    })
    .await?;
    // The overview names people, so it is looked at like any other and not kept under the key.
    view_scoring(app, caller, call).await
}

/// The accounts that are named, each once.
fn understand(
    conn: &mut AnyConn,
    context: &Context,
    ground: &Ground,
    body: &NameAssessors,
) -> Result<Vec<AccountId>, AppError> {
    if body.account_ids.len() > MOST {
        return Err(AppError::invalid("/account_ids", FieldCode::TooMany { max: MOST as u64 }));
    }
    let candidates = candidates(conn, context, ground)?;
    let mut named = BTreeSet::new();
    let mut faults = Vec::new();
    for (place, id) in body.account_ids.iter().enumerate() {
        let account = AccountId::new(*id);
        match candidates.iter().find(|candidate| candidate.account == account) {
            Some(candidate) if reads_blind(candidate).is_some() => {
                named.insert(account);
            }
            Some(_) => faults.push((format!("/account_ids/{place}"), FieldCode::NotAllowed)),
            None => faults.push((format!("/account_ids/{place}"), FieldCode::NotFound)),
        }
    }
    AppError::unless_valid(faults)?;
    Ok(named.into_iter().collect())
}

fn candidates(conn: &mut AnyConn, context: &Context, ground: &Ground) -> Result<Vec<Candidate>, AppError> {
    Ok(people::candidates(conn, &context.scope, ground.call.programme_id.0, context.today())?)
}

/// Who a candidate is on the staff, if they may be an assessor: they see no names, and conflicts can be found.
pub fn reads_blind(candidate: &Candidate) -> Option<PersonId> {
    let blind = candidate.roles.iter().all(|role| may_assess_beside(*role));
    candidate.person.filter(|_| blind)
}

/// Who stands where: the named assessors and the applicants, with the reporting lines of the register.
pub struct Relations {
    pub assessors: BTreeMap<AccountId, PersonId>,
    pub pool: BTreeMap<ApplicationId, PoolRow>,
    lines: ReportingLines<PersonId>,
}

impl Relations {
    /// Of the pool of a round and these assessors.
    pub fn of(
        conn: &mut AnyConn,
        scope: &AgencyScope,
        pool: Vec<PoolRow>,
        assessors: BTreeMap<AccountId, PersonId>,
    ) -> Result<Self, AppError> {
        let everybody = pool.iter().map(|row| row.person.0).chain(assessors.values().copied());
        let lines = ReportingLines::new(supervisors_above(conn, scope, everybody.collect::<Vec<_>>())?);
        let pool = pool.into_iter().map(|row| (row.application.0, row)).collect();
        Ok(Self { assessors, pool, lines })
    }

    /// What keeps an assessor from an application; whoever is not known is kept from everything.
    pub fn conflict(&self, assessor: AccountId, application: ApplicationId) -> Option<Conflict> {
        match (self.assessors.get(&assessor), self.pool.get(&application)) {
            (Some(reader), Some(row)) => Readers::new(&self.lines).conflict(reader, &row.person.0),
            _ => Some(Conflict::Own),
        }
    }
}

/// Who of the candidates may read at all.
pub fn readers_among(candidates: &[Candidate]) -> BTreeMap<AccountId, PersonId> {
    let reader = |one: &Candidate| Some((one.account, reads_blind(one)?));
    candidates.iter().filter_map(reader).collect()
}

/// Gives every application in the pool two readers, as far as there are any. Who has answered keeps the sheet; a sheet
/// that waits is taken back from whoever is not named any more, or is in conflict by now.
pub fn divide_pool(conn: &mut AnyConn, context: &Context, ground: &Ground) -> Result<(), AppError> {
    let (scope, call) = (&context.scope, ground.call.id.0);
    let round = ground.demand_open()?;
    let could_read = readers_among(&candidates(conn, context, ground)?);
    let named = people::named_for(conn, scope, call)?.into_iter();
    let readers: BTreeSet<AccountId> = named.filter(|account| could_read.contains_key(account)).collect();
    let pool = people::pool_of(conn, scope, round)?;
    let relations = Relations::of(conn, scope, pool, could_read)?;
    let scored = scored_pool(conn, context, ground, &relations)?;
    let mut held: BTreeMap<ScoredId, Vec<SheetRow>> = BTreeMap::new();
    for sheet in sheets::sheets_of(conn, scope, call)? {
        held.entry(sheet.scored_id.0).or_default().push(sheet);
    }
    let mut taken_back = Vec::new();
    let wanted: Vec<Wanted<ScoredId, AccountId>> = scored
        .iter()
        .map(|(id, application)| {
            let sheets = held.get(id).map(Vec::as_slice).unwrap_or_default();
            wanted(*id, *application, sheets, (&relations, &readers), &mut taken_back)
        })
        .collect();
    sheets::take_back(conn, scope, &taken_back)?;
    let division = divide(&wanted, &readers);
    let given = division.given.into_iter();
    let new: Vec<SheetRow> = given
        .flat_map(|(id, given)| given.into_iter().map(move |account| (id, account)))
        .map(|(id, account)| new_sheet(context, ground, id, account, Part::Reader))
        .collect();
    Ok(sheets::insert_sheets(conn, &new)?)
}

/// The pool under the ids of the scoring; whoever has none yet gets one.
fn scored_pool(
    conn: &mut AnyConn,
    context: &Context,
    ground: &Ground,
    relations: &Relations,
) -> Result<BTreeMap<ScoredId, ApplicationId>, AppError> {
    let rows = sheets::scored_of(conn, &context.scope, ground.call.id.0)?;
    let mut known: BTreeMap<ApplicationId, ScoredId> =
        rows.into_iter().map(|row| (row.application_id.0, row.id.0)).collect();
    let (mut scored, mut new) = (BTreeMap::new(), Vec::new());
    for application in relations.pool.keys() {
        let id = match known.remove(application) {
            Some(id) => id,
            None => {
                let row = ScoredRow {
                    // Random, so that the order in which assessors see applications says nothing about them.
                    id: Key(ScoredId::new(context.ids.random())),
                    agency_id: Key(context.scope.agency()),
                    call_id: ground.call.id,
                    application_id: Key(*application),
                };
                new.push(row);
                row.id.0
            }
        };
        scored.insert(id, *application);
    }
    sheets::insert_scored(conn, &new)?;
    Ok(scored)
}

/// Who holds an application and who may not, and the sheets that are to be taken back.
fn wanted(
    application: ScoredId,
    of: ApplicationId,
    sheets: &[SheetRow],
    (relations, readers): (&Relations, &BTreeSet<AccountId>),
    taken_back: &mut Vec<ScoreSheetId>,
) -> Wanted<ScoredId, AccountId> {
    let mut held = BTreeSet::new();
    let conflicted = readers.iter().filter(|one| relations.conflict(**one, of).is_some());
    let mut barred: BTreeSet<AccountId> = conflicted.copied().collect();
    for sheet in sheets {
        let account = sheet.account_id.0;
        let could_read = relations.conflict(account, of).is_none();
        let may_read = could_read && readers.contains(&account);
        match (sheet.part.0, sheet.state.0) {
            (Part::Reader, SheetState::Given) => drop(held.insert(account)),
            (Part::Reader, SheetState::Assigned) if may_read => drop(held.insert(account)),
            (Part::Reader, SheetState::Assigned) => taken_back.push(sheet.id.0),
            // A third need not be named, and stands in nobody's way once they cannot decide any more.
            (Part::Third, SheetState::Assigned) if !could_read => taken_back.push(sheet.id.0),
            // Who abstained, or decides between others, is no reader any more.
            _ => drop(barred.insert(account)),
        }
    }
    Wanted { application, held, barred }
}

fn new_sheet(
    context: &Context,
    ground: &Ground,
    scored: ScoredId,
    account: AccountId,
    part: Part,
) -> SheetRow {
    SheetRow {
        id: Key(ScoreSheetId::new(context.ids.random())),
        agency_id: Key(context.scope.agency()),
        call_id: ground.call.id,
        scored_id: Key(scored),
        account_id: Key(account),
        part: Code(part),
        state: Code(SheetState::Assigned),
        points: None,
        weighted_sum: None,
        abstention: None,
        answered_at: None,
        version: 1,
    }
}

/// Names a third, who decides where two differ.
///
/// # Errors
/// `not_found`, `scoring_not_open`, `scores_not_disagreed`, `third_assessor_named`, `invalid_fields`.
pub async fn name_third_assessor(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    scored: ScoredId,
    body: NameThirdAssessor,
) -> Result<ScoringOverview, AppError> {
    let (context, asking) = (Context::of(app, caller), caller.clone());
    let call = write_once(app, key, move |conn| {
        let row = sheets::find_scored(conn, &asking.scope, scored)?.ok_or_else(AppError::not_found)?;
        let ground = Ground::demanded(conn, &asking, row.call_id.0, Permission::ManageScoring)?;
        let round = ground.demand_open()?;
        // Takes a third's sheet back that cannot be answered any more.
        divide_pool(conn, &context, &ground)?;
        let about = sheets::sheets_about(conn, &context.scope, scored)?;
        let settled = sheets::settlement_about(conn, &context.scope, scored)?;
        if convert::standing(&ground.scoring, &about, settled.as_ref()) != Standing::Disagreed {
            return Err(AppError::new(ProblemCode::ScoresNotDisagreed));
        }
        if has_third(&about) {
            return Err(AppError::new(ProblemCode::ThirdAssessorNamed));
        }
        let account = AccountId::new(body.account_id);
        let readers = readers_among(&candidates(conn, &context, &ground)?);
        let pool = people::pool_of(conn, &context.scope, round)?;
        let relations = Relations::of(conn, &context.scope, pool, readers)?;
        if !could_be_third(&relations, &about, account, row.application_id.0) {
            return Err(AppError::invalid("/account_id", FieldCode::NotAllowed));
        }
        sheets::insert_sheets(conn, &[new_sheet(&context, &ground, scored, account, Part::Third)])?;
        let subject = Subject::new("scored_application", scored);
        context.record(conn, "third_assessor_named", subject, &["score_sheets"])?;
        Ok(row.call_id.0)
    })
    .await?;
    view_scoring(app, caller, call).await
}

/// Whether a third is named and has not abstained.
pub fn has_third(about: &[SheetRow]) -> bool {
    about.iter().any(|sheet| sheet.part.0 == Part::Third && sheet.state.0 != SheetState::Abstained)
}

/// Whether somebody could decide: in no conflict, and without a sheet of the application.
pub fn could_be_third(
    relations: &Relations,
    about: &[SheetRow],
    account: AccountId,
    application: ApplicationId,
) -> bool {
    let has_sheet = about.iter().any(|sheet| sheet.account_id.0 == account);
    !has_sheet && relations.conflict(account, application).is_none()
}
