//! On site or remotely (N7, R46): chosen within capacity, until a deadline, and the last seat is given once.

use polku_api_types::circumstances::{ChangeCircumstances, PreviewCircumstances, SeenSession};
use polku_api_types::problem::{FieldCode, Problem, ProblemCode};
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{
    CancelSession, CancellationReason, ChooseWay, ModeCause, OwnChoosing, OwnSession, SaveSession,
    SessionDetails, SessionWays, Way,
};
use polku_api_types::text::DeliveryMode;
use polku_client::{Client, ClientError};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::{Autumn, TAKING_PART, coordinator, once, own as own_sessions};
use crate::for_each_engine;
use crate::retention::{count, execute};
use crate::support::calls::set_clock;
use crate::support::{Home, Persona, World, code, problem};

const WHO: Persona = Persona::Participant;
const OTHER: Persona = Persona::OtherParticipant;

fn client(world: &World, persona: Persona) -> Client {
    world.client(Home::A, persona)
}

/// A hybrid lecture on 8 September at nine, of which members choose until the day before.
fn hybrid(autumn: &Autumn, seats: Option<u32>, remote_seats: Option<u32>) -> SaveSession {
    SaveSession {
        mode: Some(DeliveryMode::Hybrid),
        seats,
        remote_seats,
        choose_hours: Some(24),
        ..autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")
    }
}

async fn choose(world: &World, persona: Persona, session: Uuid, way: Way) -> Result<OwnSession, ClientError> {
    client(world, persona).choose_way(session, world.key(), &ChooseWay { way }).await
}

async fn own(world: &World, persona: Persona, session: Uuid) -> OwnChoosing {
    client(world, persona).view_own_session(session).await.unwrap().choosing.expect("it is hybrid")
}

async fn view(world: &World, session: Uuid) -> SessionDetails {
    coordinator(world).view_session(session).await.unwrap()
}

async fn ways(world: &World, session: Uuid) -> SessionWays {
    view(world, session).await.ways.expect("it is hybrid")
}

fn taken(ways: SessionWays) -> (u32, u32, u32, u32) {
    (ways.on_site, ways.remote, ways.undecided, ways.apologised)
}

fn faults(problem: &Problem) -> Vec<(&str, FieldCode)> {
    problem.errors.iter().map(|error| (error.pointer.as_str(), error.fault.clone())).collect()
}

for_each_engine! {
    async fn a_member_chooses_and_thinks_again_within_capacity(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = autumn.told(&world, hybrid(&autumn, Some(1), Some(2))).await;
        let everybody = TAKING_PART.len() as u32;
        assert_eq!(taken(ways(&world, session.id).await), (0, 0, everybody, 0));
        let decider = world.client(Home::A, Persona::Decider);
        assert_eq!(decider.view_session(session.id).await.unwrap().ways, None, "nobody decides by who comes how");
        let before = own(&world, WHO, session.id).await;
        assert_eq!((before.chosen, before.can_choose, before.on_site.free, before.remote.free), (None, true, Some(1), Some(2)));
        assert_eq!(before.choose_until.to_string(), "2020-09-07T06:00:00Z");
        let chosen = choose(&world, WHO, session.id, Way::OnSite).await.unwrap().choosing.unwrap();
        assert_eq!((chosen.chosen, chosen.on_site.free), (Some(Way::OnSite), Some(0)));
        let full = problem(choose(&world, OTHER, session.id, Way::OnSite).await);
        assert_eq!((full.code, full.status), (ProblemCode::SeatsTaken, 409));
        assert_eq!(faults(&full), [("/way", FieldCode::Full { left: Some(2) })]);
        choose(&world, WHO, session.id, Way::OnSite).await.expect("whoever has the seat keeps it");
        choose(&world, OTHER, session.id, Way::Remote).await.unwrap();
        choose(&world, WHO, session.id, Way::Remote).await.expect("and leaves it freely");
        choose(&world, OTHER, session.id, Way::OnSite).await.expect("so that it is free");
        let now = ways(&world, session.id).await;
        assert_eq!(taken(now), (1, 1, everybody - 2, 0));
        assert_eq!((now.free_on_site, now.free_remote), (Some(0), Some(1)));
        let listed = own_sessions(&world, WHO).await;
        assert_eq!(listed[0].choosing, Some(own(&world, WHO, session.id).await), "the list says the same");
        // Where nothing limits a way, nothing is full.
        let wide = autumn.told(&world, SaveSession { start: "2020-09-09T09:00".into(), end: "2020-09-09T10:00".into(), ..hybrid(&autumn, None, None) }).await;
        for persona in TAKING_PART {
            choose(&world, persona, wide.id, Way::OnSite).await.unwrap();
        }
        assert_eq!(taken(ways(&world, wide.id).await), (everybody, 0, 0, 0));
    }

    async fn choosing_closes_and_is_for_members_of_hybrid_sessions_alone(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = autumn.told(&world, hybrid(&autumn, None, None)).await;
        let face = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-10T09:00", "2020-09-10T10:00")).await;
        let draft = autumn.plan(&world, &once(hybrid(&autumn, None, None))).await.remove(0);
        assert_eq!(code(choose(&world, WHO, face.id, Way::OnSite).await), ProblemCode::ChoosingClosed);
        assert_eq!(client(&world, WHO).view_own_session(face.id).await.unwrap().choosing, None);
        assert_eq!(code(choose(&world, WHO, draft.id, Way::OnSite).await), ProblemCode::NotFound);
        for stranger in [Persona::Decider, Persona::Coordinator] {
            let refused = code(choose(&world, stranger, session.id, Way::OnSite).await);
            assert!(matches!(refused, ProblemCode::NotFound | ProblemCode::Forbidden), "{stranger:?} {refused}");
        }
        // A session of one group is not chosen in by the other.
        let small = SaveSession { group_id: Some(autumn.groups.groups[0].id), ..hybrid(&autumn, None, None) };
        let small = autumn.told(&world, small).await;
        let elsewhere = choose(&world, autumn.member_of(1), small.id, Way::OnSite).await;
        assert_eq!(code(elsewhere), ProblemCode::NotFound);
        choose(&world, autumn.member_of(0), small.id, Way::OnSite).await.expect("the control");
        choose(&world, WHO, session.id, Way::OnSite).await.unwrap();
        set_clock(&world, 9, 7, 10);
        assert_eq!(code(choose(&world, WHO, session.id, Way::Remote).await), ProblemCode::ChoosingClosed);
        let after = own(&world, WHO, session.id).await;
        assert_eq!((after.chosen, after.can_choose), (Some(Way::OnSite), false), "it stands");
    }

    async fn whoever_leaves_or_apologises_frees_the_seat(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = autumn.told(&world, hybrid(&autumn, Some(1), None)).await;
        choose(&world, WHO, session.id, Way::OnSite).await.unwrap();
        client(&world, WHO).give_apology(session.id, world.key()).await.unwrap();
        let everybody = TAKING_PART.len() as u32;
        assert_eq!(taken(ways(&world, session.id).await), (0, 0, everybody - 1, 1));
        assert_eq!(code(choose(&world, WHO, session.id, Way::OnSite).await), ProblemCode::ApologyStands);
        choose(&world, OTHER, session.id, Way::OnSite).await.expect("the seat is free");
        client(&world, WHO).withdraw_apology(session.id, world.key()).await.unwrap();
        assert_eq!(taken(ways(&world, session.id).await), (1, 0, everybody - 1, 0), "it is nobody's twice");
        assert_eq!(own(&world, WHO, session.id).await.chosen, None);
        assert_eq!(code(choose(&world, WHO, session.id, Way::OnSite).await), ProblemCode::SeatsTaken);
        let leaving = autumn.application_of[&OTHER];
        execute(&world, format!("UPDATE participations SET began_at = '2021-01-01T00:00:00.000000Z' WHERE application_id = '{leaving}'")).await;
        assert_eq!(taken(ways(&world, session.id).await), (0, 0, everybody - 1, 0));
        choose(&world, WHO, session.id, Way::OnSite).await.expect("whoever left takes no seat");
    }

    async fn seats_below_what_is_chosen_are_refused_with_the_numbers(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = autumn.told(&world, hybrid(&autumn, Some(5), Some(5))).await;
        choose(&world, WHO, session.id, Way::OnSite).await.unwrap();
        choose(&world, OTHER, session.id, Way::OnSite).await.unwrap();
        choose(&world, TAKING_PART[2], session.id, Way::Remote).await.unwrap();
        choose(&world, TAKING_PART[3], session.id, Way::Remote).await.unwrap();
        let change = async |body: SaveSession| {
            let version = view(&world, session.id).await.version;
            coordinator(&world).update_session(session.id, version, &body).await
        };
        let low = problem(change(SaveSession { seats: Some(1), ..session.to_save() }).await);
        assert_eq!(faults(&low), [("/seats", FieldCode::TooSmall { min: 2 })]);
        let low = problem(change(SaveSession { remote_seats: Some(1), ..session.to_save() }).await);
        assert_eq!(faults(&low), [("/remote_seats", FieldCode::TooSmall { min: 2 })]);
        let changed = change(SaveSession { seats: Some(2), remote_seats: Some(2), ..session.to_save() }).await.unwrap();
        assert_eq!((changed.seats, changed.remote_seats, changed.choose_hours), (Some(2), Some(2), Some(24)));
        // A later deadline moves with the session.
        let later = SaveSession { start: "2020-09-15T09:00".into(), end: "2020-09-15T10:00".into(), ..changed.to_save() };
        assert_eq!(change(later).await.unwrap().ways.unwrap().choose_until.to_string(), "2020-09-14T06:00:00Z");
    }

    async fn a_session_that_is_hybrid_no_more_has_nothing_chosen(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = autumn.told(&world, hybrid(&autumn, None, None)).await;
        choose(&world, WHO, session.id, Way::OnSite).await.unwrap();
        let turn = async |mode| {
            let now = view(&world, session.id).await;
            let body = SaveSession { mode: Some(mode), mode_cause: Some(ModeCause::Restrictions), ..now.to_save() };
            coordinator(&world).update_session(session.id, now.version, &body).await.unwrap()
        };
        assert_eq!(turn(DeliveryMode::Remote).await.ways, None);
        assert_eq!(count(&world, "session_choices", "TRUE").await, 0);
        let opened = turn(DeliveryMode::Hybrid).await.ways.unwrap();
        assert_eq!(taken(opened), (0, 0, TAKING_PART.len() as u32, 0));
        let person = world.rows(Home::A, WHO).person.unwrap();
        let mails = world.app.db.read(move |conn| polku::notify::mails_to(conn, person)).await.unwrap();
        let letter = mails.iter().map(|mail| &mail.letter).find(|letter| letter.subject.contains("Voit valita")).expect("members are told");
        assert!(letter.text.contains(&format!("/sessions/{}", session.id)) && letter.text.contains("7.9.2020"), "{}", letter.text);
        choose(&world, WHO, session.id, Way::Remote).await.unwrap();
        let ill = CancelSession { reason: CancellationReason::FacilitatorAbsent };
        let version = view(&world, session.id).await.version;
        coordinator(&world).cancel_session(session.id, version, world.key(), &ill).await.unwrap();
        assert_eq!(count(&world, "session_choices", "TRUE").await, 0, "nor has one that is not held");
    }

    async fn restrictions_that_turn_sessions_hybrid_open_the_choice(world: World) {
        let autumn = Autumn::settle(&world).await;
        let mut face = autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00");
        (face.place, face.seats, face.remote_seats) = (Some("Luentosali".into()), Some(2), Some(3));
        let session = autumn.told(&world, face).await;
        let turn = async |to| {
            let wanted = PreviewCircumstances { filter: Default::default(), to };
            let preview = coordinator(&world).preview_circumstances(autumn.programme.id, &wanted).await.unwrap();
            let seen = SeenSession { session_id: session.id, version: preview.sessions[0].version };
            let body = ChangeCircumstances { to, cause: ModeCause::Restrictions, note: None, sessions: vec![seen] };
            coordinator(&world).change_circumstances(autumn.programme.id, world.key(), &body).await.unwrap();
            preview.sessions[0].clone()
        };
        let seen = turn(DeliveryMode::Hybrid).await;
        assert_eq!((seen.seats, seen.remote_seats), (Some(2), Some(3)), "both capacities are shown");
        assert!(seen.misfits.contains(&polku_api_types::circumstances::Misfit::SeatsTooFew), "five seats for eight");
        choose(&world, WHO, session.id, Way::Remote).await.unwrap();
        let person = world.rows(Home::A, WHO).person.unwrap();
        let mails = world.app.db.read(move |conn| polku::notify::mails_to(conn, person)).await.unwrap();
        assert!(mails.iter().any(|mail| mail.letter.text.contains(&format!("/sessions/{}", session.id))), "the mail leads to the choice");
        turn(DeliveryMode::Remote).await;
        assert_eq!(count(&world, "session_choices", "TRUE").await, 0);
    }

    async fn a_choice_is_expected_on_the_sheet_and_is_no_mark(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = autumn.told(&world, hybrid(&autumn, None, None)).await;
        choose(&world, WHO, session.id, Way::Remote).await.unwrap();
        let sheet = coordinator(&world).view_attendance(session.id).await.unwrap();
        let of = |persona| sheet.people.iter().find(|one| one.application_id == autumn.application_of[&persona]).unwrap();
        assert_eq!((of(WHO).expected, of(WHO).status), (Some(Way::Remote), None));
        assert_eq!(of(OTHER).expected, None);
        let mine = client(&world, WHO).view_my_data().await.unwrap().session_choices;
        assert_eq!((mine.len(), mine[0].session_id, mine[0].way), (1, session.id, Way::Remote));
        assert_eq!(client(&world, OTHER).view_my_data().await.unwrap().session_choices, []);
        assert_eq!(count(&world, "audit_entries", "action = 'session_way_chosen'").await, 1);
        // It is in no counted hours.
        let hours = coordinator(&world).view_attended_hours(autumn.programme.id).await.unwrap();
        assert_eq!((hours.total.attended, hours.total.remote), (0, 0));
    }

    async fn the_last_seat_is_given_once(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = autumn.told(&world, hybrid(&autumn, Some(1), Some(3))).await;
        let mut racers = JoinSet::new();
        for persona in TAKING_PART {
            let (client, key, id) = (client(&world, persona), world.key(), session.id);
            racers.spawn(async move { client.choose_way(id, key, &ChooseWay { way: Way::OnSite }).await });
        }
        let (given, refused): (Vec<_>, Vec<_>) = racers.join_all().await.into_iter().partition(Result::is_ok);
        assert_eq!((given.len(), refused.len()), (1, TAKING_PART.len() - 1));
        assert!(refused.into_iter().all(|one| code(one) == ProblemCode::SeatsTaken));
        assert_eq!(taken(ways(&world, session.id).await).0, 1);
    }

    /// The control: whoever counts in one transaction and sits down in another shares the seat.
    async fn a_seat_counted_before_it_is_taken_is_given_twice(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = autumn.told(&world, hybrid(&autumn, Some(1), None)).await;
        let id = session.id;
        let mut free = Vec::new();
        for persona in [WHO, OTHER] {
            free.push((persona, own(&world, persona, id).await.on_site.free));
        }
        for (persona, free) in free {
            assert_eq!(free, Some(1), "each sees the seat");
            let (application, agency) = (autumn.application_of[&persona], world.a.id);
            let insert = format!("INSERT INTO session_choices VALUES ('{id}', '{application}', '{agency}', 'on_site', '2020-09-01T06:00:00.000000Z')");
            execute(&world, insert).await;
        }
        let sitting = count(&world, "session_choices", "way = 'on_site'").await;
        assert_eq!(sitting, 2, "one seat for two");
    }
}
