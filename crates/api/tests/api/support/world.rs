//! One running service with its database, clock and personas.

use std::net::TcpListener;
use std::sync::Arc;

use actix_web::dev::ServerHandle;
use jiff::SignedDuration;
use polku::access::Passwords;
use polku::app::{App, serve_with};
use polku::clock::{Clock, FixedClock};
use polku::config::Config;
use polku::http::Limits;
use polku::ids::{ClockIds, Ids};
use polku::keystore::KeyStore;
use polku_api_types::problem::{Problem, ProblemCode};
use polku_client::{Client, ClientError};
use polku_domain::access::{Policy, Role};
use polku_domain::ids::{AccountId, ProgrammeId, RoleGrantId};
use uuid::Uuid;

use super::personas::{self, Agency, Home, Persona, PersonaAccount};
use super::scratch::Scratch;

/// The first morning of the demo: Monday 4 May 2020, 09:00 in Helsinki.
pub const MORNING: &str = "2020-05-04T06:00:00Z";

/// A running service.
#[derive(Debug)]
pub struct World {
    /// What the handlers see.
    pub app: App,
    /// Its clock.
    pub clock: Arc<FixedClock>,
    /// Where it listens, such as `http://127.0.0.1:40123`.
    pub origin: String,
    pub a: Agency,
    pub b: Agency,
    handle: ServerHandle,
    _scratch: Scratch,
}

impl Drop for World {
    fn drop(&mut self) {
        // The command is sent by the call; nobody waits for the answer.
        drop(self.handle.stop(false));
    }
}

impl World {
    /// Starts the service on a free loopback port with the rules of the house.
    pub async fn start(scratch: Scratch) -> Self {
        Self::start_with(scratch, Policy::house()).await
    }

    /// Starts it with other rules: for mutants that must be noticed.
    pub async fn start_with(scratch: Scratch, policy: Policy) -> Self {
        // A test asks more often than any person does.
        Self::start_limited(scratch, policy, 1_000_000).await
    }

    /// Starts it with so many requests a minute for each caller.
    pub async fn start_limited(scratch: Scratch, policy: Policy, per_minute: u32) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("its address"));
        let clock = Arc::new(FixedClock::at(MORNING.parse().expect("an instant")));
        let app = app(&scratch, &clock, &origin, policy);
        let server =
            serve_with(app.clone(), listener, 1, Limits::per_minute(per_minute)).expect("the service starts");
        let handle = server.handle();
        tokio::spawn(server);
        let a = personas::settle(&app, Home::A).await;
        let b = personas::settle(&app, Home::B).await;
        Self { app, clock, origin, a, b, handle, _scratch: scratch }
    }

    /// One of the two agencies.
    pub fn home(&self, home: Home) -> &Agency {
        match home {
            Home::A => &self.a,
            Home::B => &self.b,
        }
    }

    /// A persona's rows.
    pub fn rows(&self, home: Home, persona: Persona) -> &PersonaAccount {
        self.home(home).personas.get(&persona).expect("every persona is settled")
    }

    /// Nobody.
    pub fn anonymous(&self) -> Client {
        Client::new(&self.origin, "fi")
    }

    /// Somebody signed in.
    pub fn client(&self, home: Home, persona: Persona) -> Client {
        self.anonymous().with_cookie(self.cookie(home, persona))
    }

    /// The cookie of somebody signed in, for raw requests.
    pub fn cookie(&self, home: Home, persona: Persona) -> String {
        format!("polku={}", self.rows(home, persona).secret)
    }

    /// A new key for a creating request.
    pub fn key(&self) -> Uuid {
        self.app.ids.random()
    }

    /// Gives somebody a role, in one programme or in the whole agency.
    pub async fn grant(&self, home: Home, persona: Persona, role: Role, programme: Option<ProgrammeId>) {
        self.grant_account(home, self.rows(home, persona).account, role, programme).await;
    }

    /// Gives an account a role.
    pub async fn grant_account(
        &self,
        home: Home,
        account: AccountId,
        role: Role,
        programme: Option<ProgrammeId>,
    ) {
        let agency = self.home(home).id;
        let grant = RoleGrantId::new(self.app.ids.ordered());
        let now = self.app.clock.now();
        self.app
            .db
            .write_tx(move |conn| personas::insert_grant(conn, agency, account, grant, role, programme, now))
            .await
            .expect("the grant fits the tables");
    }

    /// Lets time pass.
    pub fn pass(&self, time: SignedDuration) {
        self.clock.advance(time);
    }
}

fn app(scratch: &Scratch, clock: &Arc<FixedClock>, origin: &str, policy: Policy) -> App {
    let shared: Arc<dyn Clock> = Arc::clone(clock) as Arc<dyn Clock>;
    let ids: Arc<dyn Ids> = Arc::new(ClockIds::seeded(Arc::clone(&shared), 1));
    let keys = KeyStore::in_memory(&*shared, &*ids).expect("keys can be made");
    let passwords = Passwords::of_cost(64, 1).expect("a small cost is allowed");
    // However slow the machine, a search for groups is answered with its end, unless a test has the turn.
    let config =
        Config { public_url: Some(origin.to_owned()), group_search_patience: 200, ..Config::default() };
    let (app, _) = App::assemble(scratch.open(), shared, ids, config, keys, passwords);
    App { policy: Arc::new(policy), ..app }
}

/// The problem of a refused request.
///
/// # Panics
/// When the request was not refused, or not with a problem.
pub fn problem<T: std::fmt::Debug>(answer: Result<T, ClientError>) -> Problem {
    match answer {
        Err(ClientError::Problem(problem)) => *problem,
        other => panic!("expected a problem, got {other:?}"),
    }
}

/// The code of a refused request.
///
/// # Panics
/// As [`problem`].
pub fn code<T: std::fmt::Debug>(answer: Result<T, ClientError>) -> ProblemCode {
    problem(answer).code
}
