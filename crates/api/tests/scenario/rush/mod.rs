//! The rush on the places: two servers, one PostgreSQL, forty places, and everybody at once.
//!
//! U7, U12: never more than the places at any instant, whichever way somebody comes to a place.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use polku_api_types::problem::ProblemCode;
use polku_api_types::selection::OfferByHand;
use polku_client::ClientError;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::covered::covers;
use crate::hall::{Guard, Hall, Look, PLACES, application, secret};
use crate::process::Process;
use crate::support::{Home, Persona, Scratch, World};

/// So many are under way at once; more would only wait for a connection of the servers.
const AT_ONCE: usize = 64;

/// Attempts by hand that come before the crowd.
const FIRST: [i64; 2] = [3, 8];

/// One way to a place, or to a place for the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Attempt {
    Accept,
    Decline,
    GiveBack,
    ByHand,
    Expire,
}

const KINDS: [Attempt; 5] =
    [Attempt::Accept, Attempt::Decline, Attempt::GiveBack, Attempt::ByHand, Attempt::Expire];

/// What became of the attempts of one kind: `None` for those that succeeded.
type Answers = HashMap<(Attempt, Option<ProblemCode>), usize>;

/// Everything that takes part, shared by the attempts.
struct Rush {
    world: World,
    hall: Hall,
    servers: [Process; 2],
    waiting: i64,
    guard: Guard,
    latest: watch::Receiver<Look>,
}

/// What was seen.
struct Seen {
    answers: Answers,
    /// The most places taken at any instant, by the counter, by offers and by applications.
    most: [i64; 3],
    looks: usize,
    torn: Vec<Look>,
    last: Look,
}

/// Lets `attempts` rush for the places among `waiting` people.
async fn rush(attempts: i64, waiting: i64, guard: Guard) -> Seen {
    let scratch = Scratch::postgres();
    let database = scratch.database().unwrap().url.clone();
    let world = World::start(scratch).await;
    let hall = Hall::settle(&world, waiting, guard).await;
    // Without its guard the server complains of what the constraint refuses, as it should.
    let log = if guard == Guard::Whole { "error" } else { "off" };
    let servers = [Process::start(&database, log), Process::start(&database, log)];
    let (told, latest) = watch::channel(Look::default());
    let rush = Arc::new(Rush { world, hall, servers, waiting, guard, latest });
    let over = Arc::new(AtomicBool::new(false));
    let observer = tokio::spawn(observe(Arc::clone(&rush), told, Arc::clone(&over)));
    let turns = Arc::new(Semaphore::new(AT_ONCE));
    let (mut crowd, mut answers) = (JoinSet::new(), Answers::new());
    for number in FIRST {
        // Later every free place goes at once to whoever waits: by hand there are some only now.
        *answers.entry(rush.attempt(number).await).or_default() += 1;
    }
    for number in (0..attempts).filter(|number| !FIRST.contains(number)) {
        let (rush, turns) = (Arc::clone(&rush), Arc::clone(&turns));
        crowd.spawn(async move {
            let _turn = turns.acquire_owned().await.unwrap();
            rush.attempt(number).await
        });
    }
    while let Some(answer) = crowd.join_next().await {
        *answers.entry(answer.unwrap()).or_default() += 1;
    }
    over.store(true, Ordering::Release);
    Seen { answers, ..observer.await.unwrap() }
}

/// Looks as fast as it can, until the crowd is gone and nothing is left to do.
async fn observe(rush: Arc<Rush>, told: watch::Sender<Look>, over: Arc<AtomicBool>) -> Seen {
    let mut seen =
        Seen { answers: Answers::new(), most: [0; 3], looks: 0, torn: Vec::new(), last: Look::default() };
    loop {
        // Asked before the look, so that the last look is at the end of it all.
        let last = over.load(Ordering::Acquire);
        let look = rush.hall.look(&rush.world).await;
        let counts = [look.taken, look.live_offers, look.holders];
        for (most, count) in seen.most.iter_mut().zip(counts) {
            *most = (*most).max(count);
        }
        if counts.iter().any(|count| *count != look.taken) {
            seen.torn.push(look.clone());
        }
        seen.looks += 1;
        told.send_replace(look.clone());
        // Without the guard jobs may fail for ever: nothing to wait for.
        if last && (look.jobs == 0 || rush.guard != Guard::Whole) {
            return Seen { last: look, ..seen };
        }
        tokio::task::yield_now().await;
    }
}

impl Rush {
    /// The attempt of this number, by one of the two servers.
    async fn attempt(&self, number: i64) -> (Attempt, Option<ProblemCode>) {
        let index = usize::try_from(number).unwrap();
        let kind = KINDS[index % KINDS.len()];
        let server = &self.servers[index / KINDS.len() % self.servers.len()];
        let latest = self.latest.borrow().clone();
        // Before the first offer there is none to answer: one that nobody has.
        let (offered, offer) = pick(index, &latest.offered).unwrap_or((1, Uuid::nil()));
        let key = self.world.key();
        let answer = match kind {
            Attempt::Accept => server.client(&secret(offered)).accept_offer(offer, key).await.map(drop),
            Attempt::Decline => server.client(&secret(offered)).decline_offer(offer, key).await.map(drop),
            Attempt::GiveBack => {
                let who = pick(index, &latest.accepted).unwrap_or(1);
                let client = server.client(&secret(who));
                match client.view_own_application(application(who)).await {
                    Ok(own) => client.withdraw_application(key, own.id, own.version).await.map(drop),
                    Err(error) => Err(error),
                }
            }
            Attempt::ByHand => {
                // Nobody twice, in no order.
                let who = (number / 5 * 7919) % self.waiting + 1;
                let body = OfferByHand { application_id: application(who), reason: "Ryntäys".into() };
                let coordinator = &self.world.rows(Home::A, Persona::Coordinator).secret;
                server.client(coordinator).offer_by_hand(self.hall.programme(), key, &body).await.map(drop)
            }
            Attempt::Expire => {
                self.hall.pass_deadline(&self.world, number, offered).await;
                Ok(())
            }
        };
        (kind, answer.err().map(refusal))
    }
}

/// One of them, another for each attempt.
fn pick<T: Copy>(index: usize, of: &[T]) -> Option<T> {
    of.get((index * 7919) % of.len().max(1)).copied()
}

fn refusal(error: ClientError) -> ProblemCode {
    match error {
        ClientError::Problem(problem) => problem.code,
        other => panic!("{other}"),
    }
}

/// Refusals that say what a person can understand: somebody was faster, there is no place, or no such offer yet.
const UNDERSTOOD: [ProblemCode; 8] = [
    ProblemCode::NotFound,
    ProblemCode::OfferNotOpen,
    ProblemCode::DeadlinePassed,
    ProblemCode::NoFreePlace,
    ProblemCode::NotWaiting,
    ProblemCode::OfferToAnswer,
    ProblemCode::ApplicationStandsStill,
    ProblemCode::StaleVersion,
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_thousand_attempts_by_two_servers_give_exactly_forty_places() {
    let seen = rush(2_000, 2_000, Guard::Whole).await;
    println!("{} looks; {:?}", seen.looks, seen.answers);
    assert_eq!(seen.most, [PLACES; 3], "at no instant more, and full at some");
    assert_eq!((seen.last.taken, seen.last.live_offers, seen.last.holders), (PLACES, PLACES, PLACES));
    assert!(seen.last.expired > 0, "offers lapsed and went on to the next");
    assert!(seen.torn.is_empty(), "counter, offers and applications differ: {:?}", seen.torn.first());
    assert_eq!(seen.answers.values().sum::<usize>(), 2_000);
    for kind in KINDS {
        assert!(seen.answers.get(&(kind, None)).is_some_and(|count| *count > 0), "{kind:?} never succeeded");
    }
    let is_odd = |code: &Option<ProblemCode>| code.is_some_and(|code| !UNDERSTOOD.contains(&code));
    let odd: Vec<_> = seen.answers.iter().filter(|((_, code), _)| is_odd(code)).collect();
    assert!(odd.is_empty(), "{odd:?}");
    covers("U7 U12 R19", "2,000 attempts by two servers take exactly 40 places, seen at every instant");
}

/// The control: the constraint alone still holds when the code's own condition is gone.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_condition_the_constraint_alone_holds_the_forty() {
    let seen = rush(300, 120, Guard::ConstraintAlone).await;
    println!("{} looks; {:?}", seen.looks, seen.answers);
    assert_eq!(seen.most, [PLACES; 3]);
    covers("U12", "the constraint of the database holds the 40 when the code's condition is gone");
}

/// The control: the same crowd without either gets more than forty, so it is the guard that holds.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_any_guard_the_same_crowd_takes_more_than_forty() {
    let seen = rush(300, 120, Guard::None).await;
    println!("{} looks; {:?}", seen.looks, seen.answers);
    assert!(seen.most.iter().all(|most| *most > PLACES), "{:?}", seen.most);
}
