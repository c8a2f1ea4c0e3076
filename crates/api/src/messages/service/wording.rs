//! Own words: reading, saving, showing and trying them.

use jiff::{SignedDuration, Timestamp, ToSpan as _};
use polku_api_types::messages as wire;
use polku_api_types::text::Localised;
use polku_domain::access::Permission;
use polku_domain::ids::{PersonId, ProgrammeId};
use polku_domain::messages::MessageKind;
use polku_i18n::Language;

use super::programme_for;
use crate::access::Caller;
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::clock::FINLAND;
use crate::db::{AnyConn, Code, Coded as _, Json, Key, Ts};
use crate::http::{Idempotent, IfMatch, write_once};
use crate::messages::{convert, store};
use crate::notify::{
    self, Arg, Args, Mail, Pace, Recipient, Template, WordingRow, keep_wording, render, said, signed,
    worded_since, wordings,
};
use crate::problem::{AppError, ProblemCode};
use crate::programmes::store::{programmes, version as version_of};
use crate::text::{language_from_wire, language_to_wire};

/// So many versions a programme may have within [`WORDED_WITHIN`]: they stay for good.
const WORDED: i64 = 100;
const WORDED_WITHIN: SignedDuration = SignedDuration::from_hours(24);

/// So many tests somebody may send themselves within [`TRIALS_WITHIN`].
const TRIALS: usize = 10;
const TRIALS_WITHIN: SignedDuration = SignedDuration::from_hours(1);

/// What a programme says in its mails.
///
/// # Errors
/// `not_found`, and what the policy refuses.
pub async fn view_programme_messages(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
) -> Result<wire::ProgrammeMessages, AppError> {
    let asking = caller.clone();
    app.db
        .read(move |conn| {
            programme_for(conn, &asking, programme, Permission::ManageMessages)?;
            messages(conn, &asking, programme)
        })
        .await
}

fn messages(
    conn: &mut AnyConn,
    caller: &Caller,
    programme: ProgrammeId,
) -> Result<wire::ProgrammeMessages, AppError> {
    let rows = wordings(conn, &caller.scope, programme)?;
    Ok(wire::ProgrammeMessages {
        programme_id: programme.uuid(),
        messages: MessageKind::ALL.iter().map(|kind| convert::message(*kind, &rows)).collect(),
        version: rows.first().map_or(0, |(row, _)| version_of(row.version)),
    })
}

/// Words one mail, or lets the house's words apply again.
///
/// # Errors
/// `not_found`, `stale_version`, `invalid_fields`, `too_many_requests`, and what the policy refuses.
pub async fn save_programme_message(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    seen: IfMatch,
    body: wire::SaveMessage,
) -> Result<wire::ProgrammeMessages, AppError> {
    let kind = convert::kind_to_domain(body.kind);
    let words = body.words.map(|words| convert::read(kind, &words)).transpose()?;
    let (asking, now, by) = (caller.clone(), app.clock.now(), caller.account()?);
    app.db
        .write_tx(move |conn| {
            programme_for(conn, &asking, programme, Permission::ManageMessages)?;
            let rows = wordings(conn, &asking.scope, programme)?;
            let before = rows.first().map_or(0, |(row, _)| row.version);
            seen.check(version_of(before))?;
            // Every version stays for good, so what changes nothing makes none.
            let stands =
                rows.iter().find(|(row, _)| row.kind.0 == kind).and_then(|(row, _)| row.words.as_ref());
            if stands.map(|words| &words.0) == words.as_ref() {
                return messages(conn, &asking, programme);
            }
            not_worded_too_often(conn, &asking, programme, now)?;
            let row = WordingRow {
                programme_id: Key(programme),
                version: before + 1,
                agency_id: Key(asking.scope.agency()),
                kind: Code(kind),
                words: words.clone().map(Json),
                saved_by: Key(by),
                saved_at: Ts(now),
            };
            keep_wording(conn, &row)?;
            let entry = Entry {
                action: if words.is_some() { "message_worded" } else { "message_reset" },
                subject: Subject::new("programme", programme),
                person: None,
                fields: &["message_words"],
                at: now,
            };
            audit::record(conn, &asking.actor(), entry)?;
            messages(conn, &asking, programme)
        })
        .await
}

/// Words as mails, with made-up data.
///
/// # Errors
/// `not_found`, `invalid_fields`, and what the policy refuses.
pub async fn preview_programme_message(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    body: wire::PreviewMessage,
) -> Result<wire::MessagePreview, AppError> {
    let kind = convert::kind_to_domain(body.kind);
    let own = body.words.map(|words| convert::read(kind, &words)).transpose()?;
    let (asking, here) = (caller.clone(), app.clone());
    let args = app
        .db
        .read(move |conn| {
            programme_for(conn, &asking, programme, Permission::ManageMessages)?;
            made_up(conn, &here, &asking, programme)
        })
        .await?;
    let mail = |language: Language| {
        let letter = render(convert::template(kind), language, &args, own.as_ref());
        wire::PreviewedMail {
            language: convert::spoken(language),
            subject: letter.subject,
            text: letter.text,
        }
    };
    Ok(wire::MessagePreview { mails: Language::ALL.into_iter().map(mail).collect() })
}

/// What is put into words that are shown: the programme's own name, and data of nobody.
fn made_up(conn: &mut AnyConn, app: &App, caller: &Caller, programme: ProgrammeId) -> Result<Args, AppError> {
    let name: Localised = programmes::name_of(conn, &caller.scope, programme)?;
    let now = app.clock.now();
    let moment = |days: i64| -> Arg {
        let zone = crate::clock::finland();
        let at = zone.to_datetime(now).date().checked_add(days.days()).ok();
        let at = at.and_then(|day| day.at(12, 0, 0, 0).to_zoned(zone).ok());
        Arg::Moment { at: at.map_or(now, |at| at.timestamp()), zone: FINLAND.to_owned() }
    };
    let word = |key: &str| Arg::Word(key.to_owned());
    let args = [
        ("programme", Arg::from(name)),
        ("link", Arg::Text(format!("{}/", app.public_url))),
        ("deadline", moment(7)),
        ("place", Arg::Number(3)),
        ("of", Arg::Number(12)),
        ("rule", word("mail-made-up-rule")),
        ("reason", word("mail-made-up-reason")),
        ("alternative", word("mail-made-up-alternative")),
        ("group", Arg::Number(2)),
        ("when", moment(14)),
        ("until", moment(12)),
    ];
    let args = args.into_iter().map(|(name, arg)| (name.to_owned(), arg)).collect();
    Ok(signed(conn, caller.scope.agency(), args)?)
}

/// Sends words as a test to the caller.
///
/// # Errors
/// `not_found`, `invalid_fields`, `no_own_address`, `too_many_requests`, and what the policy refuses.
pub async fn try_programme_message(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    programme: ProgrammeId,
    body: wire::TryMessage,
) -> Result<wire::MessageTrial, AppError> {
    let kind = convert::kind_to_domain(body.kind);
    let own = body.words.map(|words| convert::read(kind, &words)).transpose()?;
    let (here, asking, language) = (app.clone(), caller.clone(), body.language);
    let which = app.ids.random();
    write_once(app, key, move |conn| {
        programme_for(conn, &asking, programme, Permission::ManageMessages)?;
        let person = asking.person.ok_or_else(|| AppError::new(ProblemCode::NoOwnAddress))?;
        if notify::address_of(conn, &person.to_string())?.is_none() {
            return Err(AppError::new(ProblemCode::NoOwnAddress));
        }
        let now = here.clock.now();
        not_too_often(conn, person, now)?;
        let made_up = made_up(conn, &here, &asking, programme)?;
        let spoken = convert::written(language);
        let (subject, text) = said(convert::template(kind), spoken, &made_up, own.as_ref());
        let args = Args::from([
            ("subject".to_owned(), Arg::Text(subject)),
            ("text".to_owned(), Arg::Text(text)),
            ("link".to_owned(), Arg::Text(format!("{}/", here.public_url))),
        ]);
        let mail = Mail {
            agency: Some(asking.scope.agency()),
            to: Recipient::Person(person),
            language: language_from_wire(language),
            template: Template::WordingTrial,
            args,
            dedupe_key: format!("{}:{which}", Template::WordingTrial.code()),
            at: now,
            programme: None,
            pace: Pace::AtOnce,
        };
        notify::enqueue(conn, &mail)?;
        let entry = Entry {
            action: "message_tried",
            subject: Subject::new("programme", programme),
            person: None,
            fields: &["message_words"],
            at: now,
        };
        audit::record(conn, &asking.actor(), entry)?;
        Ok(wire::MessageTrial { language: language_to_wire(language_from_wire(language)) })
    })
    .await
}

fn not_worded_too_often(
    conn: &mut AnyConn,
    caller: &Caller,
    programme: ProgrammeId,
    now: Timestamp,
) -> Result<(), AppError> {
    let since = now.saturating_sub(WORDED_WITHIN).map_err(AppError::internal)?;
    let worded = worded_since(conn, &caller.scope, programme, since)?;
    if worded < WORDED {
        return Ok(());
    }
    Err(AppError::new(ProblemCode::TooManyRequests).retry_after(WORDED_WITHIN.as_secs().unsigned_abs()))
}

fn not_too_often(conn: &mut AnyConn, person: PersonId, now: Timestamp) -> Result<(), AppError> {
    let since = now.saturating_sub(TRIALS_WITHIN).map_err(AppError::internal)?;
    let sent = store::trials_since(conn, person, since)?;
    let Some(oldest) = sent.get(TRIALS - 1) else { return Ok(()) };
    let again = oldest.saturating_add(TRIALS_WITHIN).map_err(AppError::internal)?;
    let seconds = again.duration_since(now).as_secs().unsigned_abs().max(1);
    Err(AppError::new(ProblemCode::TooManyRequests).retry_after(seconds))
}
