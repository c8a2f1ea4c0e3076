//! What people need to take part: said, read by one person, erased, and nowhere else.

mod author;
mod contact;
mod erased;
mod leaks;

use diesel::prelude::*;
use polku::db::schema::accommodation_wishes;
use polku::db::{DbError, Key};
use polku_api_types::accommodation::{
    AccommodationContactDetails, AccommodationNeed, AccommodationWish, NameAccommodationContact,
    SetAccommodationWish,
};
use polku_domain::ids::ApplicationId;
use uuid::Uuid;

use crate::selection::pool::Pool;
use crate::support::{Home, Persona, World};
use crate::walks::own;

/// Nobody else would write this, so wherever it is found it came from the wish.
const MARK: &str = "Tarvitsen luiskan ja gluteenittoman lounaan.";

/// Who is named in these tests.
const CONTACT: Persona = Persona::Facilitator;

fn address(persona: Persona) -> NameAccommodationContact {
    NameAccommodationContact { email: format!("{}@example.test", persona.name()) }
}

fn wish() -> SetAccommodationWish {
    let needs = vec![AccommodationNeed::Diet, AccommodationNeed::StepFreeAccess];
    SetAccommodationWish { needs, words: Some(MARK.to_owned()) }
}

/// The coordinator names somebody who was not named before.
async fn name(world: &World, pool: &Pool, persona: Persona, version: u64) -> AccommodationContactDetails {
    let coordinator = world.client(Home::A, Persona::Coordinator);
    let programme = pool.programme.uuid();
    coordinator.name_accommodation_contact(programme, version, &address(persona)).await.unwrap()
}

/// A closed call to which every persona applied, with a contact.
async fn settled(world: &World) -> Pool {
    let pool = Pool::settle(world).await;
    name(world, &pool, CONTACT, 0).await;
    pool
}

/// A persona says what they need.
async fn say(world: &World, pool: &Pool, persona: Persona) -> AccommodationWish {
    world.client(Home::A, persona).set_accommodation_wish(own(pool, persona), 0, &wish()).await.unwrap()
}

/// Whether the database holds what was said for an application.
async fn is_kept(world: &World, application: Uuid) -> bool {
    let id = Key(ApplicationId::new(application));
    let count = world
        .app
        .db
        .read(move |conn| -> Result<i64, DbError> {
            let rows = accommodation_wishes::table.filter(accommodation_wishes::application_id.eq(id));
            Ok(rows.count().get_result(conn)?)
        })
        .await;
    count.unwrap() == 1
}
