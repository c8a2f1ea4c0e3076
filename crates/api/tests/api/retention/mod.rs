//! What has been kept for its term is erased on its day, whole, and nothing else is (GDPR articles 5 and 17; Act 906/2019,
//! section 21).

mod canaries;
mod days;
mod outlook;
mod register;

use std::sync::Arc;

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use jiff::civil::{Date, date};
use polku::app::App;
use polku::config::Config;
use polku::db::DbError;
use polku::jobs::Runner;
use polku::retention::{Caps, erase_due};
use polku_api_types::selection::{ConfirmSelection, SelectionDetails};
use uuid::Uuid;

use crate::selection::confirmed;
use crate::selection::pool::Pool;
use crate::support::calls::set_clock;
use crate::support::{Answers, Home, Persona, World};

/// The last day that was promised to those who applied in the pool, and so the one on which its programme is over.
const OVER: Date = date(2020, 9, 15);
/// The day on which the applications fall due: day n.
const DUE: Date = date(2022, 9, 16);

/// Sets the clock to the night of a day, at three in Finland.
pub fn at(world: &World, day: Date) {
    let night = day.at(3, 0, 0, 0).to_zoned(polku::clock::finland()).unwrap();
    world.clock.set(night.timestamp());
}

pub async fn night(world: &World) -> bool {
    erase_due(&world.app, Caps::of(&world.app.config)).await.unwrap()
}

/// The service with the switch in the other position.
fn switched_off(world: &World) -> App {
    with(world, |config| config.erase_when_due = false)
}

/// The service with other settings.
fn with(world: &World, change: impl Fn(&mut Config)) -> App {
    let mut config = (*world.app.config).clone();
    change(&mut config);
    App { config: Arc::new(config), ..world.app.clone() }
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    rows: i64,
}

/// Rows of a table that a condition is true of.
pub async fn count(world: &World, table: &str, condition: &str) -> i64 {
    let sql = format!("SELECT count(*) AS rows FROM {table} WHERE {condition}");
    let counted: Result<Counted, DbError> =
        world.app.db.read(move |conn| Ok(diesel::sql_query(sql).get_result(conn)?)).await;
    counted.unwrap().rows
}

async fn applications(world: &World) -> i64 {
    count(world, "applications", "TRUE").await
}

/// Statements as somebody who owns the database can send them.
pub async fn execute(world: &World, sql: String) {
    use diesel::connection::SimpleConnection;
    let done: Result<(), DbError> = world.app.db.write_tx(move |conn| Ok(conn.batch_execute(&sql)?)).await;
    done.unwrap();
}

/// The offered applications of a confirmed round.
async fn offered(world: &World, pool: &Pool) -> Vec<Uuid> {
    let coordinator = world.client(Home::A, Persona::Coordinator);
    let places = coordinator.whole_places(pool.programme.uuid()).await.unwrap();
    places.offers.iter().map(|offer| offer.application_id).collect()
}

/// A confirmed round in which two took their places and all others said no, or nothing, until nobody waited.
async fn answered(world: &World) -> (Pool, SelectionDetails, Vec<Uuid>) {
    let pool = Pool::settle(world).await;
    let round = confirmed(world, &pool).await;
    let places = offered(world, &pool).await;
    for place in &places[..2] {
        world.client(Home::A, pool.persona(*place)).accept_latest(*place, world.key()).await.unwrap();
    }
    set_clock(world, 9, 2, 8);
    Runner::new(world.app.clone()).run_due().await.unwrap();
    let body =
        ConfirmSelection { name: "Päivi Päättäjä".into(), title: "kehittämispäällikkö".into() };
    let decider = world.client(Home::A, Persona::Decider);
    decider.end_waiting_list(round.id, world.key(), round.version, &body).await.unwrap();
    (pool, round, places)
}

/// The same, gone through by the two: over for all who applied.
async fn over(world: &World) -> (Pool, SelectionDetails) {
    let (pool, round, places) = answered(world).await;
    let coordinator = world.client(Home::A, Persona::Coordinator);
    for place in &places[..2] {
        coordinator.complete_participation(*place, world.key()).await.unwrap();
    }
    (pool, round)
}
