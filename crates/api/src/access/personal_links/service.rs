//! Use cases of personal links.

use crate::notify::Pace;
use jiff::{SignedDuration, Timestamp};
use polku_api_types::access::Me;
use polku_api_types::personal_links::{IssuedPersonalLink, LinkAddress, OwnPersonalLink, PersonalLinkState};
use polku_domain::access::{Permission, Principal, Target};
use polku_domain::ids::PersonId;
use uuid::Uuid;

use super::store::{self, Leaver, NewLink, Session};
use crate::access::authenticate::TOUCH_EVERY;
use crate::access::links::is_mail_address;
use crate::access::secret::{Secret, hash_of};
use crate::access::sign_ins::{self, FAILURE_WINDOW, FAILURES_PER_ADDRESS, throttle_key, waits};
use crate::access::store as accounts;
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::{self, Actor, Entry, Subject, UseOf};
use crate::db::{AnyConn, Coded, DbError};
use crate::http::{Idempotent, write_noting_repeats, write_once};
use crate::jobs::{self, JobKind, NewJob};
use crate::notify::{self, Arg, Mail, Recipient, Template};
use crate::people::store as people;
use crate::problem::{AppError, FieldCode, ProblemCode};

/// How long a link can be opened.
pub const LINK_LIFE: SignedDuration = SignedDuration::from_hours(14 * 24);
/// What a link opened ends when nobody has used it for so long: it may be a screen that others use too.
pub const IDLE_LIMIT: SignedDuration = SignedDuration::from_mins(30);
/// It ends after so long however much it is used.
pub const ABSOLUTE_LIMIT: SignedDuration = SignedDuration::from_hours(2);
/// Wrong links from one address before the next wrong one hears that it is to wait. A right one is let in: no guess comes
/// near the 256 bits of a secret, and whoever shares an address with somebody who guesses is not held back.
pub const WRONG_LINKS: i64 = 20;
/// Links that are sent to one address on a day at the request of whoever knows it.
pub const LINKS_PER_DAY: i64 = 5;
/// So soon after a link no other is sent on request: the one before would end while its holder reads the mail.
pub const BETWEEN_LINKS: SignedDuration = SignedDuration::from_mins(5);

/// So many links are looked up together.
const BATCH: i64 = 100;

/// Where the caller's link goes.
///
/// # Errors
/// `forbidden` for an account that is linked to nobody.
pub async fn view_own_personal_link(app: &App, caller: &Caller) -> Result<OwnPersonalLink, AppError> {
    let (scope, person) = (caller.scope, own(caller)?);
    Ok(app.db.read(move |conn| store::own_personal_link(conn, scope, person)).await?)
}

fn own(caller: &Caller) -> Result<PersonId, AppError> {
    caller.demand(Permission::ManageOwnLinkAddress, Target::nothing())?;
    caller.person()
}

/// Characters of an address that a mail server takes (RFC 5321, section 4.5.3.1.3, without the angle brackets).
const MOST_OF_ADDRESS: usize = 254;

/// An address in its one form; the part before the `@` too is the same to every mail server that people use.
fn read_address(given: &LinkAddress) -> Result<String, AppError> {
    if given.address.chars().count() > MOST_OF_ADDRESS {
        return Err(AppError::invalid("/address", FieldCode::TooLong { max: MOST_OF_ADDRESS as u64 }));
    }
    let address = given.address.trim().to_lowercase();
    if is_mail_address(&address) {
        Ok(address)
    } else {
        Err(AppError::invalid("/address", FieldCode::Malformed))
    }
}

/// Says where the caller's link goes.
///
/// # Errors
/// `invalid_fields` for what is no mail address.
pub async fn set_own_link_address(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    body: &LinkAddress,
) -> Result<OwnPersonalLink, AppError> {
    let (scope, person, address) = (caller.scope, own(caller)?, read_address(body)?);
    let (actor, at) = (caller.actor(), app.clock.now());
    // What is kept for a repeat holds no address.
    write_once(app, key, move |conn: &mut AnyConn| {
        store::set_address(conn, scope, person, &address, at)?;
        let entry = Entry {
            action: "link_address_given",
            subject: Subject::new("person", person),
            person: Some(person),
            fields: &["address"],
            at,
        };
        Ok(audit::record(conn, &actor, entry)?)
    })
    .await?;
    view_own_personal_link(app, caller).await
}

/// Takes that back.
///
/// # Errors
/// `forbidden` for an account that is linked to nobody.
pub async fn delete_own_link_address(app: &App, caller: &Caller) -> Result<(), AppError> {
    let (scope, person, actor, at) = (caller.scope, own(caller)?, caller.actor(), app.clock.now());
    app.db
        .write_tx(move |conn| {
            if !store::delete_address(conn, scope, person)? {
                return Ok(());
            }
            let entry = Entry {
                action: "link_address_taken_back",
                subject: Subject::new("person", person),
                person: Some(person),
                fields: &["address"],
                at,
            };
            audit::record(conn, &actor, entry)?;
            Ok(())
        })
        .await
}

/// A link that is ready to be kept, as often as its transaction has to be tried.
struct Drawn {
    id: Uuid,
    hash: String,
    /// Nothing that is stored holds it, but the mail that brings it.
    link: String,
    now: Timestamp,
    expires: Timestamp,
}

impl Drawn {
    fn new(app: &App) -> Self {
        let (secret, now) = (Secret::new(app.ids.as_ref()), app.clock.now());
        Self {
            id: app.ids.ordered(),
            hash: secret.hash,
            // Behind `#`: browsers send it to nobody and no server logs it.
            link: format!("{}/personal-link#{}", app.public_url, secret.text),
            now,
            expires: now + LINK_LIFE,
        }
    }

    const fn of(&self, person: PersonId, by_hand: bool) -> NewLink<'_> {
        NewLink { person, hash: self.hash.as_str(), now: self.now, expires: self.expires, by_hand }
    }
}

/// Sends a link to everybody who has left, said where it is to go, and has not got one since.
///
/// # Errors
/// What the database refuses.
pub async fn send_personal_links(app: &App) -> Result<(), AppError> {
    loop {
        // Looking first keeps an idle server from writing every hour.
        let due = app.db.read(|conn| store::due(conn, BATCH)).await?;
        if due.is_empty() {
            return Ok(());
        }
        for leaver in due {
            let (drawn, kind) = (Drawn::new(app), JobKind::SendPersonalLinks.code());
            let actor = Actor::job(kind, Some(leaver.agency), std::sync::Arc::clone(&app.ids));
            app.db.write_tx(move |conn| send(conn, &actor, &leaver, &drawn)).await?;
        }
    }
}

fn send(conn: &mut AnyConn, actor: &Actor, leaver: &Leaver, drawn: &Drawn) -> Result<(), AppError> {
    if !store::mark_sent(conn, leaver, drawn.now)? {
        return Ok(());
    }
    store::replace_link(conn, AgencyScope::for_job(leaver.agency), &drawn.of(leaver.person, false))?;
    let entry = Entry {
        action: "personal_link_sent",
        subject: Subject::new("person", leaver.person),
        person: Some(leaver.person),
        fields: &["expires_at"],
        at: drawn.now,
    };
    audit::record(conn, actor, entry)?;
    let until = Arg::Moment { at: drawn.expires, zone: "Europe/Helsinki".to_owned() };
    let args = [
        ("agency", leaver.agency_name.clone().into()),
        ("until", until),
        ("link", Arg::Text(drawn.link.clone())),
    ];
    let mail = Mail {
        agency: Some(leaver.agency),
        to: Recipient::Address(leaver.address.clone()),
        language: leaver.language,
        template: Template::PersonalLink,
        args: args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        dedupe_key: format!("personal_link:{}:{}", leaver.person, drawn.id),
        at: drawn.now,
        programme: None,
        pace: Pace::AtOnce,
    };
    notify::enqueue(conn, &mail)?;
    Ok(())
}

/// Opens a link; gives the cookie's secret.
///
/// # Errors
/// `link_not_valid` alike for one that is used up, has ended or never was; for such a one `too_many_requests` after
/// [`WRONG_LINKS`].
pub async fn open_personal_link(
    app: &App,
    caller: &Caller,
    address: &str,
    token: &str,
) -> Result<String, AppError> {
    let (now, hash, secret) = (app.clock.now(), hash_of(token), Secret::new(app.ids.as_ref()));
    let key = throttle_key(app, &["personal_link", address]);
    let since = now - FAILURE_WINDOW;
    let (before, actor, cookie) = (caller.clone(), caller.actor(), secret.hash.clone());
    let opened = app
        .db
        .write_tx(move |conn| {
            let found = hash.as_ref().map(|hash| store::find_link(conn, hash, now)).transpose()?.flatten();
            let Some(link) = found else {
                if sign_ins::is_throttled(conn, &[(key.clone(), WRONG_LINKS)], since)? {
                    return Err(waits());
                }
                sign_ins::note_failure(conn, std::slice::from_ref(&key), now, since)?;
                return Ok(false);
            };
            // One browser is one of us: whoever was signed in there is not any more.
            end_what_was(conn, &before)?;
            store::open(conn, link, &cookie, now, now + ABSOLUTE_LIMIT)?;
            let entry = Entry {
                action: "personal_link_opened",
                subject: Subject::new("person", link.person),
                person: Some(link.person),
                fields: &["used_at"],
                at: now,
            };
            audit::record(conn, &actor.clone().of_leaver(link.person, link.agency), entry)?;
            Ok(true)
        })
        .await?;
    if opened { Ok(secret.text) } else { Err(AppError::new(ProblemCode::LinkNotValid)) }
}

fn end_what_was(conn: &mut AnyConn, before: &Caller) -> Result<(), DbError> {
    let Some(hash) = before.sign_in.map(hex::encode) else { return Ok(()) };
    match before.principal {
        Principal::Leaver { .. } => store::close(conn, &hash),
        _ => sign_ins::end(conn, &hash),
    }
}

/// Has a new link sent to an address, if somebody gave it who has left and got none a moment ago or too many today. What
/// is done and answered here is the same for any address; the job does the rest.
///
/// # Errors
/// `invalid_fields`; `too_many_requests` to whoever has asked too often, for whatever addresses.
pub async fn ask_for_personal_link(app: &App, from: &str, body: &LinkAddress) -> Result<(), AppError> {
    let (address, now) = (read_address(body)?, app.clock.now());
    let since = now - FAILURE_WINDOW;
    let from_address = throttle_key(app, &["ask_for_personal_link", "from", from]);
    let limits = [(from_address.clone(), FAILURES_PER_ADDRESS)];
    let keys = [from_address];
    let today = accounts::day_in_finland(now);
    let dedupe_key = format!("{}:asked:{}", JobKind::SendPersonalLinks.code(), app.ids.ordered());
    app.db
        .write_tx(move |conn| {
            if sign_ins::is_throttled(conn, &limits, since)? {
                return Err(waits());
            }
            sign_ins::note_failure(conn, &keys, now, since)?;
            store::ask_anew(conn, &address, now - BETWEEN_LINKS, (today, LINKS_PER_DAY))?;
            let kind = JobKind::SendPersonalLinks;
            let job = NewJob { kind, payload: &(), run_at: now, dedupe_key: &dedupe_key, now };
            jobs::schedule(conn, &job)?;
            Ok(())
        })
        .await
}

/// Finds somebody for whom the caller may make links.
fn find(conn: &mut AnyConn, caller: &Caller, person: PersonId) -> Result<(), AppError> {
    people::find(conn, &caller.scope, person)?.ok_or_else(AppError::not_found)?;
    let own = caller.person == Some(person);
    caller.demand(Permission::ManagePersonalLinks, Target::in_agency().owned(own))
}

/// How it stands with somebody's link.
///
/// # Errors
/// `not_found`.
pub async fn view_personal_link(
    app: &App,
    caller: &Caller,
    person: PersonId,
) -> Result<PersonalLinkState, AppError> {
    let (asking, now) = (caller.clone(), app.clock.now());
    let state = app
        .db
        .read(move |conn| {
            find(conn, &asking, person)?;
            let scope = asking.scope;
            Ok::<_, AppError>(PersonalLinkState {
                has_left: store::has_left(conn, scope, person)?,
                address_given: store::own_personal_link(conn, scope, person)?.address.is_some(),
                link_until: store::open_until(conn, scope, person, now)?,
                open: store::is_open(conn, scope, person, now, IDLE_LIMIT)?,
            })
        })
        .await?;
    note_look(app, caller, person, "view_personal_link")?;
    Ok(state)
}

/// Makes a link. It is sent where its holder said; only of whoever said nothing it is shown, to be handed over.
///
/// # Errors
/// `not_found`; `still_in_service`.
pub async fn issue_personal_link(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    person: PersonId,
) -> Result<IssuedPersonalLink, AppError> {
    let (asking, actor, drawn) = (caller.clone(), caller.actor(), Drawn::new(app));
    let link = drawn.link.clone();
    let once = write_noting_repeats(app, key, move |conn: &mut AnyConn| {
        find(conn, &asking, person)?;
        if !store::has_left(conn, asking.scope, person)? {
            return Err(AppError::new(ProblemCode::StillInService));
        }
        let leaver = store::find_leaver(conn, asking.scope, person)?;
        let sent = leaver.is_some();
        match leaver {
            Some(leaver) => {
                store::want_anew(conn, &leaver)?;
                send(conn, &actor, &leaver, &drawn)?;
            }
            None => hand_over(conn, &asking, &actor, person, &drawn)?,
        }
        Ok(IssuedPersonalLink { link: None, sent, expires_at: drawn.expires })
    })
    .await?;
    // Whoever hands over what opens somebody's data is told of in that person's log as whoever reads it.
    note_look(app, caller, person, "issue_personal_link")?;
    let link = (!once.replayed && !once.answer.sent).then_some(link);
    Ok(IssuedPersonalLink { link, ..once.answer })
}

fn hand_over(
    conn: &mut AnyConn,
    caller: &Caller,
    actor: &Actor,
    person: PersonId,
    drawn: &Drawn,
) -> Result<(), AppError> {
    store::replace_link(conn, caller.scope, &drawn.of(person, true))?;
    let entry = Entry {
        action: "personal_link_issued",
        subject: Subject::new("person", person),
        person: Some(person),
        fields: &["expires_at"],
        at: drawn.now,
    };
    audit::record(conn, actor, entry)?;
    Ok(())
}

/// Whether the caller came by a link that somebody handed over, who may be the one who reads. What has ended in the
/// meantime counts as one.
///
/// # Errors
/// What the database refuses.
pub fn came_by_hand(conn: &mut AnyConn, caller: &Caller) -> Result<bool, DbError> {
    let Principal::Leaver { .. } = caller.principal else { return Ok(false) };
    let hash = caller.sign_in.map(hex::encode).unwrap_or_default();
    Ok(store::session(conn, &hash)?.is_none_or(|open| open.by_hand))
}

/// Ends somebody's link, what it opened, and the way by which they could have a new one sent.
///
/// # Errors
/// `not_found`; `still_in_service` for whoever has none, and whose address is theirs alone to remove.
pub async fn end_personal_link(app: &App, caller: &Caller, person: PersonId) -> Result<(), AppError> {
    let (asking, actor, at) = (caller.clone(), caller.actor(), app.clock.now());
    app.db
        .write_tx(move |conn| {
            find(conn, &asking, person)?;
            if !store::has_left(conn, asking.scope, person)? {
                return Err(AppError::new(ProblemCode::StillInService));
            }
            store::delete_link(conn, asking.scope, person)?;
            store::delete_session(conn, asking.scope, person)?;
            store::delete_address(conn, asking.scope, person)?;
            let entry = Entry {
                action: "personal_link_ended",
                subject: Subject::new("person", person),
                person: Some(person),
                fields: &["token_hash", "address"],
                at,
            };
            audit::record(conn, &actor, entry)?;
            Ok(())
        })
        .await?;
    note_look(app, caller, person, "end_personal_link")
}

fn note_look(app: &App, caller: &Caller, person: PersonId, operation: &'static str) -> Result<(), AppError> {
    let look = UseOf {
        person,
        record: "personal_link",
        record_id: person.to_string(),
        purpose: "personal_link",
        operation,
        at: app.clock.now(),
    };
    app.use_log.note(&caller.actor(), look)?;
    Ok(())
}

/// What the cookie with this hash opened, while it holds. Its use is noted every few minutes.
///
/// # Errors
/// What the database refuses.
pub async fn open_session(app: &App, hash: &[u8; 32], now: Timestamp) -> Result<Option<Session>, AppError> {
    let hash = hex::encode(hash);
    let looked_up = hash.clone();
    let found = app.db.read(move |conn| store::session(conn, &looked_up)).await?;
    let holds = |open: &Session| now < open.expires && now.duration_since(open.last_used) < IDLE_LIMIT;
    let Some(open) = found.filter(holds) else { return Ok(None) };
    if now.duration_since(open.last_used) >= TOUCH_EVERY {
        app.db.write_tx(move |conn| store::touch(conn, &hash, now)).await?;
    }
    Ok(Some(open))
}

/// Ends what the caller's own link opened.
///
/// # Errors
/// What the database refuses.
pub async fn end_session(app: &App, caller: &Caller, person: PersonId, hash: String) -> Result<(), AppError> {
    let (actor, at) = (caller.actor(), app.clock.now());
    app.db
        .write_tx(move |conn| {
            store::close(conn, &hash)?;
            let entry = Entry {
                action: "personal_link_closed",
                subject: Subject::new("person", person),
                person: Some(person),
                fields: &[],
                at,
            };
            audit::record(conn, &actor, entry)?;
            Ok(())
        })
        .await
}

/// The account that somebody had who has left, with what their link opened in place of a sign-in.
///
/// # Errors
/// What the database refuses.
pub async fn account_of_leaver(app: &App, caller: &Caller, person: PersonId) -> Result<Option<Me>, AppError> {
    let hash = caller.sign_in.map(hex::encode).unwrap_or_default();
    let today = accounts::day_in_finland(app.clock.now());
    app.db
        .read(move |conn| {
            let Some(open) = store::session(conn, &hash)? else { return Ok(None) };
            let Some(account) = store::account_of(conn, person)? else { return Ok(None) };
            Ok(accounts::of_account(conn, account, open.expires, today)?)
        })
        .await
}
