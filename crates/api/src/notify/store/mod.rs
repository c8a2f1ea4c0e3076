//! The rows of the outbox and of the local sink.

pub(super) mod log;
pub(super) mod wording;

use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};
use polku_api_types::text::Localised;
use polku_domain::ids::{AgencyId, PersonId, ProgrammeId};
use polku_domain::messages::Pace;
use polku_domain::text::Language;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use self::log::NotSent;
use self::wording::{version_now, wording_at};
use super::args::Args;
use super::letter::{Letter, SENDER, render};
use super::template::Template;
use crate::access::AgencyScope;
use crate::clock::finland;
use crate::db::schema::{agencies, mail_sink, mails, people, personal_link_addresses as link_addresses};
use crate::db::{AnyConn, Coded, DbError, Json, Key, Ts};
use crate::each_backend;
use crate::jobs::backoff;

/// A process that has not sent a mail by then is taken for dead.
pub(super) const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// A mail that failed so often is set aside: after about a day.
pub(super) const ATTEMPTS: i64 = 30;

/// Whom a mail goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// A person of the register, at the address where they are reached when the mail is sent.
    Person(PersonId),
    /// An address that no person has whose line is followed: of an invitation, or of the other line of a merge.
    Address(String),
}

/// A mail to be sent.
#[derive(Clone, Debug)]
pub struct Mail {
    /// The agency on whose behalf.
    pub agency: Option<AgencyId>,
    /// To whom.
    pub to: Recipient,
    /// In which language.
    pub language: Language,
    /// Which mail.
    pub template: Template,
    /// What is put into its words.
    pub args: Args,
    /// A mail of the same key is never put in twice: what it is about, and to whom.
    pub dedupe_key: String,
    /// When it was put in.
    pub at: Timestamp,
    /// The programme that it is about: whoever runs it sees that the mail went, where its kind is one that they may know of.
    pub programme: Option<ProgrammeId>,
    /// Whether it can wait for the hours in which people work.
    pub pace: Pace,
}

/// The arguments with the name of the agency, by which the mail is signed.
///
/// # Errors
/// What the database refuses.
pub fn signed(conn: &mut AnyConn, agency: AgencyId, mut args: Args) -> Result<Args, DbError> {
    let name: Json<Localised> =
        agencies::table.filter(agencies::id.eq(Key(agency))).select(agencies::name).first(conn)?;
    args.insert(SENDER.to_owned(), name.0.into());
    Ok(args)
}

/// Puts a mail into the outbox in the running transaction; false when one of the same key is or was there.
///
/// # Errors
/// What the database refuses.
pub fn enqueue(conn: &mut AnyConn, mail: &Mail) -> Result<bool, DbError> {
    let (person, address) = match &mail.to {
        Recipient::Person(person) => (Some(person.to_string()), None),
        Recipient::Address(address) => (None, Some(address.as_str())),
    };
    let args = match mail.agency {
        Some(agency) => signed(conn, agency, mail.args.clone())?,
        None => mail.args.clone(),
    };
    let wording = match mail.programme {
        Some(programme) => version_now(conn, programme, mail.template)?,
        None => None,
    };
    let leaves_at = mail.pace.leaves_at(mail.at, &finland());
    if leaves_at == mail.at {
        let_go(conn, mail)?;
    }
    let values = (
        mails::id.eq(id_of(&mail.dedupe_key)),
        mails::agency_id.eq(mail.agency.map(|agency| agency.to_string())),
        mails::dedupe_key.eq(&mail.dedupe_key),
        mails::person_id.eq(person),
        mails::address.eq(address),
        mails::language.eq(mail.language.code()),
        mails::template.eq(mail.template.code()),
        mails::arguments.eq(Json(args)),
        mails::state.eq("queued"),
        mails::attempts.eq(0_i64),
        mails::next_attempt_at.eq(Ts(leaves_at)),
        mails::created_at.eq(Ts(mail.at)),
        mails::programme_id.eq(mail.programme.map(|programme| programme.to_string())),
        mails::wording.eq(wording),
    );
    let rows = each_backend!(conn, |c| diesel::insert_into(mails::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(rows == 1)
}

/// Nothing overtakes: what waits for somebody of the same programme goes before a mail that does not wait. Otherwise they would
/// read first that a session is cancelled, and on Monday that it is held.
fn let_go(conn: &mut AnyConn, mail: &Mail) -> Result<(), DbError> {
    let (Some(programme), Recipient::Person(person)) = (mail.programme, &mail.to) else { return Ok(()) };
    let waiting = mails::table
        .filter(mails::person_id.eq(person.to_string()).assume_not_null())
        .filter(mails::programme_id.eq(programme.to_string()).assume_not_null())
        .filter(mails::state.eq("queued"))
        .filter(mails::attempts.eq(0_i64))
        .filter(mails::next_attempt_at.gt(Ts(mail.at)));
    diesel::update(waiting).set(mails::next_attempt_at.eq(mails::created_at)).execute(conn)?;
    Ok(())
}

/// Takes back what waits to be sent of this kind for a programme, and was not tried yet: what it says holds no longer.
///
/// # Errors
/// What the database refuses.
pub fn forget_waiting(conn: &mut AnyConn, template: Template, programme: ProgrammeId) -> Result<(), DbError> {
    let waiting = mails::table
        .filter(mails::template.eq(template.code()))
        .filter(mails::programme_id.eq(programme.to_string()).assume_not_null())
        .filter(mails::state.eq("queued"))
        .filter(mails::attempts.eq(0_i64));
    each_backend!(conn, |c| diesel::delete(waiting).execute(c))?;
    Ok(())
}

/// The key decides the id, and the id the `Message-ID`: a mail sent again is recognised as the same.
fn id_of(dedupe_key: &str) -> String {
    let digest = Sha256::digest(dedupe_key.as_bytes());
    let mut bytes = [0_u8; 16];
    bytes.iter_mut().zip(digest.iter()).for_each(|(own, byte)| *own = *byte);
    uuid::Builder::from_custom_bytes(bytes).into_uuid().to_string()
}

/// A mail taken up to be sent.
#[derive(Clone, Debug, Queryable)]
pub(super) struct Claimed {
    pub id: String,
    pub agency_id: Option<String>,
    pub person_id: Option<String>,
    pub address: Option<String>,
    pub language: String,
    pub template: String,
    pub arguments: Json<Args>,
    pub attempts: i64,
    pub programme_id: Option<String>,
    pub wording: Option<i64>,
    pub created_at: Ts,
}

/// How many mails were set aside.
///
/// # Errors
/// What the database refuses.
pub fn count_failed(conn: &mut AnyConn) -> Result<i64, DbError> {
    Ok(mails::table.filter(mails::state.eq("failed")).count().get_result(conn)?)
}

pub(super) fn has_due(conn: &mut AnyConn, now: Timestamp) -> Result<bool, DbError> {
    let waiting = mails::state.eq("queued").and(mails::next_attempt_at.le(Ts(now)));
    let abandoned = mails::state.eq("sending").and(mails::leased_until.lt(Ts(now)).assume_not_null());
    Ok(diesel::select(diesel::dsl::exists(mails::table.filter(waiting.or(abandoned)))).get_result(conn)?)
}

/// Takes up to `limit` due mails, so that no other process can.
pub(super) fn claim(
    conn: &mut AnyConn,
    now: Timestamp,
    lease: Uuid,
    limit: i64,
) -> Result<Vec<Claimed>, DbError> {
    let claimed = due(conn, now, limit)?;
    let ids: Vec<&str> = claimed.iter().map(|mail| mail.id.as_str()).collect();
    diesel::update(mails::table.filter(mails::id.eq_any(ids)))
        .set((
            mails::state.eq("sending"),
            mails::attempts.eq(mails::attempts + 1),
            mails::lease.eq(lease.to_string()),
            mails::leased_until.eq(Ts(now.saturating_add(LEASE).unwrap_or(now))),
        ))
        .execute(conn)?;
    Ok(claimed)
}

fn due(conn: &mut AnyConn, now: Timestamp, limit: i64) -> Result<Vec<Claimed>, DbError> {
    let waiting = mails::state.eq("queued").and(mails::next_attempt_at.le(Ts(now)));
    let abandoned = mails::state.eq("sending").and(mails::leased_until.lt(Ts(now)).assume_not_null());
    let due = mails::table
        .filter(waiting.or(abandoned))
        .order((mails::next_attempt_at, mails::id))
        .select((
            mails::id,
            mails::agency_id,
            mails::person_id,
            mails::address,
            mails::language,
            mails::template,
            mails::arguments,
            mails::attempts + 1,
            mails::programme_id,
            mails::wording,
            mails::created_at,
        ))
        .limit(limit);
    let rows = match conn {
        // Two processes look at the same time: each passes over what the other has locked.
        AnyConn::Pg(c) => due.for_update().skip_locked().load(c)?,
        AnyConn::Sqlite(c) => due.load(c)?,
    };
    Ok(rows)
}

/// Where a person is reached: in service at the address that the register has; after that at the one which they gave for
/// their personal link, or nowhere. The mailbox of a job is read by whoever has the job.
///
/// # Errors
/// What the database refuses.
pub fn address_of(conn: &mut AnyConn, person: &str) -> Result<Option<String>, DbError> {
    let found: Option<(bool, Option<String>, Option<String>)> = people::table
        .left_join(link_addresses::table.on(link_addresses::person_id.eq(people::id)))
        .filter(people::id.eq(person))
        .select((people::active, people::email, link_addresses::address.nullable()))
        .first(conn)
        .optional()?;
    Ok(found.and_then(|(active, work, own)| if active { work } else { own }))
}

/// Takes the link out of a mail that waits no more, where whoever has it gets in: it is nowhere in the database then,
/// nor in its next backup.
fn forget_secret(conn: &mut AnyConn, id: &str, lease: Uuid) -> Result<(), DbError> {
    let own =
        || mails::table.filter(mails::id.eq(id)).filter(mails::lease.eq(lease.to_string()).assume_not_null());
    let found: Option<(String, Json<Args>)> =
        own().select((mails::template, mails::arguments)).first(conn).optional()?;
    let Some((template, Json(mut args))) = found else { return Ok(()) };
    let secret = Template::from_code(&template).is_some_and(Template::holds_secret);
    if secret && args.remove("link").is_some() {
        diesel::update(own()).set(mails::arguments.eq(Json(args))).execute(conn)?;
    }
    Ok(())
}

/// Notes that a mail is sent, if the lease is still ours.
pub(super) fn mark_sent(conn: &mut AnyConn, id: &str, lease: Uuid, now: Timestamp) -> Result<bool, DbError> {
    let own =
        mails::table.filter(mails::id.eq(id)).filter(mails::lease.eq(lease.to_string()).assume_not_null());
    forget_secret(conn, id, lease)?;
    let sent = (
        mails::state.eq("sent"),
        mails::sent_at.eq(Ts(now)),
        mails::lease.eq(None::<String>),
        mails::leased_until.eq(None::<String>),
        mails::last_error.eq(None::<String>),
    );
    Ok(diesel::update(own).set(sent).execute(conn)? == 1)
}

/// Puts a mail back for later, or aside when nothing will help.
pub(super) fn put_back(
    conn: &mut AnyConn,
    mail: &Claimed,
    lease: Uuid,
    reason: NotSent,
    hopeless: bool,
    now: Timestamp,
) -> Result<bool, DbError> {
    let own = mails::table
        .filter(mails::id.eq(&mail.id))
        .filter(mails::lease.eq(lease.to_string()).assume_not_null());
    let state = if hopeless || mail.attempts >= ATTEMPTS { "failed" } else { "queued" };
    if state == "failed" {
        forget_secret(conn, &mail.id, lease)?;
    }
    let later = (
        mails::state.eq(state),
        mails::next_attempt_at.eq(Ts(now.saturating_add(backoff(mail.attempts)).unwrap_or(now))),
        mails::lease.eq(None::<String>),
        mails::leased_until.eq(None::<String>),
        mails::last_error.eq(reason.code()),
    );
    Ok(diesel::update(own).set(later).execute(conn)? == 1)
}

/// A mail in the local sink.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = mail_sink, check_for_backend(crate::db::MultiBackend))]
pub(super) struct SinkRow {
    /// Its `Message-ID`.
    pub message_id: String,
    /// The agency on whose behalf.
    pub agency_id: Option<String>,
    /// The address it went to.
    pub recipient: String,
    /// In which language.
    pub language: String,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub text_body: String,
    /// The same as a page.
    pub html_body: String,
    /// When it arrived.
    pub received_at: Ts,
    /// What it says to calendars.
    pub calendar_body: Option<String>,
}

/// A mail to somebody, in words.
#[derive(Clone, Debug)]
pub struct MailTo {
    /// When it was put in.
    pub at: Timestamp,
    /// Its words, in the language it was put in.
    pub letter: Letter,
}

/// All mails to a person of the register, latest first.
///
/// # Errors
/// What the database refuses.
pub fn mails_to(conn: &mut AnyConn, person: PersonId) -> Result<Vec<MailTo>, DbError> {
    type Row = (Ts, String, String, Json<Args>, Option<String>, Option<i64>);
    let rows: Vec<Row> = mails::table
        .filter(mails::person_id.eq(person.to_string()))
        .order((mails::created_at.desc(), mails::id))
        .select((
            mails::created_at,
            mails::language,
            mails::template,
            mails::arguments,
            mails::programme_id,
            mails::wording,
        ))
        .load(conn)?;
    let mut told = Vec::with_capacity(rows.len());
    for (at, language, template, args, programme, wording) in rows {
        // A template that this version does not know any more has no words to show.
        let Some(template) = Template::from_code(&template) else { continue };
        let language = polku_i18n::Language::parse(&language).unwrap_or_default();
        let own = match (programme, wording) {
            (Some(programme), Some(version)) => wording_at(conn, &programme, version)?,
            _ => None,
        };
        told.push(MailTo { at: at.0, letter: render(template, language, &args.0, own.as_ref()) });
    }
    Ok(told)
}

/// Puts a mail into the sink and notes it as sent, in one transaction.
pub(super) fn sink(
    conn: &mut AnyConn,
    mail: &Claimed,
    recipient: &str,
    letter: &Letter,
    message_id: &str,
    lease: Uuid,
    now: Timestamp,
) -> Result<bool, DbError> {
    if !mark_sent(conn, &mail.id, lease, now)? {
        return Ok(false);
    }
    diesel::insert_into(mail_sink::table)
        .values((
            mail_sink::message_id.eq(message_id),
            mail_sink::agency_id.eq(&mail.agency_id),
            mail_sink::recipient.eq(recipient),
            mail_sink::language.eq(&mail.language),
            mail_sink::subject.eq(&letter.subject),
            mail_sink::text_body.eq(&letter.text),
            mail_sink::html_body.eq(&letter.html),
            mail_sink::received_at.eq(Ts(now)),
            mail_sink::calendar_body.eq(letter.calendar.as_ref().map(|calendar| calendar.text.as_str())),
        ))
        .execute(conn)?;
    Ok(true)
}

/// The mails in the local sink of one agency, newest first.
pub(super) fn sunk_mails(
    conn: &mut AnyConn,
    scope: AgencyScope,
    before: Option<&(Timestamp, String)>,
    limit: i64,
) -> Result<Vec<SinkRow>, DbError> {
    let mut mails = mail_sink::table
        .filter(mail_sink::agency_id.eq(scope.agency().to_string()).assume_not_null())
        .into_boxed::<crate::db::MultiBackend>();
    if let Some((at, id)) = before {
        let earlier = mail_sink::received_at.lt(Ts(*at));
        mails = mails.filter(
            earlier.or(mail_sink::received_at.eq(Ts(*at)).and(mail_sink::message_id.lt(id.as_str()))),
        );
    }
    let order = (mail_sink::received_at.desc(), mail_sink::message_id.desc());
    Ok(mails.order(order).limit(limit).select(SinkRow::as_select()).load(conn)?)
}
