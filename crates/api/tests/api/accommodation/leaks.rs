//! What was said is in no other table, in no other answer, and no code that chooses or divides can reach it.

use polku_api_types::page::PageQuery;
use uuid::Uuid;

use super::{CONTACT, MARK, own, say, settled};
use crate::for_each_engine;
use crate::selection::confirmed;
use crate::selection::pool::Pool;
use crate::support::{Home, Persona, World};
use crate::walks::{columns_with, judged, sources, who_hears};

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

for_each_engine! {
    async fn the_words_of_a_wish_stand_in_one_column_of_the_database(world: World) {
        let (pool, _) = lived(&world).await;
        let found = columns_with(&world, "luiskan").await;
        // That it is found there is the control: the walk would find it anywhere.
        assert_eq!(found, ["accommodation_wishes.words"]);
        let author = world.client(Home::A, Persona::Participant);
        author.delete_accommodation_wish(own(&pool, Persona::Participant), 1).await.unwrap();
        assert!(columns_with(&world, "luiskan").await.is_empty());
    }

    async fn no_answer_holds_a_wish_but_those_to_its_author_and_the_contact(world: World) {
        let (pool, round) = lived(&world).await;
        let told = who_hears(&world, &pool, round, MARK).await;
        let expected = [
            (Persona::Participant, "export_my_data"),
            (Persona::Participant, "view_accommodation_wish"),
            (Persona::Participant, "view_my_data"),
            (CONTACT, "list_accommodation_wishes"),
        ];
        assert_eq!(told, expected.map(|(persona, id)| (persona, id.to_owned())));
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

/// Lines that speak of accommodation otherwise than to erase what is over.
fn mentions(text: &str) -> Vec<&str> {
    let harmless = |line: &str| {
        line.trim() == "use crate::accommodation;" || line.contains("accommodation::erase_over(")
    };
    text.lines().filter(|line| line.contains("accommodation") && !harmless(line)).collect()
}

#[test]
fn nothing_that_chooses_or_divides_can_reach_a_wish() {
    let files = sources(&CHOOSING);
    assert!(files.len() > 100, "{}", files.len());
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        assert_eq!(mentions(&text), Vec::<&str>::new(), "{}", file.display());
    }
    // The control: a look at the table would be noticed.
    assert_eq!(mentions("use crate::db::schema::{accommodation_wishes, people};").len(), 1);
}
