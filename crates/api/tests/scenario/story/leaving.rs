//! November: two who applied leave the staff. Each keeps their own data by a personal link: one said where it is to go, to
//! the other a coordinator hands it over.

use polku_api_types::page::PageQuery;
use polku_api_types::people::{MyData, PeopleImportQuery, WithheldPart};
use polku_api_types::personal_links::LinkAddress;
use polku_api_types::problem::ProblemCode;
use polku_client::Client;

use super::applying::{EXPERT, EXPERT_IN_SWEDISH};
use super::house::{ADMINISTRATOR, COORDINATOR, House};
use super::register::REGISTER;
use super::staff::Staff;
use crate::covered::covers;
use crate::support::code;

const OWN_ADDRESS: &str = "oma@kotona.test";

/// The register names two no longer, and one of them again.
pub async fn two_leave(house: &House, staff: &Staff) {
    house.on(2, 11, 9, 0);
    let before = [held(house, EXPERT).await, held(house, EXPERT_IN_SWEDISH).await];
    let expert = house.sign_in(EXPERT).await;
    expert.set_own_link_address(house.key(), &LinkAddress { address: OWN_ADDRESS.into() }).await.unwrap();

    house.on(3, 11, 9, 0);
    house.new_mails().await;
    import(house, &[EXPERT, EXPERT_IN_SWEDISH]).await;
    house.on(3, 11, 10, 0);
    let mails = house.new_mails().await;
    let [mail] = mails.iter().filter(|mail| mail.recipient == OWN_ADDRESS).collect::<Vec<_>>()[..] else {
        panic!("one link: {mails:#?}");
    };
    let line = mail.text.lines().find(|line| line.contains("/personal-link#")).unwrap();
    let by_mail = opened(house, line).await;
    let coordinator = house.sign_in(COORDINATOR).await;
    let whom = staff.ids[EXPERT_IN_SWEDISH];
    let handed = coordinator.issue_personal_link(whom, house.key()).await.unwrap().link.unwrap();
    let by_hand = opened(house, &handed).await;
    for (browser, before) in [&by_mail, &by_hand].into_iter().zip(&before) {
        let after = browser.view_my_data().await.unwrap();
        assert_eq!(
            after.applications, before.applications,
            "the outcome with its reasons and the line of the draw"
        );
        assert_eq!(after.participations, before.participations);
        assert!(after.applications.iter().any(|own| own.outcome.is_some()));
        assert_eq!(browser.export_my_data().await.unwrap().data.applications, before.applications);
    }
    assert!(by_mail.view_my_data().await.unwrap().withheld.is_empty());
    assert_eq!(by_hand.view_my_data().await.unwrap().withheld, WithheldPart::ALL);
    let anew = coordinator.issue_personal_link(staff.ids[EXPERT], house.key()).await.unwrap();
    assert!(anew.sent && anew.link.is_none(), "it is shown to nobody");
    let mails = house.new_mails().await;
    assert_eq!(mails.iter().filter(|mail| mail.recipient == OWN_ADDRESS).count(), 1, "{mails:#?}");
    let log = by_hand.view_my_access_log(&PageQuery::default()).await.unwrap().items;
    assert!(log.iter().any(|look| look.operation == "issue_personal_link"), "who handed it over is told");
    assert_eq!(
        code(by_mail.view_own_application(before[0].applications[0].id).await),
        ProblemCode::Forbidden
    );
    covers("R60 N17", "whoever has left reads what is theirs by a personal link, and nothing else");

    // One of them comes back: the next file names them.
    house.on(3, 11, 10, 15);
    import(house, &[EXPERT_IN_SWEDISH]).await;
    assert_eq!(code(by_mail.view_my_data().await), ProblemCode::Unauthenticated);
    assert!(by_hand.view_my_data().await.is_ok());
    assert!(house.sign_in(EXPERT).await.view_my_data().await.is_ok());
    covers("R60", "the link ends when its holder comes back");
}

async fn held(house: &House, number: &str) -> MyData {
    house.sign_in(number).await.view_my_data().await.unwrap()
}

async fn opened(house: &House, link: &str) -> Client {
    let (_, token) = link.trim().split_once('#').expect("the secret stands behind #");
    let browser = house.anybody();
    browser.open_personal_link(token).await.unwrap();
    browser
}

/// Imports the register without the lines of these.
async fn import(house: &House, without: &[&str]) {
    let is_of = |line: &[u8], number: &str| line.starts_with(format!("{number};").as_bytes());
    let file: Vec<u8> = REGISTER
        .split_inclusive(|byte| *byte == b'\n')
        .filter(|line| !without.iter().any(|number| is_of(line, number)))
        .flatten()
        .copied()
        .collect();
    let query = PeopleImportQuery {
        source: "henkilostorekisteri".into(),
        apply: Some(true),
        deactivate_absent: Some(true),
        ..PeopleImportQuery::default()
    };
    let administrator = house.sign_in(ADMINISTRATOR).await;
    assert!(administrator.import_people(house.key(), &query, file).await.unwrap().applied);
}
