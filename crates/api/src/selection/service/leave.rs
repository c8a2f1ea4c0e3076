//! Discontinuing a participation: the place is free and goes to the next who waits, in the same transaction.

use polku_api_types::participation::{DiscontinueParticipation, ParticipationDetails};
use polku_domain::access::Permission;
use polku_domain::ids::ApplicationId;
use polku_domain::participation::{ActedAs, DiscontinuationReason, ParticipationChange};

use super::Context;
use super::mails::{Message, tell};
use super::promote::promote;
use crate::access::Caller;
use crate::app::App;
use crate::db::AnyConn;
use crate::http::{Idempotent, write_counted_once};
use crate::participation::convert;
use crate::participation::service::{self as participation, Act};
use crate::participation::store::{self, ParticipationRow};
use crate::problem::AppError;
use crate::programmes::store::programmes;
use crate::selection::store::offers;
use crate::selection::store::people;

/// The participant leaves the programme.
pub async fn leave_programme(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    application: ApplicationId,
    body: DiscontinueParticipation,
) -> Result<ParticipationDetails, AppError> {
    let as_participant = (Permission::LeaveProgramme, ActedAs::Participant);
    discontinue(app, caller, key, application, (body, as_participant)).await
}

/// The coordinator takes somebody out of the programme, who is told so.
pub async fn discontinue_participation(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    application: ApplicationId,
    body: DiscontinueParticipation,
) -> Result<ParticipationDetails, AppError> {
    let as_coordinator = (Permission::ManageParticipation, ActedAs::Coordinator);
    discontinue(app, caller, key, application, (body, as_coordinator)).await
}

async fn discontinue(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    application: ApplicationId,
    (body, (permission, acted_as)): (DiscontinueParticipation, (Permission, ActedAs)),
) -> Result<ParticipationDetails, AppError> {
    let (context, act) = (Context::of(app, caller), Act::of(app, caller, acted_as)?);
    let reason = convert::reason_to_domain(body.reason);
    let asking = caller.clone();
    let (person, answer) = write_counted_once(app, key, move |conn| {
        let row = participation::demanded(conn, &asking, application, permission)?;
        discontinue_in(conn, &context, &act, &row, reason)?;
        Ok((row.person_id.0, participation::details(conn, &context.scope, application)?))
    })
    .await?;
    participation::note_looks(app, caller, "discontinue_participation", vec![(person, application.uuid())])?;
    Ok(answer)
}

/// Discontinues a participation inside the caller's transaction: whoever is taken out is told, and the place goes on.
pub fn discontinue_in(
    conn: &mut AnyConn,
    context: &Context,
    act: &Act,
    row: &ParticipationRow,
    reason: DiscontinuationReason,
) -> Result<(), AppError> {
    participation::change(conn, act, row, ParticipationChange::Discontinue(reason))?;
    if act.acted_as() == ActedAs::Coordinator {
        tell_person(conn, context, row)?;
    }
    offers::free_place(conn, &context.scope, row.programme_id.0)?;
    promote(conn, context, row.programme_id.0).map(drop)
}

/// Nobody is taken out of a programme without being told.
fn tell_person(conn: &mut AnyConn, context: &Context, row: &ParticipationRow) -> Result<(), AppError> {
    // Who came by another path takes part in another programme than they applied to.
    let programme = programmes::name_of(conn, &context.scope, row.programme_id.0)?;
    let to =
        people::applicant(conn, &context.scope, row.application_id.0)?.ok_or_else(AppError::not_found)?;
    tell(conn, context, (row.programme_id.0, &programme), &to, &Message::Discontinued, "participation")
}

/// Who takes back an accepted application leaves the programme with it. A participation that has ended gives no place
/// back a second time, so then there is nothing to take back.
pub fn given_back(conn: &mut AnyConn, act: &Act, application: ApplicationId) -> Result<(), AppError> {
    let reason = ParticipationChange::Discontinue(DiscontinuationReason::NotTold);
    match store::find(conn, act.scope(), application)? {
        Some(row) => participation::change(conn, act, &row, reason),
        None => Ok(()),
    }
}
