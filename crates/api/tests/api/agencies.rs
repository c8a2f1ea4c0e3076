//! Agencies, units and sites.

use diesel::prelude::*;
use jiff::civil::date;
use polku::db::schema::mails;
use polku::db::{AnyConn, DbError};
use polku_api_types::access::{RedeemLink, SignIn};
use polku_api_types::agencies::{
    CreateAgency, CreateSite, CreateUnit, FirstAdministrator, RenewInvitation, UpdateAgency, UpdateUnit,
};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::text::{Language, Localised};
use polku_client::Client;
use reqwest::Method;
use serde_json::Value;

use crate::for_each_engine;
use crate::support::{Home, Persona, World, code, problem};

fn name(fi: &str) -> Localised {
    Localised { fi: fi.to_owned(), sv: None, en: None }
}

fn unit(name: &str) -> CreateUnit {
    CreateUnit { name: name.to_owned(), valid_from: date(2020, 1, 1), valid_until: None }
}

fn first_administrator() -> FirstAdministrator {
    FirstAdministrator {
        display_name: "Aino Alku".into(),
        email: "aino.alku@kolmas.example".into(),
        language: Language::Sv,
    }
}

/// The values of the invitations in the outbox to an address.
async fn invitations_to(world: &World, address: &'static str) -> Vec<String> {
    let read = move |conn: &mut AnyConn| -> Result<Vec<String>, DbError> {
        let of = mails::table.filter(mails::address.eq(address)).filter(mails::template.eq("invitation"));
        Ok(of.filter(mails::language.eq("sv")).select(mails::arguments).load(conn)?)
    };
    world.app.db.read(read).await.unwrap()
}

/// A browser that has signed in.
async fn signed_in(world: &World, user_name: &str, password: &str) -> Client {
    let client = world.anonymous();
    let body = SignIn { user_name: user_name.into(), password: password.into() };
    let answer = client.request(Method::POST, "sign_ins").json(&body).send().await.unwrap();
    assert_eq!(answer.status(), 204);
    client
}

for_each_engine! {
    async fn administrator_changes_the_agency_everybody_reads(world: World) {
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let seen = world.client(Home::A, Persona::Participant).view_agency().await.unwrap();
        assert_eq!(seen.business_id, "0245442-8");
        let change = UpdateAgency { name: name("Uusi nimi"), viewer_names_shown: true };
        let changed = admin.update_agency(seen.version, &change).await.unwrap();
        assert_eq!((changed.name.fi.as_str(), changed.viewer_names_shown), ("Uusi nimi", true));
        assert_eq!(code(admin.update_agency(seen.version, &change).await), ProblemCode::StaleVersion);
        let other = world.client(Home::B, Persona::Participant).view_agency().await.unwrap();
        assert_eq!(other.name.fi, "Virasto B");
    }

    async fn who_does_not_administer_changes_nothing(world: World) {
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let change = UpdateAgency { name: name("Uusi nimi"), viewer_names_shown: true };
        assert_eq!(code(coordinator.update_agency(1, &change).await), ProblemCode::Forbidden);
        assert_eq!(code(coordinator.create_unit(world.key(), &unit("X")).await), ProblemCode::Forbidden);
    }

    async fn units_have_days_and_a_name_of_their_own(world: World) {
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let key = world.key();
        let created = admin.create_unit(key, &unit("Viestintä")).await.unwrap();
        assert_eq!(admin.create_unit(key, &unit("Viestintä")).await.unwrap().id, created.id, "one key, one unit");
        let taken = problem(admin.create_unit(world.key(), &unit("Viestintä")).await);
        assert_eq!((taken.errors[0].pointer.as_str(), &taken.errors[0].fault), ("/name", &FieldCode::Duplicate));
        let until = Some(date(2019, 12, 31));
        let reversed = CreateUnit { valid_until: until, ..unit("Hallinto") };
        let reversed = problem(admin.create_unit(world.key(), &reversed).await);
        assert_eq!(reversed.errors[0].fault, FieldCode::OutOfOrder);
        let end = UpdateUnit {
            name: "Viestintä".into(),
            valid_from: date(2020, 1, 1),
            valid_until: Some(date(2020, 12, 31)),
        };
        let ended = admin.update_unit(created.id, created.version, &end).await.unwrap();
        assert_eq!((ended.valid_until, ended.version), (Some(date(2020, 12, 31)), 2));
        let stale = admin.update_unit(created.id, created.version, &end).await;
        assert_eq!(code(stale), ProblemCode::StaleVersion);
        let names: Vec<String> =
            admin.list_units(&PageQuery::default()).await.unwrap().items.into_iter().map(|unit| unit.name).collect();
        assert_eq!(names, ["Viestintä", "Yksikkö 1"]);
    }

    async fn units_and_sites_of_another_agency_do_not_exist(world: World) {
        let a = world.client(Home::A, Persona::AgencyAdmin);
        let b = world.client(Home::B, Persona::AgencyAdmin);
        let site = CreateSite { name: "Vaasa".into(), valid_from: date(2020, 1, 1), valid_until: None };
        a.create_site(world.key(), &site).await.unwrap();
        assert!(b.list_sites(&PageQuery::default()).await.unwrap().items.iter().all(|site| site.name != "Vaasa"));
        let theirs = world.home(Home::A).unit.uuid();
        let change = UpdateUnit { name: "Oma".into(), valid_from: date(2020, 1, 1), valid_until: None };
        assert_eq!(code(b.update_unit(theirs, 1, &change).await), ProblemCode::NotFound);
    }

    async fn system_administrator_takes_agencies_into_service(world: World) {
        let system = world.client(Home::A, Persona::SystemAdmin);
        let new = |id: &str| CreateAgency {
            business_id: id.into(),
            name: name("Kolmas virasto"),
            administrator: first_administrator(),
        };
        let wrong = problem(system.create_agency(world.key(), &new("1572860-1")).await);
        assert_eq!(wrong.errors[0].fault, FieldCode::WrongCheckDigit);
        let created = system.create_agency(world.key(), &new("1572860-0")).await.unwrap();
        assert_eq!(created.agency.business_id, "1572860-0");
        let again = problem(system.create_agency(world.key(), &new("1572860-0")).await);
        assert_eq!(again.errors[0].fault, FieldCode::Duplicate);
        assert_eq!(system.list_agencies(&PageQuery::default()).await.unwrap().items.len(), 3);
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        assert_eq!(code(admin.list_agencies(&PageQuery::default()).await), ProblemCode::Forbidden);
    }

    /// An agency without anybody who could invite would stay empty for ever.
    async fn a_new_agency_has_an_administrator_who_can_begin(world: World) {
        let system = world.client(Home::A, Persona::SystemAdmin);
        let new = CreateAgency {
            business_id: "1572860-0".into(),
            name: name("Kolmas virasto"),
            administrator: first_administrator(),
        };
        let mut broken = new.clone();
        broken.administrator.display_name = "  ".into();
        broken.administrator.email = "ei osoite".into();
        let refused = problem(system.create_agency(world.key(), &broken).await);
        let fields: Vec<&str> = refused.errors.iter().map(|error| error.pointer.as_str()).collect();
        assert_eq!(fields, ["/administrator/display_name", "/administrator/email"]);

        let key = world.key();
        let created = system.create_agency(key, &new).await.unwrap();
        let link = created.invitation.link.clone().expect("shown once");
        let again = system.create_agency(key, &new).await.unwrap();
        assert_eq!((again.agency, again.invitation.link), (created.agency, None), "a repeat creates and shows nothing");
        let mails = invitations_to(&world, "aino.alku@kolmas.example").await;
        assert_eq!(mails.len(), 1);
        assert!(mails[0].contains(&link), "{mails:?}");

        let redeemed = RedeemLink {
            token: link.split('#').nth(1).unwrap().to_owned(),
            user_name: "aino.alku".into(),
            password: "neljä vihreää kelloa".into(),
            agency: None,
        };
        let _: Value = world.anonymous().post_plain("one_time_links/redemption", &redeemed).await.unwrap();
        let own = signed_in(&world, "aino.alku", "neljä vihreää kelloa").await;
        assert_eq!(own.view_agency().await.unwrap().business_id, "1572860-0");
        let accounts = own.list_accounts(&PageQuery::default()).await.unwrap().items;
        let roles: Vec<&str> = accounts[0].roles.iter().map(|grant| grant.role.as_str()).collect();
        assert_eq!((accounts.len(), roles), (1, vec!["agency_admin"]), "of this agency and no more");
        assert_eq!(code(own.list_agencies(&PageQuery::default()).await), ProblemCode::Forbidden);
    }

    /// A link that has run out, or went to a wrong address, would leave the agency empty for ever.
    async fn the_link_of_a_first_administrator_is_renewed_until_it_is_redeemed(world: World) {
        let system = world.client(Home::A, Persona::SystemAdmin);
        let new = CreateAgency {
            business_id: "1572860-0".into(),
            name: name("Kolmas virasto"),
            administrator: first_administrator(),
        };
        let created = system.create_agency(world.key(), &new).await.unwrap();
        let (id, old) = (created.agency.id, created.invitation.link.unwrap());
        let listed = async || {
            let all = system.list_agencies(&PageQuery::default()).await.unwrap().items;
            all.into_iter().find(|agency| agency.id == id).unwrap().invited
        };
        let invited = listed().await.unwrap();
        assert_eq!((invited.display_name.as_str(), invited.expired), ("Aino Alku", false));
        world.clock.set(invited.expires_at.unwrap());
        let system = world.client(Home::A, Persona::SystemAdmin);
        assert!(listed().await.unwrap().expired);

        let body = |email: &str| RenewInvitation { email: email.into() };
        let wrong = problem(system.renew_agency_invitation(id, world.key(), &body("ei osoite")).await);
        assert_eq!(wrong.errors[0].pointer, "/email");
        let key = world.key();
        let renewed = system.renew_agency_invitation(id, key, &body("aino@kolmas.example")).await.unwrap();
        let link = renewed.link.clone().expect("shown once");
        assert_eq!(renewed.account_id, created.invitation.account_id, "the same account waits");
        let again = system.renew_agency_invitation(id, key, &body("aino@kolmas.example")).await.unwrap();
        assert_eq!(again.link, None, "a repeat renews and shows nothing");
        assert!(!listed().await.unwrap().expired);
        let mails = invitations_to(&world, "aino@kolmas.example").await;
        assert_eq!(mails.len(), 1);
        assert!(mails[0].contains(&link));
        let later = system.renew_agency_invitation(id, world.key(), &body("aino@kolmas.example")).await.unwrap();
        let last = later.link.unwrap();

        let redeem = async |link: &str| {
            let redeemed = RedeemLink {
                token: link.split('#').nth(1).unwrap().to_owned(),
                user_name: "aino.alku".into(),
                password: "neljä vihreää kelloa".into(),
                agency: None,
            };
            world.anonymous().post_plain::<Value>("one_time_links/redemption", &redeemed).await
        };
        for void in [&old, &link] {
            assert_eq!(code(redeem(void).await), ProblemCode::LinkNotValid);
        }
        redeem(&last).await.unwrap();
        assert_eq!(listed().await, None);
        let late = system.renew_agency_invitation(id, world.key(), &body("aino@kolmas.example")).await;
        assert_eq!(code(late), ProblemCode::InvitationRedeemed);

        let own = world.home(Home::A).id.uuid();
        let taken = system.renew_agency_invitation(own, world.key(), &body("a@b.example")).await;
        assert_eq!(code(taken), ProblemCode::InvitationRedeemed, "an agency in use has no first link");
        let nowhere = system.renew_agency_invitation(world.key(), world.key(), &body("a@b.example")).await;
        assert_eq!(code(nowhere), ProblemCode::NotFound);
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let refused = admin.renew_agency_invitation(id, world.key(), &body("a@b.example")).await;
        assert_eq!(code(refused), ProblemCode::Forbidden);
    }
}
