//! The coordinator's list of a call's applications.

use std::collections::HashMap;

use polku_api_types::applications::{ApplicationSummary, ApplicationsQuery};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::{Permission, Target};
use polku_domain::applications::state::StateKind;
use polku_domain::ids::{ApplicationId, CallId, PersonId};
use polku_domain::text::fold_for_search;

use super::shown;
use crate::access::Caller;
use crate::app::App;
use crate::applications::convert::{state_to_domain, state_to_wire};
use crate::applications::reasons::RuleTexts;
use crate::applications::store::list::{
    self, Filter, Listed, ListedApplicant, ListedRow, Position, StateFilter,
};
use crate::applications::store::outcomes::{self, DecisionRow, RoundRow};
use crate::audit::UseOfList;
use crate::db::AnyConn;
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::service::call_within;
use crate::programmes::store::rules;

/// A page of the applications of a call.
///
/// # Errors
/// `not_found`, `invalid_cursor`, `invalid_fields`; `forbidden` for asking what the rules say before it may be told.
pub async fn list_applications(
    app: &App,
    caller: &Caller,
    call: CallId,
    query: ApplicationsQuery,
) -> Result<Page<ApplicationSummary>, AppError> {
    let sort = query.sort.unwrap_or_default();
    // A cursor of one order means nothing in another.
    let cursors = app.cursors(caller, format!("applications:{call}:{sort:?}"));
    let wanted =
        cursors.wanted::<Position>(&PageQuery { limit: query.limit, cursor: query.cursor.clone() })?;
    let looker = caller.clone();
    let (limit, page, positions) = (wanted.limit, wanted.rows(), wanted.after);
    // Along the index of its order a page is found at once; whatever narrows the list may have to look through it.
    let brief = ApplicationsQuery { limit: None, cursor: None, sort: None, ..query.clone() }
        == ApplicationsQuery::default();
    let work = move |conn: &mut AnyConn| {
        let seen = Seen::of(conn, &looker, call, Permission::ListApplications)?;
        let filter = filter(&seen, &query)?;
        let rows = list::page(conn, &looker.scope, call, &filter, sort, positions.as_ref(), page)?;
        let summaries = summaries(conn, &looker, &seen, &rows)?;
        Ok::<_, AppError>(rows.into_iter().map(|(row, _)| row).zip(summaries).collect::<Vec<_>>())
    };
    let found = if brief { app.db.brief_read(work).await? } else { app.db.read(work).await? };
    let page = cursors.page(found, limit, |(row, _)| Position::of(row, sort))?;
    let looked_at = page.items.iter().map(|(row, _)| (row.person_id.0, row.id.0));
    note_looks(app, caller, "list_applications", looked_at)?;
    let items = page.items.into_iter().map(|(_, summary)| summary).collect();
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// A look at each application that was shown.
///
/// # Errors
/// `unavailable` when it could not be recorded: then nothing may be shown.
pub fn note_looks(
    app: &App,
    caller: &Caller,
    operation: &'static str,
    looked_at: impl Iterator<Item = (PersonId, ApplicationId)>,
) -> Result<(), AppError> {
    let records = looked_at.map(|(person, application)| (person, application.uuid())).collect();
    let at = app.clock.now();
    let look = UseOfList { records, record: "application", purpose: "selection", operation, at };
    Ok(app.use_log.note_list(&caller.actor(), &look)?)
}

/// A call's latest round, and whether the caller may see what it says: as in `super::view`, field by field.
#[derive(Debug)]
pub struct Seen {
    pub(super) call: CallId,
    pub(super) round: Option<RoundRow>,
    pub(super) told: bool,
}

impl Seen {
    /// Finds out for one call.
    ///
    /// # Errors
    /// `not_found`, `forbidden`.
    pub fn of(
        conn: &mut AnyConn,
        caller: &Caller,
        call: CallId,
        permission: Permission,
    ) -> Result<Self, AppError> {
        let programme = call_within(conn, caller, call, permission)?;
        let round = shown::latest_round(conn, &caller.scope, call)?;
        let target = Target::of_programme(programme);
        let confirmed = round.as_ref().is_some_and(|round| round.confirmed_at.is_some());
        let told = caller.may(Permission::ViewSelection, target)
            || confirmed && caller.may(Permission::ViewOutcome, target);
        Ok(Self { call, round, told })
    }
}

/// The filter of a query.
///
/// # Errors
/// `forbidden` for a filter by what the caller may not see: its counts would tell it.
pub fn filter(seen: &Seen, query: &ApplicationsQuery) -> Result<Filter, AppError> {
    if query.in_target_group.is_some() && !seen.told {
        return Err(AppError::new(ProblemCode::Forbidden).field("?in_target_group", FieldCode::NotAllowed));
    }
    let state = query.state.map(state_to_domain);
    if !seen.told && state.is_some_and(|state| state.before_confirmation() != state) {
        return Err(AppError::new(ProblemCode::Forbidden).field("?state", FieldCode::NotAllowed));
    }
    let state = state.map(|state| match state {
        // To whom nothing is told, whatever was not withdrawn is still submitted.
        StateKind::Submitted if !seen.told => StateFilter::Not(StateKind::Withdrawn),
        state => StateFilter::Is(state),
    });
    // Before a round is prepared nothing is judged: the filter finds nothing rather than everything.
    let nobody = || polku_domain::ids::SelectionId::new(uuid::Uuid::nil());
    let round = seen.round.as_ref().map_or_else(nobody, |round| round.id.0);
    Ok(Filter {
        state,
        judged: query.in_target_group.map(|inside| (round, inside)),
        unit: query.unit.clone(),
        site: query.site.clone(),
        name: query.search.as_deref().map(fold_for_search).filter(|name| !name.is_empty()),
    })
}

/// Rows of the list, with two queries however many there are, and none before a round says anything of them.
///
/// # Errors
/// When the database fails.
pub fn summaries(
    conn: &mut AnyConn,
    caller: &Caller,
    seen: &Seen,
    rows: &[Listed],
) -> Result<Vec<ApplicationSummary>, AppError> {
    let mut decisions: HashMap<ApplicationId, DecisionRow> = HashMap::new();
    let mut texts = RuleTexts::default();
    if let Some(round) = seen.round.as_ref().filter(|_| seen.told) {
        let ids: Vec<ApplicationId> = rows.iter().map(|(row, _)| row.id.0).collect();
        let of_round = outcomes::decisions_of(conn, &caller.scope, &ids)?;
        let of_round = of_round.into_iter().filter(|decision| decision.selection == round.id);
        decisions = of_round.map(|decision| (decision.application.0, decision)).collect();
        texts = RuleTexts::of(rules::list_of(conn, &caller.scope, &[seen.call])?);
    }
    let summary = |(row, person): &Listed| summary(row, person, decisions.get(&row.id.0), &texts, seen.told);
    Ok(rows.iter().map(summary).collect())
}

fn summary(
    row: &ListedRow,
    person: &ListedApplicant,
    decision: Option<&DecisionRow>,
    texts: &RuleTexts,
    told: bool,
) -> ApplicationSummary {
    let failed = decision.and_then(|decision| {
        let ground = decision.grounds.0.iter().find(|ground| ground.is_exclusion())?;
        texts.title(ground).cloned()
    });
    let state = if told { row.state.0 } else { row.state.0.before_confirmation() };
    ApplicationSummary {
        id: row.id.0.uuid(),
        person_id: row.person_id.0.uuid(),
        given_name: person.given_name.clone(),
        family_name: person.family_name.clone(),
        unit: person.unit.clone(),
        site: person.site.clone(),
        job_category: person.job_category.clone(),
        state: state_to_wire(state),
        in_target_group: decision.map(|decision| decision.eligible),
        failed_rule: failed,
        submitted_at: row.submitted_at.0,
    }
}
