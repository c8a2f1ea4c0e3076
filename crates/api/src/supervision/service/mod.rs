//! Use cases of supervision: the supervisor's, the applicant's, the coordinator's, and the letters.

mod applicant;
mod coordinator;
mod supervisor;
mod tell;

pub use applicant::{
    own_statements, own_supervision, preview_supervisor, reply_to_supervisor, view_application_supervision,
};
pub use coordinator::list_supervision;
pub use supervisor::{
    count_supervised_applications, list_supervised_applications, state_working_time,
    view_supervised_application,
};
pub use tell::{Letters, Sent, ask_supervisors, tell};

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use polku_api_types::programmes::Hours;
use polku_domain::ids::{PersonId, ProgrammeId};

use super::convert::{self, Authors};
use super::store::{Sighted, StatementRow, people};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::UseOfList;
use crate::clock::finland;
use crate::db::AnyConn;
use crate::problem::AppError;
use crate::programmes::service::designs::loaded_designs;
use crate::programmes::service::shown;

/// Last days are days of the Finnish calendar.
fn day_of(now: Timestamp) -> Date {
    finland().to_datetime(now).date()
}

/// Who stated what stands in some rows.
fn authors<'a>(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    rows: impl Iterator<Item = &'a StatementRow>,
) -> Result<Authors, AppError> {
    let people: Vec<PersonId> = rows.filter_map(|row| row.stated_by).map(|by| by.0).collect();
    let named = people::supervisors(conn, scope, &people)?;
    Ok(named.iter().map(|(id, by)| (*id, convert::name(by))).collect())
}

/// Counted hours of some programmes, as far as their designs are published.
fn hours_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ProgrammeId],
) -> Result<BTreeMap<ProgrammeId, Hours>, AppError> {
    let designs = loaded_designs(conn, scope, of)?;
    let mut hours = BTreeMap::new();
    for programme in of {
        if let Some((_, elements)) = designs.shown(*programme, false) {
            hours.insert(*programme, shown::hours(elements)?);
        }
    }
    Ok(hours)
}

/// Whoever is shown what concerns somebody's working time leaves a trace, or is not shown it.
fn note_looks<'a>(
    app: &App,
    caller: &Caller,
    operation: &'static str,
    shown: impl Iterator<Item = &'a Sighted>,
) -> Result<(), AppError> {
    let records = shown.map(|seen| (seen.person.0, seen.application.0.uuid())).collect();
    let at = app.clock.now();
    let look = UseOfList { records, record: "supervision", purpose: "working_time", operation, at };
    Ok(app.use_log.note_list(&caller.actor(), &look)?)
}
