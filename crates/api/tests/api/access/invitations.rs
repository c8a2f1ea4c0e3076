//! Invitations and roles: what an administrator may hand out, and what a link opens.

use diesel::prelude::*;
use polku::db::schema::{accounts, agencies, audit_entries, people, role_grants, sign_ins, sites, units};
use polku::db::{AnyConn, Day, DbError, Key, Ts};
use polku_api_types::access::{
    AccountDetails, AccountStatus, CreateInvitation, CreateRoleGrant, FirstAgency, InvitationDetails,
    LinkToken, RedeemLink, RoleGrantDetails, UpdateAccount,
};
use polku_api_types::page::Page;
use polku_api_types::problem::ProblemCode;
use polku_api_types::text::{Language, Localised};
use polku_client::{Client, ClientError};
use polku_domain::ids::{AccountId, RoleGrantId};
use serde_json::Value;
use uuid::Uuid;

use crate::for_each_engine;
use crate::support::{Home, Persona, World, code};

const PASSWORD: &str = "neljä vihreää kelloa";

pub fn invitation() -> CreateInvitation {
    CreateInvitation {
        display_name: "Kaisa Kumppani".into(),
        email: None,
        language: Language::Fi,
        person_id: None,
        ends_on: Some(jiff::civil::date(2020, 12, 31)),
        role: None,
        programme_id: None,
    }
}

pub async fn invite(
    admin: &Client,
    key: Uuid,
    given: &CreateInvitation,
) -> Result<InvitationDetails, ClientError> {
    admin.post("invitations", key, given).await
}

pub fn token(details: &InvitationDetails) -> String {
    let link = details.link.clone().expect("the first answer shows the link");
    link.split('#').nth(1).expect("the secret is behind the #").to_owned()
}

async fn redeem(world: &World, token: &str, password: &str) -> Result<Value, ClientError> {
    let body = RedeemLink {
        token: token.to_owned(),
        user_name: "kaisa.kumppani".into(),
        password: password.into(),
        agency: None,
    };
    world.anonymous().post_plain("one_time_links/redemption", &body).await
}

async fn preview(world: &World, token: &str) -> Result<Value, ClientError> {
    world.anonymous().post_plain("one_time_links/preview", &LinkToken { token: token.to_owned() }).await
}

async fn account(admin: &Client, id: Uuid) -> AccountDetails {
    let accounts: Page<AccountDetails> = admin.get("accounts?limit=200").await.unwrap();
    accounts.items.into_iter().find(|account| account.id == id).expect("listed")
}

async fn set(admin: &Client, id: Uuid, change: &UpdateAccount) -> Result<AccountDetails, ClientError> {
    admin.put(&format!("accounts/{id}"), account(admin, id).await.version, change).await
}

/// Gives an account of agency A the installation to keep, as its founding does.
async fn entrust(world: &World, account: AccountId) -> RoleGrantId {
    let (agency, grant, now) = (world.a.id, RoleGrantId::new(world.app.ids.ordered()), world.app.clock.now());
    let put = move |conn: &mut AnyConn| -> Result<(), DbError> {
        diesel::insert_into(role_grants::table)
            .values((
                role_grants::id.eq(Key(grant)),
                role_grants::agency_id.eq(Some(Key(agency))),
                role_grants::account_id.eq(Key(account)),
                role_grants::role.eq("system_admin"),
                role_grants::valid_from.eq(Day(jiff::civil::date(2020, 5, 1))),
                role_grants::created_at.eq(Ts(now)),
                role_grants::version.eq(1),
            ))
            .execute(conn)?;
        Ok(())
    };
    world.app.db.write_tx(put).await.unwrap();
    grant
}

for_each_engine! {
    /// B1: keeping the installation is no agency's to give, by whichever door.
    async fn an_administrator_of_an_agency_makes_nobody_keeper_of_the_installation(world: World) {
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let invited = CreateInvitation { role: Some("system_admin".into()), ..invitation() };
        assert_eq!(code(invite(&admin, world.key(), &invited).await), ProblemCode::Forbidden);
        let own = world.rows(Home::A, Persona::AgencyAdmin).account;
        let grant = CreateRoleGrant {
            account_id: own.uuid(),
            role: "system_admin".into(),
            programme_id: None,
            ends_on: None,
        };
        let granted: Result<RoleGrantDetails, _> = admin.post("role_grants", world.key(), &grant).await;
        assert_eq!(code(granted), ProblemCode::Forbidden);
        let fitting = CreateInvitation { role: Some("agency_admin".into()), ..invitation() };
        invite(&admin, world.key(), &fitting).await.unwrap();
    }

    /// What is not theirs to give is not theirs to take away, nor is the account that holds it.
    async fn an_administrator_of_an_agency_unseats_no_keeper_of_the_installation(world: World) {
        let keeper = world.rows(Home::A, Persona::Decider).account;
        let grant = entrust(&world, keeper).await;
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let path = format!("role_grants/{grant}/end");
        let ended = admin.request(reqwest::Method::POST, &path).header("If-Match", "\"1\"").send().await.unwrap();
        assert_eq!(ended.status(), 403);
        let disabled = UpdateAccount { status: AccountStatus::Disabled, ends_on: None };
        assert_eq!(code(set(&admin, keeper.uuid(), &disabled).await), ProblemCode::Forbidden);
        assert!(world.client(Home::A, Persona::Decider).me().await.is_ok());
    }

    /// B2: a link opens an account that waits for it, not one that was closed meanwhile.
    async fn an_invitation_that_was_disabled_opens_nothing_until_it_is_opened_again(world: World) {
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let details = invite(&admin, world.key(), &invitation()).await.unwrap();
        let disabled = UpdateAccount { status: AccountStatus::Disabled, ends_on: None };
        set(&admin, details.account_id, &disabled).await.unwrap();
        assert_eq!(code(preview(&world, &token(&details)).await), ProblemCode::LinkNotValid);
        assert_eq!(code(redeem(&world, &token(&details), PASSWORD).await), ProblemCode::LinkNotValid);
        let closed = account(&admin, details.account_id).await;
        assert_eq!((closed.status, closed.subject.as_str()), (AccountStatus::Disabled, ""));
        let opened = UpdateAccount { status: AccountStatus::Active, ends_on: None };
        let again = set(&admin, details.account_id, &opened).await.unwrap();
        assert_eq!(again.status, AccountStatus::Invited, "nobody has chosen a password yet");
        redeem(&world, &token(&details), PASSWORD).await.unwrap();
        let taken_up = account(&admin, details.account_id).await;
        assert_eq!((taken_up.status, taken_up.subject.as_str()), (AccountStatus::Active, "kaisa.kumppani"));
    }

    /// A password is dear to work on: whoever holds no link is told so first.
    async fn what_is_no_link_is_told_before_the_password_is_looked_at(world: World) {
        let none = "A".repeat(43);
        assert_eq!(code(redeem(&world, &none, "short").await), ProblemCode::LinkNotValid);
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let details = invite(&admin, world.key(), &invitation()).await.unwrap();
        assert_eq!(code(redeem(&world, &token(&details), "short").await), ProblemCode::InvalidFields);
        redeem(&world, &token(&details), PASSWORD).await.unwrap();
    }

    async fn one_link_in_many_hands_at_once_opens_once(world: World) {
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let details = invite(&admin, world.key(), &invitation()).await.unwrap();
        let secret = token(&details);
        let hands = (0..8).map(|_| redeem(&world, &secret, PASSWORD));
        let outcomes = futures_util::future::join_all(hands).await;
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        let refused = outcomes.into_iter().filter(Result::is_err).map(code);
        assert!(refused.into_iter().all(|code| code == ProblemCode::LinkNotValid));
    }

    /// Nobody is left to open the door again if the last administrator may end themselves.
    async fn the_last_administrator_ends_by_no_date_either(world: World) {
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let own = world.rows(Home::A, Persona::AgencyAdmin).account.uuid();
        let yesterday = UpdateAccount {
            status: AccountStatus::Active,
            ends_on: Some(jiff::civil::date(2020, 5, 3)),
        };
        assert_eq!(code(set(&admin, own, &yesterday).await), ProblemCode::LastAdministrator);
        let later = UpdateAccount { ends_on: Some(jiff::civil::date(2020, 12, 31)), ..yesterday };
        assert!(set(&admin, own, &later).await.is_ok());
    }

    /// Taking an installation into use is as much of a change as any.
    async fn the_founding_of_the_first_agency_is_recorded(world: World) {
        world.app.db.write_tx(clear).await.unwrap();
        let link = polku::access::first_administrator_link(&world.app).await.unwrap();
        let body = RedeemLink {
            token: link.split('#').nth(1).unwrap().to_owned(),
            user_name: "ensimmainen".into(),
            password: PASSWORD.into(),
            agency: Some(FirstAgency {
                business_id: "0245442-8".into(),
                name: Localised { fi: "Virasto".into(), sv: None, en: None },
                display_name: "Eka Pääkäyttäjä".into(),
            }),
        };
        let _: Value = world.anonymous().post_plain("one_time_links/redemption", &body).await.unwrap();
        let read = |conn: &mut AnyConn| -> Result<Vec<String>, DbError> {
            Ok(audit_entries::table.order(audit_entries::id).select(audit_entries::action).load(conn)?)
        };
        let actions = world.app.db.read(read).await.unwrap();
        assert_eq!(actions, ["agency_created", "role_granted", "role_granted", "link_redeemed"]);
    }
}

/// Takes the personas of the tests out: an installation that nobody uses yet.
fn clear(conn: &mut AnyConn) -> Result<(), DbError> {
    diesel::delete(sign_ins::table).execute(conn)?;
    diesel::delete(role_grants::table).execute(conn)?;
    diesel::delete(accounts::table).execute(conn)?;
    diesel::delete(people::table).execute(conn)?;
    diesel::delete(units::table).execute(conn)?;
    diesel::delete(sites::table).execute(conn)?;
    diesel::delete(agencies::table).execute(conn)?;
    Ok(())
}
