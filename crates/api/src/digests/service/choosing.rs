//! Choosing to get a digest, and seeing what it would say.

use jiff::Timestamp;
use polku_api_types::digests::{
    DigestMail, DigestPreview, DigestSettings, PreviewDigest, SaveDigestSettings,
};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{AccountId, PersonId};
use polku_domain::messages::DigestFrequency;

use super::contents::{Reader, gather};
use super::words::{Writer, last_day};
use crate::access::{AgencyScope, Caller, holders};
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::clock::finland;
use crate::db::{AnyConn, Code, Key, Ts};
use crate::digests::convert::{frequency_to_domain, frequency_to_wire, written};
use crate::digests::store::{self, SettingsRow};
use crate::http::IfMatch;
use crate::notify::{self, Template};
use crate::problem::{AppError, ProblemCode};
use crate::programmes::store::version as version_of;
use crate::text::language_to_wire;

fn own(caller: &Caller) -> Result<(AccountId, PersonId), AppError> {
    caller.demand(Permission::ManageOwnDigest, Target::nothing())?;
    Ok((caller.account()?, caller.person()?))
}

/// How often the caller gets a digest.
///
/// # Errors
/// `forbidden` for an account that is linked to nobody.
pub async fn view_own_digest_settings(app: &App, caller: &Caller) -> Result<DigestSettings, AppError> {
    let (scope, own, now) = (caller.scope, own(caller)?, app.clock.now());
    app.db
        .read(move |conn| {
            let row = store::settings(conn, &scope, own.0)?;
            shown(conn, row.as_ref(), own.1, now)
        })
        .await
}

/// What an account chose, for its holder; nothing where it chose nothing.
///
/// # Errors
/// What the database refuses.
pub fn own_digest(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    (account, person): (AccountId, PersonId),
    now: Timestamp,
) -> Result<Option<DigestSettings>, AppError> {
    let row = store::settings(conn, scope, account)?;
    row.map(|row| shown(conn, Some(&row), person, now)).transpose()
}

fn shown(
    conn: &mut AnyConn,
    row: Option<&SettingsRow>,
    person: PersonId,
    now: Timestamp,
) -> Result<DigestSettings, AppError> {
    let has_address = notify::address_of(conn, &person.to_string())?.is_some();
    let frequency = row.map_or(DigestFrequency::Never, |row| row.frequency.0);
    Ok(DigestSettings {
        frequency: frequency_to_wire(frequency),
        next_on: row.and_then(|row| row.choice().next_on(now, &finland())),
        has_address,
        version: row.map_or(0, |row| version_of(row.version)),
    })
}

/// Says how often the caller gets a digest.
///
/// # Errors
/// `stale_version`; `forbidden` for an account that is linked to nobody.
pub async fn save_own_digest_settings(
    app: &App,
    caller: &Caller,
    seen: IfMatch,
    body: SaveDigestSettings,
) -> Result<DigestSettings, AppError> {
    let (scope, own, actor, now) = (caller.scope, own(caller)?, caller.actor(), app.clock.now());
    app.db
        .write_tx(move |conn| {
            let before = store::settings(conn, &scope, own.0)?;
            seen.check(before.as_ref().map_or(0, |row| version_of(row.version)))?;
            let frequency = frequency_to_domain(body.frequency);
            // The same again is no choice: it moves no digest, and is nothing to put on record.
            if before.as_ref().map_or(DigestFrequency::Never, |row| row.frequency.0) == frequency {
                return shown(conn, before.as_ref(), own.1, now);
            }
            let row = SettingsRow {
                account_id: Key(own.0),
                agency_id: Key(scope.agency()),
                frequency: Code(frequency),
                chosen_at: Ts(now),
                settled_on: before.as_ref().and_then(|row| row.settled_on),
                version: before.map_or(0, |row| row.version) + 1,
            };
            if !store::keep_settings(conn, &scope, &row)? {
                return Err(AppError::new(ProblemCode::StaleVersion));
            }
            let entry = Entry {
                action: "digest_chosen",
                subject: Subject::new("person", own.1),
                person: Some(own.1),
                fields: &["digest_frequency"],
                at: now,
            };
            audit::record(conn, &actor, entry)?;
            shown(conn, Some(&row), own.1, now)
        })
        .await
}

/// What a digest would say to the caller now.
///
/// # Errors
/// `forbidden` for an account that is linked to nobody; `unavailable` while others look.
pub async fn preview_own_digest(
    app: &App,
    caller: &Caller,
    body: PreviewDigest,
) -> Result<DigestPreview, AppError> {
    let (here, scope, (account, _), now) = (app.clone(), caller.scope, own(caller)?, app.clock.now());
    let frequency = match frequency_to_domain(body.frequency) {
        DigestFrequency::Never => DigestFrequency::Weekly,
        some => some,
    };
    let today = finland().to_datetime(now).date();
    let day = frequency.from_now(today).ok_or_else(|| AppError::internal("there is always a next digest"))?;
    let turn = app.digest_previews.turn().await?;
    app.db
        .read(move |conn| {
            let _turn = turn;
            // As the job would see them, and in the language in which it would write to them.
            let found = holders(conn, &here, &scope, &[account], now)?;
            let reader = found.into_iter().find_map(|caller| Reader::new(caller, day));
            let reader = reader.ok_or_else(|| AppError::new(ProblemCode::Forbidden))?;
            let language = reader.caller.language;
            let gathered = gather(conn, &scope, &[reader], now)?;
            let contents = gathered.of.get(&account).filter(|contents| !contents.is_empty());
            let writer = Writer { gathered: &gathered, url: &here.public_url };
            let mail = match contents {
                None => None,
                Some(contents) => {
                    let args = notify::signed(conn, scope.agency(), writer.args(contents, day))?;
                    let letter = notify::render(Template::Digest, language, &args, None);
                    let language = language_to_wire(written(language));
                    Some(DigestMail { language, subject: letter.subject, text: letter.text })
                }
            };
            Ok(DigestPreview { from: day.on, until: last_day(day), mail })
        })
        .await
}
