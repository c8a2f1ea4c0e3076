//! 2 June: a person reads who looked at what is held about them.

use polku_api_types::agencies::UpdateAgency;
use polku_api_types::page::PageQuery;
use polku_api_types::people::AccessLogEntry;
use polku_client::Client;
use uuid::Uuid;

use super::applying::{EXPERT, EXPERT_IN_SWEDISH, list};
use super::house::{ADMINISTRATOR, COORDINATOR, House};
use super::staff::Staff;
use crate::covered::covers;

/// Looks, and reads the log as the person looked at.
pub async fn read_who_looked(house: &House, staff: &Staff, call: Uuid) {
    house.on(2, 6, 9, 0);
    let applicant = house.sign_in(EXPERT).await;
    let bystander = house.sign_in(EXPERT_IN_SWEDISH).await;
    let views =
        |log: &[AccessLogEntry]| log.iter().filter(|look| look.operation == "view_application").count();
    let (before, others) = (log(&applicant).await, log(&bystander).await);

    house.on(2, 6, 9, 30);
    let coordinator = house.sign_in(COORDINATOR).await;
    let applications = list(&coordinator, call).await;
    let of = |number: &str| applications.iter().find(|one| one.person_id == staff.ids[number]).unwrap().id;
    coordinator.view_application(of(EXPERT)).await.unwrap();

    let after = log(&applicant).await;
    assert_eq!(views(&after), views(&before) + 1);
    let look = after.iter().find(|look| look.operation == "view_application").unwrap();
    assert_eq!(look.at.to_string(), "2020-06-02T06:30:00Z");
    assert_eq!(look.viewer_role.as_deref(), Some("coordinator"));
    assert_eq!(look.viewer_unit.as_deref(), Some("Henkilöstöpalvelut"));
    assert_eq!(
        (look.record.as_str(), look.purpose.as_str(), &look.viewer_name),
        ("application", "selection", &None)
    );
    assert_eq!(views(&log(&bystander).await), views(&others), "a look at one is no look at another");
    let list_looks =
        |log: &[AccessLogEntry]| log.iter().filter(|look| look.operation == "list_applications").count();
    assert_eq!(list_looks(&log(&bystander).await), list_looks(&others) + 1, "but everybody was in the list");
    let exported = applicant.export_my_data().await.unwrap().access_log;
    assert!(exported.contains(look));
    covers("N17", "a person reads who looked at which record of theirs, when and for what, by role and unit");

    let administrator = house.sign_in(ADMINISTRATOR).await;
    let agency = administrator.view_agency().await.unwrap();
    let named = UpdateAgency { name: agency.name.clone(), viewer_names_shown: true };
    administrator.update_agency(agency.version, &named).await.unwrap();
    let shown = log(&applicant).await;
    let look = shown.iter().find(|look| look.operation == "view_application").unwrap();
    assert_eq!(look.viewer_name.as_deref(), Some("Johanna Hämäläinen"));
    covers("N17", "the name of who looked is shown where the agency sets so");
}

/// All pages of one's own access log, the latest look first.
async fn log(client: &Client) -> Vec<AccessLogEntry> {
    let (mut query, mut all) = (PageQuery { limit: Some(200), cursor: None }, Vec::new());
    loop {
        let page = client.view_my_access_log(&query).await.unwrap();
        all.extend(page.items);
        match page.next_cursor {
            Some(cursor) => query.cursor = Some(cursor),
            None => return all,
        }
    }
}
