//! What becomes of a session: changed, cancelled, removed.

use polku_api_types::circumstances::{CircumstanceFilter, PreviewCircumstances};
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{
    CancelSession, CancellationReason, PublishSessions, SaveSession, SessionDetails, SessionState,
    SessionsQuery,
};
use polku_api_types::text::DeliveryMode;

use super::{Autumn, coordinator, once, own};
use crate::for_each_engine;
use crate::support::calls::set_clock;
use crate::support::{Home, Persona, World, code, problem};

const ILL: CancelSession = CancelSession { reason: CancellationReason::FacilitatorAbsent };

async fn templates(world: &World) -> Vec<String> {
    let person = world.rows(Home::A, Persona::Participant).person.unwrap();
    let mails = world.app.db.read(move |conn| polku::notify::mails_to(conn, person)).await.unwrap();
    mails.into_iter().map(|mail| mail.letter.subject).collect()
}

fn again(session: &SessionDetails, start: &str, end: &str) -> SaveSession {
    SaveSession { start: start.into(), end: end.into(), ..session.to_save() }
}

for_each_engine! {
    async fn a_change_needs_the_version_and_tells_the_members(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")).await;
        let before = templates(&world).await.len();
        let body = again(&session, "2020-09-09T09:00", "2020-09-09T10:00");
        let client = coordinator(&world);
        let changed = client.update_session(session.id, session.version, &body).await.unwrap();
        assert_eq!((changed.start.as_str(), changed.state), ("2020-09-09T09:00", SessionState::Published));
        assert_eq!(changed.version, session.version + 1);
        assert_eq!(code(client.update_session(session.id, session.version, &body).await), ProblemCode::StaleVersion);
        assert_eq!(templates(&world).await.len(), before + 1);
        // Saving the same again says nothing to anybody.
        let same = client.update_session(session.id, changed.version, &body).await.unwrap();
        assert_eq!(templates(&world).await.len(), before + 1);
        let other = SaveSession { element_id: autumn.element(ElementKind::KickOff), ..body };
        let refused = problem(client.update_session(session.id, same.version, &other).await);
        assert_eq!((refused.errors[0].pointer.as_str(), &refused.errors[0].fault), ("/element_id", &FieldCode::NotAllowed));
    }

    async fn a_published_session_is_changed_after_a_new_version_of_the_design(world: World) {
        let autumn = Autumn::settle(&world).await;
        let (client, programme) = (coordinator(&world), autumn.programme.id);
        let lecture = autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00");
        let session = autumn.told(&world, lecture.clone()).await;
        let next = client.create_design_draft(world.key(), programme).await.unwrap();
        let next = client.publish_design(world.key(), programme, next.version).await.unwrap();
        assert!(next.elements.iter().all(|element| element.id != session.element_id));
        let body = again(&session, "2020-09-09T09:00", "2020-09-09T10:00");
        let changed = client.update_session(session.id, session.version, &body).await.unwrap();
        assert_eq!((changed.start.as_str(), changed.element_id), ("2020-09-09T09:00", session.element_id));
        // The control: an element of an earlier version is for nothing new.
        let refused = problem(client.plan_sessions(programme, world.key(), &once(lecture)).await);
        assert_eq!((refused.errors[0].pointer.as_str(), &refused.errors[0].fault), ("/session/element_id", &FieldCode::NotFound));
    }

    /// A session stays with the element that it was planned by; asked for by that element in any version, it is found.
    async fn sessions_are_found_by_their_element_in_any_version(world: World) {
        let autumn = Autumn::settle(&world).await;
        let (client, programme) = (coordinator(&world), autumn.programme.id);
        let session = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")).await;
        let next = client.create_design_draft(world.key(), programme).await.unwrap();
        let next = client.publish_design(world.key(), programme, next.version).await.unwrap();
        let of = |kind| next.elements.iter().find(|element| element.kind == kind).unwrap().id;
        let (lecture, kick_off) = (of(ElementKind::Lecture), of(ElementKind::KickOff));
        assert_ne!(lecture, session.element_id);
        for (element, found) in [(lecture, 1), (session.element_id, 1), (kick_off, 0), (world.key(), 0)] {
            let query = SessionsQuery { element: Some(element), ..SessionsQuery::default() };
            assert_eq!(client.list_sessions(programme, &query).await.unwrap().items.len(), found);
            let filter = CircumstanceFilter { element_ids: vec![element], ..CircumstanceFilter::default() };
            let turn = PreviewCircumstances { filter, to: DeliveryMode::Remote };
            assert_eq!(client.preview_circumstances(programme, &turn).await.unwrap().sessions.len(), found);
        }
    }

    async fn nobody_changes_the_time_of_what_is_over_unseen(world: World) {
        let autumn = Autumn::settle(&world).await;
        let client = coordinator(&world);
        let session = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")).await;
        set_clock(&world, 9, 10, 9);
        let before = templates(&world).await.len();
        let longer = again(&session, "2020-09-08T09:00", "2020-09-08T12:00");
        let changed = client.update_session(session.id, session.version, &longer).await.unwrap();
        assert_eq!(templates(&world).await.len(), before + 1);
        client.cancel_session(session.id, changed.version, world.key(), &ILL).await.unwrap();
        assert_eq!(templates(&world).await.len(), before + 2);
    }

    async fn a_cancelled_session_stays_to_be_held_and_in_everybodys_list(world: World) {
        let autumn = Autumn::settle(&world).await;
        let client = coordinator(&world);
        let session = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")).await;
        let lecture = async || {
            let hours = client.view_session_hours(autumn.programme.id).await.unwrap();
            hours.lines.into_iter().find(|line| line.kind == ElementKind::Lecture).unwrap()
        };
        let before = lecture().await;
        assert_eq!((before.times, before.scheduled_times, before.missing_times), (3, 1, 2));
        assert_eq!((before.designed_minutes, before.counted_minutes, before.difference_minutes), (Some(180), 60, Some(-120)));
        let cancelled = client.cancel_session(session.id, session.version, world.key(), &ILL).await.unwrap();
        assert_eq!(cancelled.cancellation, Some(CancellationReason::FacilitatorAbsent));
        let after = lecture().await;
        assert_eq!((after.designed_minutes, after.cancelled_times, after.missing_times), (Some(180), 1, 3));
        let mine = own(&world, Persona::Participant).await;
        assert_eq!((mine.len(), mine[0].state), (1, SessionState::Cancelled));
        let twice = client.cancel_session(session.id, cancelled.version, world.key(), &ILL).await;
        assert_eq!(code(twice), ProblemCode::SessionStandsStill);
    }

    async fn only_a_draft_is_removed_and_publishing_is_all_or_nothing(world: World) {
        let autumn = Autumn::settle(&world).await;
        let client = coordinator(&world);
        let draft = autumn.plan(&world, &once(autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00"))).await.remove(0);
        let session = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-15T09:00", "2020-09-15T10:00")).await;
        let both = PublishSessions { session_ids: vec![draft.id, session.id] };
        let refused = client.publish_sessions(autumn.programme.id, world.key(), &both).await;
        assert_eq!(code(refused), ProblemCode::SessionStandsStill);
        assert_eq!(client.view_session(draft.id).await.unwrap().state, SessionState::Draft);
        assert_eq!(code(client.remove_session(session.id, session.version).await), ProblemCode::SessionStandsStill);
        client.remove_session(draft.id, draft.version).await.unwrap();
        assert_eq!(code(client.view_session(draft.id).await), ProblemCode::NotFound);
    }
}
