//! The coordinator's page: the programme, its call, the funnel, and the one step that is asked now.

use jiff::Timestamp;
use polku_api_types::programmes::{Funnel, NextStep, NextStepKind, ProgrammeOverview};
use polku_domain::access::{Permission, Role, Target};
use polku_domain::applications::state::{StateKind, Tally};
use polku_domain::ids::ProgrammeId;

use super::designs::loaded_designs;
use super::standing::{self, Standing};
use super::{calls, programme_for, programmes};
use crate::access::Caller;
use crate::app::App;
use crate::db::{AnyConn, Ts};
use crate::problem::AppError;
use crate::programmes::store::calls::CallStatus;
use crate::programmes::store::figures;

/// Nobody's turn: only time has to pass.
const NOBODY: &str = "nobody";

/// One programme as those who work on it see it.
///
/// # Errors
/// `not_found`, `forbidden`.
pub async fn view_overview(
    app: &App,
    caller: &Caller,
    id: ProgrammeId,
) -> Result<ProgrammeOverview, AppError> {
    let (caller, now) = (caller.clone(), app.clock.now());
    app.db
        .read(move |conn| {
            let row = programme_for(conn, &caller, id, Permission::ViewDraftProgramme)?;
            let standing = standing::load(conn, &caller.scope, &[id])?.remove(&id).unwrap_or_default();
            let target = Target::of_programme(id);
            let visible =
                |call: &&_| super::shown::is_approved(call) || caller.may(Permission::ViewDraftCall, target);
            let call = match standing.call.as_ref().filter(visible) {
                Some(call) => Some(calls::details(conn, &caller, call, now)?),
                None => None,
            };
            let funnel = funnel(conn, &caller, id, &standing)?;
            let first_published =
                loaded_designs(conn, &caller.scope, &[id])?.first_published(id).map(|at| at.0);
            // Whether everybody has given points, where the call has them given.
            let scored = match standing.call.as_ref().filter(|call| call.scoring.is_some()) {
                Some(call) => Some(figures::all_scored(conn, &caller.scope, call.id.0)?),
                None => None,
            };
            let steps = steps(&standing, first_published, (scored, funnel.offered), now);
            let programme = programmes::details(conn, &caller, &row, &standing, now)?;
            Ok(ProgrammeOverview { programme, call, funnel, steps })
        })
        .await
}

/// States change only when the list is confirmed, so their counts say nothing before; what the rules say is counted
/// for the selection's own roles.
fn funnel(
    conn: &mut AnyConn,
    caller: &Caller,
    id: ProgrammeId,
    standing: &Standing,
) -> Result<Funnel, AppError> {
    let tally = match &standing.call {
        Some(call) => figures::tally(conn, &caller.scope, call.id.0)?,
        None => Tally::default(),
    };
    let confirmed = standing.round.as_ref().is_some_and(|round| round.confirmed_at.is_some());
    let selects = caller.may(Permission::ViewSelection, Target::of_programme(id));
    let judged = match &standing.round {
        Some(round) if confirmed || selects => Some(figures::judged(conn, &caller.scope, round.id.0)?),
        _ => None,
    };
    Ok(Funnel {
        applications: tally.applicants(),
        withdrawn: tally.count(StateKind::Withdrawn),
        in_target_group: judged.map(|(inside, _)| inside),
        ineligible: judged.map(|(_, outside)| outside),
        offered: tally.count(StateKind::Offered),
        accepted: tally.count(StateKind::Accepted),
        declined: tally.count(StateKind::Declined),
        expired: tally.count(StateKind::Expired),
        waiting: tally.count(StateKind::Waiting),
        not_selected: tally.count(StateKind::NotSelected),
        rerouted: tally.count(StateKind::Rerouted),
    })
}

/// The check-list of a programme: what is done, and the one step that is asked now.
fn steps(
    standing: &Standing,
    design_published_at: Option<Timestamp>,
    (scored, open_offers): (Option<bool>, u32),
    now: Timestamp,
) -> Vec<NextStep> {
    let before = until_closing(standing, design_published_at, now);
    let after = from_selection(standing, scored, open_offers);
    let mut steps: Vec<NextStep> = before.into_iter().chain(after).map(Step::shown).collect();
    // A step behind one that is not done is not done either, whatever has been prepared for it.
    if let Some(first) = steps.iter().position(|step| !step.done) {
        for (index, step) in steps.iter_mut().enumerate().skip(first) {
            step.current = index == first;
            step.done = false;
        }
    }
    steps
}

struct Step {
    kind: NextStepKind,
    role: Option<Role>,
    done: bool,
    done_at: Option<Timestamp>,
}

impl Step {
    /// Done at a moment that is on record, or not done.
    fn at(kind: NextStepKind, role: Role, done_at: Option<Ts>) -> Self {
        Self { kind, role: Some(role), done: done_at.is_some(), done_at: done_at.map(|at| at.0) }
    }

    /// Done or not; when is not on record.
    const fn whether(kind: NextStepKind, role: Role, done: bool) -> Self {
        Self { kind, role: Some(role), done, done_at: None }
    }

    /// Done by the clock.
    fn time(kind: NextStepKind, at: Option<Ts>, now: Timestamp) -> Self {
        let passed = at.map(|at| at.0).filter(|at| *at <= now);
        Self { kind, role: None, done: passed.is_some(), done_at: passed }
    }

    fn shown(self) -> NextStep {
        NextStep {
            kind: self.kind,
            done: self.done,
            current: false,
            role: self.role.map_or(NOBODY, Role::name).to_owned(),
            done_at: self.done_at,
        }
    }
}

fn until_closing(standing: &Standing, design_published_at: Option<Timestamp>, now: Timestamp) -> [Step; 7] {
    let call = standing.call.as_ref();
    let submitted = call.is_some_and(|call| call.state.0 != CallStatus::Draft);
    let approved_at = call.and_then(|call| call.approved_at);
    let approved = call.filter(|_| approved_at.is_some());
    [
        Step::at(NextStepKind::PublishDesign, Role::Coordinator, design_published_at.map(Ts)),
        Step::at(NextStepKind::PrepareCall, Role::Coordinator, call.map(|call| call.created_at)),
        Step::whether(
            NextStepKind::AddCooperation,
            Role::Coordinator,
            call.is_some_and(|call| call.cooperation_on.is_some()),
        ),
        Step::whether(NextStepKind::SubmitCall, Role::Coordinator, submitted),
        Step::at(NextStepKind::ApproveCall, Role::Decider, approved_at),
        Step::time(NextStepKind::WaitForOpening, approved.map(|call| call.opens_at), now),
        Step::time(NextStepKind::WaitForClosing, approved.map(|call| call.closes_at), now),
    ]
}

fn from_selection(standing: &Standing, scored: Option<bool>, open_offers: u32) -> Vec<Step> {
    let round = standing.round.as_ref();
    let promised = round.is_some_and(|round| round.state != "preparing");
    let drawn_at = round.and_then(|round| round.drawn_at);
    let confirmed_at = round.and_then(|round| round.confirmed_at);
    // A place that is offered after the groups were confirmed takes nobody back to where they were formed.
    let grouped = standing.grouping.flatten().is_some();
    let answered = confirmed_at.is_some() && (open_offers == 0 || grouped);
    let committed_at = round.and_then(|round| round.committed_at);
    let prepared =
        [Step::at(NextStepKind::PrepareSelection, Role::Coordinator, round.map(|round| round.prepared_at))];
    let scoring = scored.map(|scored| {
        let done = scored || committed_at.is_some();
        Step::whether(NextStepKind::ScoreApplications, Role::Assessor, done)
    });
    let rest = [
        Step::whether(NextStepKind::PromiseShares, Role::Coordinator, promised),
        Step::at(NextStepKind::Commit, Role::Coordinator, committed_at),
        Step::whether(NextStepKind::RevealShares, Role::Coordinator, drawn_at.is_some()),
        Step::at(NextStepKind::Draw, Role::Coordinator, drawn_at),
        Step::at(NextStepKind::ConfirmSelection, Role::Decider, confirmed_at),
        Step::whether(NextStepKind::FollowOffers, Role::Coordinator, answered),
        Step::whether(NextStepKind::FormGroups, Role::Coordinator, standing.grouping.is_some()),
        Step::at(NextStepKind::ConfirmGroups, Role::Coordinator, standing.grouping.flatten()),
        Step::at(NextStepKind::EndWaitingList, Role::Decider, round.and_then(|round| round.waiting_ended_at)),
    ];
    prepared.into_iter().chain(scoring).chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_one_step_is_asked_and_nothing_behind_it_is_done() {
        let now: Timestamp = "2020-04-01T06:00:00Z".parse().unwrap();
        let fresh = steps(&Standing::default(), None, (None, 0), now);
        let current: Vec<_> = fresh.iter().filter(|step| step.current).map(|step| step.kind).collect();
        assert_eq!(current, [NextStepKind::PublishDesign]);
        assert!(fresh.iter().all(|step| !step.done));
        let published = steps(&Standing::default(), Some(now), (None, 0), now);
        assert!(published[0].done && published[1].current && published[0].done_at == Some(now));
        assert_eq!(published.iter().filter(|step| step.current).count(), 1);
        let scored =
            |steps: &[NextStep]| steps.iter().any(|step| step.kind == NextStepKind::ScoreApplications);
        assert!(!scored(&published) && scored(&steps(&Standing::default(), None, (Some(false), 0), now)));
    }
}
