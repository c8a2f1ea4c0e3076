//! Two who act on the same session at once: one does, the other is told that what they saw has changed.

use diesel::connection::SimpleConnection;
use futures_util::future::join;
use polku_api_types::problem::ProblemCode;
use polku_api_types::sessions::{HoldAgain, SessionState};
use polku_api_types::today::ChangeToday;
use polku_domain::access::Role;
use polku_domain::ids::ProgrammeId;

use super::{ILL, at, done, lecture, moved_to, seen, subjects};
use crate::for_each_engine;
use crate::sessions::{Autumn, coordinator};
use crate::support::{Home, Persona, code};

for_each_engine! {
    async fn of_two_coordinators_at_once_one_wins(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn).await;
        world.grant(Home::A, Persona::Supervisor, Role::Coordinator, Some(ProgrammeId::new(autumn.programme.id))).await;
        at(&world, 8, 8, 5);
        let version = seen(&world, session.id).await.version;
        let before = subjects(&world, Persona::Participant).await.len();
        let act = |persona, body: ChangeToday| {
            let (client, key) = (world.client(Home::A, persona), world.key());
            async move { client.change_session_today(session.id, version, key, &body).await }
        };
        let (one, other) = join(act(Persona::Coordinator, ILL), act(Persona::Supervisor, moved_to("2020-09-08T13:00"))).await;
        assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1, "{one:?} {other:?}");
        assert_eq!(code(if one.is_err() { one } else { other }), ProblemCode::StaleVersion);
        assert_eq!(subjects(&world, Persona::Participant).await.len(), before + 1, "told once");
    }

    async fn of_two_who_hold_it_again_at_once_one_does(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn).await;
        at(&world, 8, 8, 5);
        done(&world, Persona::Coordinator, session.id, &ILL).await.unwrap();
        let version = seen(&world, session.id).await.version;
        let hold = |start: &str| {
            let (client, key, body) = (coordinator(&world), world.key(), HoldAgain { start: start.into() });
            async move { client.hold_again(session.id, version, key, &body).await }
        };
        let (one, other) = join(hold("2020-09-09T09:00"), hold("2020-09-10T09:00")).await;
        assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1, "{one:?} {other:?}");
        let (won, lost) = if one.is_ok() { (one, other) } else { (other, one) };
        assert_eq!(code(lost), ProblemCode::SessionNotToBeHeld);

        // The control: whoever writes without asking is stopped by the table itself.
        let (other, new) = (lecture(&world, &autumn).await.id, won.unwrap().id);
        let again = format!("INSERT INTO session_replacements SELECT session_id, agency_id, '{other}', made_at FROM session_replacements");
        let write = async |sql: String| world.app.db.write_tx(move |conn| Ok::<_, polku::db::DbError>(conn.batch_execute(&sql)?)).await;
        assert!(write(again).await.unwrap_err().is_unique());
        assert!(write(format!("UPDATE session_replacements SET made_at = 'x' WHERE held_as = '{new}'")).await.is_err());
    }

    /// The control of the version: by a door that asks for none the later step is made on top of the earlier one.
    async fn without_the_version_both_would_act(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn).await;
        at(&world, 8, 8, 5);
        done(&world, Persona::Coordinator, session.id, &moved_to("2020-09-08T13:00")).await.unwrap();
        let both = done(&world, Persona::Coordinator, session.id, &ILL).await.unwrap();
        assert_eq!((both.state, both.start.as_str()), (SessionState::Cancelled, "2020-09-08T13:00"));
    }
}
