//! One's own week and intervals: said, read and cleared by their own person.

use polku_api_types::availability::{SaveBusyIntervals, SaveWorkingWeek, WorkingDay};
use polku_api_types::people::MyData;
use polku_api_types::problem::ProblemCode;

use super::{at, days, hours_after, interval, is_busy, says};
use crate::for_each_engine;
use crate::retention::count;
use crate::support::calls::set_clock;
use crate::support::{Home, Persona, code, problem};

const WHO: Persona = Persona::Participant;

for_each_engine! {
    async fn whoever_says_nothing_works_the_usual_week_until_they_say_another(world: World) {
        let client = world.client(Home::A, WHO);
        let usual = client.view_own_working_week().await.unwrap();
        assert!(usual.is_usual && usual.version == 0);
        assert_eq!(usual.days, days(1..=5, "08:00", "16:30"));
        let said = SaveWorkingWeek { days: days([2, 4], "10:15", "00:00") };
        let kept = client.save_own_working_week(0, &said).await.unwrap();
        assert!(!kept.is_usual && kept.version == 1);
        assert_eq!(client.view_own_working_week().await.unwrap(), kept);
        assert_eq!(kept.days, said.days, "until midnight");
        let stale = client.save_own_working_week(0, &said).await;
        assert_eq!(code(stale), ProblemCode::StaleVersion);
        let none = client.save_own_working_week(1, &SaveWorkingWeek { days: Vec::new() }).await.unwrap();
        assert!(none.days.is_empty() && !none.is_usual && none.version == 2, "a week without work is a week");
        // Everybody has their own.
        assert!(world.client(Home::A, Persona::OtherParticipant).view_own_working_week().await.unwrap().is_usual);
    }

    async fn what_is_no_week_is_refused_field_by_field(world: World) {
        let client = world.client(Home::A, WHO);
        let day = |weekday, from: &str, until: &str| WorkingDay { weekday, from: from.into(), until: until.into() };
        for (refused, field, fault) in [
            (vec![day(1, "08:00", "08:00")], "/days/0/until", "out_of_order"),
            (vec![day(1, "16:00", "08:00")], "/days/0/until", "out_of_order"),
            (vec![day(1, "08:05", "16:00")], "/days/0/from", "not_allowed"),
            (vec![day(1, "08:00", "16:10")], "/days/0/until", "not_allowed"),
            (vec![day(1, "08.00", "16:00")], "/days/0/from", "malformed"),
            (vec![day(1, "08:00", "24:00")], "/days/0/until", "malformed"),
            (vec![day(0, "08:00", "16:00")], "/days/0/weekday", "not_allowed"),
            (vec![day(8, "08:00", "16:00")], "/days/0/weekday", "not_allowed"),
            (vec![day(1, "08:00", "10:00"), day(1, "11:00", "12:00")], "/days/1/weekday", "duplicate"),
        ] {
            let found = problem(client.save_own_working_week(0, &SaveWorkingWeek { days: refused }).await).errors;
            assert_eq!((found[0].pointer.as_str(), found[0].fault.name()), (field, fault));
        }
        let eight = SaveWorkingWeek { days: days((1..=7).chain([1]), "08:00", "16:00") };
        assert_eq!(code(client.save_own_working_week(0, &eight).await), ProblemCode::InvalidFields);
        assert!(client.view_own_working_week().await.unwrap().is_usual, "nothing was kept");
    }

    async fn busy_intervals_are_put_together_kept_for_a_day_and_cleared_at_will(world: World) {
        set_clock(&world, 9, 1, 8);
        let now = world.app.clock.now();
        let client = world.client(Home::A, WHO);
        assert_eq!(client.view_own_busy_intervals().await.unwrap(), Default::default());
        let body = SaveBusyIntervals { intervals: vec![
            interval("2020-09-08T07:00:00Z", "2020-09-08T08:00:00Z"),
            interval("2020-09-08T06:00:00Z", "2020-09-08T07:00:00Z"),
            interval("2020-08-08T06:00:00Z", "2020-08-08T07:00:00Z"),
        ] };
        let sent = client.send_own_busy_intervals(world.key(), &body).await.unwrap();
        assert_eq!((sent.people, sent.kept_until), (1, hours_after(now, 24)));
        let kept = client.view_own_busy_intervals().await.unwrap();
        assert_eq!(kept.intervals, [interval("2020-09-08T06:00:00Z", "2020-09-08T08:00:00Z")]);
        assert_eq!((kept.kept_until, kept.by_system), (Some(sent.kept_until), false));
        // What is sent next takes its place.
        is_busy(&world, WHO, "2020-09-09T06:00:00Z", "2020-09-09T07:00:00Z").await;
        assert_eq!(client.view_own_busy_intervals().await.unwrap().intervals.len(), 1);
        client.clear_own_busy_intervals().await.unwrap();
        client.clear_own_busy_intervals().await.unwrap();
        assert_eq!(client.view_own_busy_intervals().await.unwrap(), Default::default());
        assert_eq!(count(&world, "busy_intervals", "TRUE").await, 0);
        for (from, until, fault) in [
            ("2020-09-08T07:00:00Z", "2020-09-08T07:00:00Z", "out_of_order"),
            ("2020-09-08T07:00:00Z", "2020-12-31T07:00:00Z", "not_allowed"),
        ] {
            let body = SaveBusyIntervals { intervals: vec![interval(from, until)] };
            let found = problem(client.send_own_busy_intervals(world.key(), &body).await).errors;
            assert_eq!((found[0].pointer.as_str(), found[0].fault.name()), ("/intervals/0/until", fault));
        }
        let many = SaveBusyIntervals { intervals: vec![interval("2020-09-08T06:00:00Z", "2020-09-08T07:00:00Z"); 501] };
        assert_eq!(code(client.send_own_busy_intervals(world.key(), &many).await), ProblemCode::InvalidFields);
    }

    async fn what_is_held_is_among_ones_own_data_and_ends_with_service(world: World) {
        set_clock(&world, 9, 1, 8);
        let client = world.client(Home::A, WHO);
        let data: MyData = client.view_my_data().await.unwrap();
        assert!(data.working_week.is_none() && data.busy_intervals.intervals.is_empty(), "the control");
        says(&world, WHO, days([1], "06:00", "07:00")).await;
        is_busy(&world, WHO, "2020-09-09T06:00:00Z", "2020-09-09T07:00:00Z").await;
        let data = client.view_my_data().await.unwrap();
        assert_eq!(data.working_week.unwrap().days, days([1], "06:00", "07:00"));
        assert_eq!(data.busy_intervals.intervals[0].from, at("2020-09-09T06:00:00Z"));
        let person = world.rows(Home::A, WHO).person.unwrap();
        let left = format!("UPDATE people SET active = FALSE, left_on = '2020-09-01' WHERE id = '{person}'");
        crate::retention::execute(&world, left).await;
        assert_eq!(count(&world, "working_weeks", "TRUE").await, 0);
        assert_eq!(count(&world, "busy_intervals", "TRUE").await, 0);
    }
}
