//! The last word: when the waiting list ends, everybody still on it is told so, at one moment.

use polku_api_types::selection::{ConfirmSelection, MailPreview, SelectionDetails};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::SelectionId;

use super::mails::{self, Message, tell};
use super::prepare::version_of;
use super::views::{details, note_looks};
use super::{Context, demanded, official, step};
use crate::access::Caller;
use crate::accommodation;
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::db::{AnyConn, Key, Ts};
use crate::http::{Idempotent, IfMatch, write_once};
use crate::problem::{AppError, ProblemCode};
use crate::selection::store::people::{self, CallRow};
use crate::selection::store::rounds::{RoundChange, RoundRow};
use crate::selection::store::{RoundState, offers};

/// Ends the waiting list of a confirmed round, from the day after its last day on.
pub async fn end_waiting_list(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    version: IfMatch,
    id: SelectionId,
    body: ConfirmSelection,
) -> Result<SelectionDetails, AppError> {
    let (context, caller) = (Context::of(app, caller), caller.clone());
    let (name, title) = official(&body.name, &body.title)?;
    write_once(app, key, move |conn| {
        let round = demanded(conn, &caller, id, Permission::ConfirmSelection)?;
        version.check(version_of(&round))?;
        let call = ending(conn, &context, &round)?;
        let change = RoundChange {
            waiting_ended_at: Some(Ts(context.now)),
            waiting_ended_by: Some(Key(caller.account()?)),
            waiting_ender_name: Some(name.clone()),
            waiting_ender_title: Some(title.clone()),
            ..RoundChange::default()
        };
        step(conn, &context.scope, &round, &change)?;
        give_last_word(conn, &context, &round, &call)?;
        let fields = ["waiting_ended_at", "waiting_ender_name", "waiting_ender_title"];
        context.record_round(conn, id, "waiting_list_ended", &fields)?;
        details(conn, &context, &caller, id)
    })
    .await
}

/// The call of a round whose waiting list can be ended now.
fn ending(conn: &mut AnyConn, context: &Context, round: &RoundRow) -> Result<CallRow, AppError> {
    if round.state.0 != RoundState::Confirmed || round.waiting_ended_at.is_some() {
        return Err(AppError::new(ProblemCode::SelectionOutOfStep));
    }
    let call = people::call(conn, &context.scope, round.call_id.0)?.ok_or_else(AppError::not_found)?;
    if context.today() <= call.waiting_list_until.0 {
        return Err(AppError::new(ProblemCode::WaitingListRuns));
    }
    Ok(call)
}

fn give_last_word(
    conn: &mut AnyConn,
    context: &Context,
    round: &RoundRow,
    call: &CallRow,
) -> Result<(), AppError> {
    let waiting = people::waiting_of(conn, &context.scope, call.programme.0)?;
    let ended = offers::end_waiting(conn, &context.scope, call.programme.0, context.now)?;
    if ended != waiting.len() {
        // Somebody left the list, or was offered a place, between the two statements.
        return Err(AppError::new(ProblemCode::StaleVersion));
    }
    let over: Vec<_> = waiting.iter().map(|applicant| applicant.application.0).collect();
    accommodation::erase_over(conn, &context.scope, &over)?;
    for applicant in &waiting {
        let about = round.id.0.to_string();
        tell(conn, context, call.named(), applicant, &Message::NotSelected, &about)?;
    }
    let told = waiting.iter().map(|applicant| Entry {
        action: "last_word_given",
        subject: Subject::new("application", applicant.application.0),
        person: Some(applicant.person.0),
        fields: &["state"],
        at: context.now,
    });
    Ok(audit::record_all(conn, &context.actor, &told.collect::<Vec<_>>())?)
}

/// What ending the waiting list would tell whom.
pub async fn preview_last_word(app: &App, caller: &Caller, id: SelectionId) -> Result<MailPreview, AppError> {
    let (context, asker) = (Context::of(app, caller), caller.clone());
    let (waiting, preview) = app
        .db
        .read(move |conn| {
            let round = demanded(conn, &asker, id, Permission::ViewSelection)?;
            asker.demand(Permission::PreviewMail, Target::of_programme(round.programme_id.0))?;
            let call = ending(conn, &context, &round)?;
            let waiting = people::waiting_of(conn, &context.scope, call.programme.0)?;
            let kinds = vec![(Message::NotSelected, waiting.iter().collect())];
            let preview = mails::preview(conn, &context, &asker, call.named(), kinds)?;
            Ok::<_, AppError>((waiting, preview))
        })
        .await?;
    let looked_at = waiting.iter().map(|applicant| (applicant.person.0, applicant.application.0));
    note_looks(app, caller, "preview_last_word", looked_at)?;
    Ok(preview)
}
