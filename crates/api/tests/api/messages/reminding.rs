//! A reminder goes by state and never by answer (U22): to whoever has not acted at the moment of sending, once at each stage.

use jiff::SignedDuration;
use polku::jobs::Runner;
use polku_api_types::messages::{ReminderKind, ReminderState, SaveReminders, SendReminders};
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{ChooseWay, SaveSession, Way};
use polku_api_types::text::DeliveryMode;
use polku_client::ClientError;
use uuid::Uuid;

use super::{coordinator, subjects};
use crate::for_each_engine;
use crate::selection::confirmed;
use crate::selection::pool::{Pool, SEATS};
use crate::sessions::{Autumn, TAKING_PART};
use crate::support::calls::set_clock;
use crate::support::{Answers as _, Home, Persona, World, code, problem};

const PLACE: SendReminders = SendReminders { kind: ReminderKind::Place };

pub async fn state(world: &World, programme: Uuid, kind: ReminderKind) -> ReminderState {
    let all = coordinator(world).view_reminders(programme).await.unwrap();
    all.kinds.into_iter().find(|state| state.kind == kind).expect("each kind is there")
}

/// How many have not acted, how many would get a reminder now, how many only quiet hours keep from it.
pub fn figures(state: &ReminderState) -> (u32, u32, u32) {
    (state.waiting, state.would_get, state.held_back)
}

pub async fn sent(world: &World, programme: Uuid, body: &SendReminders) -> Result<u32, ClientError> {
    Ok(coordinator(world).send_reminders(programme, world.key(), body).await?.sent)
}

/// The applications with an open offer, and whose they are.
async fn offered(world: &World, pool: &Pool) -> Vec<(Uuid, Persona)> {
    let places = coordinator(world).whole_places(pool.programme.uuid()).await.unwrap();
    places.offers.iter().map(|offer| (offer.application_id, pool.persona(offer.application_id))).collect()
}

async fn reminded(world: &World, persona: Persona) -> usize {
    subjects(world, persona).await.iter().filter(|subject| subject.starts_with("Muistutus")).count()
}

pub async fn run_jobs(world: &World) {
    Runner::new(world.app.clone()).run_due().await.unwrap();
}

/// Reminders five days and one day before: offers of Monday 4 May end as Monday 11 May does.
async fn settle(world: &World) -> Pool {
    set_clock(world, 5, 4, 9);
    let pool = Pool::settle(world).await;
    confirmed(world, &pool).await;
    let days = SaveReminders { place_days: vec![5, 1], way_days: vec![], terms_days: vec![] };
    let set = coordinator(world).save_reminders(pool.programme.uuid(), 0, &days).await.unwrap();
    assert_eq!((set.version, set.kinds[0].days.as_slice()), (1, [5, 1].as_slice()));
    pool
}

for_each_engine! {
    async fn whoever_has_not_answered_is_reminded_once_at_each_stage(world: World) {
        let pool = settle(&world).await;
        let programme = pool.programme.uuid();
        let who = offered(&world, &pool).await;
        let (first, owner) = who[0];
        world.client(Home::A, owner).accept_latest(first, world.key()).await.unwrap();
        set_clock(&world, 5, 7, 6);
        run_jobs(&world).await;
        assert_eq!(state(&world, programme, ReminderKind::Place).await.passes, [], "it is quiet until seven");
        set_clock(&world, 5, 7, 7);
        for _ in 0..3 {
            run_jobs(&world).await;
            world.pass(SignedDuration::from_mins(15));
        }
        let counted = state(&world, programme, ReminderKind::Place).await.passes;
        assert_eq!(counted.iter().map(|pass| pass.count).collect::<Vec<_>>(), [SEATS - 1]);
        assert_eq!(reminded(&world, owner).await, 0, "whoever has answered is left in peace");
        for (_, persona) in &who[1..] {
            assert_eq!(reminded(&world, *persona).await, 1);
        }
        // The next stage begins at midnight, a day before the end: that does not wait for the morning.
        let (second, next) = who[1];
        world.client(Home::A, next).accept_latest(second, world.key()).await.unwrap();
        set_clock(&world, 5, 11, 0);
        run_jobs(&world).await;
        assert_eq!((reminded(&world, next).await, reminded(&world, who[2].1).await), (1, 2));
        set_clock(&world, 5, 11, 9);
        run_jobs(&world).await;
        assert_eq!(reminded(&world, who[2].1).await, 2, "once at each stage");
    }

    /// That somebody was reminded is known for 32 days: longer than the farthest stage is ahead.
    async fn who_was_reminded_is_forgotten(world: World) {
        let pool = settle(&world).await;
        let programme = pool.programme.uuid();
        set_clock(&world, 5, 7, 7);
        run_jobs(&world).await;
        set_clock(&world, 6, 7, 9);
        run_jobs(&world).await;
        let kept = state(&world, programme, ReminderKind::Place).await.passes;
        assert_eq!(kept.iter().map(|pass| pass.count).collect::<Vec<_>>(), [SEATS]);
        set_clock(&world, 6, 9, 9);
        run_jobs(&world).await;
        assert_eq!(state(&world, programme, ReminderKind::Place).await.passes, []);
    }

    /// What a page counted is not what is sent: who acts between the two gets nothing. The count is the control.
    async fn who_acts_between_the_count_and_the_sending_is_not_reminded(world: World) {
        let pool = settle(&world).await;
        let programme = pool.programme.uuid();
        assert_eq!(figures(&state(&world, programme, ReminderKind::Place).await), (SEATS, SEATS, 0));
        let (first, owner) = offered(&world, &pool).await[0];
        world.client(Home::A, owner).accept_latest(first, world.key()).await.unwrap();
        assert_eq!(sent(&world, programme, &PLACE).await.unwrap(), SEATS - 1);
        assert_eq!(reminded(&world, owner).await, 0);
        assert_eq!(figures(&state(&world, programme, ReminderKind::Place).await), (SEATS - 1, 0, 0), "once a day");
        assert_eq!(sent(&world, programme, &PLACE).await.unwrap(), 0);
        world.pass(SignedDuration::from_hours(24));
        assert_eq!(sent(&world, programme, &PLACE).await.unwrap(), SEATS - 1, "tomorrow again");
    }

    /// Two senders and an answer at once: nobody is reminded twice, and whoever answered first is not at all.
    async fn two_who_send_at_once_remind_each_once(world: World) {
        let pool = settle(&world).await;
        let programme = pool.programme.uuid();
        let who = offered(&world, &pool).await;
        let (first, owner) = who[0];
        let client = world.client(Home::A, owner);
        let send = || sent(&world, programme, &PLACE);
        let (accepted, one, other) =
            futures_util::future::join3(client.accept_latest(first, world.key()), send(), send()).await;
        accepted.unwrap();
        let total = one.unwrap() + other.unwrap();
        let reached = reminded(&world, owner).await;
        assert!(reached <= 1);
        assert_eq!(total as usize, who.len() - 1 + reached);
        for (_, persona) in &who[1..] {
            assert_eq!(reminded(&world, *persona).await, 1, "{persona:?}");
        }
        world.pass(SignedDuration::from_hours(24));
        sent(&world, programme, &PLACE).await.unwrap();
        assert_eq!(reminded(&world, owner).await, reached, "never after the answer");
    }

    async fn nobody_is_reminded_in_quiet_hours(world: World) {
        let pool = settle(&world).await;
        let programme = pool.programme.uuid();
        set_clock(&world, 5, 9, 12);
        assert_eq!(figures(&state(&world, programme, ReminderKind::Place).await), (SEATS, 0, SEATS));
        assert_eq!(code(sent(&world, programme, &PLACE).await), ProblemCode::QuietHours);
        set_clock(&world, 5, 11, 3);
        assert_eq!(sent(&world, programme, &PLACE).await.unwrap(), SEATS, "the end is within a day");
    }

    async fn days_are_few_and_in_order_and_may_be_none(world: World) {
        let pool = settle(&world).await;
        let programme = pool.programme.uuid();
        let client = coordinator(&world);
        let wrong = SaveReminders { place_days: vec![1, 3], way_days: vec![31], terms_days: vec![] };
        let refused = problem(client.save_reminders(programme, 1, &wrong).await);
        assert_eq!((refused.errors[0].pointer.as_str(), refused.errors[0].fault.clone()), ("/place_days/1", FieldCode::OutOfOrder));
        let none = SaveReminders { place_days: vec![], way_days: vec![], terms_days: vec![] };
        assert_eq!(code(client.save_reminders(programme, 0, &none).await), ProblemCode::StaleVersion);
        client.save_reminders(programme, 1, &none).await.unwrap();
        set_clock(&world, 5, 11, 9);
        run_jobs(&world).await;
        assert_eq!(state(&world, programme, ReminderKind::Place).await.passes, []);
    }

    /// Whoever has chosen, whichever way, and whoever is not coming is not asked again to choose.
    async fn whoever_has_chosen_no_way_is_reminded(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = SaveSession {
            mode: Some(DeliveryMode::Hybrid),
            choose_hours: Some(24),
            ..autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")
        };
        let session = autumn.told(&world, session).await;
        let programme = autumn.programme.id;
        set_clock(&world, 9, 3, 9);
        let choose = async |persona, way| {
            world.client(Home::A, persona).choose_way(session.id, world.key(), &ChooseWay { way }).await.unwrap();
        };
        choose(Persona::Participant, Way::OnSite).await;
        choose(Persona::OtherParticipant, Way::Remote).await;
        world.client(Home::A, Persona::Coach).give_apology(session.id, world.key()).await.unwrap();
        let waiting = TAKING_PART.len() as u32 - 3;
        assert_eq!(figures(&state(&world, programme, ReminderKind::Way).await), (waiting, waiting, 0));
        // Choosing closes on Monday 7 September at nine: three days before is Friday at nine.
        set_clock(&world, 9, 4, 9);
        run_jobs(&world).await;
        assert_eq!(state(&world, programme, ReminderKind::Way).await.passes[0].count, waiting);
        let asked = async |persona| {
            let subjects = subjects(&world, persona).await;
            subjects.iter().filter(|subject| subject.starts_with("Valitse osallistumistapasi")).count()
        };
        for persona in TAKING_PART {
            let chose = [Persona::Participant, Persona::OtherParticipant, Persona::Coach].contains(&persona);
            assert_eq!(asked(persona).await, usize::from(!chose), "{persona:?}");
        }
    }
}
