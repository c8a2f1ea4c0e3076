//! Confirming groups, and telling everybody.

use polku_api_types::groups::GroupingDetails;
use polku_api_types::selection::{MailPreview, MailPreviewGroup};
use polku_domain::access::Permission;
use polku_domain::groups::{GroupNumber, check};
use polku_domain::ids::{PersonId, ProgrammeId};

use super::{board, board_again, note_looks, take_out_left};
use crate::access::Caller;
use crate::app::App;
use crate::audit::{Entry, Subject, record};
use crate::db::{AnyConn, Coded};
use crate::groups::board::Board;
use crate::groups::convert;
use crate::groups::store::{self, ParticipantRow};
use crate::http::{Idempotent, IfMatch, write_once};
use crate::notify::{Arg, Args, Mail, Recipient, Template, enqueue, render, signed};
use crate::problem::{AppError, ProblemCode};
use crate::programmes::store::programmes;

/// Recipients named in a preview; the rest are counted.
const NAMED: usize = 10;

/// What confirming would send to whom.
pub async fn preview_group_mail(
    app: &App,
    caller: Caller,
    programme: ProgrammeId,
) -> Result<MailPreview, AppError> {
    let (here, asking) = (app.clone(), caller.clone());
    let (found, preview) = app
        .db
        .read(move |conn| {
            let board = board(conn, &asking, Permission::ViewGrouping, programme)?;
            let name = Arg::from(programmes::name_of(conn, &asking.scope, programme)?);
            let preview = preview(conn, &here, &asking, &board, name)?;
            Ok::<_, AppError>((board, preview))
        })
        .await?;
    note_looks(app, &caller, "preview_group_mail", &convert::details(&found))?;
    Ok(preview)
}

fn preview(
    conn: &mut AnyConn,
    app: &App,
    caller: &Caller,
    board: &Board,
    programme: Arg,
) -> Result<MailPreview, AppError> {
    let placed: Vec<&ParticipantRow> =
        board.pool.people.iter().filter(|row| board.group_of(row.person).is_some()).collect();
    let number = placed.first().and_then(|row| board.group_of(row.person)).map_or(1, |group| group.number);
    let args = signed(conn, caller.scope.agency(), args(app, programme, number))?;
    let letter = render(Template::GroupConfirmed, caller.language, &args);
    let (with, without): (Vec<&ParticipantRow>, Vec<&ParticipantRow>) =
        placed.into_iter().partition(|row| row.has_address);
    let count = u32::try_from(with.len()).unwrap_or(u32::MAX);
    Ok(MailPreview {
        recipients: count,
        without_address: u32::try_from(without.len()).unwrap_or(u32::MAX),
        groups: vec![MailPreviewGroup {
            template: Template::GroupConfirmed.code().to_owned(),
            count,
            recipients: with.iter().take(NAMED).map(|row| row.name.clone()).collect(),
            subject: letter.subject,
            text: letter.text,
        }],
    })
}

/// Confirms the groups and tells everybody in them.
pub async fn confirm_groups(
    app: &App,
    caller: Caller,
    programme: ProgrammeId,
    key: &Idempotent,
    version: IfMatch,
) -> Result<GroupingDetails, AppError> {
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    let details = write_once(app, key, move |conn| {
        let board = board(conn, &asking, Permission::ConfirmGrouping, programme)?;
        version.check(board.row.version)?;
        let task = board.task.as_ref().ok_or_else(|| AppError::new(ProblemCode::GroupsTooFewPeople))?;
        board.state().confirm(check(task, &board.assignment), now)?;
        take_out_left(conn, asking.scope, &board)?;
        store::confirm(conn, asking.scope, board.row.id, asking.account()?, now)?;
        store::erase_apart(conn, &asking.scope, programme)?;
        let name = Arg::from(programmes::name_of(conn, &asking.scope, programme)?);
        for row in &board.pool.people {
            if let Some(group) = board.group_of(row.person) {
                tell(conn, &here, &board, row, (name.clone(), group.number))?;
            }
        }
        let entry = Entry {
            action: "groups_confirmed",
            subject: Subject::new("grouping", board.row.id),
            person: None,
            fields: &["state"],
            at: now,
        };
        record(conn, &asking.actor(), entry)?;
        Ok(convert::details(&board_again(conn, asking.scope, programme)?))
    })
    .await?;
    note_looks(app, &caller, "confirm_groups", &details)?;
    Ok(details)
}

/// Tells somebody who got a group, or another one, after everybody was told theirs.
pub fn tell_newcomer(
    conn: &mut AnyConn,
    app: &App,
    board: &Board,
    person: PersonId,
    group: GroupNumber,
) -> Result<(), AppError> {
    let name = Arg::from(programmes::name_of(conn, &board.scope, board.programme)?);
    match board.pool.people.iter().find(|row| row.person == person) {
        Some(row) => tell(conn, app, board, row, (name, group.number())),
        None => Ok(()),
    }
}

fn tell(
    conn: &mut AnyConn,
    app: &App,
    board: &Board,
    row: &ParticipantRow,
    (programme, number): (Arg, u32),
) -> Result<(), AppError> {
    let mail = Mail {
        agency: Some(board.scope.agency()),
        to: Recipient::Person(row.person),
        language: row.language,
        template: Template::GroupConfirmed,
        args: args(app, programme, number),
        dedupe_key: format!("group_confirmed:{}:{}:{}", board.row.id, row.application, board.row.version),
        at: app.clock.now(),
    };
    enqueue(conn, &mail)?;
    Ok(())
}

fn args(app: &App, programme: Arg, number: u32) -> Args {
    Args::from([
        ("programme".to_owned(), programme),
        ("group".to_owned(), Arg::Number(i64::from(number))),
        ("link".to_owned(), Arg::Text(format!("{}/", app.public_url))),
    ])
}
