//! Accepting: what was seen, whole, as drafts; or nothing.

use futures_util::future::join;
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ElementKind;
use polku_api_types::schedule::AcceptSchedule;
use polku_api_types::sessions::SessionState;

use super::{accept, autumn_of, meetings, propose, sessions};
use crate::for_each_engine;
use crate::sessions::{Autumn, coordinator, once, own};
use crate::support::{Persona, code};

for_each_engine! {
    async fn what_was_seen_is_planned_as_drafts_and_the_hours_are_those_of_the_design(world: World) {
        let autumn = Autumn::settle(&world).await;
        let asked = autumn_of(meetings(&autumn.design));
        let seen = propose(&world, autumn.programme.id, &asked).await;
        let body = AcceptSchedule { asked: asked.clone(), digest: seen.digest.clone() };
        let key = world.key();
        let planned = coordinator(&world).accept_schedule(autumn.programme.id, key, &body).await.unwrap();
        let mut have: Vec<_> = planned.items.iter().map(|one| (&one.start, &one.end, one.element_id)).collect();
        let mut wanted: Vec<_> = seen.sessions.iter().map(|one| (&one.start, &one.end, one.element_id)).collect();
        have.sort();
        wanted.sort();
        assert_eq!(have, wanted);
        assert!(planned.items.iter().all(|one| one.state == SessionState::Draft && one.clashes.is_empty()));
        assert!(own(&world, Persona::Participant).await.is_empty(), "nobody is told of drafts");
        let hours = coordinator(&world).view_session_hours(autumn.programme.id).await.unwrap();
        let planned_kinds = |kind: ElementKind| kind != ElementKind::SmallGroupCoaching;
        for line in hours.lines.iter().filter(|line| planned_kinds(line.kind)) {
            assert_eq!(line.missing_times, 0, "{line:?}");
            assert_eq!(line.difference_minutes.unwrap_or_default(), 0, "{line:?}");
        }
        // The same key is answered alike, and does nothing twice; another one finds that there is nothing left of it.
        let again = coordinator(&world).accept_schedule(autumn.programme.id, key, &body).await.unwrap();
        assert_eq!(again, planned);
        assert_eq!(code(accept(&world, &autumn, &asked, &seen).await), ProblemCode::ScheduleChanged);
        assert_eq!(sessions(&world, &autumn).await.len(), 13);
    }

    async fn what_has_changed_since_refuses_the_whole(world: World) {
        let autumn = Autumn::settle(&world).await;
        let asked = autumn_of(meetings(&autumn.design));
        let seen = propose(&world, autumn.programme.id, &asked).await;
        let other = polku_api_types::schedule::ScheduleProposal { digest: "0".repeat(64), ..seen.clone() };
        assert_eq!(code(accept(&world, &autumn, &asked, &other).await), ProblemCode::ScheduleChanged);
        let first = &seen.sessions[0];
        let session = autumn.of(first.kind, &first.start, &first.end);
        let by_hand = autumn.plan(&world, &once(session)).await.remove(0);
        assert_eq!(code(accept(&world, &autumn, &asked, &seen).await), ProblemCode::ScheduleChanged);
        assert_eq!(sessions(&world, &autumn).await.len(), 1, "nothing of it is planned");
        // The control: as it was again, it is planned.
        coordinator(&world).remove_session(by_hand.id, by_hand.version).await.unwrap();
        assert_eq!(accept(&world, &autumn, &asked, &seen).await.unwrap().items.len(), 13);
    }

    async fn of_two_who_accept_at_once_one_does(world: World) {
        let autumn = Autumn::settle(&world).await;
        let asked = autumn_of(meetings(&autumn.design));
        let seen = propose(&world, autumn.programme.id, &asked).await;
        let (one, other) = join(
            accept(&world, &autumn, &asked, &seen),
            accept(&world, &autumn, &asked, &seen),
        ).await;
        assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1, "{one:?} {other:?}");
        assert_eq!(code(if one.is_err() { one } else { other }), ProblemCode::ScheduleChanged);
        assert_eq!(sessions(&world, &autumn).await.len(), 13);
    }
}
