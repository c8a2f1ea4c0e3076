//! 2 June: the coordinator takes the lists of the selection out as files.

use polku_api_types::applications::{ApplicationState, ApplicationsExportQuery};
use polku_api_types::page::PageQuery;
use polku_api_types::participation::{ParticipantsExportQuery, ParticipationState};
use polku_api_types::tables::{TableFormat, TableQuery};
use polku_client::ClientError;
use polku_i18n::Language;
use uuid::Uuid;

use super::applying::{EXPERT, list};
use super::house::{COORDINATOR, DECIDER, House};
use super::programmes::Programmes;
use crate::covered::covers;
use crate::support::tables::{csv_cells, workbook_cells};
use crate::support::{Answers, code};

const FORMATS: [TableFormat; 2] = [TableFormat::Csv, TableFormat::Xlsx];

/// In both formats, as filtered; and nobody else does.
pub async fn take_out(house: &House, programmes: &Programmes, call: Uuid) {
    house.on(2, 6, 10, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let listed = list(&coordinator, call).await;
    let applications =
        |state, format| ApplicationsExportQuery { state, format: Some(format), ..Default::default() };
    let all = same([
        coordinator.export_applications(call, &applications(None, FORMATS[0])).await,
        coordinator.export_applications(call, &applications(None, FORMATS[1])).await,
    ]);
    let names = |rows: &[Vec<String>]| rows.iter().map(|row| row[..2].join(" ")).collect::<Vec<_>>();
    let shown: Vec<_> = listed.iter().map(|one| format!("{} {}", one.family_name, one.given_name)).collect();
    assert_eq!(names(&all), shown);
    let outside = Some(ApplicationState::Ineligible);
    let outside = same([
        coordinator.export_applications(call, &applications(outside, FORMATS[0])).await,
        coordinator.export_applications(call, &applications(outside, FORMATS[1])).await,
    ]);
    let ineligible = listed.iter().filter(|one| one.state == ApplicationState::Ineligible).count();
    assert!(ineligible > 0 && outside.len() == ineligible);
    covers(
        "R17 R20 R23",
        "the file of applications holds everybody who applied, or as filtered, with the rule",
    );

    let places = coordinator.whole_places(programmes.a).await.unwrap();
    let waiting = same([
        coordinator.export_waiting(programmes.a, &TableQuery { format: Some(FORMATS[0]) }).await,
        coordinator.export_waiting(programmes.a, &TableQuery { format: Some(FORMATS[1]) }).await,
    ]);
    let line = places.waiting.iter().map(|entry| vec![entry.place.to_string(), entry.name.clone()]);
    assert_eq!(waiting, line.collect::<Vec<_>>());
    let participants = |state, format| ParticipantsExportQuery { state, format: Some(format) };
    let mut counts = Vec::new();
    for state in [None, Some(ParticipationState::Ongoing), Some(ParticipationState::Discontinued)] {
        let people = same([
            coordinator.export_participants(programmes.a, &participants(state, FORMATS[0])).await,
            coordinator.export_participants(programmes.a, &participants(state, FORMATS[1])).await,
        ]);
        counts.push(people.len());
    }
    assert_eq!(counts, [41, 40, 1], "somebody left, and the place was filled");
    covers(
        "R19",
        "the forty are in the file of participants, as filtered, and the waiting list is in its order",
    );

    for number in [EXPERT, DECIDER] {
        let other = house.sign_in(number).await;
        for format in FORMATS {
            code(other.export_applications(call, &applications(None, format)).await);
            code(other.export_waiting(programmes.a, &TableQuery { format: Some(format) }).await);
            code(other.export_participants(programmes.a, &participants(None, format)).await);
        }
    }
    let log = house.sign_in(EXPERT).await.view_my_access_log(&PageQuery::default()).await.unwrap();
    assert!(log.items.iter().any(|look| look.operation == "export_applications"));
    covers(
        "U9 N17",
        "who does not run the programme takes no list out, and whoever stands in a file sees that it was taken",
    );
}

/// The rows of both files of a list, which say the same.
fn same(files: [Result<Vec<u8>, ClientError>; 2]) -> Vec<Vec<String>> {
    let [csv, book] = files.map(Result::unwrap);
    let (mut rows, ..) = workbook_cells(&book, Language::Fi);
    assert_eq!(rows, csv_cells(&csv));
    rows.remove(0);
    rows
}
