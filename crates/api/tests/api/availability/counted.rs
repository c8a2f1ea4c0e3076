//! What those who plan are told: how many, of the time that they ask for, and nothing else.

use polku_api_types::availability::{SaveBusyIntervals, Unavailable};
use polku_api_types::facilitators::FacilitatorKind;
use polku_api_types::programmes::ElementKind;
use polku_api_types::schedule::ProposeSchedule;

use super::{days, hours_after, interval, is_busy, says, told};
use crate::for_each_engine;
use crate::leading::{accept, bound, invited, named, settle};
use crate::oversight::later;
use crate::retention::count;
use crate::schedule::{autumn_of, element, morning_of, propose};
use crate::sessions::{Autumn, TAKING_PART, coordinator, once};
use crate::statements::taken;
use crate::support::calls::set_clock;
use crate::support::{Home, Persona, World};
use crate::walks::columns_with;

/// As many statements as a look may take more when somebody said something.
const SLACK: u64 = 4;

async fn looks(world: &World, persona: Persona) -> usize {
    let log = world.client(Home::A, persona).view_my_access_log(&Default::default()).await.unwrap().items;
    log.iter().filter(|look| look.purpose == "working_time").count()
}

for_each_engine! {
    async fn a_move_tells_how_many_it_would_not_suit_and_is_never_refused(world: World) {
        let autumn = settle(&world).await;
        set_clock(&world, 9, 1, 8);
        let lecturer = bound(&world, autumn.programme.id, Persona::StaffRepresentative, FacilitatorKind::Lecturer).await;
        // A Tuesday, from nine to eleven.
        let session = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T11:00")).await;
        named(&world, &session, &[&lecturer]).await.unwrap();
        assert_eq!(told(&world, &autumn, session.id, 1).await, Unavailable::default(), "the usual week suits everybody");
        // On Saturday it suits nobody.
        let saturday = Unavailable { participants_outside: 8, leaders_outside: 1, ..Unavailable::default() };
        assert_eq!(told(&world, &autumn, session.id, 4).await, saturday);
        says(&world, Persona::Participant, days([3], "10:00", "16:00")).await;
        says(&world, Persona::Coach, days([3], "09:00", "11:00")).await;
        says(&world, Persona::StaffRepresentative, days([1, 2], "08:00", "16:00")).await;
        is_busy(&world, Persona::Mentor, "2020-09-09T07:59:00Z", "2020-09-09T09:00:00Z").await;
        is_busy(&world, Persona::Participant, "2020-09-09T08:00:00Z", "2020-09-09T09:00:00Z").await;
        is_busy(&world, Persona::StaffRepresentative, "2020-09-09T05:00:00Z", "2020-09-09T06:30:00Z").await;
        let wednesday = told(&world, &autumn, session.id, 1).await;
        // The participant's interval begins at the moment at which the session ends.
        let counts = Unavailable { participants_outside: 1, participants_busy: 1, leaders_outside: 1, leaders_busy: 1 };
        assert_eq!(wednesday, counts);
        let now = coordinator(&world).view_session(session.id).await.unwrap();
        let body = later(&[(now.id, now.version)], 1);
        let moved = coordinator(&world).move_sessions(autumn.programme.id, world.key(), &body).await.unwrap();
        assert_eq!(moved.sessions[0].session.start, "2020-09-09T09:00");
    }

    async fn planning_tells_it_too(world: World) {
        let autumn = Autumn::settle(&world).await;
        set_clock(&world, 9, 1, 8);
        says(&world, Persona::Participant, days([3], "10:00", "16:00")).await;
        let body = once(autumn.of(ElementKind::Lecture, "2020-09-09T09:00", "2020-09-09T10:00"));
        let seen = coordinator(&world).preview_sessions(autumn.programme.id, &body).await.unwrap();
        assert_eq!(seen.sessions[0].unavailable, Unavailable { participants_outside: 1, ..Default::default() });
    }

    async fn after_a_day_nothing_that_was_sent_counts_or_is_there(world: World) {
        let autumn = Autumn::settle(&world).await;
        set_clock(&world, 9, 1, 8);
        let session = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T11:00")).await;
        is_busy(&world, Persona::Participant, "2020-09-09T06:00:00Z", "2020-09-09T09:00:00Z").await;
        let sent = world.app.clock.now();
        world.clock.set(hours_after(sent, 24) - jiff::SignedDuration::from_secs(1));
        assert_eq!(told(&world, &autumn, session.id, 1).await.participants_busy, 1, "the control");
        polku::jobs::Runner::new(world.app.clone()).run_due().await.unwrap();
        assert_eq!(count(&world, "busy_intervals", "TRUE").await, 1);
        world.clock.set(hours_after(sent, 24));
        // Not even before it is erased.
        assert_eq!(told(&world, &autumn, session.id, 1).await.participants_busy, 0);
        let own = world.client(Home::A, Persona::Participant).view_own_busy_intervals().await.unwrap();
        assert_eq!(own, Default::default());
        world.clock.set(hours_after(sent, 25));
        polku::jobs::Runner::new(world.app.clone()).run_due().await.unwrap();
        assert_eq!(count(&world, "busy_intervals", "TRUE").await, 0);
    }

    async fn a_look_takes_as_few_statements_however_much_was_said(world: World) {
        let autumn = Autumn::settle(&world).await;
        set_clock(&world, 9, 1, 8);
        let session = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T11:00")).await;
        let (client, body) = (coordinator(&world), later(&[(session.id, session.version)], 1));
        let look = async || client.preview_moves(autumn.programme.id, &body).await.unwrap().sessions.len();
        look().await;
        let (_, before) = taken(&world, look).await;
        for persona in TAKING_PART {
            says(&world, persona, days(1..=7, "08:00", "16:00")).await;
            let intervals = (10..28).map(|day| interval(&format!("2020-09-{day}T06:00:00Z"), &format!("2020-09-{day}T07:00:00Z")));
            let sent = SaveBusyIntervals { intervals: intervals.collect() };
            world.client(Home::A, persona).send_own_busy_intervals(world.key(), &sent).await.unwrap();
        }
        let (_, after) = taken(&world, look).await;
        assert!(after <= before + SLACK, "{before} statements before, {after} after");
    }

    async fn a_schedule_tells_working_time_and_leaves_the_busy_time_of_leads_free(world: World) {
        let autumn = settle(&world).await;
        set_clock(&world, 9, 1, 7);
        let lecturer = bound(&world, autumn.programme.id, Persona::StaffRepresentative, FacilitatorKind::Lecturer).await;
        let kick_off = autumn.design.elements.iter().position(|one| one.kind == ElementKind::KickOff).unwrap();
        let led = vec![polku_api_types::schedule::ScheduleElement { facilitator_ids: vec![lecturer.id], ..element(&autumn.design, kick_off) }];
        let morning = ProposeSchedule { until: "12:00".into(), ..morning_of(led.clone()) };
        says(&world, Persona::Participant, days([3], "10:00", "16:00")).await;
        is_busy(&world, Persona::Mentor, "2020-09-08T05:00:00Z", "2020-09-08T09:00:00Z").await;
        let found = propose(&world, autumn.programme.id, &morning).await;
        let one = &found.sessions[0];
        assert_eq!((one.unavailable.participants_outside, one.unavailable.participants_busy), (1, 1), "told, and held all the same");
        let start = one.start.clone();
        // Whoever leads has to be there.
        is_busy(&world, Persona::StaffRepresentative, "2020-09-08T05:00:00Z", "2020-09-08T06:30:00Z").await;
        let found = propose(&world, autumn.programme.id, &morning).await;
        assert_eq!((start.as_str(), found.sessions[0].start.as_str()), ("2020-09-08T08:00", "2020-09-08T09:30"), "{found:#?}");
        assert_eq!(found.sessions[0].unavailable.leaders_busy, 0);
        is_busy(&world, Persona::StaffRepresentative, "2020-09-07T21:00:00Z", "2020-09-08T21:00:00Z").await;
        let before = looks(&world, Persona::StaffRepresentative).await;
        let found = propose(&world, autumn.programme.id, &ProposeSchedule { last: jiff::civil::date(2020, 9, 8), first: jiff::civil::date(2020, 9, 8), ..autumn_of(led) }).await;
        assert_eq!((found.sessions.len(), found.missing.len()), (0, 1));
        assert_eq!(looks(&world, Persona::StaffRepresentative).await, before + 1, "that there is no time tells of theirs, too");
    }

    /// Nobody who plans ever reads a week or an interval: neither in an answer nor in any table but the two.
    async fn a_coordinator_gets_a_number_and_never_an_hour(world: World) {
        const HOURS: &str = "03:45";
        const MOMENT: &str = "2020-09-09T02:17";
        let autumn = Autumn::settle(&world).await;
        set_clock(&world, 9, 1, 8);
        says(&world, Persona::Participant, days([3], HOURS, "04:15")).await;
        is_busy(&world, Persona::Participant, "2020-09-09T02:17:00Z", "2020-09-09T20:43:00Z").await;
        let session = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T11:00")).await;
        let body = later(&[(session.id, session.version)], 1);
        let preview = coordinator(&world).preview_moves(autumn.programme.id, &body).await.unwrap();
        let told = preview.sessions[0].unavailable;
        assert_eq!((told.participants_outside, told.participants_busy), (1, 1), "the control: it counts");
        let text = serde_json::to_string(&preview).unwrap();
        let own = world.client(Home::A, Persona::Participant).view_my_data().await.unwrap();
        let held = serde_json::to_string(&own).unwrap();
        for secret in [HOURS, "04:15", MOMENT, "20:43"] {
            assert!(!text.contains(secret), "{secret} in {text}");
            assert!(held.contains(secret), "the control: their own person reads {secret}");
        }
        assert_eq!(columns_with(&world, "225-255").await, ["working_weeks.days"]);
        assert_eq!(columns_with(&world, MOMENT).await, ["busy_intervals.starts_at"]);
        let entries = world.client(Home::A, Persona::DataProtectionOfficer);
        let entries = serde_json::to_string(&entries.list_audit_entries(None).await.unwrap()).unwrap();
        assert!(entries.contains("working_week_said") && entries.contains("busy_intervals_sent"));
        assert!(!entries.contains(MOMENT) && !entries.contains("225"));
    }

    async fn where_a_number_names_somebody_they_read_who_looked(world: World) {
        let autumn = settle(&world).await;
        set_clock(&world, 9, 1, 8);
        let lecturer = bound(&world, autumn.programme.id, Persona::StaffRepresentative, FacilitatorKind::Lecturer).await;
        let session = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T11:00")).await;
        named(&world, &session, &[&lecturer]).await.unwrap();
        told(&world, &autumn, session.id, 1).await;
        assert_eq!(looks(&world, Persona::StaffRepresentative).await, 1, "one who leads is always meant");
        assert_eq!(looks(&world, Persona::Participant).await, 0, "of eight the number names nobody");
        let member = autumn.member_of(0);
        let of_group = polku_api_types::sessions::SaveSession {
            group_id: Some(autumn.groups.groups[0].id),
            ..autumn.of(ElementKind::GroupFeedback, "2020-09-08T12:00", "2020-09-08T13:00")
        };
        let few = autumn.plan(&world, &once(of_group)).await.remove(0);
        told(&world, &autumn, few.id, 1).await;
        assert_eq!(looks(&world, member).await, 1, "of four it nearly does");
        assert_eq!(looks(&world, autumn.member_of(1)).await, 1, "what is counted of all less these four is of the other four");
    }

    /// Anybody can be invited, and nobody is asked about by that.
    async fn whoever_has_not_agreed_to_lead_is_not_counted(world: World) {
        let autumn = settle(&world).await;
        set_clock(&world, 9, 1, 8);
        let lecturer = invited(&world, autumn.programme.id, Persona::StaffRepresentative, FacilitatorKind::Lecturer).await;
        let plan = once(autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T11:00"));
        let draft = autumn.plan(&world, &plan).await.remove(0);
        named(&world, &draft, &[&lecturer]).await.unwrap();
        says(&world, Persona::StaffRepresentative, days([1], "08:00", "16:00")).await;
        assert_eq!(told(&world, &autumn, draft.id, 1).await.leaders_outside, 0);
        assert_eq!(looks(&world, Persona::StaffRepresentative).await, 0);
        accept(&world, Persona::StaffRepresentative, lecturer.id).await;
        assert_eq!(told(&world, &autumn, draft.id, 1).await.leaders_outside, 1, "the control");
        assert_eq!(looks(&world, Persona::StaffRepresentative).await, 1);
    }
}
