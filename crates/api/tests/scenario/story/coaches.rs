//! Part 3 goes on: a coach from outside is invited, restrictions turn a part of the coaching remote, and a coach without
//! experience is stopped.

use jiff::civil::date;
use polku_api_types::access::{RedeemLink, SignIn};
use polku_api_types::facilitators::{
    AcceptFacilitatorTerms, CheckEvidence, EvidenceOutcome, FacilitatorDetails, FacilitatorKind,
    InviteFacilitator, SetFacilitatorTerms, StateEvidence,
};
use polku_api_types::leading::{AssignFacilitators, WaiveCoachPolicy};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{
    ModeCause, OwnSessionsQuery, SaveSession, SessionDetails, SessionState, SessionsQuery,
};
use polku_api_types::text::{DeliveryMode, Localised};
use polku_client::{Client, ClientError};
use uuid::Uuid;

use super::house::{COORDINATOR, DECIDER, House};
use super::programmes::Programmes;
use crate::covered::covers;

const PASSWORD: &str = "neljä vihreää kelloa";

pub fn guest(name: &str, email: &str) -> InviteFacilitator {
    InviteFacilitator {
        kind: FacilitatorKind::Coach,
        person_id: None,
        name: Some(name.into()),
        organisation: Some("HAUS".into()),
        email: Some(email.into()),
        language: None,
        ends_on: date(2020, 12, 31),
    }
}

/// The veteran signs in once more.
pub async fn again(house: &House) -> Client {
    let client = house.anybody();
    let body = SignIn { user_name: "kaisa.kokenut".into(), password: PASSWORD.into() };
    client.sign_in(&body).await.unwrap();
    client
}

/// The two come by the links in their mails, and accept the terms.
pub async fn come(
    house: &House,
    mails: &[polku_api_types::notify::SunkMail],
    email: &str,
    user: &str,
) -> Client {
    let link = mails
        .iter()
        .filter(|mail| mail.recipient == email)
        .find_map(|mail| mail.text.split("/invitation#").nth(1))
        .expect("a link to an account");
    let token = link.split_whitespace().next().unwrap().to_owned();
    let client = house.anybody();
    let body = RedeemLink { token, user_name: user.into(), password: PASSWORD.into(), agency: None };
    client.redeem_link(&body).await.unwrap();
    client.sign_in(&SignIn { user_name: user.into(), password: PASSWORD.into() }).await.unwrap();
    let own = client.list_own_facilitations().await.unwrap().items.remove(0);
    let accepted = AcceptFacilitatorTerms { number: own.terms.number };
    client.accept_facilitator_terms(own.id, own.version, house.key(), &accepted).await.unwrap();
    client
}

pub async fn proven(
    house: &House,
    coordinator: &Client,
    coach: &FacilitatorDetails,
    years: u32,
    remote_hours: u32,
) {
    let body = StateEvidence { years, remote_hours, references: 3, note: None };
    let stated = coordinator.state_evidence(coach.id, house.key(), &body).await.unwrap();
    let check = CheckEvidence { outcome: EvidenceOutcome::Confirmed };
    let decider = house.sign_in(DECIDER).await;
    decider.check_evidence(coach.id, stated.evidence[0].id, house.key(), &check).await.unwrap();
}

async fn led(coordinator: &Client, session: &SessionDetails, coach: &FacilitatorDetails) {
    let version = coordinator.view_session(session.id).await.unwrap().version;
    let body = AssignFacilitators { facilitator_ids: vec![coach.id] };
    coordinator.assign_facilitators(session.id, version, &body).await.unwrap();
}

async fn remote(coordinator: &Client, session: &SessionDetails) -> Result<SessionDetails, ClientError> {
    let now = coordinator.view_session(session.id).await.unwrap();
    let told = now.state == SessionState::Published && now.mode != DeliveryMode::Remote;
    let body = SaveSession {
        mode: Some(DeliveryMode::Remote),
        mode_cause: told.then_some(ModeCause::Restrictions),
        ..now.to_save()
    };
    coordinator.update_session(session.id, now.version, &body).await
}

/// 10 August: two coaches of the partner come in, and the restrictions turn coaching remote.
pub async fn restrictions(house: &House, programmes: &Programmes) {
    house.on(10, 8, 15, 30);
    let coordinator = house.sign_in(COORDINATOR).await;
    let text = Localised { fi: "Tapaamisissa kuultu jää tapaamisiin.".into(), sv: None, en: None };
    coordinator.set_facilitator_terms(programmes.a, 0, &SetFacilitatorTerms { text }).await.unwrap();
    house.new_mails().await;
    let invite = async |name: &str, email: &str| {
        coordinator.invite_facilitator(programmes.a, house.key(), &guest(name, email)).await.unwrap()
    };
    let veteran = invite("Kaisa Kokenut", "kaisa@haus.example").await;
    let beginner = invite("Aatu Aloittelija", "aatu@haus.example").await;
    let mails = house.new_mails().await;
    let kaisa = come(house, &mails, "kaisa@haus.example", "kaisa.kokenut").await;
    let aatu = come(house, &mails, "aatu@haus.example", "aatu.aloittelija").await;
    covers("R12 R14", "coaches of the partner come in by invitation, with terms and a last day");
    proven(house, &coordinator, &veteran, 15, 300).await;
    proven(house, &coordinator, &beginner, 1, 5).await;

    let all = SessionsQuery { limit: Some(200), ..SessionsQuery::default() };
    let sessions = coordinator.list_sessions(programmes.a, &all).await.unwrap().items;
    let coaching: Vec<&SessionDetails> =
        sessions.iter().filter(|one| one.kind == ElementKind::SmallGroupCoaching).collect();
    let (first, second) = (coaching[0], coaching[1]);
    led(&coordinator, first, &veteran).await;
    led(&coordinator, second, &beginner).await;
    let names = kaisa.view_led_session(first.id).await.unwrap().member_names;
    assert_eq!(names.len(), first.members as usize);
    assert!(
        kaisa.view_led_session(second.id).await.is_err() && aatu.view_led_session(first.id).await.is_err()
    );
    assert_eq!(aatu.list_led_sessions(&OwnSessionsQuery::default()).await.unwrap().items.len(), 1);
    covers("R12", "a coach sees the members of the own sessions and of no others");

    remote(&coordinator, first).await.unwrap();
    let Err(ClientError::Problem(refused)) = remote(&coordinator, second).await else { panic!("stopped") };
    assert_eq!(refused.code, ProblemCode::CoachPolicyBreached);
    covers("R57 N6", "when it turns remote a very experienced coach goes on and a beginner is stopped");
    let body = WaiveCoachPolicy {
        facilitator_id: beginner.id,
        mode: DeliveryMode::Remote,
        reason: "Ryhmä tuntee valmentajan, ja kokenut pari on mukana.".into(),
        name: "Päivi Päättäjä".into(),
        title: "kehittämispäällikkö".into(),
    };
    let decider = house.sign_in(DECIDER).await;
    decider.waive_coach_policy(second.id, house.key(), &body).await.unwrap();
    remote(&coordinator, second).await.unwrap();
    let page = PageQuery::default();
    let waivers = coordinator.list_coach_waivers(programmes.a, &page).await.unwrap().items;
    assert_eq!((waivers.len(), waivers[0].ended), (1, None));
    assert!(coordinator.list_coach_breaches(programmes.a, &page).await.unwrap().items.is_empty());
    covers("R58 R59 N6", "a waiver with name and reason is kept for the evaluation, and no breach is open");
    house.new_mails().await;
}

/// The veteran leads whatever coaching nobody leads yet.
pub async fn lead_the_rest(coordinator: &Client, programme: Uuid) {
    let page = PageQuery { limit: Some(200), ..PageQuery::default() };
    let all = coordinator.list_facilitators(programme, &page).await.unwrap().items;
    let veteran = all.iter().find(|one| one.name.as_deref() == Some("Kaisa Kokenut")).unwrap();
    let query = SessionsQuery { limit: Some(200), ..SessionsQuery::default() };
    let sessions = coordinator.list_sessions(programme, &query).await.unwrap().items;
    let of_nobody =
        |one: &&SessionDetails| one.kind == ElementKind::SmallGroupCoaching && one.led_by.is_empty();
    for session in sessions.iter().filter(of_nobody) {
        led(coordinator, session, veteran).await;
    }
}
