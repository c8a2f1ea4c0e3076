//! Recorded, corrected and retired; two rooms are never the same place.

use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ElementKind;
use polku_api_types::rooms::{Marked, RoomState, RoomsQuery, SaveRoom};
use polku_api_types::sessions::{CancelSession, CancellationReason, SaveSession};
use polku_domain::access::Role;
use polku_domain::ids::ProgrammeId;

use super::{recorded, room};
use crate::for_each_engine;
use crate::sessions::{Autumn, coordinator, once};
use crate::statements::assert_flat;
use crate::support::{Home, Persona, code, problem};

for_each_engine! {
    async fn a_room_is_recorded_corrected_retired_and_used_again(world: World) {
        let coordinator = coordinator(&world);
        let made = recorded(&world, &room(" Sali Päijänne ", 40)).await;
        assert_eq!((made.name.as_str(), made.seats, made.sessions_ahead, made.version), ("Sali Päijänne", 40, 0, 1));
        assert_eq!((made.step_free, made.induction_loop, made.state), (Marked::Yes, Marked::Unknown, RoomState::InUse));
        let body = SaveRoom { induction_loop: Marked::No, seats: 36, access: None, ..room("SALI PÄIJÄNNE", 40) };
        let corrected = coordinator.update_room(made.id, made.version, &body).await.unwrap();
        assert_eq!((corrected.name.as_str(), corrected.seats, corrected.version), ("SALI PÄIJÄNNE", 36, 2));
        assert_eq!((corrected.induction_loop, &corrected.access), (Marked::No, &None));
        assert_eq!(code(coordinator.update_room(made.id, made.version, &body).await), ProblemCode::StaleVersion);
        let retired = SaveRoom { state: RoomState::Retired, ..body.clone() };
        let retired = coordinator.update_room(made.id, 2, &retired).await.unwrap();
        let of = async |state| {
            let query = RoomsQuery { state, ..RoomsQuery::default() };
            coordinator.list_rooms(&query).await.unwrap().items.len()
        };
        assert_eq!((of(Some(RoomState::InUse)).await, of(Some(RoomState::Retired)).await, of(None).await), (0, 1, 1));
        assert_eq!(coordinator.view_room(made.id).await.unwrap(), retired);
        let again = coordinator.update_room(made.id, 3, &body).await.unwrap();
        assert_eq!((again.state, of(Some(RoomState::InUse)).await), (RoomState::InUse, 1));
    }

    async fn two_rooms_are_never_the_same_place_and_an_agency_knows_its_own(world: World) {
        let coordinator = coordinator(&world);
        recorded(&world, &room("Sali Päijänne", 40)).await;
        let other = recorded(&world, &room("Sali Saimaa", 20)).await;
        let same = room("sali   päijänne", 10);
        let refused = problem(coordinator.create_room(world.key(), &same).await);
        assert_eq!((refused.errors[0].pointer.as_str(), refused.errors[0].fault.name()), ("/name", "duplicate"));
        let refused = problem(coordinator.update_room(other.id, other.version, &same).await);
        assert_eq!((refused.errors[0].pointer.as_str(), refused.errors[0].fault.name()), ("/name", "duplicate"));
        assert_eq!(coordinator.view_room(other.id).await.unwrap(), other, "nothing of it was saved");
        // The control: another agency has a room of that name, and does not see this one.
        let elsewhere = world.client(Home::B, Persona::Coordinator);
        elsewhere.create_room(world.key(), &same).await.unwrap();
        assert_eq!(elsewhere.list_rooms(&RoomsQuery::default()).await.unwrap().items.len(), 1);
        assert_eq!(code(elsewhere.view_room(other.id).await), ProblemCode::NotFound);
        assert_eq!(code(elsewhere.update_room(other.id, other.version, &same).await), ProblemCode::NotFound);
    }

    async fn what_is_no_room_is_named_field_by_field(world: World) {
        let body = SaveRoom { name: " ".into(), address: Some("\u{7}".into()), ..room("", 1) };
        let refused = problem(coordinator(&world).create_room(world.key(), &body).await);
        let faults: Vec<_> = refused.errors.iter().map(|one| (one.pointer.as_str(), one.fault.name())).collect();
        assert_eq!(faults, [("/name", "missing"), ("/address", "forbidden_character")]);
        for seats in [0, 10_001] {
            let refused = problem(coordinator(&world).create_room(world.key(), &room("Sali", seats)).await);
            assert_eq!(refused.errors[0].pointer, "/seats");
        }
        recorded(&world, &room("Sali", 10_000)).await;
    }

    async fn coordinators_keep_rooms_deciders_read_them_and_nobody_else_does(world: World) {
        let made = recorded(&world, &room("Sali", 40)).await;
        let decider = world.client(Home::A, Persona::Decider);
        assert_eq!(decider.view_room(made.id).await.unwrap(), made);
        assert_eq!(code(decider.create_room(world.key(), &room("Kabinetti", 4)).await), ProblemCode::Forbidden);
        assert_eq!(code(decider.update_room(made.id, 1, &room("Sali", 4)).await), ProblemCode::Forbidden);
        for persona in [Persona::Participant, Persona::Facilitator, Persona::AgencyAdmin] {
            let client = world.client(Home::A, persona);
            assert_eq!(code(client.list_rooms(&RoomsQuery::default()).await), ProblemCode::Forbidden, "{persona:?}");
            assert_eq!(code(client.create_room(world.key(), &room("Kabinetti", 4)).await), ProblemCode::Forbidden);
        }
        // The control: who coordinates one programme keeps the rooms of the agency too.
        let autumn = Autumn::settle(&world).await;
        let only_here = Some(ProgrammeId::new(autumn.programme.id));
        world.grant(Home::A, Persona::Supervisor, Role::Coordinator, only_here).await;
        let one = world.client(Home::A, Persona::Supervisor);
        one.create_room(world.key(), &room("Kabinetti", 4)).await.unwrap();
    }

    async fn a_room_that_sessions_ahead_name_is_corrected_and_made_no_other_place(world: World) {
        let autumn = Autumn::settle(&world).await;
        let made = recorded(&world, &room("Sali Päijänne", 40)).await;
        let session = SaveSession {
            place: Some("sali päijänne".into()),
            ..autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")
        };
        let session = autumn.told(&world, session).await;
        assert_eq!(coordinator(&world).view_room(made.id).await.unwrap().sessions_ahead, 1);
        let other = room("Sali Saimaa", 40);
        let renamed = async || coordinator(&world).update_room(made.id, made.version, &other).await;
        assert_eq!(code(renamed().await), ProblemCode::RoomNamed);
        assert_eq!(coordinator(&world).view_room(made.id).await.unwrap().name, "Sali Päijänne");
        // The control: nothing is ahead once it is cancelled.
        let cancel = CancelSession { reason: CancellationReason::Venue };
        coordinator(&world).cancel_session(session.id, session.version, world.key(), &cancel).await.unwrap();
        assert_eq!(renamed().await.unwrap().name, "Sali Saimaa");
    }

    async fn a_page_of_rooms_takes_as_many_statements_as_one(world: World) {
        let autumn = Autumn::settle(&world).await;
        for number in 0..12 {
            recorded(&world, &room(&format!("Sali {number:02}"), 40)).await;
            let session = SaveSession {
                place: Some(format!("Sali {number:02}")),
                ..autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")
            };
            autumn.plan(&world, &once(session)).await;
        }
        assert_flat(&world, async |limit| {
            coordinator(&world).list_rooms(&RoomsQuery { limit: Some(limit), ..RoomsQuery::default() }).await
        })
        .await;
        let first = RoomsQuery { limit: Some(5), ..RoomsQuery::default() };
        let page = coordinator(&world).list_rooms(&first).await.unwrap();
        let next = RoomsQuery { limit: Some(200), cursor: page.next_cursor, state: None };
        let rest = coordinator(&world).list_rooms(&next).await.unwrap();
        let names: Vec<String> = page.items.iter().chain(&rest.items).map(|room| room.name.clone()).collect();
        assert_eq!(names, (0..12).map(|number| format!("Sali {number:02}")).collect::<Vec<_>>());
        assert!(rest.items.iter().all(|room| room.sessions_ahead == 1) && rest.next_cursor.is_none());
    }
}
