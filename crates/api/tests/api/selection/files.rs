//! Every list of the selection as a file, in either format.

use polku_api_types::applications::{ApplicationState, ApplicationsExportQuery, OfferState};
use polku_api_types::changes::RegisterChangesExportQuery;
use polku_api_types::participation::{ParticipantsExportQuery, ParticipationState};
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::tables::{TableFormat, TableQuery};
use polku_client::{Client, ClientError};
use polku_i18n::Language;

use super::changes::{grouped, import, register};
use super::pool::{ELIGIBLE, Pool, SEATS};
use super::told::looks;
use crate::access::machine;
use crate::for_each_engine;
use crate::support::tables::{csv_cells, part, parts, sheet_name, workbook_cells};
use crate::support::{Answers, Home, Persona, World, code, problem};

const FORMATS: [TableFormat; 2] = [TableFormat::Csv, TableFormat::Xlsx];
const RULE: &str = "Esihenkilöt jäävät ulkopuolelle.";

/// The five lists.
const LISTS: [&str; 5] = ["applications", "offers", "waiting", "participants", "changes"];

/// One of them as a file, without a filter.
async fn file(client: &Client, pool: &Pool, list: &str, format: TableFormat) -> Result<Vec<u8>, ClientError> {
    let (programme, format) = (pool.programme.uuid(), Some(format));
    match list {
        "applications" => {
            let query = ApplicationsExportQuery { format, ..Default::default() };
            client.export_applications(pool.call.uuid(), &query).await
        }
        "offers" => client.export_offers(programme, &TableQuery { format }).await,
        "waiting" => client.export_waiting(programme, &TableQuery { format }).await,
        "participants" => {
            let query = ParticipantsExportQuery { state: None, format };
            client.export_participants(programme, &query).await
        }
        _ => {
            let query = RegisterChangesExportQuery { open: None, format };
            client.export_register_changes(programme, &query).await
        }
    }
}

/// Both files of a list say the same, cell by cell. The rows below the header, and how many cells of the workbook are
/// moments and numbers.
async fn both(
    client: &Client,
    pool: &Pool,
    list: &str,
    language: Language,
) -> (Vec<Vec<String>>, usize, usize) {
    let csv = csv_cells(&file(client, pool, list, TableFormat::Csv).await.unwrap());
    let book = file(client, pool, list, TableFormat::Xlsx).await.unwrap();
    let (mut cells, moments, numbers) = workbook_cells(&book, language);
    assert_eq!(cells, csv, "{list}");
    let headers = cells.remove(0);
    // The key of a text that is missing begins with a small letter.
    assert!(headers.iter().all(|header| header.starts_with(char::is_uppercase)), "{headers:?}");
    (cells, moments, numbers)
}

/// Places are taken, one participant is on pause, and the register says something new of one who takes part.
async fn settled(world: &World) -> Pool {
    let (pool, _) = grouped(world).await;
    let coordinator = world.client(Home::A, Persona::Coordinator);
    let places = coordinator.whole_places(pool.programme.uuid()).await.unwrap();
    coordinator.pause_participation(places.offers[0].application_id, world.key()).await.unwrap();
    let changed = pool.persona(places.offers[1].application_id);
    let rows = register(|row| {
        if row.persona == changed {
            row.unit = "Toinen yksikkö";
        }
    });
    import(world, &rows).await;
    pool
}

for_each_engine! {
    /// Issue of the house: lists export as filtered, in both formats; dates are dates and numbers numbers.
    async fn both_formats_of_every_list_say_the_same_cell_by_cell(world: World) {
        let pool = settled(&world).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let seats = SEATS as usize;
        let waiting = ELIGIBLE as usize - seats;
        for (language, client) in [
            (Language::Fi, coordinator.clone()),
            (Language::Sv, coordinator.in_language("sv")),
            (Language::En, coordinator.in_language("en")),
        ] {
            let (applications, moments, _) = both(&client, &pool, "applications", language).await;
            assert_eq!((applications.len(), moments), (13, 13));
            let (offers, moments, _) = both(&client, &pool, "offers", language).await;
            // Offered, to be answered by, answered.
            assert_eq!((offers.len(), moments), (seats, 3 * seats));
            let (line, _, numbers) = both(&client, &pool, "waiting", language).await;
            assert_eq!((line.len(), numbers), (waiting, waiting));
            let (people, moments, _) = both(&client, &pool, "participants", language).await;
            assert_eq!((people.len(), moments), (seats, 2 * seats));
            let (changes, moments, _) = both(&client, &pool, "changes", language).await;
            assert_eq!((changes.len(), moments), (1, 1));
        }
    }

    async fn the_rows_of_a_file_are_those_of_the_list_in_its_order(world: World) {
        let pool = settled(&world).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let programme = pool.programme.uuid();
        let places = coordinator.whole_places(programme).await.unwrap();
        let (line, _, _) = both(&coordinator, &pool, "waiting", Language::Fi).await;
        let shown = places.waiting.iter().map(|entry| vec![entry.place.to_string(), entry.name.clone()]);
        assert_eq!(line, shown.collect::<Vec<_>>());
        let (offers, _, _) = both(&coordinator, &pool, "offers", Language::Fi).await;
        assert!(places.offers.iter().all(|offer| offer.offer.state == OfferState::Accepted));
        let names = |rows: &[Vec<String>]| rows.iter().map(|row| row[0].clone()).collect::<Vec<_>>();
        assert_eq!(names(&offers), places.offers.iter().map(|offer| offer.name.clone()).collect::<Vec<_>>());
        let paused = ParticipantsExportQuery { state: Some(ParticipationState::Paused), format: Some(TableFormat::Xlsx) };
        let paused = coordinator.export_participants(programme, &paused).await.unwrap();
        let (paused, _, _) = workbook_cells(&paused, Language::Fi);
        assert_eq!((paused.len(), paused[1][3].as_str()), (2, "tauolla"));
        for (open, rows) in [(true, 1), (false, 0)] {
            let query = RegisterChangesExportQuery { open: Some(open), format: Some(TableFormat::Xlsx) };
            let file = coordinator.export_register_changes(programme, &query).await.unwrap();
            assert_eq!(workbook_cells(&file, Language::Fi).0.len(), 1 + rows, "open: {open}");
        }
        let waiting = ApplicationsExportQuery {
            state: Some(ApplicationState::Waiting),
            format: Some(TableFormat::Xlsx),
            ..Default::default()
        };
        let all = coordinator.export_applications(pool.call.uuid(), &waiting).await.unwrap();
        assert_eq!(workbook_cells(&all, Language::Fi).0.len(), 1 + places.waiting.len());
        let family = places.waiting[0].name.rsplit(' ').next().unwrap().to_owned();
        let found = ApplicationsExportQuery { search: Some(family.clone()), ..waiting };
        let found = coordinator.export_applications(pool.call.uuid(), &found).await.unwrap();
        let named = places.waiting.iter().filter(|entry| entry.name.ends_with(&family)).count();
        assert!(named < places.waiting.len(), "the search leaves somebody out");
        assert_eq!(workbook_cells(&found, Language::Fi).0.len(), 1 + named);
    }

    /// U9, P-8: hidden by field in files, too. The control is who may see it.
    async fn what_somebody_may_not_see_is_in_no_part_of_a_file(world: World) {
        let pool = settled(&world).await;
        let outcome = ["ottanut paikan vastaan", "varasijalla", RULE];
        let told = |text: &str| outcome.iter().filter(|word| text.contains(**word)).count();
        let blind = machine(&world, &["applications:read"]).await;
        let seeing = machine(&world, &["applications:read", "selections:read"]).await;
        for (client, seen) in [(blind, 0), (seeing, outcome.len())] {
            let csv = file(&client, &pool, "applications", TableFormat::Csv).await.unwrap();
            assert_eq!(told(std::str::from_utf8(&csv).unwrap()), seen);
            let book = file(&client, &pool, "applications", TableFormat::Xlsx).await.unwrap();
            assert_eq!(told(&parts(&book)), seen);
        }
        let judged = ApplicationsExportQuery { in_target_group: Some(false), format: Some(TableFormat::Xlsx), ..Default::default() };
        let blind = machine(&world, &["applications:read"]).await;
        let refused = blind.export_applications(pool.call.uuid(), &judged).await;
        assert_eq!(code(refused), ProblemCode::Forbidden);
    }

    /// A2, A3: nobody takes out what they may not, in any format. The control is the coordinator.
    async fn only_who_runs_the_programme_takes_a_list_out(world: World) {
        let pool = settled(&world).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let stranger = world.client(Home::B, Persona::Coordinator);
        for list in LISTS {
            for format in FORMATS {
                assert!(file(&coordinator, &pool, list, format).await.is_ok(), "{list}");
                assert_eq!(code(file(&stranger, &pool, list, format).await), ProblemCode::NotFound, "{list}");
                for persona in [Persona::Decider, Persona::Participant, Persona::Assessor, Persona::AgencyAdmin] {
                    let refused = code(file(&world.client(Home::A, persona), &pool, list, format).await);
                    let closed = matches!(refused, ProblemCode::Forbidden | ProblemCode::NotFound);
                    assert!(closed, "{list}: {persona:?}: {refused}");
                }
            }
        }
    }

    /// N17: whoever stands in a file sees that it was taken, in either format.
    async fn a_file_is_a_look_at_everybody_in_it(world: World) {
        let pool = settled(&world).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let places = coordinator.whole_places(pool.programme.uuid()).await.unwrap();
        let taking_part = pool.persona(places.offers[1].application_id);
        let waiting = pool.persona(places.waiting[0].application_id);
        let taken = |seen: std::collections::BTreeSet<String>| {
            seen.into_iter().filter(|operation| operation.starts_with("export_")).collect::<Vec<_>>()
        };
        assert_eq!(taken(looks(&world, taking_part).await), Vec::<String>::new());
        for list in LISTS {
            file(&coordinator, &pool, list, TableFormat::Xlsx).await.unwrap();
        }
        let expected = ["export_applications", "export_offers", "export_participants", "export_register_changes"];
        assert_eq!(taken(looks(&world, taking_part).await), expected);
        assert_eq!(taken(looks(&world, waiting).await), ["export_applications", "export_waiting"]);
    }

    async fn a_file_says_what_it_is_and_not_who_took_it(world: World) {
        let pool = settled(&world).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let path = format!("programmes/{}/participants/export?format=xlsx", pool.programme.uuid());
        let answer = coordinator.request(reqwest::Method::GET, &path).send().await.unwrap();
        let header = |name: &str| answer.headers().get(name).unwrap().to_str().unwrap().to_owned();
        assert_eq!(header("content-type"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assert_eq!(header("content-disposition"), "attachment; filename=\"participants.xlsx\"");
        assert_eq!(header("cache-control"), "no-store");
        let book = answer.bytes().await.unwrap().to_vec();
        assert_eq!(sheet_name(&book), "Osallistujat");
        let core = part(&book, "docProps/core.xml");
        let now = world.app.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        assert!(core.contains("<dc:creator></dc:creator>"), "{core}");
        assert!(core.matches(&now).count() == 2, "{now}: {core}");
        assert!(!core.contains("Rooli"), "{core}");
        let sheet = part(&book, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter ref=\"A1:G5\""), "{sheet}");
        assert!(sheet.contains("<cols>") && !sheet.contains("<f>"), "{sheet}");
        // The same rows at the same instant are the same bytes.
        assert_eq!(coordinator.get_file(&path).await.unwrap(), book);
    }

    async fn a_format_that_there_is_not_is_named(world: World) {
        let pool = settled(&world).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let programme = pool.programme.uuid();
        for list in ["offers", "waiting_list", "participants", "register_changes"] {
            for (query, pointer, fault) in [
                ("format=ods", "?format", FieldCode::NotAllowed),
                ("format=csv&format=xlsx", "?format", FieldCode::Repeated),
                ("limit=5", "?limit", FieldCode::UnknownField),
            ] {
                let path = format!("programmes/{programme}/{list}/export?{query}");
                let refused = problem(coordinator.get_file(&path).await);
                assert_eq!(refused.code, ProblemCode::InvalidFields);
                let fields: Vec<_> = refused.errors.iter().map(|one| (one.pointer.as_str(), &one.fault)).collect();
                assert_eq!(fields, [(pointer, &fault)], "{path}");
            }
            // Without a format it is CSV, as it has always been.
            let text = coordinator.get_file(&format!("programmes/{programme}/{list}/export")).await.unwrap();
            assert!(text.starts_with("\u{FEFF}\"".as_bytes()), "{list}");
        }
    }
}
