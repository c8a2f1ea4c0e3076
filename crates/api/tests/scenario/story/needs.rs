//! 2 May: two applicants tell one named person what they need to take part; whose application ends is forgotten.

use polku_api_types::accommodation::{
    AccommodationNeed, AccommodationWishEntry, NameAccommodationContact, SetAccommodationWish,
};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_client::{Client, ClientError};
use uuid::Uuid;

use super::applying::{EXPERT, SUPERVISOR};
use super::house::{COORDINATOR, DECIDER, House, STAFF_REPRESENTATIVE};
use super::programmes::Programmes;
use super::staff::Staff;
use crate::covered::covers;
use crate::support::code;

/// Who arranges what people need.
const CONTACT: &str = STAFF_REPRESENTATIVE;

/// An expert and a supervisor say what they need; the one who arranges it reads it, and both see that.
pub async fn tell(house: &House, staff: &Staff, programmes: &Programmes) {
    house.on(2, 5, 11, 0);
    let named = NameAccommodationContact { email: staff.row(CONTACT).email.clone() };
    let coordinator = house.sign_in(COORDINATOR).await;
    assert_eq!(code(say(house, EXPERT).await), ProblemCode::AccommodationContactMissing);
    let contact = coordinator.name_accommodation_contact(programmes.a, 0, &named).await.unwrap();
    assert_eq!(contact.contact.unwrap().name, staff.row(CONTACT).name);
    let mails = house.new_mails().await;
    assert_eq!(mails.iter().map(|mail| &mail.recipient).collect::<Vec<_>>(), [&staff.row(CONTACT).email]);

    for number in [EXPERT, SUPERVISOR] {
        say(house, number).await.unwrap();
    }
    let names = [EXPERT, SUPERVISOR].map(|number| staff.row(number).name.clone());
    let mut read = read(house).await;
    read.sort_by_key(|entry| names.iter().position(|name| *name == entry.name));
    assert_eq!(read.iter().map(|entry| entry.name.clone()).collect::<Vec<_>>(), names);
    let (expert, own) = own(house, EXPERT).await;
    for number in [COORDINATOR, DECIDER, SUPERVISOR] {
        let other = house.sign_in(number).await;
        assert_eq!(code(other.view_accommodation_wish(own).await), ProblemCode::NotFound);
        assert_eq!(other.list_accommodation_wishes(&PageQuery::default()).await.unwrap().items, []);
    }
    covers(
        "U9",
        "what somebody needs to take part is read by its author and one named person, in no list of anybody else",
    );
    let log = expert.view_my_access_log(&PageQuery::default()).await.unwrap();
    assert_eq!(log.items.iter().filter(|look| look.record == "accommodation_wish").count(), 1);
    covers("N17", "the author sees each look of the one who arranges what they need");
}

/// The list is confirmed: of the supervisor, who is outside the target group, nothing is kept.
pub async fn forget_who_is_out(house: &House, staff: &Staff) {
    let read = read(house).await;
    assert_eq!(read.iter().map(|entry| &entry.name).collect::<Vec<_>>(), [&staff.row(EXPERT).name]);
    let (supervisor, own) = own(house, SUPERVISOR).await;
    let kept = supervisor.view_accommodation_wish(own).await.unwrap();
    assert_eq!((kept.version, kept.open, kept.words), (0, false, None));
    covers("U9", "what somebody needed is erased when their application ends");
}

async fn own(house: &House, number: &str) -> (Client, Uuid) {
    let client = house.sign_in(number).await;
    let application = client.list_own_applications(&PageQuery::default()).await.unwrap().items[0].id;
    (client, application)
}

async fn say(house: &House, number: &str) -> Result<(), ClientError> {
    let (client, application) = own(house, number).await;
    let needs = vec![AccommodationNeed::InductionLoop];
    let wish = SetAccommodationWish { needs, words: Some("Istun mieluiten edessä.".into()) };
    client.set_accommodation_wish(application, 0, &wish).await.map(drop)
}

async fn read(house: &House) -> Vec<AccommodationWishEntry> {
    let contact = house.sign_in(CONTACT).await;
    contact.list_accommodation_wishes(&PageQuery::default()).await.unwrap().items
}
