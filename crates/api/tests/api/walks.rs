//! Walks that find what somebody said wherever it came to stand: in a column, in an answer, in the code that chooses.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use polku::db::retention;
use polku::db::schema::decisions;
use polku::db::{AnyConn, DbError};
use uuid::Uuid;

use crate::access::matrix::{ask, doors};
use crate::selection::pool::Pool;
use crate::support::{Home, Persona, World};

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    rows: i64,
}

/// Columns of the database in which a text stands, in whatever form. The text is one of ours.
pub async fn columns_with(world: &World, text: &'static str) -> Vec<String> {
    let walk = move |conn: &mut AnyConn| {
        let mut found = Vec::new();
        for (table, column) in
            retention::columns().flat_map(|(table, _, columns)| columns.iter().map(move |one| (table, one)))
        {
            let sql = format!(
                "SELECT count(*) AS rows FROM \"{table}\" WHERE CAST(\"{column}\" AS TEXT) LIKE '%{text}%'"
            );
            if diesel::sql_query(sql).get_result::<Count>(conn)?.rows > 0 {
                found.push(format!("{table}.{column}"));
            }
        }
        Ok::<_, DbError>(found)
    };
    world.app.db.read(walk).await.unwrap()
}

/// Somebody's application.
pub fn own(pool: &Pool, persona: Persona) -> Uuid {
    pool.application_of[&persona].uuid()
}

/// The id that an address asks for.
fn id_for(path: &str, pool: &Pool, round: Uuid) -> Uuid {
    let of = |name: &str| path.contains(name);
    match () {
        () if of("{programme_id}") => pool.programme.uuid(),
        () if of("{call_id}") => pool.call.uuid(),
        () if of("{selection_id}") => round,
        () => own(pool, Persona::Participant),
    }
}

/// Who hears a text in which answer, when everybody asks everything there is to read about a participant.
pub async fn who_hears(world: &World, pool: &Pool, round: Uuid, text: &str) -> Vec<(Persona, String)> {
    let (document, operations) = doors().await;
    let (mut told, mut asked) = (Vec::new(), 0);
    for operation in operations.iter().filter(|operation| operation.method == "GET") {
        let id = id_for(&operation.path, pool, round);
        for persona in Persona::ALL {
            let heard = ask(world, &document, operation, Some((Home::A, persona)), id).await;
            asked += u32::from(heard.status == 200);
            if heard.body.contains(text) {
                told.push((persona, operation.id.clone()));
            }
        }
    }
    assert!(asked > 150, "the walk must hear something: {asked}");
    told.sort();
    told
}

/// What the draw knows of each application: whether it is eligible, and by which facts.
pub fn judged(conn: &mut AnyConn) -> Result<BTreeMap<String, (bool, String)>, DbError> {
    let columns = (decisions::application_id, decisions::eligible, decisions::grounds);
    let rows: Vec<(String, bool, String)> = decisions::table.select(columns).load(conn)?;
    Ok(rows.into_iter().map(|(application, eligible, grounds)| (application, (eligible, grounds))).collect())
}

/// The source files of these rooms, whose folders are told from the crate's.
pub fn sources(rooms: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> =
        rooms.iter().map(|room| Path::new(env!("CARGO_MANIFEST_DIR")).join(room)).collect();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found
}
