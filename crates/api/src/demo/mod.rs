//! The demonstration: the programme of 2020, entered as people would have entered it.
//!
//! A server of its own, on a free port of this machine and with a clock that can be set, is asked through the typed
//! client: the first administrator takes the installation into use and imports the register, people are invited
//! and choose their passwords, the coordinator prepares, the decider approves, the applications are imported.
//! Every rule, check and audit entry is that of real use, and no other code knows that there is a demonstration.
//!
//! Not here: the data itself (`demo/palkeet-2020/`, synthetic people) and the clock it is served with afterwards.

mod plan;
mod script;

use std::net::TcpListener;
use std::sync::Arc;

use anyhow::{Context, Result};

use crate::app::{self, App};
use crate::clock::{Clock, FixedClock};
use crate::http::Limits;
use crate::ids::{ClockIds, Ids};
use plan::Plan;

/// Loads the demonstration into the empty database of `app`. Gives one line for each sign-in.
///
/// # Errors
/// Whatever the server refuses: the data and the product do not fit each other.
pub async fn load(app: &App) -> Result<Vec<String>> {
    let plan = Plan::read()?;
    let clock = Arc::new(FixedClock::at(plan.prepared_at));
    let listener = TcpListener::bind("127.0.0.1:0").context("no free port on this machine")?;
    let origin = format!("http://{}", listener.local_addr()?);
    let own = own_app(app, &clock, &origin);
    // A person could not type so fast as this script asks.
    let server = app::serve_with(own.clone(), listener, 1, Limits::per_minute(1_000_000))?;
    let handle = server.handle();
    let serving = tokio::spawn(server);
    let outcome = script::run(&own, &clock, &origin, &plan).await;
    handle.stop(true).await;
    let _ = serving.await;
    outcome?;
    Ok(plan.sign_ins())
}

/// One line for each sign-in of a demonstration that was loaded before.
///
/// # Errors
/// When what was built in cannot be read.
pub fn sign_ins() -> Result<Vec<String>> {
    Plan::read().map(|plan| plan.sign_ins())
}

/// The same database behind another clock and another address.
fn own_app(app: &App, clock: &Arc<FixedClock>, origin: &str) -> App {
    let shared: Arc<dyn Clock> = Arc::clone(clock) as Arc<dyn Clock>;
    let ids: Arc<dyn Ids> = Arc::new(ClockIds::new(Arc::clone(&shared)));
    App { clock: shared, ids, public_url: origin.into(), ..app.clone() }
}
