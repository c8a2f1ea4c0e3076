//! The clock on the wall: summer time, midnight, days off.

use polku_api_types::problem::FieldCode;
use polku_api_types::programmes::{DayOff, ElementKind};
use polku_api_types::sessions::{PlanSessions, RepeatedHour, SessionBreak};

use super::{Autumn, coordinator, once, weekly};
use crate::for_each_engine;
use crate::support::problem;

for_each_engine! {
    async fn a_day_with_an_hours_break_counts_seven_twenty_one(world: World) {
        let autumn = Autumn::settle(&world).await;
        let mut day = autumn.of(ElementKind::TrainingDay, "2020-09-08T08:00", "2020-09-08T16:21");
        day.breaks.push(SessionBreak { start: "2020-09-08T11:30".into(), minutes: 60 });
        let day = autumn.plan(&world, &once(day)).await.remove(0);
        assert_eq!((day.span_minutes, day.counted_minutes), (501, 441));
        assert_eq!((day.start.as_str(), day.zone.as_str()), ("2020-09-08T08:00", "Europe/Helsinki"));
        assert_eq!(day.starts_at.to_string(), "2020-09-08T05:00:00Z");
    }

    async fn the_skipped_hour_is_refused_with_the_nearest_times(world: World) {
        let autumn = Autumn::settle(&world).await;
        let night = once(autumn.of(ElementKind::Lecture, "2021-03-28T03:30", "2021-03-28T05:00"));
        let refused = problem(coordinator(&world).plan_sessions(autumn.programme.id, world.key(), &night).await);
        assert_eq!(refused.errors[0].pointer, "/session/start");
        let nearest = FieldCode::SkippedHour { before: "2021-03-28T02:59".into(), after: "2021-03-28T04:00".into() };
        assert_eq!(refused.errors[0].fault, nearest);
        assert!(refused.errors[0].title.contains("2.59") && refused.errors[0].title.contains("klo 4"), "{}", refused.errors[0].title);
        let later = once(autumn.of(ElementKind::Lecture, "2021-03-28T04:00", "2021-03-28T05:00"));
        assert_eq!(autumn.plan(&world, &later).await[0].starts_at.to_string(), "2021-03-28T01:00:00Z");
    }

    async fn the_repeated_hour_is_the_earlier_one_unless_said(world: World) {
        let autumn = Autumn::settle(&world).await;
        let mut night = autumn.of(ElementKind::Lecture, "2020-10-25T03:10", "2020-10-25T03:40");
        let preview = async |body: PlanSessions| {
            coordinator(&world).preview_sessions(autumn.programme.id, &body).await.unwrap().sessions.remove(0)
        };
        let first = preview(once(night.clone())).await;
        assert!(first.in_repeated_hour);
        assert_eq!(first.starts_at.to_string(), "2020-10-25T00:10:00Z");
        night.start_hour = Some(RepeatedHour::Later);
        let second = preview(once(night.clone())).await;
        assert_eq!((second.starts_at.to_string().as_str(), second.span_minutes), ("2020-10-25T01:10:00Z", 30));
        night.start_hour = None;
        night.end_hour = Some(RepeatedHour::Later);
        assert_eq!(preview(once(night)).await.span_minutes, 90);
        let day = preview(once(autumn.of(ElementKind::Lecture, "2020-10-25T09:00", "2020-10-25T10:00"))).await;
        assert!(!day.in_repeated_hour, "the control: any other hour is shown once");
    }

    async fn a_series_keeps_the_clock_over_both_changes_and_goes_past_midnight(world: World) {
        let autumn = Autumn::settle(&world).await;
        let evenings = weekly(autumn.of(ElementKind::Lecture, "2020-10-20T22:00", "2020-10-21T01:00"), 26);
        let evenings = autumn.plan(&world, &evenings).await;
        assert_eq!(evenings.len(), 26);
        assert!(evenings.iter().all(|one| one.start.ends_with("T22:00") && one.end.ends_with("T01:00") && one.counted_minutes == 180));
        assert_eq!(evenings[0].starts_at.to_string(), "2020-10-20T19:00:00Z");
        assert_eq!(evenings[1].starts_at.to_string(), "2020-10-27T20:00:00Z", "winter");
        assert_eq!(evenings[25].starts_at.to_string(), "2021-04-13T19:00:00Z", "summer again");
    }

    async fn days_off_are_told_before_and_nothing_is_moved(world: World) {
        let autumn = Autumn::settle(&world).await;
        let mut series = weekly(autumn.of(ElementKind::Lecture, "2020-11-29T09:00", "2020-11-29T10:00"), 5);
        let preview = coordinator(&world).preview_sessions(autumn.programme.id, &series).await.unwrap().sessions;
        let off: Vec<_> = preview.iter().map(|one| one.day_off).collect();
        assert_eq!(off, [Some(DayOff::Sunday), Some(DayOff::Independence), Some(DayOff::Sunday), Some(DayOff::Sunday), Some(DayOff::Sunday)]);
        series.without = vec!["2020-12-06".parse().unwrap()];
        let planned = autumn.plan(&world, &series).await;
        let days: Vec<&str> = planned.iter().map(|one| &one.start[..10]).collect();
        assert_eq!(days, ["2020-11-29", "2020-12-13", "2020-12-20", "2020-12-27"]);
        let weekday = once(autumn.of(ElementKind::Lecture, "2020-11-30T09:00", "2020-11-30T10:00"));
        let weekday = coordinator(&world).preview_sessions(autumn.programme.id, &weekday).await.unwrap();
        assert_eq!(weekday.sessions[0].day_off, None);
    }

    async fn what_cannot_be_is_refused_where_it_stands(world: World) {
        let autumn = Autumn::settle(&world).await;
        let good = autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00");
        let refused = async |change: &dyn Fn(&mut polku_api_types::sessions::SaveSession)| {
            let mut body = once(good.clone());
            change(&mut body.session);
            let found = problem(coordinator(&world).plan_sessions(autumn.programme.id, world.key(), &body).await);
            (found.errors[0].pointer.clone(), found.errors[0].fault.clone())
        };
        assert_eq!(refused(&|one| one.end = "2020-09-08T09:00".into()).await, ("/session/end".into(), FieldCode::OutOfOrder));
        assert_eq!(refused(&|one| one.start = "2020-09-08 09:00".into()).await, ("/session/start".into(), FieldCode::Malformed));
        assert_eq!(refused(&|one| one.zone = Some("Europe/Turku".into())).await, ("/session/zone".into(), FieldCode::NotAllowed));
        assert_eq!(refused(&|one| one.mode = None).await.0, "/session/mode", "nobody has said how");
        let survey = autumn.element(ElementKind::Survey);
        assert_eq!(refused(&|one| one.element_id = survey).await, ("/session/element_id".into(), FieldCode::NotAllowed));
        let strange = autumn.programme.id;
        assert_eq!(refused(&|one| one.group_id = Some(strange)).await, ("/session/group_id".into(), FieldCode::NotFound));
    }
}
