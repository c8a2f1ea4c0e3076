//! A long walk at random through everything that can happen to a place once the draw is over, by four at once, on
//! both engines; over PostgreSQL by two processes. After each step the states must add up.
//!
//! `WALK_STEPS` sets how many steps an engine goes; `cargo xtask prove` goes 100,000.

mod ledger;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use diesel::connection::SimpleConnection;
use polku::db::DbError;
use polku::jobs::Runner;
use polku_api_types::participation::{DiscontinuationReason, DiscontinueParticipation};
use polku_api_types::problem::ProblemCode;
use polku_api_types::selection::OfferByHand;
use polku_client::{Client, ClientError};
use rand::rngs::StdRng;
use rand::{Rng as _, RngExt as _, SeedableRng as _};

use crate::covered::covers;
use crate::hall::{Guard, Hall, secret};
use crate::process::Process;
use crate::support::{Home, Persona, Scratch, World};
use ledger::{Ledger, Somebody};

/// Steps of each engine where nobody asks for more.
const STEPS: i64 = 300;
/// Steps from one fresh hall to the next: by then most of its people have gone home. The books of a hall are read after
/// each step, so it is small on SQLite, which tests compile without optimising; on PostgreSQL a hall takes longer to open.
const OF_A_HALL_ON_SQLITE: i64 = 400;
const OF_A_HALL_ON_POSTGRES: i64 = 2_000;
/// So many walk at once.
const WALKERS: i64 = 4;

/// What a walker may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Accept,
    Decline,
    Withdraw,
    ByHand,
    Expire,
    Leave,
    TakeOut,
    Pause,
    Resume,
    Complete,
}

/// How often each is tried, in all a hundred. Completed places stay taken for ever, so few are.
const WEIGHTS: [(Step, u32); 10] = [
    (Step::Accept, 30),
    (Step::Decline, 10),
    (Step::Withdraw, 10),
    (Step::ByHand, 3),
    (Step::Expire, 10),
    (Step::Leave, 10),
    (Step::TakeOut, 8),
    (Step::Pause, 9),
    (Step::Resume, 9),
    (Step::Complete, 1),
];

/// How often each step was taken, and how often refused with which code.
type Tally = BTreeMap<(Step, Option<String>), u32>;

/// One hall and those who walk through it.
struct Walk {
    world: World,
    /// Nobody at the server of this process, made once: a client of its own for each step would take longer than the step.
    anybody: Client,
    hall: Hall,
    servers: Vec<Process>,
    people: i64,
    next: AtomicI64,
    steps: i64,
}

impl Walk {
    async fn begin(scratch: Scratch, steps: i64) -> Self {
        let urls = scratch.database().map(|database| database.url.clone());
        let world = World::start(scratch).await;
        // About half of the steps send somebody home.
        let people = steps * 3 / 4 + 60;
        let hall = Hall::settle(&world, people, Guard::Whole).await;
        let servers = urls.iter().flat_map(|url| [url, url]).map(|url| Process::start(url, "error"));
        let (servers, next) = (servers.collect(), AtomicI64::new(0));
        let walk = Self { anybody: world.anonymous(), world, hall, servers, people, next, steps };
        walk.fill().await;
        walk
    }

    /// Nobody has a place yet: the first promotion fills all.
    async fn fill(&self) {
        self.hall.pass_deadline(&self.world, 0, 1).await;
        self.jobs().await;
        loop {
            let ledger = Ledger::read(&self.world, self.people).await;
            if ledger.wrong.is_empty() {
                return;
            }
            // The processes take the job up by themselves.
            assert!(!self.servers.is_empty(), "{:?}", ledger.wrong);
            tokio::task::yield_now().await;
        }
    }

    /// What is due, where no process does it.
    async fn jobs(&self) {
        if self.servers.is_empty() {
            Runner::new(self.world.app.clone()).run_due().await.unwrap();
        }
    }

    /// Somebody signed in, at one of the servers.
    fn client(&self, number: i64, secret: &str) -> Client {
        let servers = i64::try_from(self.servers.len()).unwrap();
        match self.servers.get(usize::try_from(number % servers.max(1)).unwrap()) {
            Some(server) => server.client(secret),
            None => self.anybody.clone().with_cookie(format!("polku={secret}")),
        }
    }

    /// Walks until all steps are gone, and says how it went.
    async fn go(&self, seed: u64) -> Tally {
        let (mut dice, mut tally) = (StdRng::seed_from_u64(seed), Tally::new());
        let mut ledger = Ledger::read(&self.world, self.people).await;
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed) + 1;
            if number > self.steps {
                return tally;
            }
            let Some((step, who)) = choose(&mut dice, &ledger.people) else { return tally };
            let refused = self.take(number, step, &who).await.err().map(|error| refusal(step, error));
            ledger = Ledger::read(&self.world, self.people).await;
            assert!(
                ledger.wrong.is_empty(),
                "seed {seed}, step {number}, {step:?} of {who:?}: {:?}",
                ledger.wrong
            );
            *tally.entry((step, refused)).or_default() += 1;
        }
    }

    async fn take(&self, number: i64, step: Step, who: &Somebody) -> Result<(), ClientError> {
        let (application, key) = (who.application, self.world.key());
        let own = self.client(number, &secret(who.number()));
        let coordinator = self.client(number, &self.world.rows(Home::A, Persona::Coordinator).secret);
        let offer = who.offer.unwrap_or_default();
        let reason = DiscontinueParticipation { reason: DiscontinuationReason::OtherDuties };
        match step {
            Step::Accept => own.accept_offer(offer, key).await.map(drop),
            Step::Decline => own.decline_offer(offer, key).await.map(drop),
            Step::Withdraw => {
                let seen = own.view_own_application(application).await?;
                own.withdraw_application(key, application, seen.version).await.map(drop)
            }
            Step::ByHand => {
                let body = OfferByHand { application_id: application, reason: "Kävely".into() };
                coordinator.offer_by_hand(self.hall.programme(), key, &body).await.map(drop)
            }
            Step::Expire => {
                self.hall.pass_deadline(&self.world, number, who.number()).await;
                self.jobs().await;
                Ok(())
            }
            Step::Leave => own.leave_programme(application, key, &reason).await.map(drop),
            Step::TakeOut => coordinator.discontinue_participation(application, key, &reason).await.map(drop),
            Step::Pause => coordinator.pause_participation(application, key).await.map(drop),
            Step::Resume => coordinator.resume_participation(application, key).await.map(drop),
            Step::Complete => coordinator.complete_participation(application, key).await.map(drop),
        }
    }
}

/// A step and for whom: mostly one that the books allow, now and then whatever comes.
fn choose(dice: &mut StdRng, people: &[Somebody]) -> Option<(Step, Somebody)> {
    let mut roll = dice.random_range(0..100);
    let step = WEIGHTS.iter().find(|(_, weight)| {
        let found = roll < *weight;
        roll = roll.saturating_sub(*weight);
        found
    })?;
    let anybody = dice.random_range(0..100) < 15;
    let fit: Vec<&Somebody> = people.iter().filter(|who| anybody || allowed(step.0, who)).collect();
    let among = if fit.is_empty() { people.iter().collect() } else { fit };
    let index = usize::try_from(dice.next_u64() % u64::try_from(among.len()).ok()?).ok()?;
    Some((step.0, (*among.get(index)?).clone()))
}

fn allowed(step: Step, who: &Somebody) -> bool {
    let takes_part =
        |wanted: &[&str]| who.participation.as_deref().is_some_and(|state| wanted.contains(&state));
    match step {
        Step::Accept | Step::Decline | Step::Expire => who.offer.is_some(),
        Step::Withdraw => who.state == "waiting" || who.state == "accepted",
        Step::ByHand => who.state == "waiting",
        Step::Leave | Step::TakeOut => takes_part(&["ongoing", "paused"]),
        Step::Pause | Step::Complete => takes_part(&["ongoing"]),
        Step::Resume => takes_part(&["paused"]),
    }
}

/// Refusals that say what a person can understand: somebody was faster, or the state has no such way out.
const UNDERSTOOD: [ProblemCode; 9] = [
    ProblemCode::NotFound,
    ProblemCode::OfferNotOpen,
    ProblemCode::DeadlinePassed,
    ProblemCode::NoFreePlace,
    ProblemCode::NotWaiting,
    ProblemCode::OfferToAnswer,
    ProblemCode::ApplicationStandsStill,
    ProblemCode::ParticipationStandsStill,
    ProblemCode::StaleVersion,
];

fn refusal(step: Step, error: ClientError) -> String {
    match error {
        ClientError::Problem(problem) if UNDERSTOOD.contains(&problem.code) => problem.code.name().to_owned(),
        other => panic!("{step:?}: {other}"),
    }
}

/// Goes all steps on fresh databases of one engine, hall after hall.
async fn walk(fresh: fn() -> Scratch, of_a_hall: i64) -> Tally {
    let steps = std::env::var("WALK_STEPS").map_or(STEPS, |steps| steps.parse().expect("a number of steps"));
    let mut tally = Tally::new();
    for hall in 0..(steps + of_a_hall - 1) / of_a_hall {
        let walk = Arc::new(Walk::begin(fresh(), of_a_hall.min(steps - hall * of_a_hall)).await);
        let walkers: Vec<_> = (0..WALKERS)
            .map(|walker| {
                let (walk, seed) =
                    (Arc::clone(&walk), u64::try_from(2020 + hall * WALKERS + walker).unwrap());
                tokio::spawn(async move { walk.go(seed).await })
            })
            .collect();
        for walker in walkers {
            for (what, count) in walker.await.unwrap() {
                *tally.entry(what).or_default() += count;
            }
        }
    }
    assert_eq!(i64::from(tally.values().sum::<u32>()), steps, "nobody ran out of people");
    tally
}

fn went_everywhere(tally: &Tally) {
    println!("walk: {}", told(tally));
    for (step, _) in WEIGHTS {
        // Every free place goes at once to whoever waits: by hand there is none to give while anybody does.
        let wanted = (step == Step::ByHand).then(|| "no_free_place".to_owned());
        assert!(tally.contains_key(&(step, wanted)), "{step:?} was never tried");
    }
}

/// How it went, as `cargo xtask prove` writes it down.
fn told(tally: &Tally) -> String {
    let count = |wanted: &dyn Fn(&(Step, Option<String>)) -> bool| {
        tally.iter().filter(|(what, _)| wanted(what)).map(|(_, count)| count).sum::<u32>()
    };
    let of_a_step = |step: Step| {
        format!("{step:?} {} of {}", count(&|what| *what == (step, None)), count(&|what| what.0 == step))
    };
    let steps: Vec<String> = WEIGHTS.iter().map(|(step, _)| of_a_step(*step)).collect();
    let refused = count(&|what| what.1.is_some());
    format!("{} steps, {refused} of them refused with a reason ({}).", count(&|_| true), steps.join(", "))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_states_add_up_at_every_step_on_sqlite() {
    went_everywhere(&walk(Scratch::sqlite, OF_A_HALL_ON_SQLITE).await);
    covers(
        "U7 U8 U12 R19",
        "at every step of a random walk the states add up, and no place stands free while anybody waits",
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_states_add_up_at_every_step_of_two_processes_on_postgres() {
    went_everywhere(&walk(Scratch::postgres, OF_A_HALL_ON_POSTGRES).await);
    covers("U7 U8 U12 R19", "the same by two processes over PostgreSQL");
}

/// The control: what each line of the books is there for, falsified by hand.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn books_that_do_not_add_up_are_noticed() {
    let waiting = "(SELECT max(id) FROM applications WHERE state = 'waiting')";
    let offered = "(SELECT max(id) FROM applications WHERE state = 'offered')";
    for falsehood in [
        "UPDATE programmes SET places_taken = places_taken - 1".to_owned(),
        format!("UPDATE waiting_list SET state = 'left' WHERE application_id = {waiting}"),
        format!("UPDATE offers SET state = 'declined' WHERE application_id = {offered}"),
        format!("UPDATE applications SET state = 'accepted' WHERE id = {offered}"),
    ] {
        let walk = Walk::begin(Scratch::sqlite(), 10).await;
        assert!(Ledger::read(&walk.world, walk.people).await.wrong.is_empty());
        let sql = falsehood.clone();
        let done: Result<(), DbError> =
            walk.world.app.db.write_counted(move |conn| Ok(conn.batch_execute(&sql)?)).await;
        done.unwrap();
        assert!(!Ledger::read(&walk.world, walk.people).await.wrong.is_empty(), "{falsehood}");
    }
}
