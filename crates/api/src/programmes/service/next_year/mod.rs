//! Copying a programme to another year: its design, its call and its rules, without people, answers and decisions.
//!
//! Nothing that was decided for the earlier round counts for the copy: its design is a draft, its call is a draft without a
//! record of co-operation, and its rules are copies that are not in force. The domain refuses to send such a call to the
//! decider before each rule was decided anew or withdrawn.
//!
//! Nobody gets a role by it. Copying takes what making a programme takes, a coordinator's role for the whole agency, and
//! that covers the copy; everybody else is named anew.

mod copied;
mod plan;
mod source;

use jiff::Timestamp;
use jiff::civil::Date;
use polku_api_types::programmes::{CopyProgramme, NextYear, NextYearQuery, ProgrammeDetails};
use polku_domain::ids::ProgrammeId;
use polku_domain::programmes::next_year::{NotAhead, numbered};

use self::copied::Copied;
use self::plan::Plan;
use self::source::Source;
use super::{programmes, standing};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::record_all;
use crate::clock::finland;
use crate::db::AnyConn;
use crate::http::{Idempotent, write_once};
use crate::problem::{AppError, FieldCode};
use crate::programmes::convert::next_year::not_ahead;
use crate::programmes::store::programmes as rows;

fn today(now: Timestamp) -> Date {
    finland().to_datetime(now).date()
}

/// What would be copied of a programme into another year.
///
/// # Errors
/// `not_found`, `forbidden`, `invalid_fields` for a year that is not ahead.
pub async fn preview_next_year(
    app: &App,
    caller: &Caller,
    id: ProgrammeId,
    query: &NextYearQuery,
) -> Result<NextYear, AppError> {
    let (caller, today, year) = (caller.clone(), today(app.clock.now()), query.year);
    app.db
        .read(move |conn| {
            let source = Source::load(conn, &caller, id)?;
            let plan = Plan::of(&source, year, today).map_err(|bounds| refused("?year", year, bounds))?;
            let slug = free_slug(conn, &caller.scope, plan.slug(&source))?;
            plan.shown(&source, slug)
        })
        .await
}

fn refused(at: &str, year: Option<i16>, bounds: NotAhead) -> AppError {
    AppError::invalid(at, not_ahead(year.unwrap_or(i16::MAX), bounds))
}

/// The name itself, or the same with the first number that makes it free.
fn free_slug(conn: &mut AnyConn, scope: &AgencyScope, slug: String) -> Result<String, AppError> {
    for number in 1..100 {
        let candidate = if number == 1 { slug.clone() } else { numbered(&slug, &number.to_string()) };
        if !rows::has_slug(conn, scope, &candidate)? {
            return Ok(candidate);
        }
    }
    Ok(slug)
}

/// Copies a programme to another year. Who copies it counts as the preparer of its call.
///
/// # Errors
/// `not_found`, `forbidden`; `invalid_fields` for a year that is not ahead, a name that is taken and dates that do not
/// follow each other.
pub async fn copy_programme(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    id: ProgrammeId,
    body: CopyProgramme,
) -> Result<ProgrammeDetails, AppError> {
    let prepared_by = caller.account()?;
    let (actor, now, caller, shared) = (caller.actor(), app.clock.now(), caller.clone(), app.clone());
    write_once(app, key, move |conn| {
        let source = Source::load(conn, &caller, id)?;
        let plan =
            Plan::of(&source, body.year, today(now)).map_err(|bounds| refused("/year", body.year, bounds))?;
        let slug = match &body.slug {
            Some(slug) => slug.clone(),
            None => free_slug(conn, &caller.scope, plan.slug(&source))?,
        };
        let (named, call) = plan.taken(&source, slug, &body)?;
        if rows::has_slug(conn, &caller.scope, named.slug.as_str())? {
            return Err(AppError::invalid("/slug", FieldCode::Duplicate));
        }
        let copied = Copied::of(&shared, &source, &named, call, prepared_by, now)?;
        copied.insert(conn)?;
        record_all(conn, &actor, &copied.entries(&source, now))?;
        let new = copied.id();
        let standing = standing::load(conn, &caller.scope, &[new])?.remove(&new).unwrap_or_default();
        programmes::details(conn, &caller, copied.programme(), &standing, now)
    })
    .await
}
