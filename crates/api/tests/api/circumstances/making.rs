//! One change of many sessions: what was seen is what is done, everybody hears of it once, and it is undone as a whole.

use polku_api_types::circumstances::{CircumstanceFilter, Misfit, PreviewCircumstances};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{CancelSession, CancellationReason, ClashKind, ModeCause, SaveSession};
use polku_api_types::text::DeliveryMode::{Hybrid, InPerson, Remote};

use super::{lectures, mails, make, of, preview, to, view};
use crate::for_each_engine;
use crate::sessions::{Autumn, TAKING_PART, coordinator, once};
use crate::support::calls::set_clock;
use crate::support::{Home, Persona, World, code, problem};

async fn calendar(world: &World) -> String {
    let file = world.client(Home::A, Persona::Participant).export_own_calendar().await.unwrap();
    file.replace("\r\n ", "")
}

for_each_engine! {
    async fn many_sessions_turn_at_once_and_everybody_hears_of_all_in_one_mail(world: World) {
        let autumn = Autumn::settle(&world).await;
        let sessions = lectures(&world, &autumn).await;
        let seen = preview(&world, &autumn, &to(Remote)).await;
        assert_eq!((seen.sessions.len(), seen.told as usize, seen.beyond), (3, TAKING_PART.len(), 0));
        assert!(seen.sessions.iter().all(|one| one.misfits == [Misfit::RoomNotNeeded, Misfit::NoJoinAddress]));
        assert_eq!(view(&world, sessions[0].id).await.mode, InPerson, "seeing changes nothing");
        let body = of(&seen, Remote);
        let key = world.key();
        let client = coordinator(&world);
        let change = client.change_circumstances(autumn.programme.id, key, &body).await.unwrap();
        assert_eq!((change.sessions, change.told as usize, change.to), (3, TAKING_PART.len(), Some(Remote)));
        assert!(change.undoable && !change.undone);
        // The same key again is the same change.
        assert_eq!(client.change_circumstances(autumn.programme.id, key, &body).await.unwrap(), change);
        for session in &sessions {
            let now = view(&world, session.id).await;
            assert_eq!((now.mode, now.version, now.place.as_deref()), (Remote, session.version + 1, Some("Luentosali")));
        }
        let told = mails(&world, Persona::Participant, "3 tapaamisen toteutustapa muuttuu").await;
        assert_eq!(told.len(), 1, "one mail of all three");
        assert_eq!(told[0].1.matches("– etänä").count(), 3, "{}", told[0].1);
        assert!(told[0].1.contains("viranomaisten rajoitukset"), "{}", told[0].1);
        let file = calendar(&world).await;
        assert_eq!((file.matches("SEQUENCE:3\r\n").count(), file.matches("Luentosali").count()), (3, 0), "{file}");
    }

    async fn a_mail_is_written_in_the_language_of_its_reader(world: World) {
        let autumn = Autumn::settle(&world).await;
        lectures(&world, &autumn).await;
        let person = world.rows(Home::A, Persona::OtherParticipant).person.unwrap();
        let sql = format!("UPDATE people SET language = 'sv' WHERE id = '{person}'");
        world
            .app
            .db
            .write_tx(move |conn| {
                use diesel::connection::SimpleConnection;
                Ok::<_, polku::db::DbError>(conn.batch_execute(&sql)?)
            })
            .await
            .unwrap();
        let seen = preview(&world, &autumn, &to(Hybrid)).await;
        make(&world, &autumn, &of(&seen, Hybrid)).await.unwrap();
        let told = mails(&world, Persona::OtherParticipant, "3 träffar ordnas på ett annat sätt").await;
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].1.matches("– som hybrid").count(), 3, "{}", told[0].1);
    }

    async fn the_filter_narrows_down_and_what_is_left_out_is_counted(world: World) {
        let autumn = Autumn::settle(&world).await;
        let sessions = lectures(&world, &autumn).await;
        let kick_off = autumn.told(&world, autumn.of(ElementKind::KickOff, "2020-09-09T09:00", "2020-09-09T11:00")).await;
        autumn.plan(&world, &once(autumn.of(ElementKind::Lecture, "2020-10-06T09:00", "2020-10-06T10:00"))).await;
        let of = async |filter: CircumstanceFilter| preview(&world, &autumn, &PreviewCircumstances { filter, to: Remote }).await;
        let all = of(CircumstanceFilter::default()).await;
        assert_eq!((all.sessions.len(), all.drafts), (4, 1));
        let week = CircumstanceFilter { from: Some("2020-09-14".parse().unwrap()), until: Some("2020-09-20".parse().unwrap()), ..CircumstanceFilter::default() };
        assert_eq!(of(week).await.sessions.iter().map(|one| one.session_id).collect::<Vec<_>>(), [sessions[1].id]);
        let element = CircumstanceFilter { element_ids: vec![kick_off.element_id], ..CircumstanceFilter::default() };
        assert_eq!(of(element).await.sessions.iter().map(|one| one.session_id).collect::<Vec<_>>(), [kick_off.id]);
        let ids = CircumstanceFilter { session_ids: vec![sessions[2].id], ..CircumstanceFilter::default() };
        make(&world, &autumn, &super::of(&of(ids).await, Remote)).await.unwrap();
        let reason = CancelSession { reason: CancellationReason::Venue };
        coordinator(&world).cancel_session(sessions[1].id, sessions[1].version, world.key(), &reason).await.unwrap();
        set_clock(&world, 9, 9, 10);
        let rest = of(CircumstanceFilter::default()).await;
        assert_eq!(rest.sessions.iter().map(|one| one.session_id).collect::<Vec<_>>(), [kick_off.id], "it has begun, and goes on");
        assert_eq!((rest.already_so, rest.over, rest.drafts, rest.cancelled), (1, 1, 1, 1));
    }

    async fn the_preview_tells_what_would_not_fit(world: World) {
        let autumn = Autumn::settle(&world).await;
        let mut remote = autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00");
        (remote.mode, remote.place, remote.seats) = (Some(Remote), Some("Luentosali".into()), Some(3));
        autumn.told(&world, remote).await;
        let mut homeless = autumn.of(ElementKind::Lecture, "2020-09-15T09:00", "2020-09-15T10:00");
        homeless.mode = Some(Remote);
        autumn.told(&world, homeless).await;
        // Nobody is in the hall at that time until the lecture comes back to it.
        let mut group = autumn.of(ElementKind::TrainingDay, "2020-09-08T08:00", "2020-09-08T16:00");
        (group.group_id, group.place) = (Some(autumn.groups.groups[0].id), Some("luentosali".into()));
        autumn.told(&world, group).await;
        let seen = preview(&world, &autumn, &to(InPerson)).await;
        assert_eq!(seen.sessions.len(), 2);
        assert_eq!(seen.sessions[0].misfits, [Misfit::SeatsTooFew]);
        assert_eq!(seen.sessions[0].clashes[0].kind, ClashKind::Group, "people come before the room");
        assert_eq!(seen.sessions[1].misfits, [Misfit::NoPlace]);
    }

    async fn what_was_not_seen_is_not_changed(world: World) {
        let autumn = Autumn::settle(&world).await;
        let sessions = lectures(&world, &autumn).await;
        let body = of(&preview(&world, &autumn, &to(Remote)).await, Remote);
        let client = coordinator(&world);
        let moved = SaveSession { start: "2020-09-22T12:00".into(), end: "2020-09-22T13:00".into(), ..sessions[2].to_save() };
        client.update_session(sessions[2].id, sessions[2].version, &moved).await.unwrap();
        assert_eq!(code(make(&world, &autumn, &body).await), ProblemCode::StaleVersion);
        for session in &sessions {
            assert_eq!(view(&world, session.id).await.mode, InPerson, "all of it or nothing");
        }
        assert!(mails(&world, Persona::Participant, "toteutustapa muuttuu").await.is_empty());
        // A session that came after the preview stays as it is when the change is made.
        let body = of(&preview(&world, &autumn, &to(Remote)).await, Remote);
        let later = autumn.told(&world, autumn.of(ElementKind::KickOff, "2020-09-09T09:00", "2020-09-09T11:00")).await;
        make(&world, &autumn, &body).await.unwrap();
        assert_eq!(view(&world, later.id).await.mode, InPerson);
        assert_eq!(view(&world, sessions[2].id).await.mode, Remote);
        let twice = [body.sessions[0], body.sessions[0]].to_vec();
        let twice = polku_api_types::circumstances::ChangeCircumstances { sessions: twice, to: InPerson, ..body.clone() };
        assert!(matches!(code(make(&world, &autumn, &twice).await), ProblemCode::InvalidFields | ProblemCode::StaleVersion));
        let undone = polku_api_types::circumstances::ChangeCircumstances { cause: ModeCause::Undone, ..body };
        let refused = problem(make(&world, &autumn, &undone).await);
        assert_eq!((refused.errors[0].pointer.as_str(), &refused.errors[0].fault), ("/cause", &FieldCode::NotAllowed));
    }

    async fn a_change_is_undone_once_as_a_whole_and_corrections_are_sent(world: World) {
        let autumn = Autumn::settle(&world).await;
        let sessions = lectures(&world, &autumn).await;
        let change = make(&world, &autumn, &of(&preview(&world, &autumn, &to(Remote)).await, Remote)).await.unwrap();
        let client = coordinator(&world);
        let undoing = client.undo_circumstances(change.id, world.key()).await.unwrap();
        assert_eq!((undoing.undoes, undoing.to, undoing.cause, undoing.sessions), (Some(change.id), None, ModeCause::Undone, 3));
        assert!(!undoing.undoable);
        for session in &sessions {
            let now = view(&world, session.id).await;
            assert_eq!((now.mode, now.version), (InPerson, session.version + 2));
            let history = client.list_session_mode_changes(session.id, &PageQuery::default()).await.unwrap().items;
            assert_eq!(history.iter().map(|one| one.cause).collect::<Vec<_>>(), [ModeCause::Undone, ModeCause::Restrictions]);
        }
        let told = mails(&world, Persona::Participant, "Oikaisu").await;
        assert_eq!((told.len(), told[0].1.matches("– kasvokkain").count()), (1, 3), "{told:?}");
        assert_eq!(calendar(&world).await.matches("LOCATION:Luentosali").count(), 3);
        for again in [change.id, undoing.id] {
            assert_eq!(code(client.undo_circumstances(again, world.key()).await), ProblemCode::CircumstanceNotUndoable);
        }
        let listed = client.list_circumstances(autumn.programme.id, &PageQuery::default()).await.unwrap().items;
        assert_eq!(listed.iter().map(|one| (one.id, one.undone, one.undoable)).collect::<Vec<_>>(),
            [(undoing.id, false, false), (change.id, true, false)]);
    }

    async fn a_change_of_which_something_changed_or_began_stands(world: World) {
        let autumn = Autumn::settle(&world).await;
        let sessions = lectures(&world, &autumn).await;
        let client = coordinator(&world);
        let change = make(&world, &autumn, &of(&preview(&world, &autumn, &to(Remote)).await, Remote)).await.unwrap();
        let one = view(&world, sessions[1].id).await;
        let moved = SaveSession { start: "2020-09-15T12:00".into(), end: "2020-09-15T13:00".into(), ..one.to_save() };
        client.update_session(one.id, one.version, &moved).await.unwrap();
        assert_eq!(code(client.undo_circumstances(change.id, world.key()).await), ProblemCode::CircumstanceNotUndoable);
        assert_eq!(view(&world, sessions[0].id).await.mode, Remote, "nothing of it is undone");
        let change = make(&world, &autumn, &of(&preview(&world, &autumn, &to(Hybrid)).await, Hybrid)).await.unwrap();
        let listed = async || client.list_circumstances(autumn.programme.id, &PageQuery::default()).await.unwrap().items;
        assert!(listed().await[0].undoable);
        set_clock(&world, 9, 8, 9);
        assert!(!listed().await[0].undoable, "the first of it has begun");
        assert_eq!(code(client.undo_circumstances(change.id, world.key()).await), ProblemCode::CircumstanceNotUndoable);
    }
}
