//! What was said is in no other table, in no other answer, and no code that chooses or divides can reach it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use polku::db::retention::COLUMNS;
use polku::db::schema::decisions;
use polku::db::{AnyConn, DbError};
use polku_api_types::page::PageQuery;
use uuid::Uuid;

use super::{CONTACT, MARK, own, say, settled};
use crate::access::matrix::{ask, doors};
use crate::for_each_engine;
use crate::selection::confirmed;
use crate::selection::pool::Pool;
use crate::support::{Home, Persona, World};

/// What everybody in these tests does with a wish, and what is done beside it.
async fn lived(world: &World) -> (Pool, Uuid) {
    let pool = settled(world).await;
    say(world, &pool, Persona::Participant).await;
    world.client(Home::A, CONTACT).list_accommodation_wishes(&PageQuery::default()).await.unwrap();
    world.client(Home::A, Persona::Participant).export_my_data().await.unwrap();
    let round = confirmed(world, &pool).await;
    world.app.use_log.flush().await.unwrap();
    (pool, round.id)
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    rows: i64,
}

/// Columns in which the words of the wish stand, in whatever form.
fn columns_with_the_words(conn: &mut AnyConn) -> Result<Vec<String>, DbError> {
    let mut found = Vec::new();
    for (table, column) in
        COLUMNS.iter().flat_map(|(table, _, columns)| columns.iter().map(move |one| (table, one)))
    {
        let sql = format!(
            "SELECT count(*) AS rows FROM \"{table}\" WHERE CAST(\"{column}\" AS TEXT) LIKE '%luiskan%'"
        );
        if diesel::sql_query(sql).get_result::<Count>(conn)?.rows > 0 {
            found.push(format!("{table}.{column}"));
        }
    }
    Ok(found)
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

for_each_engine! {
    async fn the_words_of_a_wish_stand_in_one_column_of_the_database(world: World) {
        let (pool, _) = lived(&world).await;
        let found = world.app.db.read(columns_with_the_words).await.unwrap();
        // That it is found there is the control: the walk would find it anywhere.
        assert_eq!(found, ["accommodation_wishes.words"]);
        let author = world.client(Home::A, Persona::Participant);
        author.delete_accommodation_wish(own(&pool, Persona::Participant), 1).await.unwrap();
        assert!(world.app.db.read(columns_with_the_words).await.unwrap().is_empty());
    }

    async fn no_answer_holds_a_wish_but_those_to_its_author_and_the_contact(world: World) {
        let (pool, round) = lived(&world).await;
        let (document, operations) = doors().await;
        let mut told = Vec::new();
        let mut asked = 0;
        for operation in operations.iter().filter(|operation| operation.method == "GET") {
            let id = id_for(&operation.path, &pool, round);
            for persona in Persona::ALL {
                let heard = ask(&world, &document, operation, Some((Home::A, persona)), id).await;
                asked += u32::from(heard.status == 200);
                if heard.body.contains(MARK) {
                    told.push((persona, operation.id.clone()));
                }
            }
        }
        told.sort();
        let expected = [
            (Persona::Participant, "export_my_data"),
            (Persona::Participant, "view_accommodation_wish"),
            (Persona::Participant, "view_my_data"),
            (CONTACT, "list_accommodation_wishes"),
        ];
        assert_eq!(told, expected.map(|(persona, id)| (persona, id.to_owned())));
        assert!(asked > 150, "the walk must hear something: {asked}");
    }

    async fn what_a_round_is_made_of_does_not_change_with_a_wish(world: World) {
        let pool = settled(&world).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let round = coordinator.create_selection(pool.call.uuid(), world.key()).await.unwrap();
        let before = world.app.db.read(judged).await.unwrap();
        say(&world, &pool, Persona::Participant).await;
        // Judging once more takes in anew all that a round is made of.
        coordinator.prepare_selection(round.id, world.key(), round.version).await.unwrap();
        assert_eq!(world.app.db.read(judged).await.unwrap(), before);
        assert_eq!(before.len(), pool.application_of.len());
    }
}

/// What the draw knows of each application: whether it is eligible, and by which facts.
fn judged(conn: &mut AnyConn) -> Result<BTreeMap<String, (bool, String)>, DbError> {
    let columns = (decisions::application_id, decisions::eligible, decisions::grounds);
    let rows: Vec<(String, bool, String)> = decisions::table.select(columns).load(conn)?;
    Ok(rows.into_iter().map(|(application, eligible, grounds)| (application, (eligible, grounds))).collect())
}

/// Rooms in which people are judged, chosen or divided, on the server and in the rules.
const CHOOSING: [&str; 7] = [
    "../domain/src/selection",
    "../domain/src/groups",
    "../domain/src/programmes",
    "../domain/src/applications",
    "src/selection",
    "src/groups",
    "src/applications",
];

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else {
            into.push(path);
        }
    }
}

/// Lines that speak of accommodation otherwise than to erase what is over.
fn mentions(text: &str) -> Vec<&str> {
    let harmless = |line: &str| {
        line.trim() == "use crate::accommodation;" || line.contains("accommodation::erase_over(")
    };
    text.lines().filter(|line| line.contains("accommodation") && !harmless(line)).collect()
}

#[test]
fn nothing_that_chooses_or_divides_can_reach_a_wish() {
    let mut files = Vec::new();
    for room in CHOOSING {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(room), &mut files);
    }
    assert!(files.len() > 100, "{}", files.len());
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        assert_eq!(mentions(&text), Vec::<&str>::new(), "{}", file.display());
    }
    // The control: a look at the table would be noticed.
    assert_eq!(mentions("use crate::db::schema::{accommodation_wishes, people};").len(), 1);
}
