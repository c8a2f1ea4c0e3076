//! An assessor reads without a name, gives points, abstains, settles.
//!
//! Everything an assessor sees of an application comes through [`sheet`]: the answers to the questions that the criteria
//! are read from. The other's points show themselves only where the two differ and both have given theirs.

use std::collections::BTreeMap;

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::scoring::{Abstain, GivePoints, ProposedPoints, ScoreSheetDetails, ScoreSheetSummary};
use polku_api_types::text::Localised;
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{ScoreSheetId, ScoredId};
use polku_domain::people::ReportingLines;
use polku_domain::scoring::{Readers, Settlement, Standing, reads_blind_in};
use uuid::Uuid;

use super::dividing::{divide_pool, has_third};
use super::{Context, Ground};
use crate::access::Caller;
use crate::app::App;
use crate::audit::{Subject, UseOf};
use crate::db::{AnyConn, Code, Json, Ts};
use crate::http::{Idempotent, IfMatch, Wanted, write_once};
use crate::people::store::supervisors_above;
use crate::problem::{AppError, ProblemCode};
use crate::programmes::convert::scoring::scoring_to_wire;
use crate::scoring::convert;
use crate::scoring::store::sheets::{self, SettlementRow, SheetRow, WholeSheet};
use crate::scoring::store::{Part, SheetState};

/// One sheet of the caller with all that it depends on.
struct Held {
    ground: Ground,
    whole: WholeSheet,
    /// All sheets of the application.
    about: Vec<SheetRow>,
    settlement: Option<SettlementRow>,
}

impl Held {
    /// A sheet of the caller, while it is to be seen.
    fn demanded(
        conn: &mut AnyConn,
        caller: &Caller,
        id: ScoreSheetId,
        permission: Permission,
    ) -> Result<Self, AppError> {
        let whole = sheets::find(conn, &caller.scope, id)?.ok_or_else(AppError::not_found)?;
        let ground = Ground::find(conn, &caller.scope, whole.sheet.call_id.0)?;
        let ground = ground.ok_or_else(|| AppError::internal("a sheet of a call that is not scored"))?;
        let own = caller.account == Some(whole.sheet.account_id.0);
        let programme = ground.call.programme_id.0;
        caller.demand(permission, Target::of_programme(programme).owned(own))?;
        // The policy knows the role and whose sheet it is. Whether it holds in this very programme, and beside what
        // else, is asked anew each time: roles are given and end after the division, too.
        if !reads_blind_in(&caller.principal, programme) {
            return Err(AppError::not_found());
        }
        let scored = whole.sheet.scored_id.0;
        let about = sheets::sheets_about(conn, &caller.scope, scored)?;
        let settlement = sheets::settlement_about(conn, &caller.scope, scored)?;
        Ok(Self { ground, whole, about, settlement })
    }

    fn standing(&self) -> Standing {
        convert::standing(&self.ground.scoring, &self.about, self.settlement.as_ref())
    }

    /// Grows with whatever changes of what the caller sees: the sheet, and what is proposed or settled.
    fn version(&self) -> u64 {
        // Whoever abstained is not to learn from a version that something is settled.
        let reads = self.whole.sheet.state.0 != SheetState::Abstained;
        let settled = self.settlement.as_ref().filter(|_| reads).map_or(0, |row| row.version);
        u64::try_from(self.whole.sheet.version + settled).unwrap_or(0)
    }

    /// # Errors
    /// `scores_not_disagreed`, also for whoever abstained and is none of the two; `third_assessor_named`.
    fn demand_disagreed(&self) -> Result<(), AppError> {
        let own = &self.whole.sheet;
        let one_of_two = own.part.0 == Part::Reader && own.state.0 == SheetState::Given;
        if !one_of_two || self.standing() != Standing::Disagreed {
            return Err(AppError::new(ProblemCode::ScoresNotDisagreed));
        }
        if has_third(&self.about) {
            return Err(AppError::new(ProblemCode::ThirdAssessorNamed));
        }
        Ok(())
    }

    /// The register may have put the two into one line since the division; who finds out abstains.
    ///
    /// # Errors
    /// `forbidden`.
    fn demand_no_conflict(&self, conn: &mut AnyConn, caller: &Caller) -> Result<(), AppError> {
        let applicant = self.whole.person.0;
        let reader = caller.person.ok_or_else(AppError::not_found)?;
        let lines = ReportingLines::new(supervisors_above(conn, &caller.scope, vec![reader, applicant])?);
        match Readers::new(&lines).conflict(&reader, &applicant) {
            Some(_) => Err(AppError::new(ProblemCode::Forbidden)),
            None => Ok(()),
        }
    }

    fn subject(&self) -> Subject {
        Subject::new("score_sheet", self.whole.sheet.id.0)
    }
}

/// What the caller is to score, in an order that tells nothing.
///
/// # Errors
/// `invalid_cursor`, and what the policy refuses.
pub async fn list_score_sheets(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<ScoreSheetSummary>, AppError> {
    let cursors = app.cursors(caller, "score_sheets");
    let wanted: Wanted<ScoreSheetId> = cursors.wanted(query)?;
    let (asking, limit) = (caller.clone(), wanted.limit);
    let found = app
        .db
        .read(move |conn| {
            asking.demand(Permission::ListScoreSheets, Target::nothing())?;
            let rows = sheets::page(conn, &asking.scope, asking.account()?, &wanted)?;
            summaries(conn, &asking, &rows)
        })
        .await?;
    cursors.page(found, limit, |one| ScoreSheetId::new(one.id))
}

fn summaries(
    conn: &mut AnyConn,
    caller: &Caller,
    rows: &[(SheetRow, Localised)],
) -> Result<Vec<ScoreSheetSummary>, AppError> {
    let scored: Vec<ScoredId> = rows.iter().map(|(sheet, _)| sheet.scored_id.0).collect();
    let (about, settled) = sheets::about(conn, &caller.scope, &scored)?;
    let mut by_scored: BTreeMap<ScoredId, Vec<SheetRow>> = BTreeMap::new();
    for sheet in about {
        by_scored.entry(sheet.scored_id.0).or_default().push(sheet);
    }
    let settled: BTreeMap<ScoredId, SettlementRow> =
        settled.into_iter().map(|row| (row.scored_id.0, row)).collect();
    let mut grounds: BTreeMap<Uuid, Ground> = BTreeMap::new();
    for (sheet, _) in rows {
        let call = sheet.call_id.0;
        if !grounds.contains_key(&call.uuid())
            && let Some(ground) = Ground::find(conn, &caller.scope, call)?
        {
            grounds.insert(call.uuid(), ground);
        }
    }
    let one = |(sheet, name): &(SheetRow, Localised)| {
        let ground = grounds.get(&sheet.call_id.0.uuid())?;
        let about = by_scored.get(&sheet.scored_id.0).map(Vec::as_slice).unwrap_or_default();
        let settled = settled.get(&sheet.scored_id.0);
        let standing = convert::standing(&ground.scoring, about, settled);
        Some(summary(sheet, name.clone(), standing, settled))
    };
    Ok(rows.iter().filter_map(one).collect())
}

fn summary(
    sheet: &SheetRow,
    programme_name: Localised,
    standing: Standing,
    settled: Option<&SettlementRow>,
) -> ScoreSheetSummary {
    ScoreSheetSummary {
        id: sheet.id.0.uuid(),
        call_id: sheet.call_id.0.uuid(),
        programme_name,
        state: convert::state(sheet, standing, settled),
        third: sheet.part.0 == Part::Third,
    }
}

/// One application to be scored. Its applicant sees in the use log that an assessor read it.
///
/// # Errors
/// `not_found` for a sheet of somebody else, and once the pool is committed.
pub async fn view_score_sheet(
    app: &App,
    caller: &Caller,
    id: ScoreSheetId,
) -> Result<ScoreSheetDetails, AppError> {
    let asking = caller.clone();
    let held = app.db.read(move |conn| Held::demanded(conn, &asking, id, Permission::ViewScoreSheet)).await?;
    note_look(app, caller, &held, "view_score_sheet")?;
    Ok(sheet(&held))
}

/// The applicant sees that an assessor read the application, whichever operation showed it.
fn note_look(app: &App, caller: &Caller, held: &Held, operation: &'static str) -> Result<(), AppError> {
    let look = UseOf {
        person: held.whole.person.0,
        record: "application",
        record_id: held.whole.application.0.to_string(),
        purpose: "scoring",
        operation,
        at: app.clock.now(),
    };
    Ok(app.use_log.note(&caller.actor(), look)?)
}

/// What an assessor sees of an application.
fn sheet(held: &Held) -> ScoreSheetDetails {
    let Held { ground, whole, about, settlement } = held;
    let (own, standing) = (&whole.sheet, held.standing());
    let third = own.part.0 == Part::Third;
    // Whoever abstained reads nothing more.
    let reads = own.state.0 != SheetState::Abstained;
    let settled = convert::settled(settlement.as_ref());
    // Two who differ see each other's points, as does the third; they stay to be seen beside what was settled.
    let open = reads
        && (standing == Standing::Disagreed || settled.is_some())
        && (third || own.state.0 == SheetState::Given);
    let shown = |question: &str| reads && ground.scoring.shows(question);
    let proposed = settlement.as_ref().filter(|row| row.settled_at.is_none() && open && !third);
    ScoreSheetDetails {
        id: own.id.0.uuid(),
        call_id: ground.call.id.0.uuid(),
        programme_name: whole.programme_name.0.clone(),
        scoring: scoring_to_wire(&ground.scoring),
        questions: ground.call.questions.0.iter().filter(|one| shown(&one.key)).cloned().collect(),
        answers: whole.answers.0.iter().filter(|one| shown(&one.question)).cloned().collect(),
        state: convert::state(own, standing, settlement.as_ref()),
        third,
        own: own.points.as_ref().map(|points| points.0.clone()).unwrap_or_default(),
        given: if open { convert::given(about) } else { Vec::new() },
        proposal: proposed.map(|row| ProposedPoints {
            own: row.proposed_by == own.account_id,
            points: row.points.0.clone(),
        }),
        settled: settled.filter(|_| open),
        version: held.version(),
    }
}

/// Gives points. They stay as they are: a difference is settled in the open, not by writing over.
///
/// # Errors
/// `not_found`, `score_sheet_answered`, `stale_version`, `invalid_fields`.
pub async fn give_points(
    app: &App,
    caller: &Caller,
    version: IfMatch,
    id: ScoreSheetId,
    body: GivePoints,
) -> Result<ScoreSheetDetails, AppError> {
    let (context, asking) = (Context::of(app, caller), caller.clone());
    let held = app
        .db
        .write_tx(move |conn| {
            let held = unanswered(conn, &asking, id)?;
            held.demand_no_conflict(conn, &asking)?;
            version.check(held.version())?;
            let (points, sum) = convert::points(&held.ground.scoring, &body)?;
            let row = SheetRow {
                state: Code(SheetState::Given),
                points: Some(Json(points.clone())),
                weighted_sum: Some(sum),
                answered_at: Some(Ts(context.now)),
                ..held.whole.sheet.clone()
            };
            unless_changed(sheets::answer(conn, &row)?)?;
            if row.part.0 == Part::Third {
                let decided = settlement(&held, Settlement::ThirdAssessor, (points, sum));
                let decided = SettlementRow { settled_at: Some(Ts(context.now)), ..decided };
                unless_changed(sheets::settle(conn, &decided)?)?;
            }
            context.record(conn, "points_given", held.subject(), &["points"])?;
            Held::demanded(conn, &asking, id, Permission::ScoreApplication)
        })
        .await?;
    note_look(app, caller, &held, "give_points")?;
    Ok(sheet(&held))
}

/// A sheet of the caller that waits for points.
fn unanswered(conn: &mut AnyConn, caller: &Caller, id: ScoreSheetId) -> Result<Held, AppError> {
    let held = Held::demanded(conn, caller, id, Permission::ScoreApplication)?;
    if held.whole.sheet.state.0 != SheetState::Assigned {
        return Err(AppError::new(ProblemCode::ScoreSheetAnswered));
    }
    Ok(held)
}

fn unless_changed(written: bool) -> Result<(), AppError> {
    if written { Ok(()) } else { Err(AppError::new(ProblemCode::Conflict)) }
}

/// What is settled, or proposed, in the place of what was proposed before.
fn settlement(held: &Held, kind: Settlement, (points, sum): convert::Given) -> SettlementRow {
    let own = &held.whole.sheet;
    SettlementRow {
        scored_id: own.scored_id,
        agency_id: own.agency_id,
        call_id: own.call_id,
        kind: Code(kind),
        points: Json(points),
        weighted_sum: sum,
        proposed_by: own.account_id,
        settled_at: None,
        version: held.settlement.as_ref().map_or(0, |row| row.version) + 1,
    }
}

/// Abstains, and gives the application to somebody else if there is anybody.
///
/// # Errors
/// `not_found`, `score_sheet_answered`.
pub async fn abstain(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    id: ScoreSheetId,
    body: Abstain,
) -> Result<ScoreSheetSummary, AppError> {
    let (context, caller) = (Context::of(app, caller), caller.clone());
    write_once(app, key, move |conn| {
        let held = unanswered(conn, &caller, id)?;
        let row = SheetRow {
            state: Code(SheetState::Abstained),
            abstention: Some(Code(convert::abstention(body.reason))),
            answered_at: Some(Ts(context.now)),
            ..held.whole.sheet.clone()
        };
        unless_changed(sheets::answer(conn, &row)?)?;
        divide_pool(conn, &context, &held.ground)?;
        context.record(conn, "assessor_abstained", held.subject(), &["abstention"])?;
        Ok(summary(&row, held.whole.programme_name.0.clone(), Standing::Unscored, None))
    })
    .await
}

/// Proposes points to the other, in the place of what either proposed before.
///
/// # Errors
/// `not_found`, `scores_not_disagreed`, `third_assessor_named`, `stale_version`, `invalid_fields`.
pub async fn propose_points(
    app: &App,
    caller: &Caller,
    version: IfMatch,
    id: ScoreSheetId,
    body: GivePoints,
) -> Result<ScoreSheetDetails, AppError> {
    let (context, asking) = (Context::of(app, caller), caller.clone());
    let held = app
        .db
        .write_tx(move |conn| {
            let held = Held::demanded(conn, &asking, id, Permission::ScoreApplication)?;
            held.demand_disagreed()?;
            held.demand_no_conflict(conn, &asking)?;
            version.check(held.version())?;
            let given = convert::points(&held.ground.scoring, &body)?;
            unless_changed(sheets::settle(conn, &settlement(&held, Settlement::Agreement, given))?)?;
            context.record(conn, "points_proposed", held.subject(), &["points"])?;
            Held::demanded(conn, &asking, id, Permission::ScoreApplication)
        })
        .await?;
    note_look(app, caller, &held, "propose_points")?;
    Ok(sheet(&held))
}

/// Accepts what the other proposes.
///
/// # Errors
/// `not_found`, `scores_not_disagreed`, `third_assessor_named`, `no_proposal`, `stale_version`.
pub async fn accept_points(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    version: IfMatch,
    id: ScoreSheetId,
) -> Result<ScoreSheetSummary, AppError> {
    let (context, caller) = (Context::of(app, caller), caller.clone());
    write_once(app, key, move |conn| {
        let held = Held::demanded(conn, &caller, id, Permission::ScoreApplication)?;
        held.demand_disagreed()?;
        held.demand_no_conflict(conn, &caller)?;
        version.check(held.version())?;
        let own = &held.whole.sheet;
        let proposal = held.settlement.as_ref().filter(|row| row.proposed_by != own.account_id);
        let proposal = proposal.ok_or_else(|| AppError::new(ProblemCode::NoProposal))?;
        let agreed = SettlementRow {
            settled_at: Some(Ts(context.now)),
            version: proposal.version + 1,
            ..proposal.clone()
        };
        unless_changed(sheets::settle(conn, &agreed)?)?;
        context.record(conn, "points_agreed", held.subject(), &["points"])?;
        let standing = convert::standing(&held.ground.scoring, &held.about, Some(&agreed));
        Ok(summary(own, held.whole.programme_name.0.clone(), standing, Some(&agreed)))
    })
    .await
}
