//! Who sees which sessions: members what was published for them, and nobody else.

use diesel::prelude::*;
use polku::db::schema::{group_members, group_moves, mails};
use polku::db::{DbError, Key, Ts};
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{
    OwnSessionsQuery, PublishSessions, SaveSession, SessionState, SessionsQuery,
};
use uuid::Uuid;

use super::{Autumn, TAKING_PART, coordinator, once, own, weekly};
use crate::for_each_engine;
use crate::support::calls::{set_clock, text};
use crate::support::{Home, Persona, World, code};

async fn told(world: &World, template: &'static str) -> i64 {
    world
        .app
        .db
        .read(move |conn| -> Result<i64, DbError> {
            Ok(mails::table.filter(mails::template.eq(template)).count().get_result(conn)?)
        })
        .await
        .unwrap()
}

/// As if somebody was moved now from the first of the confirmed groups to the second.
pub async fn moved(world: &World, autumn: &Autumn, who: Persona) {
    let [from, to] = [0, 1].map(|index: usize| Key(autumn.groups.groups[index].id));
    let application = Key(autumn.application_of[&who]);
    let ids = (world.app.ids.ordered(), world.a.id, world.rows(Home::A, Persona::Coordinator).account);
    let now = world.app.clock.now();
    world
        .app
        .db
        .write_tx(move |conn| -> Result<(), DbError> {
            let own = group_members::table.filter(group_members::application_id.eq(application));
            let grouping: Key<Uuid> = own.select(group_members::grouping_id).first(conn)?;
            diesel::update(own).set(group_members::group_id.eq(to)).execute(conn)?;
            diesel::insert_into(group_moves::table)
                .values((
                    group_moves::id.eq(Key(ids.0)),
                    group_moves::agency_id.eq(Key(ids.1)),
                    group_moves::grouping_id.eq(grouping),
                    group_moves::step.eq(1),
                    group_moves::application_id.eq(application),
                    group_moves::from_group_id.eq(Some(from)),
                    group_moves::to_group_id.eq(to),
                    group_moves::moved_by.eq(Key(ids.2)),
                    group_moves::moved_at.eq(Ts(now)),
                    group_moves::undone.eq(false),
                ))
                .execute(conn)?;
            Ok(())
        })
        .await
        .unwrap();
}

for_each_engine! {
    async fn a_draft_is_seen_by_nobody_who_takes_part_and_what_is_published_by_all(world: World) {
        let autumn = Autumn::settle(&world).await;
        let drafts = autumn.plan(&world, &weekly(autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00"), 3)).await;
        assert_eq!(drafts.len(), 3);
        assert!(drafts.iter().all(|draft| draft.state == SessionState::Draft && draft.members == 8));
        let participant = world.client(Home::A, Persona::Participant);
        assert!(own(&world, Persona::Participant).await.is_empty());
        for id in [drafts[0].id, Uuid::nil()] {
            assert_eq!(code(participant.view_own_session(id).await), ProblemCode::NotFound);
            assert_eq!(code(participant.view_session(id).await), ProblemCode::Forbidden);
            assert_eq!(code(participant.remove_session(id, 1).await), ProblemCode::Forbidden);
        }
        assert_eq!(told(&world, "sessions_published").await, 0);
        autumn.publish(&world, &drafts).await;
        // The control: the very same reads find them now, and everybody was told once, of all three.
        assert_eq!(own(&world, Persona::Participant).await.len(), 3);
        assert_eq!(participant.view_own_session(drafts[0].id).await.unwrap().id, drafts[0].id);
        assert_eq!(code(participant.view_session(drafts[0].id).await), ProblemCode::Forbidden);
        assert_eq!(told(&world, "sessions_published").await, TAKING_PART.len() as i64);
    }

    async fn whoever_takes_no_part_sees_none_and_no_other_agency_finds_any(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = autumn.told(&world, autumn.of(ElementKind::KickOff, "2020-08-20T09:00", "2020-08-20T11:00")).await;
        for persona in [Persona::Supervisor, Persona::StaffRepresentative] {
            assert!(own(&world, persona).await.is_empty(), "{persona:?}");
            let client = world.client(Home::A, persona);
            assert_eq!(code(client.view_own_session(session.id).await), ProblemCode::NotFound);
        }
        let stranger = world.client(Home::B, Persona::Coordinator);
        let query = SessionsQuery::default();
        assert_eq!(code(stranger.list_sessions(autumn.programme.id, &query).await), ProblemCode::NotFound);
        assert_eq!(code(stranger.view_session(session.id).await), ProblemCode::NotFound);
        assert_eq!(code(stranger.view_session_hours(autumn.programme.id).await), ProblemCode::NotFound);
        let body = PublishSessions { session_ids: vec![session.id] };
        assert_eq!(code(stranger.publish_sessions(autumn.programme.id, world.key(), &body).await), ProblemCode::NotFound);
        let theirs = world.client(Home::B, Persona::Participant);
        assert!(theirs.list_own_sessions(&OwnSessionsQuery::default()).await.unwrap().items.is_empty());
        // The controls: its own coordinator and its decider find it; the decider changes nothing.
        assert_eq!(coordinator(&world).view_session(session.id).await.unwrap().id, session.id);
        let decider = world.client(Home::A, Persona::Decider);
        assert_eq!(decider.list_sessions(autumn.programme.id, &query).await.unwrap().items.len(), 1);
        assert_eq!(code(decider.remove_session(session.id, session.version).await), ProblemCode::Forbidden);
    }

    async fn a_groups_session_is_its_members(world: World) {
        let autumn = Autumn::settle(&world).await;
        let mut session = autumn.of(ElementKind::TrainingDay, "2020-09-08T08:00", "2020-09-08T16:21");
        session.group_id = Some(autumn.groups.groups[0].id);
        let session = autumn.told(&world, session).await;
        assert_eq!(session.members as usize, autumn.groups.groups[0].members.len());
        assert_eq!(session.group.map(|group| (group.number, group.small)), Some((1, None)));
        assert_eq!(own(&world, autumn.member_of(0)).await.len(), 1);
        assert!(own(&world, autumn.member_of(1)).await.is_empty());
    }

    async fn whoever_is_moved_keeps_what_was_and_sees_nothing_earlier_of_the_new_group(world: World) {
        let autumn = Autumn::settle(&world).await;
        let mut drafts = Vec::new();
        for (index, group) in autumn.groups.groups.iter().enumerate() {
            let topic = text(&format!("Aihe {}", index + 1));
            let session = SaveSession {
                group_id: Some(group.id),
                topic: Some(topic),
                ..autumn.of(ElementKind::TrainingDay, "2020-09-08T08:00", "2020-09-08T16:21")
            };
            drafts.extend(autumn.plan(&world, &weekly(session, 2)).await);
        }
        autumn.publish(&world, &drafts).await;
        set_clock(&world, 9, 10, 9);
        let (who, before) = (autumn.member_of(0), autumn.member_of(1));
        moved(&world, &autumn, who).await;
        let topics = async |persona| -> Vec<_> {
            let own = own(&world, persona).await;
            own.iter().map(|one| (one.start[..10].to_owned(), one.topic.as_ref().unwrap().fi.clone())).collect()
        };
        let day = |day: &str, topic: &str| (format!("2020-09-{day}"), topic.to_owned());
        assert_eq!(topics(who).await, [day("08", "Aihe 1"), day("15", "Aihe 2")]);
        let calendar = world.client(Home::A, who).export_own_calendar().await.unwrap();
        assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 2);
        let past_of_the_new = drafts.iter().find(|one| one.start < "2020-09-09".to_owned() && one.group.is_some_and(|group| group.number == 2)).unwrap();
        let refused = world.client(Home::A, who).view_own_session(past_of_the_new.id).await;
        assert_eq!(code(refused), ProblemCode::NotFound);
        // The control: whoever was in that group all the time has seen it.
        assert_eq!(topics(before).await, [day("08", "Aihe 2"), day("15", "Aihe 2")]);
        // And what is counted of the sessions is as people lived it: nobody twice.
        let listed = coordinator(&world).list_sessions(autumn.programme.id, &SessionsQuery::default()).await.unwrap().items;
        let of = |day: &str| listed.iter().filter(|one| one.start.starts_with(day)).map(|one| one.members as usize).sum::<usize>();
        assert_eq!((of("2020-09-08"), of("2020-09-15")), (TAKING_PART.len(), TAKING_PART.len()));
    }

    async fn whoever_pauses_or_leaves_sees_no_later_session(world: World) {
        let autumn = Autumn::settle(&world).await;
        let lectures = weekly(autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00"), 4);
        let drafts = autumn.plan(&world, &lectures).await;
        autumn.publish(&world, &drafts).await;
        set_clock(&world, 9, 10, 9);
        let mine = autumn.application_of[&Persona::Participant];
        coordinator(&world).pause_participation(mine, world.key()).await.unwrap();
        assert_eq!(own(&world, Persona::Participant).await.len(), 1, "the first has been");
        assert_eq!(own(&world, Persona::OtherParticipant).await.len(), 4, "whoever goes on sees all");
        set_clock(&world, 9, 20, 9);
        coordinator(&world).resume_participation(mine, world.key()).await.unwrap();
        let dates: Vec<String> = own(&world, Persona::Participant).await.into_iter().map(|one| one.start).collect();
        assert_eq!(dates, ["2020-09-08T09:00", "2020-09-22T09:00", "2020-09-29T09:00"]);
        set_clock(&world, 9, 25, 9);
        coordinator(&world).complete_participation(mine, world.key()).await.unwrap();
        assert_eq!(own(&world, Persona::Participant).await.len(), 2, "nothing after the end");
        let last = coordinator(&world).view_session(drafts[3].id).await.unwrap();
        assert_eq!(last.members as usize, TAKING_PART.len() - 1);
    }

    async fn lists_are_cut_into_pages_and_filtered(world: World) {
        let autumn = Autumn::settle(&world).await;
        let lectures = weekly(autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00"), 3);
        let lectures = autumn.plan(&world, &lectures).await;
        autumn.plan(&world, &once(autumn.of(ElementKind::KickOff, "2020-08-20T09:00", "2020-08-20T11:00"))).await;
        autumn.publish(&world, &lectures).await;
        let client = coordinator(&world);
        let list = async |query: SessionsQuery| client.list_sessions(autumn.programme.id, &query).await.unwrap();
        let all = SessionsQuery::default();
        assert_eq!(list(all.clone()).await.items.len(), 4);
        let first = list(SessionsQuery { limit: Some(3), ..all.clone() }).await;
        let rest = list(SessionsQuery { limit: Some(3), cursor: first.next_cursor.clone(), ..all.clone() }).await;
        assert_eq!((first.items.len(), rest.items.len(), rest.next_cursor), (3, 1, None));
        assert_eq!(rest.items[0].id, lectures[2].id);
        let draft = list(SessionsQuery { state: Some(SessionState::Draft), ..all.clone() }).await;
        assert_eq!(draft.items.len(), 1);
        let element = list(SessionsQuery { element: Some(autumn.element(ElementKind::Lecture)), ..all.clone() }).await;
        assert_eq!(element.items.len(), 3);
        let day = "2020-09-15".parse().unwrap();
        let one = list(SessionsQuery { from: Some(day), until: Some(day), ..all.clone() }).await;
        assert_eq!(one.items.iter().map(|one| one.id).collect::<Vec<_>>(), [lectures[1].id]);
        let group = list(SessionsQuery { group: Some(autumn.groups.groups[0].id), ..all }).await;
        assert!(group.items.is_empty());
        let participant = world.client(Home::A, Persona::Participant);
        let page = OwnSessionsQuery { limit: Some(2), ..OwnSessionsQuery::default() };
        let first = participant.list_own_sessions(&page).await.unwrap();
        let next = OwnSessionsQuery { cursor: first.next_cursor.clone(), ..page };
        let rest = participant.list_own_sessions(&next).await.unwrap();
        assert_eq!((first.items.len(), rest.items.len(), rest.next_cursor), (2, 1, None));
        assert_eq!(rest.items[0].id, lectures[2].id);
    }
}
