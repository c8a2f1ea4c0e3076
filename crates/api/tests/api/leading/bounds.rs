//! What nobody gets by their own hand: a role that was ended, a waiver for oneself or for another group, the evidence of a
//! coach through a task that is no coach's.

use jiff::civil::date;
use polku_api_types::access::{AccountStatus, UpdateAccount};
use polku_api_types::facilitators::{
    AcceptFacilitatorTerms, CheckEvidence, EvidenceOutcome, FacilitatorKind, UpdateFacilitator,
};
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{PublishSessions, SaveSession, SessionsQuery};
use polku_api_types::text::DeliveryMode;
use polku_domain::access::Role;

use super::{bound, coordinator, decider, draft, moved, named, of_staff, proven, set_terms, settle, waiver};
use crate::for_each_engine;
use crate::sessions::another;
use crate::support::{Home, Persona, World, code, problem};

/// The administrator ends the roles that somebody holds for a programme.
async fn end_roles(world: &World, persona: Persona, programme: uuid::Uuid) -> usize {
    let admin = world.client(Home::A, Persona::AgencyAdmin);
    let of = world.rows(Home::A, persona).account.uuid();
    let held = admin.list_role_grants(&Default::default()).await.unwrap().items;
    let mine: Vec<_> =
        held.iter().filter(|one| one.account_id == of && one.programme_id == Some(programme)).collect();
    for grant in &mine {
        let path = format!("role_grants/{}/end", grant.id);
        let version = format!("\"{}\"", grant.version);
        let ended =
            admin.request(reqwest::Method::POST, &path).header("If-Match", version).send().await.unwrap();
        assert_eq!(ended.status(), 200);
    }
    mine.len()
}

for_each_engine! {
    async fn a_role_that_was_ended_comes_back_by_nobodys_own_hand(world: World) {
        let autumn = settle(&world).await;
        let programme = autumn.programme.id;
        let session = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")).await;
        let mentor = bound(&world, programme, Persona::Mentor, FacilitatorKind::Lecturer).await;
        named(&world, &session, &[&mentor]).await.unwrap();
        // The same role in another programme, and in the whole agency.
        let (other, _) = another(&world).await;
        set_terms(&world, other.id).await;
        bound(&world, other.id, Persona::Mentor, FacilitatorKind::Lecturer).await;
        world.grant(Home::A, Persona::Mentor, Role::Facilitator, None).await;
        let own = world.client(Home::A, Persona::Mentor);
        assert_eq!(own.view_led_session(session.id).await.unwrap().member_names.len(), 8, "the control");
        assert_eq!(end_roles(&world, Persona::Mentor, programme).await, 1);
        assert_eq!(code(own.view_led_session(session.id).await), ProblemCode::NotFound, "roles elsewhere open nothing");
        let task = coordinator(&world).view_facilitator(mentor.id).await.unwrap();
        let accept = AcceptFacilitatorTerms { number: 1 };
        own.accept_facilitator_terms(task.id, task.version, world.key(), &accept).await.unwrap();
        assert_eq!(code(own.view_led_session(session.id).await), ProblemCode::NotFound, "accepting again opens nothing");
        let task = coordinator(&world).view_facilitator(mentor.id).await.unwrap();
        let longer = UpdateFacilitator { ends_on: date(2021, 1, 31) };
        let moved = coordinator(&world).update_facilitator(task.id, task.version, &longer).await;
        assert_eq!(code(moved), ProblemCode::FacilitationEnded, "whoever plans gives no roles");
        assert_eq!(code(own.view_led_session(session.id).await), ProblemCode::NotFound);
        let far = UpdateFacilitator { ends_on: date(9999, 12, 31) };
        assert_eq!(code(coordinator(&world).update_facilitator(task.id, task.version, &far).await), ProblemCode::InvalidFields);
        let mut body = of_staff(&world, Persona::Facilitator, FacilitatorKind::Lecturer);
        body.ends_on = date(2025, 5, 5);
        let refused = coordinator(&world).invite_facilitator(programme, world.key(), &body).await;
        assert_eq!(problem(refused).errors[0].fault, FieldCode::NotAllowed, "one day beyond five years");
        body.ends_on = date(2025, 5, 4);
        coordinator(&world).invite_facilitator(programme, world.key(), &body).await.unwrap();
    }

    async fn nobody_waives_for_themselves_and_a_waiver_is_for_one_group(world: World) {
        let autumn = settle(&world).await;
        let coach = bound(&world, autumn.programme.id, Persona::Coach, FacilitatorKind::Coach).await;
        let session = draft(&world, &autumn, DeliveryMode::Remote, &coach).await;
        world.grant(Home::A, Persona::Coach, Role::Decider, None).await;
        let body = waiver(&coach, DeliveryMode::Remote);
        let own = world.client(Home::A, Persona::Coach).waive_coach_policy(session.id, world.key(), &body).await;
        assert_eq!(code(own), ProblemCode::Forbidden);
        let client = coordinator(&world);
        let save = async |change: &dyn Fn(SaveSession) -> SaveSession| {
            let now = client.view_session(session.id).await.unwrap();
            client.update_session(session.id, now.version, &change(now.to_save())).await
        };
        let group = |id: Option<uuid::Uuid>| move |body: SaveSession| SaveSession { group_id: id, ..body };
        let (first, second) = (session.group.as_ref().map(|group| group.id), Some(autumn.groups.groups[1].id));
        assert_ne!(first, second);
        // The controls: before there is a waiver the group may change, and with it the room.
        save(&group(second)).await.unwrap();
        save(&group(first)).await.unwrap();
        decider(&world).waive_coach_policy(session.id, world.key(), &body).await.unwrap();
        assert_eq!(code(save(&group(second)).await), ProblemCode::SessionStandsStill);
        save(&|body| SaveSession { place: Some("Sali 2".into()), ..body }).await.unwrap();
        autumn.publish(&world, std::slice::from_ref(&session)).await;
    }

    async fn whose_last_day_comes_before_the_session_does_not_lead_it(world: World) {
        let autumn = settle(&world).await;
        let coach = bound(&world, autumn.programme.id, Persona::Coach, FacilitatorKind::Coach).await;
        proven(&world, &coach, 12, 240, 4).await;
        let session = draft(&world, &autumn, DeliveryMode::Remote, &coach).await;
        let client = coordinator(&world);
        let until = async |month, day| {
            let now = client.view_facilitator(coach.id).await.unwrap();
            client.update_facilitator(coach.id, now.version, &UpdateFacilitator { ends_on: date(2020, month, day) }).await.unwrap();
        };
        until(9, 7).await;
        let body = PublishSessions { session_ids: vec![session.id] };
        let publish = async || client.publish_sessions(autumn.programme.id, world.key(), &body).await;
        assert_eq!(problem(publish().await).errors[0].fault, FieldCode::Missing);
        // The control: one day more, which is the day of the session.
        until(9, 8).await;
        publish().await.unwrap();
        let later = async |to: &str| {
            let now = client.view_session(session.id).await.unwrap();
            let body = SaveSession { start: format!("{to}T09:00"), end: format!("{to}T12:00"), ..now.to_save() };
            client.update_session(session.id, now.version, &body).await
        };
        assert_eq!(code(later("2020-09-09").await), ProblemCode::CoachPolicyBreached);
        later("2020-09-07").await.unwrap();
        until(9, 6).await;
        let open = client.list_coach_breaches(autumn.programme.id, &Default::default()).await.unwrap().items;
        assert_eq!(open.len(), 1, "and it is told where breaches are");
        assert_eq!(code(moved(&world, &session, DeliveryMode::Hybrid).await), ProblemCode::CoachPolicyBreached);
    }

    async fn what_a_coach_has_behind_them_is_seen_through_the_task_of_a_coach_alone(world: World) {
        let autumn = settle(&world).await;
        let coach = bound(&world, autumn.programme.id, Persona::Coach, FacilitatorKind::Coach).await;
        proven(&world, &coach, 12, 240, 4).await;
        let stated = coordinator(&world).view_facilitator(coach.id).await.unwrap().evidence;
        assert_eq!(stated.len(), 1, "the control");
        let (other, _) = another(&world).await;
        set_terms(&world, other.id).await;
        let body = of_staff(&world, Persona::Coach, FacilitatorKind::Lecturer);
        let lecturer = coordinator(&world).invite_facilitator(other.id, world.key(), &body).await.unwrap();
        assert!(lecturer.evidence.is_empty());
        let listed = coordinator(&world).list_facilitators(other.id, &Default::default()).await.unwrap().items;
        assert!(listed.iter().all(|one| one.evidence.is_empty()));
        let check = CheckEvidence { outcome: EvidenceOutcome::Confirmed };
        let through = decider(&world).check_evidence(lecturer.id, stated[0].id, world.key(), &check).await;
        assert_eq!(code(through), ProblemCode::NotFound);
    }

    async fn whoever_looks_at_what_was_found_of_a_coach_is_in_their_log(world: World) {
        let autumn = settle(&world).await;
        let coach = bound(&world, autumn.programme.id, Persona::Coach, FacilitatorKind::Coach).await;
        let session = draft(&world, &autumn, DeliveryMode::Remote, &coach).await;
        let body = waiver(&coach, DeliveryMode::Remote);
        decider(&world).waive_coach_policy(session.id, world.key(), &body).await.unwrap();
        let looks = async || {
            let log = world.client(Home::A, Persona::Coach).view_my_access_log(&Default::default()).await.unwrap();
            log.items.into_iter().map(|look| look.operation).collect::<Vec<_>>()
        };
        let before = looks().await;
        assert!(!before.iter().any(|one| one.starts_with("list_coach") || one == "view_session_leading"), "the control");
        coordinator(&world).view_session_leading(session.id).await.unwrap();
        decider(&world).list_coach_waivers(autumn.programme.id, &Default::default()).await.unwrap();
        let after = looks().await;
        for operation in ["view_session_leading", "list_coach_waivers"] {
            assert!(after.iter().any(|one| one == operation), "{operation}: {after:?}");
        }
    }

    async fn whoever_decides_reads_no_way_into_a_meeting(world: World) {
        let autumn = settle(&world).await;
        let lecture = autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00");
        let body = SaveSession { join_address: Some("https://meet.example/abc".into()), mode: Some(DeliveryMode::Remote), ..lecture };
        let session = autumn.told(&world, body).await;
        assert!(coordinator(&world).view_session(session.id).await.unwrap().join_address.is_some(), "the control");
        assert_eq!(decider(&world).view_session(session.id).await.unwrap().join_address, None);
        let listed = decider(&world).list_sessions(autumn.programme.id, &SessionsQuery::default()).await.unwrap().items;
        assert!(!listed.is_empty() && listed.iter().all(|one| one.join_address.is_none()));
    }

    /// A disabled account's calendar is followed by nobody, and opening the account again does not bring it back.
    async fn a_disabled_account_ends_its_calendar_address(world: World) {
        let who = Persona::Participant;
        let client = world.client(Home::A, who);
        client.make_own_calendar_address(world.key()).await.unwrap();
        assert!(client.view_own_calendar_address().await.unwrap().made_at.is_some(), "the control");
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let account = world.rows(Home::A, who).account.uuid();
        for status in [AccountStatus::Disabled, AccountStatus::Active] {
            let all = admin.list_accounts(&Default::default()).await.unwrap().items;
            let now = all.iter().find(|one| one.id == account).unwrap();
            admin.update_account(account, now.version, &UpdateAccount { status, ends_on: None }).await.unwrap();
        }
        let (scope, person) = (world.home(Home::A).id, world.rows(Home::A, who).person.unwrap());
        assert!(!has_address(&world, scope, person).await);
    }
}

async fn has_address(
    world: &World,
    agency: polku_domain::ids::AgencyId,
    person: polku_domain::ids::PersonId,
) -> bool {
    use diesel::prelude::*;
    use polku::db::schema::calendar_addresses::dsl as addresses;
    use polku::db::{AnyConn, DbError, Key};
    let read = move |conn: &mut AnyConn| -> Result<i64, DbError> {
        let own = addresses::calendar_addresses
            .filter(addresses::agency_id.eq(Key(agency)))
            .filter(addresses::person_id.eq(Key(person)));
        Ok(own.count().get_result(conn)?)
    };
    world.app.db.read(read).await.unwrap() > 0
}
