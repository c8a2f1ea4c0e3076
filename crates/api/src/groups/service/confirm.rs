//! Confirming groups, and telling everybody.

use crate::notify::Pace;
use polku_api_types::groups::GroupingDetails;
use polku_api_types::selection::{MailPreview, MailPreviewGroup};
use polku_domain::access::Permission;
use polku_domain::groups::{GroupNumber, check};
use polku_domain::ids::PersonId;

use super::{board, board_again, note_looks, of_level, take_out_left};
use crate::access::Caller;
use crate::app::App;
use crate::audit::{Entry, Subject, record};
use crate::db::{AnyConn, Coded};
use crate::groups::board::Board;
use crate::groups::convert;
use crate::groups::store::{self, ParticipantRow, Whole};
use crate::http::{Idempotent, IfMatch, write_once};
use crate::notify::{Arg, Args, Mail, Recipient, Template, enqueue, render, signed, wording_of};
use crate::problem::{AppError, ProblemCode};
use crate::programmes::store::programmes;

/// Recipients named in a preview; the rest are counted.
const NAMED: usize = 10;

/// What confirming would send to whom.
pub async fn preview_group_mail(app: &App, caller: Caller, whole: Whole) -> Result<MailPreview, AppError> {
    let (here, asking) = (app.clone(), caller.clone());
    let (found, preview) = app
        .db
        .read(move |conn| {
            let board = board(conn, &asking, Permission::ViewGrouping, whole)?;
            let name = Arg::from(programmes::name_of(conn, &asking.scope, whole.programme)?);
            let preview = preview(conn, &here, &asking, &board, name)?;
            Ok::<_, AppError>((board, preview))
        })
        .await?;
    let operation = of_level(whole, "preview_group_mail", "preview_small_group_mail");
    note_looks(app, &caller, operation, &convert::details(&found))?;
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
    let (template, args) = letter(app, board, programme, number);
    let args = signed(conn, caller.scope.agency(), args)?;
    let own = wording_of(conn, board.programme, template)?;
    let letter = render(template, caller.language, &args, own.as_ref());
    let (with, without): (Vec<&ParticipantRow>, Vec<&ParticipantRow>) =
        placed.into_iter().partition(|row| row.has_address);
    let count = u32::try_from(with.len()).unwrap_or(u32::MAX);
    Ok(MailPreview {
        recipients: count,
        without_address: u32::try_from(without.len()).unwrap_or(u32::MAX),
        groups: vec![MailPreviewGroup {
            template: template.code().to_owned(),
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
    whole: Whole,
    key: &Idempotent,
    version: IfMatch,
) -> Result<GroupingDetails, AppError> {
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    let details = write_once(app, key, move |conn| {
        let board = board(conn, &asking, Permission::ConfirmGrouping, whole)?;
        version.check(board.row.version)?;
        let task = board.task.as_ref().ok_or_else(|| AppError::new(ProblemCode::GroupsTooFewPeople))?;
        board.state().confirm(check(task, &board.assignment), now)?;
        take_out_left(conn, &asking, &board, now)?;
        store::confirm(conn, asking.scope, board.row.id, asking.account()?, now)?;
        if whole.group.is_none() {
            store::erase_apart(conn, &asking.scope, whole.programme)?;
        }
        let name = Arg::from(programmes::name_of(conn, &asking.scope, whole.programme)?);
        for row in &board.pool.people {
            if let Some(group) = board.group_of(row.person) {
                tell(conn, &here, &board, row, (name.clone(), group.number))?;
            }
        }
        let entry = Entry {
            action: of_level(whole, "groups_confirmed", "small_groups_confirmed"),
            subject: Subject::new("grouping", board.row.id),
            person: None,
            fields: &["state"],
            at: now,
        };
        record(conn, &asking.actor(), entry)?;
        Ok(convert::details(&board_again(conn, asking.scope, whole)?))
    })
    .await?;
    note_looks(app, &caller, of_level(whole, "confirm_groups", "confirm_small_groups"), &details)?;
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
    let (template, args) = letter(app, board, programme, number);
    let mail = Mail {
        agency: Some(board.scope.agency()),
        to: Recipient::Person(row.person),
        language: row.language,
        template,
        args,
        dedupe_key: format!("{}:{}:{}:{}", template.code(), board.row.id, row.application, board.row.version),
        at: app.clock.now(),
        programme: Some(board.programme),
        pace: Pace::AtOnce,
    };
    enqueue(conn, &mail)?;
    Ok(())
}

/// What somebody in the group of this number is told.
fn letter(app: &App, board: &Board, programme: Arg, of: u32) -> (Template, Args) {
    let mut args = Args::from([
        ("programme".to_owned(), programme),
        ("link".to_owned(), Arg::Text(format!("{}/", app.public_url))),
    ]);
    let number = |number: u32| Arg::Number(i64::from(number));
    match &board.pool.outer {
        None => {
            args.insert("group".to_owned(), number(of));
            (Template::GroupConfirmed, args)
        }
        Some(outer) => {
            args.insert("group".to_owned(), number(outer.group.number));
            args.insert("small_group".to_owned(), number(of));
            (Template::SmallGroupConfirmed, args)
        }
    }
}
