//! One-time links and the accounts they open.

pub mod first;

use crate::notify::Pace;
use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use polku_api_types::text::{Language, Localised};
use polku_domain::access::credentials::UserName;
use polku_domain::ids::{AccountId, AgencyId, PersonId};
use polku_i18n::Language as Written;
use uuid::Uuid;

use crate::access::store::{AccountStatus, no_name_yet};
use crate::access::{AgencyScope, LOCAL_ISSUER};
use crate::codes;
use crate::db::schema::{accounts, agencies, one_time_links};
use crate::db::{AnyConn, Code, Day, DbError, Json, Key, Ts};
use crate::notify::{self, Arg, Mail, Recipient, Template};
use crate::text::language_from_wire;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkPurpose {
    /// Takes the installation into use.
    FirstAdministrator,
    /// Opens an account.
    Invitation,
}

codes!(LinkPurpose { FirstAdministrator = "first_administrator", Invitation = "invitation" });

/// A link to be stored.
#[derive(Debug)]
pub struct NewLink<'a> {
    pub hash: &'a str,
    pub purpose: LinkPurpose,
    pub agency: Option<AgencyId>,
    pub account: Option<AccountId>,
    pub expires: Timestamp,
}

/// A link that can be redeemed.
#[derive(Debug)]
pub struct Link {
    pub purpose: LinkPurpose,
    pub agency: Option<AgencyId>,
    pub account: Option<AccountId>,
    pub expires: Timestamp,
    pub display_name: Option<String>,
    pub agency_name: Option<Localised>,
}

/// Stores a link.
pub fn insert_link(conn: &mut AnyConn, link: &NewLink<'_>) -> Result<(), DbError> {
    diesel::insert_into(one_time_links::table)
        .values((
            one_time_links::token_hash.eq(link.hash),
            one_time_links::agency_id.eq(link.agency.map(Key)),
            one_time_links::purpose.eq(Code(link.purpose)),
            one_time_links::account_id.eq(link.account.map(Key)),
            one_time_links::expires_at.eq(Ts(link.expires)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Voids links for the first administrator.
pub fn forget_first(conn: &mut AnyConn) -> Result<(), DbError> {
    let first = one_time_links::purpose.eq(Code(LinkPurpose::FirstAdministrator));
    diesel::delete(one_time_links::table.filter(first)).execute(conn)?;
    Ok(())
}

/// The link with this hash, if it can still be redeemed. An invitation opens an account that waits for it, and no
/// other: not one that has been disabled meanwhile.
pub fn find_link(conn: &mut AnyConn, hash: &str, now: Timestamp) -> Result<Option<Link>, DbError> {
    type Row = (
        Code<LinkPurpose>,
        Option<Key<AgencyId>>,
        Option<Key<AccountId>>,
        Ts,
        Option<String>,
        Option<Json<Localised>>,
        Option<Code<AccountStatus>>,
    );
    let row: Option<Row> = one_time_links::table
        .left_join(accounts::table.on(accounts::id.nullable().eq(one_time_links::account_id)))
        .left_join(agencies::table.on(agencies::id.nullable().eq(one_time_links::agency_id)))
        .filter(one_time_links::token_hash.eq(hash))
        .filter(one_time_links::used_at.is_null())
        .filter(one_time_links::expires_at.gt(Ts(now)))
        .select((
            one_time_links::purpose,
            one_time_links::agency_id,
            one_time_links::account_id,
            one_time_links::expires_at,
            accounts::display_name.nullable(),
            agencies::name.nullable(),
            accounts::status.nullable(),
        ))
        .first(conn)
        .optional()?;
    let open = row.filter(|(purpose, .., status)| {
        purpose.0 == LinkPurpose::FirstAdministrator
            || status.is_some_and(|status| status.0 == AccountStatus::Invited)
    });
    Ok(open.map(|(purpose, agency, account, expires, display_name, agency_name, _)| Link {
        purpose: purpose.0,
        agency: agency.map(|key| key.0),
        account: account.map(|key| key.0),
        expires: expires.0,
        display_name,
        agency_name: agency_name.map(|name| name.0),
    }))
}

/// Uses a link up.
pub fn use_link(conn: &mut AnyConn, hash: &str, now: Timestamp) -> Result<(), DbError> {
    diesel::update(one_time_links::table.filter(one_time_links::token_hash.eq(hash)))
        .set(one_time_links::used_at.eq(Some(Ts(now))))
        .execute(conn)?;
    Ok(())
}

/// An account that waits for its link to be redeemed.
#[derive(Debug)]
pub struct NewAccount<'a> {
    pub account: AccountId,
    pub person: Option<PersonId>,
    pub display_name: &'a str,
    pub language: Language,
    pub ends_on: Option<Date>,
    pub now: Timestamp,
}

/// Stores an invited account.
pub fn insert_invited(conn: &mut AnyConn, scope: AgencyScope, new: &NewAccount<'_>) -> Result<(), DbError> {
    diesel::insert_into(accounts::table)
        .values((
            accounts::id.eq(Key(new.account)),
            accounts::agency_id.eq(Some(Key(scope.agency()))),
            accounts::issuer.eq(LOCAL_ISSUER),
            accounts::subject.eq(no_name_yet(new.account)),
            accounts::person_id.eq(new.person.map(Key)),
            accounts::display_name.eq(new.display_name),
            accounts::language.eq(Code(crate::access::store::stored(new.language))),
            accounts::status.eq(Code(AccountStatus::Invited)),
            accounts::ends_on.eq(new.ends_on.map(Day)),
            accounts::created_at.eq(Ts(new.now)),
            accounts::version.eq(1_i64),
        ))
        .execute(conn)?;
    Ok(())
}

/// The language of an account that waits for its link to be redeemed; nothing once it was opened, or for any other.
pub fn waiting(
    conn: &mut AnyConn,
    scope: AgencyScope,
    account: AccountId,
) -> Result<Option<Written>, DbError> {
    let language: Option<Code<Written>> = accounts::table
        .filter(accounts::agency_id.eq(Some(Key(scope.agency()))))
        .filter(accounts::id.eq(Key(account)))
        .filter(accounts::status.eq(Code(AccountStatus::Invited)))
        .select(accounts::language)
        .first(conn)
        .optional()?;
    Ok(language.map(|language| language.0))
}

/// Gives an account its user name and opens it.
pub fn activate(conn: &mut AnyConn, account: AccountId, name: &UserName) -> Result<(), DbError> {
    diesel::update(accounts::table.filter(accounts::id.eq(Key(account))))
        .set((
            accounts::subject.eq(name.as_str()),
            accounts::status.eq(Code(AccountStatus::Active)),
            accounts::version.eq(accounts::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

/// Whether any agency is in service.
pub fn has_agency(conn: &mut AnyConn) -> Result<bool, DbError> {
    Ok(agencies::table.count().get_result::<i64>(conn)? > 0)
}

/// An agency with its first administrator.
#[derive(Debug)]
pub struct NewAgency<'a> {
    pub id: AgencyId,
    pub business_id: &'a str,
    pub name: &'a Localised,
    pub display_name: &'a str,
    pub account: AccountId,
    pub now: Timestamp,
}

/// Stores an agency and the account of its first administrator.
pub fn insert_agency(conn: &mut AnyConn, new: &NewAgency<'_>) -> Result<(), DbError> {
    diesel::insert_into(agencies::table)
        .values((
            agencies::id.eq(Key(new.id)),
            agencies::business_id.eq(new.business_id),
            agencies::name.eq(Json(new.name.clone())),
            agencies::viewer_names_shown.eq(false),
            agencies::created_at.eq(Ts(new.now)),
            agencies::version.eq(1_i64),
        ))
        .execute(conn)?;
    let scope = AgencyScope::for_job(new.id);
    let account = NewAccount {
        account: new.account,
        person: None,
        display_name: new.display_name,
        language: Language::Fi,
        ends_on: None,
        now: new.now,
    };
    insert_invited(conn, scope, &account)
}

/// An invitation to be sent by mail.
#[derive(Debug)]
pub struct InvitationMail<'a> {
    pub account: AccountId,
    pub address: &'a str,
    pub language: Language,
    pub link: &'a str,
    pub expires: Timestamp,
    pub now: Timestamp,
    /// Names the renewal, where a mail has gone out before.
    pub renewal: Option<Uuid>,
}

/// Puts the invitation in the queue of mails.
pub fn enqueue_invitation(
    conn: &mut AnyConn,
    scope: AgencyScope,
    invitation: &InvitationMail<'_>,
) -> Result<(), DbError> {
    let name: Json<Localised> =
        agencies::table.filter(agencies::id.eq(Key(scope.agency()))).select(agencies::name).first(conn)?;
    let until = Arg::Moment { at: invitation.expires, zone: "Europe/Helsinki".to_owned() };
    let args = [("agency", name.0.into()), ("until", until), ("link", Arg::Text(invitation.link.to_owned()))];
    let mail = Mail {
        agency: Some(scope.agency()),
        to: Recipient::Address(invitation.address.to_owned()),
        language: language_from_wire(invitation.language),
        template: Template::Invitation,
        args: args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        dedupe_key: match invitation.renewal {
            Some(renewal) => format!("invitation:{}:{renewal}", invitation.account),
            None => format!("invitation:{}", invitation.account),
        },
        at: invitation.now,
        programme: None,
        pace: Pace::AtOnce,
    };
    notify::enqueue(conn, &mail).map(drop)
}
