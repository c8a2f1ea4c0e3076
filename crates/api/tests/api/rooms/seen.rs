//! A session is in the room whose name is its place: whoever plans is warned, and whoever comes knows how to get in.

use polku_api_types::programmes::ElementKind;
use polku_api_types::rooms::{Marked, RoomState, RoomWarning, SaveRoom};
use polku_api_types::sessions::{SaveSession, SessionDetails, SessionsQuery};
use polku_api_types::text::DeliveryMode;

use super::{recorded, room};
use crate::for_each_engine;
use crate::sessions::{Autumn, coordinator, once, own, weekly};
use crate::statements::{assert_as_few, taken};
use crate::support::{Home, Persona, World};

fn in_sali(autumn: &Autumn, start: &str, end: &str) -> SaveSession {
    SaveSession { place: Some("sali  PÄIJÄNNE".into()), ..autumn.of(ElementKind::Lecture, start, end) }
}

async fn read(world: &World, session: &SessionDetails) -> SessionDetails {
    coordinator(world).view_session(session.id).await.unwrap()
}

for_each_engine! {
    async fn whoever_comes_reads_how_to_get_in_and_hear(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = autumn.told(&world, in_sali(&autumn, "2020-09-08T09:00", "2020-09-08T10:00")).await;
        assert_eq!((&session.room, &session.room_warnings), (&None, &Vec::new()));
        // Recorded afterwards, and nothing of the session is written for it.
        let made = recorded(&world, &room("Sali Päijänne", 40)).await;
        let seen = read(&world, &session).await;
        let in_room = seen.room.clone().unwrap();
        assert_eq!((in_room.id, in_room.seats, seen.version), (made.id, 40, session.version));
        let mine = own(&world, Persona::Participant).await.remove(0);
        assert_eq!(mine.room, seen.room);
        let client = world.client(Home::A, Persona::Participant);
        let mine = client.view_own_session(session.id).await.unwrap().room.unwrap();
        assert_eq!((mine.step_free, mine.induction_loop), (Marked::Yes, Marked::Unknown));
        assert_eq!(mine.access.as_deref(), Some("Luiska pihan puoleisella ovella."));
        let body = SaveRoom { induction_loop: Marked::Yes, ..room("Sali Päijänne", 40) };
        coordinator(&world).update_room(made.id, made.version, &body).await.unwrap();
        let mine = client.view_own_session(session.id).await.unwrap().room.unwrap();
        assert_eq!(mine.induction_loop, Marked::Yes, "what is corrected is read at once");
        // The controls: another place, and nobody goes anywhere.
        let elsewhere = SaveSession {
            place: Some("Sali Saimaa".into()),
            ..in_sali(&autumn, "2020-09-09T09:00", "2020-09-09T10:00")
        };
        let remote = SaveSession {
            mode: Some(DeliveryMode::Remote),
            ..in_sali(&autumn, "2020-09-10T09:00", "2020-09-10T10:00")
        };
        for body in [elsewhere, remote] {
            assert_eq!(autumn.told(&world, body).await.room, None);
        }
    }

    async fn more_people_than_seats_and_a_retired_room_are_warned_of_and_refused_never(world: World) {
        let autumn = Autumn::settle(&world).await;
        let made = recorded(&world, &room("Sali Päijänne", 7)).await;
        let few = RoomWarning::TooFewSeats { planned: 8, seats: 7 };
        let warned = async |body: SaveSession| {
            let preview = coordinator(&world).preview_sessions(autumn.programme.id, &once(body)).await.unwrap();
            preview.sessions[0].room_warnings.clone()
        };
        let body = in_sali(&autumn, "2020-09-08T09:00", "2020-09-08T10:00");
        assert_eq!(warned(body.clone()).await, [few], "before anything is saved");
        let session = autumn.told(&world, body.clone()).await;
        assert_eq!(read(&world, &session).await.room_warnings, [few]);
        // A group fits; of a hybrid session, as many come as can choose to.
        let group = Some(autumn.groups.groups[0].id);
        assert_eq!(warned(SaveSession { group_id: group, ..body.clone() }).await, []);
        let hybrid = |seats| SaveSession { mode: Some(DeliveryMode::Hybrid), seats, ..body.clone() };
        assert_eq!(warned(hybrid(Some(7))).await, []);
        assert_eq!(warned(hybrid(Some(12))).await, [RoomWarning::TooFewSeats { planned: 12, seats: 7 }]);
        assert_eq!(warned(hybrid(None)).await, [few]);
        let larger = SaveRoom { state: RoomState::Retired, ..room("Sali Päijänne", 8) };
        coordinator(&world).update_room(made.id, made.version, &larger).await.unwrap();
        assert_eq!(read(&world, &session).await.room_warnings, [RoomWarning::Retired]);
    }

    async fn sessions_in_rooms_are_listed_with_as_many_statements_as_one(world: World) {
        let autumn = Autumn::settle(&world).await;
        recorded(&world, &room("Sali Päijänne", 40)).await;
        autumn.plan(&world, &weekly(in_sali(&autumn, "2020-09-08T09:00", "2020-09-08T10:00"), 12)).await;
        let page = async |limit| {
            taken(&world, async || {
                let query = SessionsQuery { limit: Some(limit), ..SessionsQuery::default() };
                let page = coordinator(&world).list_sessions(autumn.programme.id, &query).await.unwrap();
                assert!(page.items.iter().all(|session| session.room.is_some()));
                page.items.len()
            })
            .await
        };
        let (one, many) = (page(1).await, page(200).await);
        assert_as_few(one, many);
    }
}
