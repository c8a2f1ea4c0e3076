//! Sessions copied for others or to another time: seen first, with what was planned and nothing of what became of it.

use polku_api_types::circumstances::{ChangeCircumstances, PreviewCircumstances};
use polku_api_types::facilitators::FacilitatorKind;
use polku_api_types::page::PageQuery;
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{
    ChooseWay, ClashKind, CopySessions, ModeCause, SaveSession, SaveSessionLinks, SeenSession, SessionBreak,
    SessionCopies, SessionDetails, SessionLink, SessionState, SessionsQuery, Way,
};
use polku_api_types::text::DeliveryMode;
use polku_domain::access::Role;
use polku_domain::ids::ProgrammeId;
use uuid::Uuid;

use super::{Autumn, another, coordinator, once, weekly};
use crate::for_each_engine;
use crate::leading::{bound, named, settle};
use crate::retention::count;
use crate::statements::{assert_as_few, taken};
use crate::support::calls::text;
use crate::support::{Home, Persona, World, code, problem};

/// These sessions as they are now, so many days later, for whom they are and led by the same.
async fn of(world: &World, sessions: &[Uuid], days: i32) -> CopySessions {
    let mut seen = Vec::with_capacity(sessions.len());
    for session_id in sessions {
        let version = coordinator(world).view_session(*session_id).await.unwrap().version;
        seen.push(SeenSession { session_id: *session_id, version });
    }
    CopySessions { sessions: seen, days, start_time: None, group_id: None, without_leaders: false }
}

async fn seen(world: &World, autumn: &Autumn, body: &CopySessions) -> SessionCopies {
    coordinator(world).preview_copies(autumn.programme.id, body).await.unwrap()
}

async fn made(world: &World, autumn: &Autumn, body: &CopySessions) -> Vec<SessionDetails> {
    coordinator(world).copy_sessions(autumn.programme.id, world.key(), body).await.unwrap().items
}

async fn all(world: &World, autumn: &Autumn) -> usize {
    let query = SessionsQuery { limit: Some(200), ..SessionsQuery::default() };
    coordinator(world).list_sessions(autumn.programme.id, &query).await.unwrap().items.len()
}

fn kinds(copies: &SessionCopies) -> Vec<Vec<ClashKind>> {
    let of = |copy: &polku_api_types::sessions::SessionCopy| {
        copy.planned.clashes.iter().map(|clash| clash.kind).collect()
    };
    copies.sessions.iter().map(of).collect()
}

fn ids(sessions: &[SessionDetails]) -> Vec<Uuid> {
    sessions.iter().map(|session| session.id).collect()
}

fn starts(sessions: &[SessionDetails]) -> Vec<&str> {
    sessions.iter().map(|session| session.start.as_str()).collect()
}

fn lecture(autumn: &Autumn, day: &str) -> SaveSession {
    autumn.of(ElementKind::Lecture, &format!("{day}T09:00"), &format!("{day}T10:00"))
}

for_each_engine! {
    async fn a_series_is_copied_for_another_group_with_all_that_was_planned(world: World) {
        let autumn = settle(&world).await;
        let [one, two] = [0, 1].map(|index: usize| autumn.groups.groups[index].id);
        let trainer = bound(&world, autumn.programme.id, Persona::Facilitator, FacilitatorKind::Trainer).await;
        let day = SaveSession {
            group_id: Some(one),
            breaks: vec![SessionBreak { start: "2020-10-13T11:30".into(), minutes: 60 }],
            place: Some("Sali Päijänne".into()),
            mode: Some(DeliveryMode::Hybrid),
            seats: Some(12),
            remote_seats: Some(30),
            choose_hours: Some(24),
            topic: Some(text("Oman työn johtaminen")),
            join_address: Some("https://kokous.example.fi/a1".into()),
            ..autumn.of(ElementKind::TrainingDay, "2020-10-13T08:00", "2020-10-13T16:21")
        };
        let series = autumn.plan(&world, &weekly(day, 2)).await;
        let links = vec![SessionLink { title: "Kalvot".into(), address: "https://moodle.example.fi/course/7".into() }];
        for session in &series {
            named(&world, session, &[&trainer]).await.unwrap();
            let now = coordinator(&world).view_session(session.id).await.unwrap();
            let body = SaveSessionLinks { links: links.clone() };
            coordinator(&world).save_session_links(session.id, now.version, &body).await.unwrap();
        }
        let series = autumn.publish(&world, &series).await;
        // Over the end of summer time on 25 October: eight o'clock stays eight o'clock.
        let to = CopySessions { group_id: Some(two), ..of(&world, &ids(&series), 7).await };
        let mails = count(&world, "mails", "TRUE").await;
        let preview = seen(&world, &autumn, &to).await;
        let copy = &preview.sessions[1];
        assert_eq!((copy.copy_of, copy.planned.start.as_str(), copy.planned.counted_minutes), (series[1].id, "2020-10-27T08:00", 441));
        assert_eq!((copy.group.map(|group| group.id), copy.led_by[0].facilitator_id, copy.gone_by_then), (Some(two), trainer.id, 0));
        assert!(copy.planned.members > 0 && copy.planned.clashes.is_empty());
        assert_eq!(all(&world, &autumn).await, 2, "seen, and not made");
        let copies = made(&world, &autumn, &to).await;
        assert_eq!(starts(&copies), ["2020-10-20T08:00", "2020-10-27T08:00"]);
        let copy = &copies[1];
        assert_eq!((series[1].starts_at.to_string(), copy.starts_at.to_string()), ("2020-10-20T05:00:00Z".into(), "2020-10-27T06:00:00Z".into()));
        assert_eq!(copy.breaks, [SessionBreak { start: "2020-10-27T11:30".into(), minutes: 60 }]);
        assert_eq!((copy.state, copy.published_at, copy.group.map(|group| group.id)), (SessionState::Draft, None, Some(two)));
        assert_eq!((copy.mode, copy.place.as_deref(), copy.topic.as_ref()), (DeliveryMode::Hybrid, Some("Sali Päijänne"), series[1].topic.as_ref()));
        assert_eq!((copy.seats, copy.remote_seats, copy.choose_hours), (Some(12), Some(30), Some(24)));
        assert_eq!((&copy.links, &copy.led_by), (&links, &series[1].led_by));
        assert_eq!((copy.join_address.as_deref(), series[1].join_address.is_some()), (None, true), "who meets elsewhere joins elsewhere");
        assert_eq!(count(&world, "mails", "TRUE").await, mails, "nobody is told of a draft");
        let officer = world.client(Home::A, Persona::DataProtectionOfficer);
        let log = officer.list_audit_entries(None).await.unwrap().items;
        for action in ["session_planned", "session_leaders_named", "session_links_saved"] {
            let of = |id: Uuid| log.iter().any(|entry| entry.action == action && entry.subject == id.to_string());
            assert!(copies.iter().all(|copy| of(copy.id)), "{action}");
        }
        autumn.publish(&world, &copies).await;
        let leading = world.client(Home::A, Persona::Facilitator).list_led_sessions(&Default::default()).await.unwrap().items;
        assert_eq!(leading.len(), 4, "whoever leads is told of them as of any other");
    }

    async fn a_copy_keeps_the_clock_over_both_changes_and_never_falls_into_the_skipped_hour(world: World) {
        let autumn = Autumn::settle(&world).await;
        let programme = autumn.programme.id;
        let copied = async |start: &str, end: &str, days: i32, start_time: Option<&str>| {
            let session = autumn.plan(&world, &once(autumn.of(ElementKind::Lecture, start, end))).await.remove(0);
            let start_time = start_time.map(str::to_owned);
            CopySessions { start_time, ..of(&world, &[session.id], days).await }
        };
        let autumns = copied("2020-10-20T09:00", "2020-10-20T10:00", 7, None).await;
        assert_eq!(made(&world, &autumn, &autumns).await[0].starts_at.to_string(), "2020-10-27T07:00:00Z");
        let springs = copied("2021-03-23T09:00", "2021-03-23T10:00", 7, None).await;
        assert_eq!(made(&world, &autumn, &springs).await[0].starts_at.to_string(), "2021-03-30T06:00:00Z");
        let earlier = copied("2021-03-31T13:00", "2021-03-31T14:00", -7, Some("09:15")).await;
        let earlier = made(&world, &autumn, &earlier).await.remove(0);
        assert_eq!((earlier.start.as_str(), earlier.end.as_str(), earlier.starts_at.to_string().as_str()), ("2021-03-24T09:15", "2021-03-24T10:15", "2021-03-24T07:15:00Z"));
        let skipped = copied("2021-03-27T03:30", "2021-03-27T05:00", 1, None).await;
        let nearest = FieldCode::SkippedHour { before: "2021-03-28T02:59".into(), after: "2021-03-28T04:00".into() };
        for refused in [
            problem(coordinator(&world).preview_copies(programme, &skipped).await),
            problem(coordinator(&world).copy_sessions(programme, world.key(), &skipped).await),
        ] {
            assert_eq!((refused.errors[0].pointer.as_str(), &refused.errors[0].fault), ("/start", &nearest));
        }
        let twice = copied("2020-10-24T03:10", "2020-10-24T03:40", 1, None).await;
        assert!(seen(&world, &autumn, &twice).await.sessions[0].planned.in_repeated_hour);
        let once_only = CopySessions { days: 2, ..twice };
        assert!(!seen(&world, &autumn, &once_only).await.sessions[0].planned.in_repeated_hour, "the control");
    }

    async fn what_a_copy_meets_is_told_before_it_is_made(world: World) {
        let autumn = settle(&world).await;
        let [one, two] = [0, 1].map(|index: usize| Some(autumn.groups.groups[index].id));
        let trainer = bound(&world, autumn.programme.id, Persona::Facilitator, FacilitatorKind::Trainer).await;
        let day = |group_id| SaveSession {
            group_id,
            place: Some(format!("Sali {}", if group_id == one { "Päijänne" } else { "Saimaa" })),
            ..autumn.of(ElementKind::TrainingDay, "2020-12-01T09:00", "2020-12-01T12:00")
        };
        let first = autumn.plan(&world, &once(day(one))).await.remove(0);
        let second = autumn.plan(&world, &once(day(two))).await.remove(0);
        named(&world, &first, &[&trainer]).await.unwrap();
        let here = CopySessions { group_id: two, ..of(&world, &[first.id], 0).await };
        let met = seen(&world, &autumn, &here).await;
        assert_eq!(kinds(&met), [vec![ClashKind::Facilitator, ClashKind::Group]], "who leads the one leads the other, and the group has its own");
        let alone = CopySessions { without_leaders: true, ..here.clone() };
        let met = seen(&world, &autumn, &alone).await;
        assert_eq!(kinds(&met), [vec![ClashKind::Room, ClashKind::Group]], "without whoever leads only the room is in common");
        assert!(met.sessions[0].led_by.is_empty());
        // Independence Day is a Sunday: five days later, and for nobody else's sake the control.
        let holiday = seen(&world, &autumn, &CopySessions { days: 5, ..here.clone() }).await;
        assert!(holiday.sessions[0].planned.day_off.is_some() && kinds(&holiday) == [vec![]], "{holiday:#?}");
        let working = seen(&world, &autumn, &CopySessions { days: 7, ..here }).await;
        assert!(working.sessions[0].planned.day_off.is_none() && kinds(&working) == [vec![]]);
        // Two that are held at once cannot both be for one group.
        let both = CopySessions { group_id: two, ..of(&world, &[first.id, second.id], 7).await };
        let met = seen(&world, &autumn, &both).await;
        assert_eq!(kinds(&met), [[ClashKind::Group], [ClashKind::Group]]);
        assert!(met.sessions.iter().all(|copy| copy.planned.clashes[0].session_id.is_none() && copy.planned.clashes[0].title.is_some()));
        let each = CopySessions { group_id: None, ..both };
        assert_eq!(kinds(&seen(&world, &autumn, &each).await), [vec![], vec![]], "the control: each for its own");
        // Whoever is not there any more leads no copy.
        let later = CopySessions { days: 60, ..of(&world, &[first.id], 0).await };
        let later = seen(&world, &autumn, &later).await;
        assert!(later.sessions[0].led_by.is_empty() && later.sessions[0].gone_by_then == 1);
    }

    async fn what_would_be_beyond_the_design_is_told(world: World) {
        let autumn = Autumn::settle(&world).await;
        // Three lectures by the design; two are planned.
        let two = autumn.plan(&world, &weekly(lecture(&autumn, "2020-09-08"), 2)).await;
        let third = of(&world, &ids(&two[1..]), 7).await;
        assert!(seen(&world, &autumn, &third).await.beyond_design.is_empty());
        let both = of(&world, &ids(&two), 14).await;
        let beyond = seen(&world, &autumn, &both).await.beyond_design;
        let told: Vec<_> = beyond.iter().map(|line| (line.kind, line.times, line.scheduled_times, line.difference_minutes)).collect();
        assert_eq!(told, [(ElementKind::Lecture, 3, 4, Some(60))]);
        made(&world, &autumn, &both).await;
        let lines = coordinator(&world).view_session_hours(autumn.programme.id).await.unwrap().lines;
        assert!(lines.contains(&beyond[0]), "as it was seen");
        // What was beyond before is no news of a copy of something else.
        let day = autumn.plan(&world, &once(autumn.of(ElementKind::OrientationDay, "2020-09-10T09:00", "2020-09-10T12:00"))).await;
        let other = seen(&world, &autumn, &of(&world, &ids(&day), 1).await).await.beyond_design;
        assert!(other.iter().all(|line| line.kind == ElementKind::OrientationDay), "{other:#?}");
    }

    async fn what_became_of_a_session_stays_with_it(world: World) {
        let autumn = Autumn::settle(&world).await;
        let programme = autumn.programme.id;
        let session = autumn.told(&world, SaveSession { choose_hours: Some(24), ..lecture(&autumn, "2020-09-08") }).await;
        let turn = PreviewCircumstances { filter: polku_api_types::circumstances::CircumstanceFilter { session_ids: vec![session.id], ..Default::default() }, to: DeliveryMode::Hybrid };
        let turned = coordinator(&world).preview_circumstances(programme, &turn).await.unwrap().sessions.remove(0);
        let body = ChangeCircumstances {
            to: DeliveryMode::Hybrid,
            cause: ModeCause::Restrictions,
            note: None,
            sessions: vec![SeenSession { session_id: turned.session_id, version: turned.version }],
        };
        coordinator(&world).change_circumstances(programme, world.key(), &body).await.unwrap();
        let me = world.client(Home::A, Persona::Participant);
        me.choose_way(session.id, world.key(), &ChooseWay { way: Way::Remote }).await.unwrap();
        let copy = made(&world, &autumn, &of(&world, &[session.id], 7).await).await.remove(0);
        let changes = async |id| coordinator(&world).list_session_mode_changes(id, &PageQuery::default()).await.unwrap().items.len();
        assert_eq!((changes(session.id).await, changes(copy.id).await), (1, 0));
        let chosen = async |id: Uuid| coordinator(&world).view_session(id).await.unwrap().ways.map(|ways| ways.remote);
        assert_eq!(chosen(session.id).await, Some(1));
        autumn.publish(&world, std::slice::from_ref(&copy)).await;
        assert_eq!(chosen(copy.id).await, Some(0), "nobody has chosen yet how to come to it");
    }

    async fn a_copy_is_made_once_and_only_of_what_was_seen(world: World) {
        let autumn = Autumn::settle(&world).await;
        let programme = autumn.programme.id;
        let series = autumn.plan(&world, &weekly(lecture(&autumn, "2020-09-08"), 2)).await;
        let body = of(&world, &ids(&series), 1).await;
        let key = world.key();
        let first = coordinator(&world).copy_sessions(programme, key, &body).await.unwrap().items;
        let again = coordinator(&world).copy_sessions(programme, key, &body).await.unwrap().items;
        assert_eq!((ids(&first), all(&world, &autumn).await), (ids(&again), 4));
        // The control: with another key they are made anew.
        made(&world, &autumn, &body).await;
        assert_eq!(all(&world, &autumn).await, 6);
        let changed = SaveSession { place: Some("Sali Saimaa".into()), ..series[1].to_save() };
        coordinator(&world).update_session(series[1].id, series[1].version, &changed).await.unwrap();
        assert_eq!(code(coordinator(&world).preview_copies(programme, &body).await), ProblemCode::StaleVersion);
        assert_eq!(code(coordinator(&world).copy_sessions(programme, world.key(), &body).await), ProblemCode::StaleVersion);
        assert_eq!(all(&world, &autumn).await, 6, "all of them or none");
    }

    async fn nobody_copies_but_who_runs_the_programme(world: World) {
        let autumn = settle(&world).await;
        let programme = autumn.programme.id;
        let trainer = bound(&world, programme, Persona::Facilitator, FacilitatorKind::Trainer).await;
        let session = autumn.told(&world, lecture(&autumn, "2020-09-08")).await;
        named(&world, &session, &[&trainer]).await.unwrap();
        let (other, _) = another(&world).await;
        let body = of(&world, &[session.id], 7).await;
        for persona in [Persona::Participant, Persona::Facilitator, Persona::Decider, Persona::DataProtectionOfficer] {
            let client = world.client(Home::A, persona);
            assert_eq!(code(client.preview_copies(programme, &body).await), ProblemCode::Forbidden, "{persona:?}");
            assert_eq!(code(client.copy_sessions(programme, world.key(), &body).await), ProblemCode::Forbidden, "{persona:?}");
        }
        world.grant(Home::A, Persona::Supervisor, Role::Coordinator, Some(ProgrammeId::new(other.id))).await;
        let elsewhere = world.client(Home::A, Persona::Supervisor);
        assert_eq!(code(elsewhere.copy_sessions(programme, world.key(), &body).await), ProblemCode::NotFound, "who runs another programme");
        assert_eq!(code(elsewhere.copy_sessions(other.id, world.key(), &body).await), ProblemCode::InvalidFields, "nor takes it there");
        let abroad = world.client(Home::B, Persona::Coordinator);
        assert_eq!(code(abroad.copy_sessions(programme, world.key(), &body).await), ProblemCode::NotFound);
        assert_eq!(made(&world, &autumn, &body).await.len(), 1, "the control");
        // What is no copy: of nothing, of one twice, too far, for no group of the programme.
        let refused = async |body: CopySessions| code(coordinator(&world).preview_copies(programme, &body).await);
        assert_eq!(refused(CopySessions { sessions: Vec::new(), ..body.clone() }).await, ProblemCode::InvalidFields);
        assert_eq!(refused(CopySessions { sessions: vec![body.sessions[0]; 2], ..body.clone() }).await, ProblemCode::InvalidFields);
        assert_eq!(refused(CopySessions { days: 367, ..body.clone() }).await, ProblemCode::InvalidFields);
        assert_eq!(refused(CopySessions { start_time: Some("24:00".into()), ..body.clone() }).await, ProblemCode::InvalidFields);
        assert_eq!(refused(CopySessions { group_id: Some(world.key()), ..body }).await, ProblemCode::InvalidFields);
    }

    async fn copying_a_series_takes_as_many_statements_as_copying_one(world: World) {
        let autumn = settle(&world).await;
        let programme = autumn.programme.id;
        let trainer = bound(&world, programme, Persona::Facilitator, FacilitatorKind::Trainer).await;
        let series = autumn.plan(&world, &weekly(lecture(&autumn, "2020-09-08"), 12)).await;
        let links = SaveSessionLinks {
            links: vec![SessionLink { title: "Kalvot".into(), address: "https://moodle.example.fi/course/7".into() }],
        };
        for session in &series {
            named(&world, session, &[&trainer]).await.unwrap();
            coordinator(&world).save_session_links(session.id, session.version + 1, &links).await.unwrap();
        }
        let (one, many) = (of(&world, &ids(&series[..1]), 1).await, of(&world, &ids(&series), 2).await);
        let client = coordinator(&world);
        let looked = async |body: &CopySessions| {
            taken(&world, async || client.preview_copies(programme, body).await.unwrap().sessions.len()).await
        };
        assert_as_few(looked(&one).await, looked(&many).await);
        let copied = async |body: &CopySessions| {
            taken(&world, async || client.copy_sessions(programme, world.key(), body).await.unwrap().items.len()).await
        };
        assert_as_few(copied(&one).await, copied(&many).await);
    }
}
