//! Inviting facilitators, their terms and their last day.

use crate::notify::Pace;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use polku_api_types::facilitators::{
    FacilitatorDetails, FacilitatorTerms, InviteFacilitator, SetFacilitatorTerms, UpdateFacilitator,
};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::text::{Language, Localised};
use polku_domain::access::Permission;
use polku_domain::facilitators::Stage;
use polku_domain::ids::{AccountId, FacilitatorId, PersonId, ProgrammeId};
use polku_domain::text::{Language as Written, TextLimits};

use super::{details_of, facilitator_for, shown, today};
use crate::access::{Caller, Guest, Invitation, Renewal, is_mail_address, move_grant};
use crate::app::App;
use crate::audit::{self, Entry, Subject, UseOf, UseOfList};
use crate::db::{AnyConn, Code, Coded, Constraint, Day, Key, Ts};
use crate::facilitators::convert;
use crate::facilitators::store::{self, FacilitatorRow, Terms};
use crate::http::{Idempotent, IfMatch, Wanted, write_once};
use crate::notify::{Arg, Args, Mail, Recipient, Template, enqueue};
use crate::people;
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::service::{programme_for, unless_stale};
use crate::programmes::store::version;
use crate::text::{Faults, language_from_wire, language_to_wire, to_wire};

/// A page of a programme's facilitators.
///
/// # Errors
/// `not_found`, `invalid_cursor`, and what the policy refuses.
pub async fn list_facilitators(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    query: &PageQuery,
) -> Result<Page<FacilitatorDetails>, AppError> {
    let cursors = app.cursors(caller, format!("facilitators:{programme}"));
    let wanted: Wanted<store::Position> = cursors.wanted(query)?;
    let (asking, limit, today) = (caller.clone(), wanted.limit, today(app));
    let (rows, items) = app
        .db
        .read(move |conn| {
            programme_for(conn, &asking, programme, Permission::ListFacilitators)?;
            let rows = store::page(conn, &asking.scope, programme, &wanted)?;
            let shown = rows.get(..limit.min(rows.len())).unwrap_or_default();
            let items = details_of(conn, &asking.scope, shown, today)?;
            Ok::<_, AppError>((rows, items))
        })
        .await?;
    let look = UseOfList {
        records: rows.iter().filter_map(|one| Some((one.person?, one.row.id.0.uuid()))).collect(),
        record: "facilitator",
        purpose: "facilitators",
        operation: "list_facilitators",
        at: app.clock.now(),
    };
    app.use_log.note_list(&caller.actor(), &look)?;
    let page = cursors.page(rows, limit, |last| store::Position { id: last.row.id.0 })?;
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// One facilitator.
///
/// # Errors
/// `not_found`, and what the policy refuses.
pub async fn view_facilitator(
    app: &App,
    caller: &Caller,
    id: FacilitatorId,
) -> Result<FacilitatorDetails, AppError> {
    let (asking, today) = (caller.clone(), today(app));
    let (person, details) = app
        .db
        .read(move |conn| {
            let found = facilitator_for(conn, &asking, id, Permission::ListFacilitators)?;
            Ok::<_, AppError>((found.person, shown(conn, &asking.scope, id, today)?))
        })
        .await?;
    if let Some(person) = person {
        let look = UseOf {
            person,
            record: "facilitator",
            record_id: id.to_string(),
            purpose: "facilitators",
            operation: "view_facilitator",
            at: app.clock.now(),
        };
        app.use_log.note(&caller.actor(), look)?;
    }
    Ok(details)
}

/// The terms of a programme as they are now.
///
/// # Errors
/// `not_found`, and what the policy refuses.
pub async fn view_facilitator_terms(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
) -> Result<FacilitatorTerms, AppError> {
    let asking = caller.clone();
    app.db
        .read(move |conn| {
            programme_for(conn, &asking, programme, Permission::ListFacilitators)?;
            Ok(convert::terms(store::terms(conn, &asking.scope, programme)?))
        })
        .await
}

/// Sets new terms; earlier versions stay as they were accepted.
///
/// # Errors
/// `not_found`, `stale_version`, `invalid_fields`, and what the policy refuses.
pub async fn set_facilitator_terms(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    seen: IfMatch,
    body: SetFacilitatorTerms,
) -> Result<FacilitatorTerms, AppError> {
    let mut faults = Faults::none();
    let text = faults.localised("/text", &body.text, TextLimits::BODY);
    let text = to_wire(&faults.finish(text)?);
    let (asking, now, by) = (caller.clone(), app.clock.now(), caller.account()?);
    app.db
        .write_tx(move |conn| {
            programme_for(conn, &asking, programme, Permission::ManageFacilitators)?;
            let before = store::terms(conn, &asking.scope, programme)?.map_or(0, |terms| terms.number);
            seen.check(u64::from(before))?;
            let new = Terms { number: before + 1, text: text.clone(), set_at: now };
            store::insert_terms(conn, &asking.scope, programme, &new, by)?;
            let entry = Entry {
                action: "facilitator_terms_set",
                subject: Subject::new("programme", programme),
                person: None,
                fields: &["facilitator_terms"],
                at: now,
            };
            audit::record(conn, &asking.actor(), entry)?;
            Ok(convert::terms(Some(new)))
        })
        .await
}

/// The years ahead in which somebody's last day may lie.
const MOST_YEARS: i32 = 5;

/// Somebody to be invited, read.
#[derive(Clone, Debug)]
enum Invited {
    Staff(PersonId),
    Guest { name: String, organisation: String, email: String, language: Language },
}

/// Whether a last day lies within the years for which somebody is asked: an account that never ends is never erased.
fn within_reach(ends_on: Date, today: Date) -> bool {
    today.checked_add(MOST_YEARS.years()).is_ok_and(|last| ends_on <= last)
}

fn understand(body: &InviteFacilitator, today: Date) -> Result<Invited, AppError> {
    let mut faults = Faults::none();
    if body.ends_on < today {
        faults.push("/ends_on", FieldCode::OutOfOrder);
    }
    if !within_reach(body.ends_on, today) {
        faults.push("/ends_on", FieldCode::NotAllowed);
    }
    let said = [
        ("/name", body.name.as_deref()),
        ("/organisation", body.organisation.as_deref()),
        ("/email", body.email.as_deref()),
    ];
    if let Some(person) = body.person_id {
        for (at, _) in said.iter().filter(|(_, given)| given.is_some()) {
            faults.push(*at, FieldCode::NotAllowed);
        }
        return faults.finish(Some(Invited::Staff(PersonId::new(person))));
    }
    let [name, organisation, email] =
        said.map(|(at, given)| faults.text(at, given.unwrap_or_default(), TextLimits::TITLE));
    if email.as_deref().is_some_and(|email| !is_mail_address(email)) {
        faults.push("/email", FieldCode::Malformed);
    }
    let language = body.language.unwrap_or(Language::Fi);
    let guest = name.zip(organisation).zip(email).map(|((name, organisation), email)| Invited::Guest {
        name,
        organisation,
        email,
        language,
    });
    faults.finish(guest)
}

/// Whom to write to.
struct Told {
    to: Recipient,
    language: Written,
}

/// Invites somebody to lead sessions, or to work on the design: with an account if they have none. They are told, and see
/// nothing before they accept the terms.
///
/// # Errors
/// `not_found`, `facilitator_terms_missing`, `already_facilitator`, `invalid_fields`, and what the policy refuses.
pub async fn invite_facilitator(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    programme: ProgrammeId,
    body: InviteFacilitator,
) -> Result<FacilitatorDetails, AppError> {
    let invited = understand(&body, today(app))?;
    let (here, asking, now, today) = (app.clone(), caller.clone(), app.clock.now(), today(app));
    let id = FacilitatorId::new(app.ids.ordered());
    write_once(app, key, move |conn| {
        let of = programme_for(conn, &asking, programme, Permission::ManageFacilitators)?;
        if store::terms(conn, &asking.scope, programme)?.is_none() {
            return Err(AppError::new(ProblemCode::FacilitatorTermsMissing));
        }
        let (account, told) = account(conn, &here, &asking, &invited, body.ends_on)?;
        let (organisation, email) = match &invited {
            Invited::Staff(_) => (None, None),
            Invited::Guest { organisation, email, .. } => (Some(organisation.clone()), Some(email.clone())),
        };
        let row = FacilitatorRow {
            id: Key(id),
            agency_id: Key(asking.scope.agency()),
            programme_id: Key(programme),
            account_id: Key(account),
            kind: Code(convert::kind_to_domain(body.kind)),
            organisation,
            email,
            ends_on: Day(body.ends_on),
            invited_by: asking.account.map(Key),
            invited_at: Ts(now),
            terms_number: None,
            accepted_at: None,
            role_grant_id: None,
            version: 1,
        };
        let before = store::last_task(conn, &asking.scope, account)?;
        store::insert(conn, &row).map_err(twice)?;
        store::end_account_with_tasks(conn, &asking.scope, account, before)?;
        let person = match &invited {
            Invited::Staff(person) => Some(*person),
            Invited::Guest { .. } => None,
        };
        let entry = Entry {
            action: "facilitator_invited",
            subject: Subject::new("facilitator", id),
            person,
            fields: &["kind", "account", "ends_on"],
            at: now,
        };
        audit::record(conn, &asking.actor(), entry)?;
        tell(conn, &here, &asking, &row, &told, &of.name.0)?;
        shown(conn, &asking.scope, id, today)
    })
    .await
}

/// Sends the link to an account once more, to whoever has not opened it: the old one is void from now on.
///
/// # Errors
/// `not_found`, `facilitation_ended`; `invitation_redeemed` once the account is open, or where no address is known; and what
/// the policy refuses.
pub async fn renew_facilitator_invitation(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    id: FacilitatorId,
) -> Result<FacilitatorDetails, AppError> {
    let (here, asking, today) = (app.clone(), caller.clone(), today(app));
    write_once(app, key, move |conn| {
        let found = facilitator_for(conn, &asking, id, Permission::ManageFacilitators)?;
        if found.stage(today) == Stage::Ended {
            return Err(AppError::new(ProblemCode::FacilitationEnded));
        }
        let redeemed = || AppError::new(ProblemCode::InvitationRedeemed);
        let email = mail_address(conn, &asking, &found)?.ok_or_else(redeemed)?;
        let renewal = Renewal::of_facilitator(&here, asking.scope, &email);
        renewal.store_for(conn, &asking.actor(), found.row.account_id.0)?;
        shown(conn, &asking.scope, id, today)
    })
    .await
}

/// Where mails to a facilitator go: the address of their task, or of the register.
fn mail_address(
    conn: &mut AnyConn,
    caller: &Caller,
    found: &store::Facilitator,
) -> Result<Option<String>, AppError> {
    match (&found.row.email, found.person) {
        (Some(email), _) => Ok(Some(email.clone())),
        // Whoever reads the mailbox of somebody who has left must not open their account.
        (None, Some(person)) if store::works_here(conn, &caller.scope, person)? => {
            Ok(people::store::find(conn, &caller.scope, person)?.and_then(|one| one.row.email))
        }
        (None, Some(_)) => Ok(None),
        (None, None) => Ok(None),
    }
}

fn twice(error: crate::db::DbError) -> AppError {
    match error.constraint() {
        Some(Constraint::Unique) => AppError::new(ProblemCode::AlreadyFacilitator),
        _ => error.into(),
    }
}

/// The account of whoever is invited: their own, or a new one that they are invited to open.
fn account(
    conn: &mut AnyConn,
    app: &App,
    caller: &Caller,
    invited: &Invited,
    ends_on: Date,
) -> Result<(AccountId, Told), AppError> {
    let (guest, told) = match invited {
        Invited::Staff(person) => {
            let unknown = || AppError::invalid("/person_id", FieldCode::NotFound);
            if !store::works_here(conn, &caller.scope, *person)? {
                return Err(unknown());
            }
            let row = people::store::find(conn, &caller.scope, *person)?.ok_or_else(unknown)?.row;
            let told = Told { to: Recipient::Person(*person), language: row.language.0 };
            if let Some(account) = store::account_of(conn, &caller.scope, *person)? {
                return Ok((account, told));
            }
            let display_name = format!("{} {}", row.given_name, row.family_name);
            let language = language_to_wire(row.language.0);
            let guest =
                Guest { person: Some(*person), display_name, email: row.email, language, ends_on: None };
            (guest, told)
        }
        Invited::Guest { name, email, language, .. } => {
            let told =
                Told { to: Recipient::Address(email.clone()), language: language_from_wire(*language) };
            if let Some((account, waits)) = store::guest_account(conn, &caller.scope, (name, email))? {
                if waits {
                    let renewal = Renewal::of_facilitator(app, caller.scope, email);
                    renewal.store_for(conn, &caller.actor(), account)?;
                }
                return Ok((account, told));
            }
            let guest = Guest {
                person: None,
                display_name: name.clone(),
                email: Some(email.clone()),
                language: *language,
                ends_on: Some(ends_on),
            };
            (guest, told)
        }
    };
    let invitation = Invitation::of_facilitator(app, guest);
    invitation.store(conn, caller.scope, &caller.actor())?;
    Ok((invitation.account(), told))
}

fn tell(
    conn: &mut AnyConn,
    app: &App,
    caller: &Caller,
    row: &FacilitatorRow,
    told: &Told,
    programme: &Localised,
) -> Result<(), AppError> {
    let args = Args::from([
        ("programme".to_owned(), Arg::from(programme.clone())),
        ("until".to_owned(), Arg::Day(row.ends_on.0)),
        ("link".to_owned(), Arg::Text(format!("{}/leading", app.public_url))),
    ]);
    let mail = Mail {
        agency: Some(caller.scope.agency()),
        to: told.to.clone(),
        language: told.language,
        template: Template::FacilitatorInvited,
        args,
        dedupe_key: format!("{}:{}", Template::FacilitatorInvited.code(), row.id.0),
        at: row.invited_at.0,
        programme: Some(row.programme_id.0),
        pace: Pace::AtOnce,
    };
    enqueue(conn, &mail)?;
    Ok(())
}

/// Gives a facilitator another last day; their role, and the account of somebody from outside, end with it.
///
/// # Errors
/// `not_found`, `stale_version`, `invalid_fields`; `facilitation_ended` where their role was ended by somebody who keeps roles;
/// and what the policy refuses.
pub async fn update_facilitator(
    app: &App,
    caller: &Caller,
    id: FacilitatorId,
    seen: IfMatch,
    body: UpdateFacilitator,
) -> Result<FacilitatorDetails, AppError> {
    let (asking, now, today) = (caller.clone(), app.clock.now(), today(app));
    let earliest = today.yesterday().map_err(AppError::internal)?;
    if body.ends_on < earliest {
        return Err(AppError::invalid("/ends_on", FieldCode::OutOfOrder));
    }
    if !within_reach(body.ends_on, today) {
        return Err(AppError::invalid("/ends_on", FieldCode::NotAllowed));
    }
    app.db
        .write_tx(move |conn| {
            let found = facilitator_for(conn, &asking, id, Permission::ManageFacilitators)?;
            seen.check(version(found.row.version))?;
            let account = found.row.account_id.0;
            let before = store::last_task(conn, &asking.scope, account)?;
            unless_stale(store::set_end(conn, &found.row, body.ends_on)?)?;
            if let Some(grant) = found.row.role_grant_id {
                let days = (found.row.ends_on.0, body.ends_on);
                let ended_elsewhere = || AppError::new(ProblemCode::FacilitationEnded);
                move_grant(conn, asking.scope, grant.0, days)?.then_some(()).ok_or_else(ended_elsewhere)?;
            }
            store::end_account_with_tasks(conn, &asking.scope, account, before)?;
            record(conn, &asking, &found, ("facilitator_end_changed", &["ends_on"]), now)?;
            shown(conn, &asking.scope, id, today)
        })
        .await
}

/// Notes what was done to a facilitator.
pub(super) fn record(
    conn: &mut AnyConn,
    caller: &Caller,
    of: &store::Facilitator,
    (action, fields): (&'static str, &[&str]),
    at: Timestamp,
) -> Result<(), AppError> {
    let subject = Subject::new("facilitator", of.row.id.0);
    let entry = Entry { action, subject, person: of.person, fields, at };
    Ok(audit::record(conn, &caller.actor(), entry)?)
}
