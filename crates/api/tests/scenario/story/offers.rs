//! 6–14 May: places are taken, declined, given back and left unanswered; each goes to the next who waits.

use std::collections::BTreeMap;

use polku_api_types::applications::{ApplicationState, MyApplication, OfferState};
use polku_api_types::audit::AuditEntry;
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::{ProgrammeDetails, UpdateProgramme};
use polku_api_types::selection::{OfferByHand, OfferOrigin};
use polku_client::ClientError;
use uuid::Uuid;

use super::applying::list;
use super::house::{COORDINATOR, DATA_PROTECTION_OFFICER, House};
use super::messages;
use super::outcome::{Order, subject};
use super::programmes::{Programmes, published};
use super::staff::Staff;
use crate::covered::covers;
use crate::support::answers::WholePlaces;
use crate::support::{Answers, code};

/// Who answers how, by rank in the drawn order.
const DECLINE: [u32; 2] = [37, 38];
const SILENT: [u32; 2] = [39, 40];
/// Promoted, in this order: two for the declined places, one after the next declines too, one for a place given back,
/// and two for those left unanswered.
const PROMOTED: [u32; 6] = [41, 42, 43, 44, 45, 46];

/// The places of the programme as their applicants and the coordinator see them.
struct Places<'a> {
    house: &'a House,
    programme: Uuid,
    order: &'a Order,
}

impl Places<'_> {
    async fn own(&self, rank: u32) -> MyApplication {
        let who = &self.order[&rank];
        self.house.sign_in(&who.number).await.view_own_application(who.application).await.unwrap()
    }

    async fn answer(&self, rank: u32, accept: bool) -> Result<OfferState, ClientError> {
        let who = &self.order[&rank];
        let client = self.house.sign_in(&who.number).await;
        let key = self.house.key();
        let answer = match accept {
            true => client.accept_latest(who.application, key).await,
            false => client.decline_latest(who.application, key).await,
        };
        answer.map(|offer| offer.state)
    }

    /// The last day to answer goes into one's own calendar.
    async fn reminds(&self, rank: u32) {
        let who = &self.order[&rank];
        let client = self.house.sign_in(&who.number).await;
        let offer = client.latest_offer(who.application).await.unwrap();
        let entry = client.export_offer_calendar(offer).await.unwrap();
        assert!(entry.contains("DTSTART;VALUE=DATE:2020") && entry.contains("BEGIN:VALARM"), "{entry}");
        covers("R24 U15", "the last day to answer an offer goes into one's own calendar");
    }

    async fn withdraw(&self, rank: u32) {
        let who = &self.order[&rank];
        let client = self.house.sign_in(&who.number).await;
        let own = client.view_own_application(who.application).await.unwrap();
        let gone = client.withdraw_application(self.house.key(), own.id, own.version).await.unwrap();
        assert_eq!(gone.state, ApplicationState::Withdrawn);
    }

    /// What the coordinator sees: never more than forty, and those who wait in the drawn order.
    async fn seen(&self) -> WholePlaces {
        let coordinator = self.house.sign_in(COORDINATOR).await;
        let places = coordinator.whole_places(self.programme).await.unwrap();
        assert_eq!((places.places, places.taken, places.free), (40, 40, 0));
        let rank = |application| self.order.iter().find(|(_, who)| who.application == application).unwrap().0;
        let waiting: Vec<u32> = places.waiting.iter().map(|entry| *rank(entry.application_id)).collect();
        assert!(waiting.is_sorted(), "{waiting:?}");
        assert!((1..).zip(&places.waiting).all(|(place, entry)| entry.place == place));
        places
    }
}

/// Runs until forty have taken their places.
pub async fn answer(house: &House, staff: &Staff, programmes: &Programmes, call: Uuid, order: &Order) {
    house.on(7, 5, 9, 0);
    let places = Places { house, programme: programmes.a, order };
    let start = places.seen().await;
    let names: Vec<&String> = start.waiting.iter().map(|entry| &entry.name).collect();
    assert!(!names.is_sorted(), "the order of the list is the drawn one and no by-product");
    assert_eq!((start.waiting.len(), start.offers.len()), (93, 40));
    covers("U8", "the waiting list stands in the stored, drawn order whatever happens before it");

    for rank in (1..=40).filter(|rank| !DECLINE.contains(rank) && !SILENT.contains(rank)) {
        assert_eq!(places.answer(rank, true).await.unwrap(), OfferState::Accepted);
    }
    declined(&places).await;
    given_back(&places).await;
    full(&places).await;
    let programme = house.sign_in(COORDINATOR).await.view_programme(programmes.a).await.unwrap();
    let mails = house.new_mails().await;
    let promoted =
        mails.iter().filter(|mail| mail.subject == subject("promotion", &mail.language, &programme));
    assert_eq!((mails.len(), promoted.count()), (4, 4));
    messages::remind_the_silent(house, staff, programmes.a, order, &SILENT).await;
    left_unanswered(&places, staff, &programme).await;
    forty_at_last(&places, call).await;
    one_service(&places).await;
}

async fn declined(places: &Places<'_>) {
    let before = places.own(45).await.outcome.unwrap();
    assert_eq!((before.waiting_place, before.waiting_total), (Some(5), Some(93)));
    for rank in DECLINE {
        assert_eq!(places.answer(rank, false).await.unwrap(), OfferState::Declined);
        places.seen().await;
        assert_eq!(code(places.answer(rank, true).await), ProblemCode::OfferNotOpen);
        assert_eq!(places.own(rank).await.state, ApplicationState::Declined);
    }
    let after = places.own(45).await.outcome.unwrap();
    assert_eq!((after.waiting_place, after.waiting_total), (Some(3), Some(91)));
    assert!(after.sentences[0].contains("3/91"), "{}", after.sentences[0]);
    covers("U3", "place n of m moves up as places are declined");
    places.reminds(41).await;
    assert_eq!(places.answer(41, true).await.unwrap(), OfferState::Accepted);
    assert_eq!(places.answer(42, false).await.unwrap(), OfferState::Declined);
    assert_eq!(places.answer(43, true).await.unwrap(), OfferState::Accepted);
    covers("U2", "a declined place goes to the next who waits, in the same step");
}

/// An accepted place can be given back; who waits can leave the list, which gives nobody a place.
async fn given_back(places: &Places<'_>) {
    places.withdraw(1).await;
    assert_eq!(places.own(44).await.state, ApplicationState::Offered);
    assert_eq!(places.answer(44, true).await.unwrap(), OfferState::Accepted);
    places.withdraw(50).await;
    let after = places.own(51).await.outcome.unwrap();
    assert_eq!((after.waiting_place, after.waiting_total), (Some(6), Some(88)));
    assert_eq!(places.seen().await.waiting.len(), 88);
    covers("U2 U8", "a place given back takes the same way, and who leaves the list changes nobody's order");
}

/// All places are taken: neither by hand nor by a smaller number is there a way around it.
async fn full(places: &Places<'_>) {
    let coordinator = places.house.sign_in(COORDINATOR).await;
    let body =
        OfferByHand { application_id: places.order[&60].application, reason: "Puuttuva viesti".into() };
    let by_hand = coordinator.offer_by_hand(places.programme, places.house.key(), &body).await;
    assert_eq!(code(by_hand), ProblemCode::NoFreePlace);
    let seen = coordinator.view_programme(places.programme).await.unwrap();
    let fewer = UpdateProgramme { places: 39, ..published(&seen) };
    let fewer = coordinator.update_programme(places.programme, seen.version, &fewer).await;
    assert_eq!(code(fewer), ProblemCode::PlacesTaken);
    covers("U12", "no door gives a forty-first place");
}

async fn left_unanswered(places: &Places<'_>, staff: &Staff, programme: &ProgrammeDetails) {
    let deadline = places.own(SILENT[0]).await.outcome.unwrap().offer.unwrap().deadline;
    assert_eq!(deadline.to_string(), "2020-05-13T21:00:00Z", "to the end of the seventh day in Finland");
    places.house.on(14, 5, 0, 0);
    let late = places.answer(SILENT[0], true).await;
    assert_eq!(code(late), ProblemCode::DeadlinePassed);
    let mails = places.house.new_mails().await;
    let mut told: Vec<(String, String)> = Vec::new();
    for mail in &mails {
        let row = staff.by_email(&mail.recipient);
        assert_eq!(mail.language, row.language);
        told.push((row.number.clone(), mail.subject.clone()));
    }
    told.sort();
    let expect = |rank: u32, template: &str| {
        let number = places.order[&rank].number.clone();
        (number.clone(), subject(template, &staff.row(&number).language, programme))
    };
    let mut expected =
        vec![expect(39, "lapsed"), expect(40, "lapsed"), expect(45, "promotion"), expect(46, "promotion")];
    expected.sort();
    assert_eq!(told, expected);
    for (rank, state) in
        [(39, ApplicationState::Expired), (40, ApplicationState::Expired), (47, ApplicationState::Waiting)]
    {
        assert_eq!(places.own(rank).await.state, state, "{rank}");
    }
    for rank in [45, 46] {
        assert_eq!(places.answer(rank, true).await.unwrap(), OfferState::Accepted);
    }
    covers(
        "U2 U25",
        "an unanswered place lapses and goes on by the same service; both are told in their language",
    );
}

async fn forty_at_last(places: &Places<'_>, call: Uuid) {
    let coordinator = places.house.sign_in(COORDINATOR).await;
    let mut states: BTreeMap<String, u32> = BTreeMap::new();
    for application in list(&coordinator, call).await {
        *states.entry(format!("{:?}", application.state)).or_default() += 1;
    }
    let expected = [
        ("Accepted", 40),
        ("Declined", 3),
        ("Expired", 2),
        ("Ineligible", 7),
        ("Rerouted", 1),
        ("Waiting", 86),
        ("Withdrawn", 3),
    ];
    assert_eq!(states, expected.map(|(state, count)| (state.to_owned(), count)).into());
    assert_eq!(states.values().sum::<u32>(), 142, "everybody is in exactly one state");
    let funnel = coordinator.view_programme_overview(places.programme).await.unwrap().funnel;
    assert_eq!((funnel.applications, funnel.accepted, funnel.waiting, funnel.offered), (142, 40, 86, 0));
    assert_eq!((funnel.declined, funnel.expired, funnel.withdrawn), (3, 2, 3));
    assert_eq!((funnel.in_target_group, funnel.ineligible), (Some(133), Some(7)));
    covers("R19 R23", "forty places are taken, and every application is still there in one state or another");
}

/// Whatever freed the place, one service gave it on: by the stored order, said so, and on record each time.
async fn one_service(places: &Places<'_>) {
    let seen = places.seen().await;
    let promoted: Vec<Uuid> = PROMOTED.iter().rev().map(|rank| places.order[rank].application).collect();
    let by_promotion = seen.offers.iter().filter(|offer| offer.origin == OfferOrigin::Promotion);
    assert_eq!(by_promotion.map(|offer| offer.application_id).collect::<Vec<_>>(), promoted);
    assert_eq!(seen.offers.iter().filter(|offer| offer.origin == OfferOrigin::Draw).count(), 40);
    let officer = places.house.sign_in(DATA_PROTECTION_OFFICER).await;
    let (mut entries, mut cursor): (Vec<AuditEntry>, _) = (Vec::new(), None);
    loop {
        let page = officer.list_audit_entries(cursor.as_deref()).await.unwrap();
        entries.extend(page.items);
        cursor = page.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    let count = |action: &str| entries.iter().filter(|entry| entry.action == action).count();
    assert_eq!(count("place_offered"), 46);
    assert_eq!((count("offer_accepted"), count("offer_declined"), count("offer_expired")), (41, 3, 2));
    covers("U2", "promotion is one service for all ways, its origin shown, with a log entry each time");
}
