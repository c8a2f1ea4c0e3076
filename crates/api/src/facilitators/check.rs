//! Whether coaching sessions may be held as they are planned: asked wherever one is published, led by somebody else or held
//! in another way, always inside the transaction that does it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use polku_domain::facilitators::{
    Breach, CoachPolicy, Evidence, FacilitatorKind, Lead, Measure, Threshold, is_coached,
};
use polku_domain::ids::{AccountId, FacilitatorId, SessionId};
use polku_domain::programmes::element::{DeliveryMode, ElementKind};

use super::convert;
use super::store::Facilitator;
use super::store::evidence::{self, counting};
use super::store::leaders::{Leader, leaders_of};
use super::store::policies::{self, PolicyRow};
use super::store::waivers::{self, Cause, WaiverRow};
use crate::access::AgencyScope;
use crate::clock::finland;
use crate::db::AnyConn;
use crate::problem::{AppError, FieldCode, ProblemCode};

/// A session that the policy may speak of.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    pub session: SessionId,
    pub kind: ElementKind,
    pub mode: DeliveryMode,
    pub starts_at: Timestamp,
}

/// What was found of a session.
#[derive(Clone, Debug)]
pub struct Open {
    /// What is demanded of its coach.
    pub needed: Threshold,
    /// Why it is in breach, whether or not there is a waiver.
    pub breach: Option<Breach>,
    /// The waiver in force for its coach in its mode.
    pub waiver: Option<WaiverRow>,
}

impl Open {
    /// The breach for which there is no waiver.
    pub fn unwaived(&self) -> Option<&Breach> {
        self.breach.as_ref().filter(|_| self.waiver.is_none())
    }
}

/// The policy that is in force on a day: the one with the latest first day, of several the one decided last.
pub fn in_force(rows: &[PolicyRow], day: Date) -> Option<&PolicyRow> {
    rows.iter().filter(|row| row.valid_from.0 <= day).max_by_key(|row| (row.valid_from, row.number))
}

/// What is demanded on a day; where nothing is decided, the recommendation of the report.
pub fn demanded(rows: &[PolicyRow], day: Date) -> CoachPolicy {
    in_force(rows, day).map_or(CoachPolicy::RECOMMENDED, |row| convert::policy(&row.thresholds.0))
}

fn day_of(at: Timestamp) -> Date {
    finland().to_datetime(at).date()
}

/// Who leads a session, or would.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    pub facilitator: FacilitatorId,
    pub account: AccountId,
    pub kind: FacilitatorKind,
    /// The last day on which they lead anything.
    pub ends_on: Date,
}

impl From<&Leader> for Named {
    fn from(leader: &Leader) -> Self {
        Self {
            facilitator: leader.facilitator,
            account: leader.account,
            kind: leader.kind,
            ends_on: leader.ends_on,
        }
    }
}

impl From<&Facilitator> for Named {
    fn from(one: &Facilitator) -> Self {
        let row = &one.row;
        Self { facilitator: row.id.0, account: row.account_id.0, kind: row.kind.0, ends_on: row.ends_on.0 }
    }
}

/// The one judgement: what is found of sessions if they are held in these modes and these people lead them, whether that
/// is so or only proposed. Whoever's last day comes before the session leads it no more than nobody does. In their order, with
/// a fixed number of queries.
///
/// # Errors
/// What the database refuses.
pub fn judged(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    proposed: &[(Asked, Option<Named>)],
) -> Result<Vec<Open>, AppError> {
    let rows = policies::all(conn, scope)?;
    judged_by(conn, scope, proposed, &rows)
}

fn judged_by(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    proposed: &[(Asked, Option<Named>)],
    rows: &[PolicyRow],
) -> Result<Vec<Open>, AppError> {
    let coached = || proposed.iter().filter(|(asked, _)| is_coached(asked.kind));
    let sessions: Vec<SessionId> = coached().map(|(asked, _)| asked.session).collect();
    if sessions.is_empty() {
        return Ok(proposed.iter().map(|_| NOTHING).collect());
    }
    let accounts: Vec<AccountId> = coached().filter_map(|(_, lead)| Some((*lead)?.account)).collect();
    let proven = proven(conn, scope, &accounts)?;
    let waived = waivers::in_force(conn, scope, &sessions)?;
    let of = |(asked, lead): &(Asked, Option<Named>)| {
        if !is_coached(asked.kind) {
            return NOTHING;
        }
        let day = day_of(asked.starts_at);
        let (policy, lead) = (demanded(rows, day), lead.filter(|lead| day <= lead.ends_on));
        let named = lead.map(|lead| Lead { kind: lead.kind, evidence: proven.get(&lead.account).copied() });
        let fits = |row: &&WaiverRow| is_for(row, asked, lead.map(|lead| lead.facilitator));
        Open {
            needed: *policy.of(asked.mode),
            breach: policy.check(asked.mode, named).err(),
            waiver: waived.iter().find(fits).cloned(),
        }
    };
    Ok(proposed.iter().map(of).collect())
}

/// What is found of sessions with those who lead them now.
///
/// # Errors
/// What the database refuses.
pub fn open(conn: &mut AnyConn, scope: &AgencyScope, sessions: &[Asked]) -> Result<Vec<Open>, AppError> {
    let rows = policies::all(conn, scope)?;
    found(conn, scope, sessions, &rows)
}

/// The same by given policies: what a decision would change.
///
/// # Errors
/// What the database refuses.
pub fn found(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    sessions: &[Asked],
    rows: &[PolicyRow],
) -> Result<Vec<Open>, AppError> {
    let ids: Vec<SessionId> =
        sessions.iter().filter(|one| is_coached(one.kind)).map(|one| one.session).collect();
    let leaders = leaders_of(conn, scope, &ids)?;
    let lead = |asked: &Asked| leaders.get(&asked.session).and_then(|all| all.first()).map(Named::from);
    let as_stored: Vec<_> = sessions.iter().map(|asked| (*asked, lead(asked))).collect();
    judged_by(conn, scope, &as_stored, rows)
}

const NOTHING: Open =
    Open { needed: Threshold { years: 0, remote_hours: 0, references: 0 }, breach: None, waiver: None };

fn is_for(row: &WaiverRow, asked: &Asked, lead: Option<FacilitatorId>) -> bool {
    row.session_id.0 == asked.session && row.mode.0 == asked.mode && Some(row.facilitator_id.0) == lead
}

/// What was checked of some accounts.
///
/// # Errors
/// What the database refuses.
pub fn proven(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[AccountId],
) -> Result<BTreeMap<AccountId, Evidence>, AppError> {
    let stated = evidence::of_accounts(conn, scope, of)?;
    let counts = |(account, all): (AccountId, Vec<evidence::Stated>)| {
        counting(&all).map(|one| (account, one.row.figures()))
    };
    Ok(stated.into_iter().filter_map(counts).collect())
}

/// The refusal for sessions in breach: each finding under the place in the body that leads to it.
pub fn refusal<'a>(found: impl IntoIterator<Item = (String, &'a Breach)>) -> AppError {
    let mut error = AppError::new(ProblemCode::CoachPolicyBreached);
    for (at, breach) in found {
        match breach {
            Breach::NoCoach => error = error.field(format!("{at}/coach"), FieldCode::Missing),
            Breach::NotACoach => error = error.field(format!("{at}/coach"), FieldCode::NotAllowed),
            Breach::Lacks(lacks) => {
                for lack in lacks {
                    let figure = match lack.measure {
                        Measure::Years => "years",
                        Measure::RemoteHours => "remote_hours",
                        Measure::References => "references",
                    };
                    let fault = FieldCode::TooLittle { min: lack.needed.into(), there: lack.there.into() };
                    error = error.field(format!("{at}/coach/{figure}"), fault);
                }
            }
        }
    }
    error
}

/// Ends the waivers of sessions that are not for their coach in their mode: a change ends them for good.
///
/// # Errors
/// What the database refuses.
pub fn end_waivers(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    sessions: &[Asked],
    cause: Cause,
    at: Timestamp,
) -> Result<(), AppError> {
    let ids: Vec<SessionId> = sessions.iter().map(|one| one.session).collect();
    let standing = waivers::in_force(conn, scope, &ids)?;
    if standing.is_empty() {
        return Ok(());
    }
    let leaders = leaders_of(conn, scope, &ids)?;
    let lead = |session| leaders.get(&session).and_then(|all| all.first()).map(|lead| lead.facilitator);
    let holds = |row: &_| sessions.iter().any(|one| is_for(row, one, lead(one.session)));
    let over: BTreeSet<_> = standing.iter().filter(|row| !holds(row)).map(|row| row.id.0).collect();
    Ok(waivers::end(conn, scope, &over, cause, at)?)
}
