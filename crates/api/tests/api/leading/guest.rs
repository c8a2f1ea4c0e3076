//! Somebody from outside: invited by mail, signed in by the house's own way, forgotten three months after the last day.

use diesel::prelude::*;
use jiff::civil::date;
use polku::db::DbError;
use polku::db::schema::{coach_evidence, facilitators, mails};
use polku::jobs::Runner;
use polku_api_types::access::{RedeemLink, SignIn};
use polku_api_types::facilitators::{
    AcceptFacilitatorTerms, FacilitatorDetails, FacilitatorKind, FacilitatorStage, InviteFacilitator,
    StateEvidence,
};
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ElementKind;
use polku_api_types::text::Language;
use polku_client::Client;

use super::{Autumn, coordinator, named, settle};
use crate::for_each_engine;
use crate::support::{World, code};

const PASSWORD: &str = "neljä vihreää kelloa";

fn kaisa() -> InviteFacilitator {
    InviteFacilitator {
        kind: FacilitatorKind::Coach,
        person_id: None,
        name: Some("Kaisa Kumppani".into()),
        organisation: Some("Kumppani Oy".into()),
        email: Some("kaisa@kumppani.example".into()),
        language: Some(Language::Sv),
        ends_on: date(2020, 12, 31),
    }
}

async fn invited(world: &World, autumn: &Autumn) -> FacilitatorDetails {
    coordinator(world).invite_facilitator(autumn.programme.id, world.key(), &kaisa()).await.unwrap()
}

/// The secrets of the links in the mails.
async fn tokens(world: &World) -> Vec<String> {
    let arguments: Vec<String> = world
        .app
        .db
        .read(|conn| -> Result<Vec<String>, DbError> {
            let mail = mails::table.filter(mails::template.eq("invitation"));
            Ok(mail
                .filter(mails::address.eq("kaisa@kumppani.example"))
                .select(mails::arguments)
                .load(conn)?)
        })
        .await
        .unwrap();
    let secret = |arguments: &String| {
        arguments.split("/invitation#").nth(1).expect("a link").split('"').next().unwrap().to_owned()
    };
    arguments.iter().map(secret).collect()
}

fn redeem(token: String) -> RedeemLink {
    RedeemLink { token, user_name: "kaisa.kumppani".into(), password: PASSWORD.into(), agency: None }
}

/// Opens the account with the link that is none of these, and signs in.
async fn signed_in(world: &World, lost: &[String]) -> Client {
    let token = tokens(world).await.into_iter().find(|token| !lost.contains(token)).expect("a new link");
    let client = world.anonymous();
    client.redeem_link(&redeem(token)).await.unwrap();
    once_more(&client).await;
    client
}

async fn once_more(client: &Client) {
    client.sign_in(&SignIn { user_name: "kaisa.kumppani".into(), password: PASSWORD.into() }).await.unwrap();
}

async fn kept(world: &World) -> (i64, i64) {
    world
        .app
        .db
        .read(|conn| -> Result<(i64, i64), DbError> {
            let known = facilitators::table.filter(facilitators::email.is_not_null());
            Ok((known.count().get_result(conn)?, coach_evidence::table.count().get_result(conn)?))
        })
        .await
        .unwrap()
}

for_each_engine! {
    async fn a_guest_comes_by_mail_accepts_leads_and_is_forgotten(world: World) {
        let autumn = settle(&world).await;
        let guest = invited(&world, &autumn).await;
        assert_eq!((guest.stage, guest.on_staff), (FacilitatorStage::Invited, false));
        let client = signed_in(&world, &[]).await;
        let session = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")).await;
        named(&world, &session, &[&guest]).await.unwrap();
        assert_eq!(code(client.list_led_sessions(&Default::default()).await), ProblemCode::Forbidden, "no role yet");
        let own = client.list_own_facilitations().await.unwrap().items.remove(0);
        assert_eq!((own.organisation.as_deref(), own.email.as_deref()), (Some("Kumppani Oy"), Some("kaisa@kumppani.example")));
        let body = AcceptFacilitatorTerms { number: own.terms.number };
        client.accept_facilitator_terms(own.id, own.version, world.key(), &body).await.unwrap();
        assert_eq!(client.view_led_session(session.id).await.unwrap().member_names.len(), 8);
        let stated = StateEvidence { years: 8, remote_hours: 10, references: 1, note: Some("Virastoja".into()) };
        coordinator(&world).state_evidence(guest.id, world.key(), &stated).await.unwrap();
        assert_eq!(client.list_own_facilitations().await.unwrap().items[0].evidence.len(), 1, "all that is held is shown");
        // Three months after the last day, and not a day before.
        crate::retention::at(&world, date(2021, 3, 31));
        Runner::new(world.app.clone()).run_due().await.unwrap();
        assert_eq!(kept(&world).await, (1, 1));
        crate::retention::at(&world, date(2021, 4, 3));
        Runner::new(world.app.clone()).run_due().await.unwrap();
        assert_eq!(kept(&world).await, (0, 0));
        let page = coordinator(&world).list_facilitators(autumn.programme.id, &Default::default()).await.unwrap();
        assert_eq!((page.items[0].name.as_deref(), page.items[0].evidence.len()), (None, 0));
        assert_eq!(coordinator(&world).view_session(session.id).await.unwrap().led_by[0].name, None);
    }

    async fn a_lost_link_is_sent_again_and_the_old_one_is_void(world: World) {
        let autumn = settle(&world).await;
        let guest = invited(&world, &autumn).await;
        assert!(guest.account_waits);
        let lost = tokens(&world).await;
        let renewed = coordinator(&world).renew_facilitator_invitation(guest.id, world.key()).await.unwrap();
        assert_eq!((renewed.id, renewed.account_waits), (guest.id, true));
        assert_eq!(code(world.anonymous().redeem_link(&redeem(lost[0].clone())).await), ProblemCode::LinkNotValid);
        // The control: the new one opens the very account, and then there is nothing to send.
        signed_in(&world, &lost).await;
        assert!(!coordinator(&world).view_facilitator(guest.id).await.unwrap().account_waits);
        let again = coordinator(&world).renew_facilitator_invitation(guest.id, world.key()).await;
        assert_eq!(code(again), ProblemCode::InvitationRedeemed);
        let decider = crate::leading::decider(&world).renew_facilitator_invitation(guest.id, world.key()).await;
        assert_eq!(code(decider), ProblemCode::Forbidden);
    }

    async fn whoever_is_asked_twice_has_one_account(world: World) {
        let autumn = settle(&world).await;
        invited(&world, &autumn).await;
        let client = signed_in(&world, &[]).await;
        let ask = async |body: InviteFacilitator| coordinator(&world).invite_facilitator(autumn.programme.id, world.key(), &body).await.unwrap();
        ask(InviteFacilitator { kind: FacilitatorKind::Mentor, ends_on: date(2021, 6, 30), ..kaisa() }).await;
        assert_eq!(client.list_own_facilitations().await.unwrap().items.len(), 2);
        // The account lasts as long as the longest of its tasks.
        crate::retention::at(&world, date(2021, 5, 1));
        once_more(&client).await;
        assert_eq!(client.list_own_facilitations().await.unwrap().items.len(), 2);
        // The control: somebody else behind the same address is somebody else.
        ask(InviteFacilitator { name: Some("Kalle Kumppani".into()), ends_on: date(2021, 6, 30), ..kaisa() }).await;
        assert_eq!(client.list_own_facilitations().await.unwrap().items.len(), 2);
    }

    async fn nobody_is_invited_without_terms_or_without_a_day(world: World) {
        let autumn = Autumn::settle(&world).await;
        let client = coordinator(&world);
        let asked = client.invite_facilitator(autumn.programme.id, world.key(), &kaisa()).await;
        assert_eq!(code(asked), ProblemCode::FacilitatorTermsMissing);
        crate::leading::set_terms(&world, autumn.programme.id).await;
        for wrong in [
            InviteFacilitator { ends_on: date(2020, 5, 3), ..kaisa() },
            InviteFacilitator { email: None, ..kaisa() },
            InviteFacilitator { email: Some("kaisa".into()), ..kaisa() },
            InviteFacilitator { person_id: Some(world.key()), ..kaisa() },
        ] {
            let refused = client.invite_facilitator(autumn.programme.id, world.key(), &wrong).await;
            assert_eq!(code(refused), ProblemCode::InvalidFields, "{wrong:?}");
        }
        assert_eq!(invited(&world, &autumn).await.stage, FacilitatorStage::Invited, "the control");
    }
}
