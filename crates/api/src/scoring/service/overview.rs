//! How far the scoring has come. Counts only: no points and no totals before the last is given.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use polku_api_types::scoring::{
    AssessorHindrance, Disagreement, LackingAssessors, ScoringAssessor, ScoringOverview,
};
use polku_domain::access::Permission;
use polku_domain::ids::{AccountId, ApplicationId, CallId, PersonId};
use polku_domain::scoring::{Conflict, READERS, Standing, may_assess_beside};
use uuid::Uuid;

use super::dividing::{Relations, could_be_third, has_third, readers_among};
use super::{Context, Ground};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::UseOfList;
use crate::db::AnyConn;
use crate::problem::AppError;
use crate::programmes::convert::scoring::scoring_to_wire;
use crate::programmes::store::programmes;
use crate::scoring::convert;
use crate::scoring::store::people::{self, Candidate, PoolRow};
use crate::scoring::store::sheets::{self, ScoredRow, SettlementRow, SheetRow};
use crate::scoring::store::{Part, SheetState};

/// Items of a list that is there to be acted on; what is beyond shows itself once these are dealt with.
const MOST: usize = 100;

/// How far the scoring of a call has come.
///
/// # Errors
/// `scoring_not_declared`, and what the policy refuses.
pub async fn view_scoring(app: &App, caller: &Caller, call: CallId) -> Result<ScoringOverview, AppError> {
    let (context, asking) = (Context::of(app, caller), caller.clone());
    let (overview, named) = app
        .db
        .read(move |conn| {
            let ground = Ground::demanded(conn, &asking, call, Permission::ManageScoring)?;
            overview(conn, &asking.scope, &ground, context.today())
        })
        .await?;
    let look = UseOfList {
        records: named,
        record: "application",
        purpose: "selection",
        operation: "view_scoring",
        at: app.clock.now(),
    };
    app.use_log.note_list(&caller.actor(), &look)?;
    Ok(overview)
}

/// All that was given in a call, by scored application.
pub struct Book {
    /// The scored application of each application.
    pub scored: BTreeMap<ApplicationId, ScoredRow>,
    sheets: BTreeMap<Uuid, Vec<SheetRow>>,
    settlements: BTreeMap<Uuid, SettlementRow>,
}

impl Book {
    /// Reads it.
    pub fn of(conn: &mut AnyConn, scope: &AgencyScope, call: CallId) -> Result<Self, AppError> {
        let scored = sheets::scored_of(conn, scope, call)?;
        let mut by_scored: BTreeMap<Uuid, Vec<SheetRow>> = BTreeMap::new();
        for sheet in sheets::sheets_of(conn, scope, call)? {
            by_scored.entry(sheet.scored_id.0.uuid()).or_default().push(sheet);
        }
        let settlements = sheets::settlements_of(conn, scope, call)?;
        Ok(Self {
            scored: scored.into_iter().map(|row| (row.application_id.0, row)).collect(),
            sheets: by_scored,
            settlements: settlements.into_iter().map(|row| (row.scored_id.0.uuid(), row)).collect(),
        })
    }

    /// The sheets of an application.
    pub fn sheets(&self, application: ApplicationId) -> &[SheetRow] {
        let scored = self.scored.get(&application);
        scored.and_then(|row| self.sheets.get(&row.id.0.uuid())).map(Vec::as_slice).unwrap_or_default()
    }

    /// What was settled of an application, or is proposed.
    pub fn settlement(&self, application: ApplicationId) -> Option<&SettlementRow> {
        self.settlements.get(&self.scored.get(&application)?.id.0.uuid())
    }

    /// How far an application has come.
    pub fn standing(&self, ground: &Ground, application: ApplicationId) -> Standing {
        convert::standing(&ground.scoring, self.sheets(application), self.settlement(application))
    }
}

/// The applicants whom an overview names, for the use log.
pub type NamedIn = Vec<(PersonId, Uuid)>;

/// The overview, and whom it names.
pub fn overview(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    ground: &Ground,
    today: Date,
) -> Result<(ScoringOverview, NamedIn), AppError> {
    let (call, programme) = (ground.call.id.0, ground.call.programme_id.0);
    let candidates = people::candidates(conn, scope, programme, today)?;
    let named: BTreeSet<AccountId> = people::named_for(conn, scope, call)?.into_iter().collect();
    let round = ground.round.as_ref().map(|round| round.id.0);
    let pool = round.map(|round| people::pool_of(conn, scope, round)).transpose()?.unwrap_or_default();
    let book = Book::of(conn, scope, call)?;
    let relations = Relations::of(conn, scope, pool, readers_among(&candidates))?;
    let standing = |application: &ApplicationId| book.standing(ground, *application);
    let settled =
        relations.pool.keys().filter(|one| matches!(standing(one), Standing::Settled { .. })).count();
    let open = ground.open().is_some();
    let lacking = if open && !named.is_empty() { lacking(&relations, &book, &named) } else { Vec::new() };
    let records = lacking.iter().map(|(person, one)| (*person, one.application_id)).collect();
    let disagreements = if open { disagreements(&relations, &book, ground) } else { Vec::new() };
    let overview = ScoringOverview {
        call_id: call.uuid(),
        programme_id: programme.uuid(),
        programme_name: programmes::name_of(conn, scope, programme)?,
        scoring: scoring_to_wire(&ground.scoring),
        open,
        applications: count(relations.pool.len()),
        settled: count(settled),
        assessors: candidates.iter().map(|one| assessor(one, &named, &relations, &book)).collect(),
        lacking: lacking.into_iter().map(|(_, one)| one).collect(),
        disagreements,
    };
    Ok((overview, records))
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

fn assessor(
    candidate: &Candidate,
    named: &BTreeSet<AccountId>,
    relations: &Relations,
    book: &Book,
) -> ScoringAssessor {
    let hindrance = if !candidate.roles.iter().all(|role| may_assess_beside(*role)) {
        Some(AssessorHindrance::SeesNames)
    } else if candidate.person.is_none() {
        Some(AssessorHindrance::NotInRegister)
    } else {
        None
    };
    let held = || {
        let all = relations.pool.keys().flat_map(|application| book.sheets(*application));
        all.filter(|sheet| sheet.account_id.0 == candidate.account && sheet.part.0 == Part::Reader)
    };
    let with = |state| count(held().filter(|sheet| sheet.state.0 == state).count());
    ScoringAssessor {
        account_id: candidate.account.uuid(),
        name: candidate.name.clone(),
        named: named.contains(&candidate.account),
        hindrance,
        assigned: with(SheetState::Assigned) + with(SheetState::Given),
        given: with(SheetState::Given),
        abstained: with(SheetState::Abstained),
    }
}

fn lacking(
    relations: &Relations,
    book: &Book,
    named: &BTreeSet<AccountId>,
) -> Vec<(PersonId, LackingAssessors)> {
    let one = |(application, row): (&ApplicationId, &PoolRow)| {
        let sheets = book.sheets(*application);
        let reads =
            |sheet: &&SheetRow| sheet.part.0 == Part::Reader && sheet.state.0 != SheetState::Abstained;
        let missing = READERS.saturating_sub(sheets.iter().filter(reads).count());
        if missing == 0 {
            return None;
        }
        let among = |of: Conflict| {
            count(named.iter().filter(|one| relations.conflict(**one, *application) == Some(of)).count())
        };
        let abstained = sheets.iter().filter(|sheet| sheet.state.0 == SheetState::Abstained).count();
        let lacking = LackingAssessors {
            application_id: application.uuid(),
            name: row.name(),
            missing: count(missing),
            own: among(Conflict::Own),
            reporting_line: among(Conflict::ReportingLine),
            same_supervisor: among(Conflict::SameSupervisor),
            abstained: count(abstained),
        };
        Some((row.person.0, lacking))
    };
    relations.pool.iter().filter_map(one).take(MOST).collect()
}

fn disagreements(relations: &Relations, book: &Book, ground: &Ground) -> Vec<Disagreement> {
    let mut open: Vec<Disagreement> = relations
        .pool
        .keys()
        .filter(|application| book.standing(ground, **application) == Standing::Disagreed)
        .filter_map(|application| {
            let sheets = book.sheets(*application);
            let could = |account: &&AccountId| could_be_third(relations, sheets, **account, *application);
            Some(Disagreement {
                scored_id: book.scored.get(application)?.id.0.uuid(),
                proposed: book.settlement(*application).is_some(),
                third_named: has_third(sheets),
                candidates: relations.assessors.keys().filter(could).map(|one| one.uuid()).collect(),
            })
        })
        .collect();
    // By the random id, so that the order tells nothing of the applications.
    open.sort_by_key(|one| one.scored_id);
    open.truncate(MOST);
    open
}
