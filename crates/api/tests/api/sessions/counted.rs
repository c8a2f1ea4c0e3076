//! Hours and statements: what is promised, what adds up, and how much a list takes.

use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{OwnSessionsQuery, SaveSession, SessionsQuery};

use super::{Autumn, TAKING_PART, coordinator, own, weekly};
use crate::for_each_engine;
use crate::statements::assert_flat;
use crate::support::{Home, Persona};

for_each_engine! {
    /// N18: promised, designed and scheduled stand beside each other.
    async fn hours_are_those_of_the_design_until_something_is_scheduled(world: World) {
        let autumn = Autumn::settle(&world).await;
        let hours = coordinator(&world).view_session_hours(autumn.programme.id).await.unwrap();
        assert_eq!((hours.promised_version, hours.designed_version), (1, 1));
        assert_eq!((hours.promised.stated_minutes, &hours.promised), (900, &hours.designed), "15 h (R45)");
        assert!(hours.lines.iter().all(|line| line.scheduled_times == 0 && line.missing_times == line.times));
        let feedback: Vec<_> = hours.lines.iter().filter(|line| line.kind == ElementKind::GroupFeedback).collect();
        assert_eq!(feedback.iter().map(|line| line.group.map(|group| group.number)).collect::<Vec<_>>(), [Some(1), Some(2)]);
        let lecture = hours.lines.iter().find(|line| line.kind == ElementKind::Lecture).unwrap();
        assert_eq!((lecture.group, lecture.designed_minutes), (None, Some(180)));
        assert_eq!(hours.outside_design, 0);
    }

    /// N7, N18: what everybody's own list adds up to is what the sessions add up to.
    async fn totals_over_people_equal_totals_over_sessions(world: World) {
        let autumn = Autumn::settle(&world).await;
        let lectures = autumn.plan(&world, &weekly(autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00"), 3)).await;
        autumn.publish(&world, &lectures).await;
        for (index, day) in ["2020-10-06", "2020-10-07"].iter().enumerate() {
            let session = autumn.of(ElementKind::GroupFeedback, &format!("{day}T09:00"), &format!("{day}T12:00"));
            autumn.told(&world, SaveSession { group_id: Some(autumn.groups.groups[index].id), ..session }).await;
        }
        let sessions = coordinator(&world).list_sessions(autumn.programme.id, &SessionsQuery::default()).await.unwrap();
        let over_sessions: u32 = sessions.items.iter().map(|one| one.counted_minutes * one.members).sum();
        let mut over_people = 0;
        for persona in TAKING_PART {
            let minutes: u32 = own(&world, persona).await.iter().map(|one| one.counted_minutes).sum();
            assert_eq!(minutes, 3 * 60 + 180, "{persona:?}");
            over_people += minutes;
        }
        assert_eq!((over_people, sessions.items.len()), (over_sessions, 5));
    }

    async fn a_page_of_sessions_takes_as_many_statements_as_one(world: World) {
        let autumn = Autumn::settle(&world).await;
        let drafts = autumn.plan(&world, &weekly(autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00"), 20)).await;
        autumn.publish(&world, &drafts).await;
        let client = coordinator(&world);
        assert_flat(&world, async |limit| {
            client.list_sessions(autumn.programme.id, &SessionsQuery { limit: Some(limit), ..SessionsQuery::default() }).await
        })
        .await;
        let participant = world.client(Home::A, Persona::Participant);
        assert_flat(&world, async |limit| {
            participant.list_own_sessions(&OwnSessionsQuery { limit: Some(limit), ..OwnSessionsQuery::default() }).await
        })
        .await;
    }
}
