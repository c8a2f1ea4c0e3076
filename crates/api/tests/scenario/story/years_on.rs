//! Years on: the programme is over, what was written and decided about people goes on its day, and the proof stays.

use polku::jobs::Runner;
use polku_api_types::page::PageQuery;
use polku_api_types::participation::{ParticipantsQuery, ParticipationState};
use polku_api_types::retention::{ErasedKind, KeptBecause};
use polku_api_types::selection::SelectionDetails;
use polku_domain::selection::verify;
use uuid::Uuid;

use super::applying::list;
use super::house::{ADMINISTRATOR, COORDINATOR, House};
use super::programmes::Programmes;
use crate::covered::covers;

/// Marks everybody as having gone through, and lets two years and a night pass.
pub async fn erase(house: &House, programmes: &Programmes, round: &SelectionDetails, call: Uuid) {
    house.in_year(2023, 1, 30);
    let administrator = house.sign_in(ADMINISTRATOR).await;
    let outlook = administrator.view_retention_outlook(0).await.unwrap();
    assert!(outlook.due.is_empty(), "nobody has said yet that it is over");
    let kept = outlook.kept.iter().find(|kept| kept.call_id == call).unwrap();
    assert_eq!((kept.programme_id, kept.because), (programmes.a, KeptBecause::TakingPart));

    let coordinator = house.sign_in(COORDINATOR).await;
    let mut completed = 0;
    // Whom another path led to the second programme applied in the same call.
    for programme in [programmes.a, programmes.b] {
        let query = ParticipantsQuery { limit: Some(200), ..ParticipantsQuery::default() };
        for participant in coordinator.list_participants(programme, &query).await.unwrap().items {
            if participant.state == ParticipationState::Ongoing {
                coordinator.complete_participation(participant.application_id, house.key()).await.unwrap();
                completed += 1;
            }
        }
    }
    assert!(completed >= 40);
    let proof = house.anybody().view_proof(round.id).await.unwrap();
    let seats = coordinator.view_selection(round.id).await.unwrap().pool_size;

    house.in_year(2025, 1, 30);
    Runner::new(house.app.clone()).run_due().await.unwrap();
    let coordinator = house.sign_in(COORDINATOR).await;
    assert_eq!(list(&coordinator, call).await.len(), 142, "the last day of the two years");
    house.in_year(2025, 1, 31);
    let administrator = house.sign_in(ADMINISTRATOR).await;
    let tonight = administrator.view_retention_outlook(0).await.unwrap();
    let due = tonight.due.iter().find(|due| due.call_id == call).unwrap();
    assert_eq!(due.applications.count, Some(142));
    Runner::new(house.app.clone()).run_due().await.unwrap();
    let coordinator = house.sign_in(COORDINATOR).await;
    assert!(list(&coordinator, call).await.is_empty());
    let report = administrator.list_erasure_reports(&PageQuery::default()).await.unwrap().items.remove(0);
    let erased = report.lines.iter().find(|line| line.kind == ErasedKind::Applications).unwrap();
    assert!(erased.erased.count >= Some(142), "with those of the second call, if its people were marked too");

    let after = house.anybody().view_proof(round.id).await.unwrap();
    assert_eq!(after, proof);
    verify(&after).unwrap();
    assert_eq!(coordinator.view_selection(round.id).await.unwrap().pool_size, seats);
    covers(
        "N1",
        "two years after the programme the applications are erased, and the public proof verifies still",
    );
}
