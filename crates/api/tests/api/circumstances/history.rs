//! Planned, delivered and lived are three facts, and none is written over another (N7, R46–R48).

use diesel::connection::SimpleConnection;
use polku_api_types::attendance::{AttendanceMark, AttendanceStatus, MarkAttendance};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{ModeCause, SaveSession};
use polku_api_types::text::DeliveryMode::{Hybrid, InPerson, Remote};

use super::{lectures, make, of, preview, to, view};
use crate::for_each_engine;
use crate::sessions::{Autumn, coordinator, once, own};
use crate::support::calls::set_clock;
use crate::support::{Home, Persona, code, problem};

for_each_engine! {
    async fn a_published_session_changes_its_mode_with_a_cause_and_keeps_the_history(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lectures(&world, &autumn).await.remove(0);
        let client = coordinator(&world);
        let silent = SaveSession { mode: Some(Remote), ..session.to_save() };
        let refused = problem(client.update_session(session.id, session.version, &silent).await);
        assert_eq!((refused.errors[0].pointer.as_str(), &refused.errors[0].fault), ("/mode_cause", &FieldCode::Missing));
        let undone = SaveSession { mode_cause: Some(ModeCause::Undone), ..silent.clone() };
        let refused = problem(client.update_session(session.id, session.version, &undone).await);
        assert_eq!((refused.errors[0].pointer.as_str(), &refused.errors[0].fault), ("/mode_cause", &FieldCode::NotAllowed));
        // A cause of nothing is refused: it would stand in no history.
        let needless = SaveSession { mode_cause: Some(ModeCause::Venue), ..session.to_save() };
        assert_eq!(code(client.update_session(session.id, session.version, &needless).await), ProblemCode::InvalidFields);
        let said = SaveSession {
            mode_cause: Some(ModeCause::Restrictions),
            mode_note: Some("Aluehallintoviraston päätös".into()),
            ..silent
        };
        let remote = client.update_session(session.id, session.version, &said).await.unwrap();
        let hybrid = SaveSession { mode: Some(Hybrid), mode_cause: Some(ModeCause::Participants), ..remote.to_save() };
        client.update_session(session.id, remote.version, &hybrid).await.unwrap();
        let history = client.list_session_mode_changes(session.id, &PageQuery::default()).await.unwrap().items;
        let seen: Vec<_> = history.iter().map(|one| (one.number, one.from, one.to, one.cause)).collect();
        assert_eq!(seen, [(2, Remote, Hybrid, ModeCause::Participants), (1, InPerson, Remote, ModeCause::Restrictions)]);
        assert_eq!(history[1].note.as_deref(), Some("Aluehallintoviraston päätös"));
        assert!(history.iter().all(|one| !one.changed_by.is_empty()));
        let page = PageQuery { limit: Some(1), ..PageQuery::default() };
        let first = client.list_session_mode_changes(session.id, &page).await.unwrap();
        let rest = PageQuery { cursor: first.next_cursor.clone(), ..page };
        assert_eq!(client.list_session_mode_changes(session.id, &rest).await.unwrap().items, history[1..]);
        // A participant is told what and why, and not in whose words.
        let mine = own(&world, Persona::Participant).await.remove(0);
        let told = mine.mode_change.unwrap();
        assert_eq!((mine.mode, told.from, told.cause), (Hybrid, Remote, ModeCause::Participants));
        assert_eq!(own(&world, Persona::Participant).await[1].mode_change, None, "the next one is as it was");
    }

    async fn a_draft_changes_without_a_cause_for_nobody_was_told(world: World) {
        let autumn = Autumn::settle(&world).await;
        let draft = autumn.plan(&world, &once(autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00"))).await.remove(0);
        let client = coordinator(&world);
        let remote = SaveSession { mode: Some(Remote), ..draft.to_save() };
        let changed = client.update_session(draft.id, draft.version, &remote).await.unwrap();
        let history = client.list_session_mode_changes(draft.id, &PageQuery::default()).await.unwrap();
        assert!(history.items.is_empty());
        client.remove_session(draft.id, changed.version).await.unwrap();
    }

    async fn what_was_changed_cannot_be_written_over(world: World) {
        let autumn = Autumn::settle(&world).await;
        lectures(&world, &autumn).await;
        let seen = preview(&world, &autumn, &to(Remote)).await;
        make(&world, &autumn, &of(&seen, Remote)).await.unwrap();
        let write = async |sql: &'static str| {
            world.app.db.write_tx(move |conn| Ok::<_, polku::db::DbError>(conn.batch_execute(sql)?)).await
        };
        for sql in [
            "UPDATE session_mode_changes SET cause = 'weather'",
            "DELETE FROM session_mode_changes",
            "UPDATE circumstance_changes SET told = 0",
            "DELETE FROM circumstance_changes",
        ] {
            assert!(write(sql).await.is_err(), "{sql}");
        }
        // The control: the same statements reach a table that may change.
        write("UPDATE sessions SET seats = 41").await.unwrap();
    }

    async fn hours_by_planned_and_by_lived_mode_add_up_to_the_same(world: World) {
        let autumn = Autumn::settle(&world).await;
        let sessions = lectures(&world, &autumn).await;
        let mut body = to(Remote);
        body.filter.session_ids = vec![sessions[0].id];
        let seen = preview(&world, &autumn, &body).await;
        make(&world, &autumn, &of(&seen, Remote)).await.unwrap();
        set_clock(&world, 9, 16, 9);
        let mark = |persona: Persona, status| AttendanceMark {
            id: world.key(),
            application_id: autumn.application_of[&persona],
            status,
            minutes: None,
        };
        let client = coordinator(&world);
        let send = async |session: usize, marks: Vec<AttendanceMark>| {
            client.mark_attendance(sessions[session].id, world.key(), &MarkAttendance { marks, list: None }).await.unwrap();
        };
        send(0, vec![mark(Persona::Participant, AttendanceStatus::Remote)]).await;
        send(1, vec![mark(Persona::Participant, AttendanceStatus::OnSite), mark(Persona::Coach, AttendanceStatus::OnSite)]).await;
        let hours = client.view_attended_hours(autumn.programme.id).await.unwrap();
        let lines: Vec<_> = hours.modes.iter().map(|line| (line.delivered, line.sessions, line.minutes.on_site, line.minutes.remote)).collect();
        assert_eq!(lines, [(InPerson, 2, 120, 0), (Remote, 1, 0, 60)]);
        let designed = view(&world, sessions[0].id).await.designed_mode;
        assert!(hours.modes.iter().all(|line| line.planned == designed), "{:?}", hours.modes);
        let sum = |of: fn(&polku_api_types::attendance::LivedMinutes) -> u32| hours.modes.iter().map(|line| of(&line.minutes)).sum::<u32>();
        assert_eq!(sum(|one| one.invited), hours.total.invited);
        assert_eq!(sum(|one| one.attended), hours.total.attended);
        assert_eq!((sum(|one| one.on_site), sum(|one| one.remote)), (hours.total.on_site, hours.total.remote));
    }

    async fn the_history_is_read_by_those_who_run_the_programme(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lectures(&world, &autumn).await.remove(0);
        let read = async |home, persona| {
            world.client(home, persona).list_session_mode_changes(session.id, &PageQuery::default()).await
        };
        assert_eq!(code(read(Home::A, Persona::Participant).await), ProblemCode::Forbidden);
        assert_eq!(code(read(Home::B, Persona::Coordinator).await), ProblemCode::NotFound);
        assert!(read(Home::A, Persona::Decider).await.is_ok());
        assert_eq!(view(&world, session.id).await.mode, InPerson);
    }
}
