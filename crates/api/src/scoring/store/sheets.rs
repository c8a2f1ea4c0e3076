//! Scored applications, their sheets, and what was settled.

use diesel::prelude::*;
use polku_api_types::applications::Answer;
use polku_api_types::scoring::CriterionPoints;
use polku_api_types::text::Localised;
use polku_domain::applications::state::StateKind;
use polku_domain::ids::{AccountId, AgencyId, ApplicationId, CallId, PersonId, ScoreSheetId, ScoredId};
use polku_domain::scoring::{Abstention, Settlement};

use super::{Part, SheetState};
use crate::access::AgencyScope;
use crate::db::schema::{
    applications, programmes, score_settlements as settlements, score_sheets as sheets,
    scored_applications as scored, selections,
};
use crate::db::{AnyConn, Code, DbError, Json, Key, Ts};
use crate::each_backend;
use crate::http::Wanted;

/// Rows of one statement, which takes a bounded number of parameters: at most twelve a row.
const AT_ONCE: usize = 500;

/// An application under the id of the scoring.
#[derive(Clone, Copy, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = scored)]
pub struct ScoredRow {
    pub id: Key<ScoredId>,
    pub agency_id: Key<AgencyId>,
    pub call_id: Key<CallId>,
    pub application_id: Key<ApplicationId>,
}

/// What one assessor gives one application.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = sheets)]
pub struct SheetRow {
    pub id: Key<ScoreSheetId>,
    pub agency_id: Key<AgencyId>,
    pub call_id: Key<CallId>,
    pub scored_id: Key<ScoredId>,
    pub account_id: Key<AccountId>,
    pub part: Code<Part>,
    pub state: Code<SheetState>,
    pub points: Option<Json<Vec<CriterionPoints>>>,
    pub weighted_sum: Option<i64>,
    pub abstention: Option<Code<Abstention>>,
    pub answered_at: Option<Ts>,
    pub version: i64,
}

/// What was agreed or decided, or is proposed.
#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = settlements, treat_none_as_null = true)]
pub struct SettlementRow {
    pub scored_id: Key<ScoredId>,
    pub agency_id: Key<AgencyId>,
    pub call_id: Key<CallId>,
    pub kind: Code<Settlement>,
    pub points: Json<Vec<CriterionPoints>>,
    pub weighted_sum: i64,
    pub proposed_by: Key<AccountId>,
    pub settled_at: Option<Ts>,
    pub version: i64,
}

/// The scored applications of a call.
pub fn scored_of(conn: &mut AnyConn, scope: &AgencyScope, call: CallId) -> Result<Vec<ScoredRow>, DbError> {
    let rows = scored::table
        .filter(scored::agency_id.eq(Key(scope.agency())))
        .filter(scored::call_id.eq(Key(call)))
        .order(scored::id)
        .select(ScoredRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// One scored application.
pub fn find_scored(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: ScoredId,
) -> Result<Option<ScoredRow>, DbError> {
    let row = scored::table
        .filter(scored::agency_id.eq(Key(scope.agency())).and(scored::id.eq(Key(id))))
        .select(ScoredRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// The scored application of an application.
pub fn scored_application(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    application: ApplicationId,
) -> Result<Option<ScoredRow>, DbError> {
    let row = scored::table
        .filter(scored::agency_id.eq(Key(scope.agency())))
        .filter(scored::application_id.eq(Key(application)))
        .select(ScoredRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// The scored applications of a person, the latest call first.
pub fn scored_for(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
) -> Result<Vec<ScoredRow>, DbError> {
    let rows = scored::table
        .inner_join(applications::table.on(applications::id.eq(scored::application_id)))
        .filter(scored::agency_id.eq(Key(scope.agency())))
        .filter(applications::person_id.eq(Key(person)))
        .order(scored::call_id.desc())
        .select(ScoredRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// Keeps a scored application.
pub fn insert_scored(conn: &mut AnyConn, rows: &[ScoredRow]) -> Result<(), DbError> {
    for rows in rows.chunks(AT_ONCE) {
        each_backend!(conn, |c| diesel::insert_into(scored::table).values(rows).execute(c))?;
    }
    Ok(())
}

/// All sheets of a call.
pub fn sheets_of(conn: &mut AnyConn, scope: &AgencyScope, call: CallId) -> Result<Vec<SheetRow>, DbError> {
    let rows = sheets::table
        .filter(sheets::agency_id.eq(Key(scope.agency())))
        .filter(sheets::call_id.eq(Key(call)))
        .order((sheets::scored_id, sheets::id))
        .select(SheetRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// The sheets of one scored application.
pub fn sheets_about(conn: &mut AnyConn, scope: &AgencyScope, of: ScoredId) -> Result<Vec<SheetRow>, DbError> {
    let rows = sheets::table
        .filter(sheets::agency_id.eq(Key(scope.agency())))
        .filter(sheets::scored_id.eq(Key(of)))
        .order(sheets::id)
        .select(SheetRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// Keeps a new sheet; refused where the account has one for the application.
pub fn insert_sheets(conn: &mut AnyConn, rows: &[SheetRow]) -> Result<(), DbError> {
    for rows in rows.chunks(AT_ONCE) {
        each_backend!(conn, |c| diesel::insert_into(sheets::table).values(rows).execute(c))?;
    }
    Ok(())
}

/// Takes sheets back that nobody has answered.
pub fn take_back(conn: &mut AnyConn, scope: &AgencyScope, of: &[ScoreSheetId]) -> Result<(), DbError> {
    for some in of.chunks(AT_ONCE) {
        let some: Vec<Key<ScoreSheetId>> = some.iter().copied().map(Key).collect();
        let unanswered = sheets::table
            .filter(sheets::agency_id.eq(Key(scope.agency())))
            .filter(sheets::id.eq_any(some))
            .filter(sheets::state.eq(Code(SheetState::Assigned)));
        diesel::delete(unanswered).execute(conn)?;
    }
    Ok(())
}

/// Writes what the assessor answers, if the sheet is as it was read; says whether it was.
pub fn answer(conn: &mut AnyConn, row: &SheetRow) -> Result<bool, DbError> {
    let of_version = sheets::table
        .filter(sheets::agency_id.eq(row.agency_id).and(sheets::id.eq(row.id)))
        .filter(sheets::version.eq(row.version));
    let answered = diesel::update(of_version)
        .set((
            sheets::state.eq(row.state),
            sheets::points.eq(&row.points),
            sheets::weighted_sum.eq(row.weighted_sum),
            sheets::abstention.eq(row.abstention),
            sheets::answered_at.eq(row.answered_at),
            sheets::version.eq(row.version + 1),
        ))
        .execute(conn)?;
    Ok(answered == 1)
}

/// What was settled, or is proposed, in a call.
pub fn settlements_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    call: CallId,
) -> Result<Vec<SettlementRow>, DbError> {
    let rows = settlements::table
        .filter(settlements::agency_id.eq(Key(scope.agency())))
        .filter(settlements::call_id.eq(Key(call)))
        .order(settlements::scored_id)
        .select(SettlementRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// What was settled, or is proposed, of one application.
pub fn settlement_about(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: ScoredId,
) -> Result<Option<SettlementRow>, DbError> {
    let row = settlements::table
        .filter(settlements::agency_id.eq(Key(scope.agency())))
        .filter(settlements::scored_id.eq(Key(of)))
        .select(SettlementRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// Keeps a proposal or a settlement in the place of the proposal of the version before. What is settled stays.
pub fn settle(conn: &mut AnyConn, row: &SettlementRow) -> Result<bool, DbError> {
    if row.version == 1 {
        diesel::insert_into(settlements::table).values(row).execute(conn)?;
        return Ok(true);
    }
    let of_version = settlements::table
        .filter(settlements::agency_id.eq(row.agency_id).and(settlements::scored_id.eq(row.scored_id)))
        .filter(settlements::settled_at.is_null())
        .filter(settlements::version.eq(row.version - 1));
    Ok(diesel::update(of_version).set(row).execute(conn)? == 1)
}

/// A sheet with what its holder may see of the application, and whose it is for the use log alone.
#[derive(Clone, Debug, Queryable)]
pub struct WholeSheet {
    pub sheet: SheetRow,
    pub programme_name: Json<Localised>,
    pub answers: Json<Vec<Answer>>,
    pub application: Key<ApplicationId>,
    pub person: Key<PersonId>,
}

/// Sheets that are still to be seen: of a call whose pool is not committed, for an application that waits for the
/// selection.
macro_rules! open_sheets {
    ($scope:expr) => {
        sheets::table
            .inner_join(scored::table.on(scored::id.eq(sheets::scored_id)))
            .inner_join(applications::table.on(applications::id.eq(scored::application_id)))
            .inner_join(programmes::table.on(programmes::id.eq(applications::programme_id)))
            .filter(sheets::agency_id.eq(Key($scope.agency())))
            .filter(applications::state.eq(Code(StateKind::Submitted)))
            .filter(
                sheets::call_id.eq_any(
                    selections::table
                        .filter(selections::agency_id.eq(Key($scope.agency())))
                        .filter(selections::committed_at.is_null())
                        .select(selections::call_id),
                ),
            )
    };
}

/// One sheet, while it is to be seen.
pub fn find(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: ScoreSheetId,
) -> Result<Option<WholeSheet>, DbError> {
    let row = open_sheets!(scope)
        .filter(sheets::id.eq(Key(id)))
        .select((
            SheetRow::as_select(),
            programmes::name,
            applications::answers,
            applications::id,
            applications::person_id,
        ))
        .first(conn)
        .optional()?;
    Ok(row)
}

/// A page of the sheets of an account, in the order of their random ids.
pub fn page(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    account: AccountId,
    wanted: &Wanted<ScoreSheetId>,
) -> Result<Vec<(SheetRow, Localised)>, DbError> {
    let mut query = open_sheets!(scope)
        .filter(sheets::account_id.eq(Key(account)))
        .select((SheetRow::as_select(), programmes::name))
        .order(sheets::id)
        .limit(wanted.rows())
        .into_boxed();
    if let Some(after) = wanted.after {
        query = query.filter(sheets::id.gt(Key(after)));
    }
    let rows: Vec<(SheetRow, Json<Localised>)> = query.load(conn)?;
    Ok(rows.into_iter().map(|(sheet, name)| (sheet, name.0)).collect())
}

/// All sheets of some scored applications, and what was settled of them.
pub fn about(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ScoredId],
) -> Result<(Vec<SheetRow>, Vec<SettlementRow>), DbError> {
    let of: Vec<Key<ScoredId>> = of.iter().copied().map(Key).collect();
    let rows = sheets::table
        .filter(sheets::agency_id.eq(Key(scope.agency())))
        .filter(sheets::scored_id.eq_any(of.clone()))
        .order(sheets::id)
        .select(SheetRow::as_select())
        .load(conn)?;
    let settled = settlements::table
        .filter(settlements::agency_id.eq(Key(scope.agency())))
        .filter(settlements::scored_id.eq_any(of))
        .select(SettlementRow::as_select())
        .load(conn)?;
    Ok((rows, settled))
}
