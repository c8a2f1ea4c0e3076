//! Planning again around what is there.

use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ElementKind;
use polku_api_types::schedule::{DraftsMove, ProposeSchedule, ScheduleElement};
use polku_api_types::sessions::SessionState;

use super::{accept, autumn_of, element, meetings, morning_of, propose, sessions};
use crate::for_each_engine;
use crate::sessions::{Autumn, coordinator, once};
use crate::support::code;

for_each_engine! {
    async fn what_is_there_stays_and_the_rest_is_proposed_around_it(world: World) {
        let autumn = Autumn::settle(&world).await;
        let told = autumn.told(&world, autumn.of(ElementKind::KickOff, "2020-09-08T09:00", "2020-09-08T11:00")).await;
        let lecture = autumn.of(ElementKind::Lecture, "2020-10-06T09:00", "2020-10-06T10:00");
        let draft = autumn.plan(&world, &once(lecture)).await.remove(0);
        let asked = autumn_of(meetings(&autumn.design));
        let found = propose(&world, autumn.programme.id, &asked).await;
        assert_eq!((found.sessions.len(), found.staying, found.missing.len()), (11, 2, 0), "{found:#?}");
        assert_eq!(found.breaks, Default::default());
        assert!(found.sessions.iter().all(|one| one.start > told.end && one.session_id.is_none()), "the kick-off comes first");
        accept(&world, &autumn, &asked, &found).await.unwrap();
        let after = sessions(&world, &autumn).await;
        for before in [&told, &draft] {
            let one = after.iter().find(|one| one.id == before.id).unwrap();
            assert_eq!((&one.start, one.version), (&before.start, before.version));
        }
    }

    async fn drafts_move_only_where_they_may_and_no_more_than_must(world: World) {
        let autumn = Autumn::settle(&world).await;
        let at = |kind| autumn.design.elements.iter().position(|one| one.kind == kind).unwrap();
        for day in ["2020-09-15", "2020-09-22"] {
            autumn.told(&world, autumn.of(ElementKind::Lecture, &format!("{day}T09:00"), &format!("{day}T10:00"))).await;
        }
        // The last lecture lies where the kick-off has to be.
        let lecture = autumn.of(ElementKind::Lecture, "2020-09-08T08:30", "2020-09-08T09:30");
        let draft = autumn.plan(&world, &once(lecture)).await.remove(0);
        let kick_off = ScheduleElement { alongside: true, ..element(&autumn.design, at(ElementKind::KickOff)) };
        let lectures = element(&autumn.design, at(ElementKind::Lecture));
        let stay = ProposeSchedule { until: "11:00".into(), ..morning_of(vec![kick_off, lectures]) };
        let found = propose(&world, autumn.programme.id, &stay).await;
        assert_eq!((found.sessions.len(), found.missing.len()), (0, 1), "{found:#?}");
        let may = ProposeSchedule { drafts: DraftsMove::WhereNeeded, ..stay.clone() };
        let pinned = ProposeSchedule { pinned: vec![draft.id], ..may.clone() };
        assert_eq!(propose(&world, autumn.programme.id, &pinned).await.missing, found.missing);
        let longer = ProposeSchedule { until: "11:30".into(), ..may.clone() };
        let found = propose(&world, autumn.programme.id, &longer).await;
        assert_eq!((found.sessions.len(), found.sessions[0].session_id), (1, None), "it fits after the lecture");
        let found = propose(&world, autumn.programme.id, &may).await;
        assert_eq!((found.missing.len(), found.breaks, found.fewest), (0, Default::default(), true), "{found:#?}");
        let moved = found.sessions.iter().find(|one| one.session_id == Some(draft.id)).unwrap();
        assert_eq!(moved.moved_from.as_deref(), Some("2020-09-08T08:30"));
        accept(&world, &autumn, &may, &found).await.unwrap();
        let after = coordinator(&world).view_session(draft.id).await.unwrap();
        assert_eq!((&after.start, after.state, after.version), (&moved.start, SessionState::Draft, draft.version + 1));
        assert_eq!(code(accept(&world, &autumn, &may, &found).await), ProblemCode::ScheduleChanged);
    }

    async fn what_is_published_never_moves(world: World) {
        let autumn = Autumn::settle(&world).await;
        let told = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T08:30", "2020-09-08T09:30")).await;
        let at = autumn.design.elements.iter().position(|one| one.kind == ElementKind::KickOff).unwrap();
        let lecture = autumn.design.elements.iter().position(|one| one.kind == ElementKind::Lecture).unwrap();
        let kick_off = ScheduleElement { alongside: true, ..element(&autumn.design, at) };
        let elements = vec![kick_off, element(&autumn.design, lecture)];
        let asked = ProposeSchedule { drafts: DraftsMove::WhereNeeded, ..morning_of(elements) };
        let found = propose(&world, autumn.programme.id, &asked).await;
        assert!(found.sessions.iter().all(|one| one.session_id != Some(told.id)), "{found:#?}");
    }

    async fn a_gap_to_what_is_there_that_cannot_be_kept_is_counted(world: World) {
        let autumn = Autumn::settle(&world).await;
        let lecture = autumn.of(ElementKind::Lecture, "2020-09-08T08:00", "2020-09-08T09:00");
        autumn.told(&world, lecture).await;
        let at = autumn.design.elements.iter().position(|one| one.kind == ElementKind::Lecture).unwrap();
        let asked = morning_of(vec![element(&autumn.design, at)]);
        let found = propose(&world, autumn.programme.id, &asked).await;
        assert_eq!((found.sessions.len(), found.missing.len(), found.breaks.gaps), (1, 1, 1), "{found:#?}");
    }
}
