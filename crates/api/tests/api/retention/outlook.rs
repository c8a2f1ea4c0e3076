//! What falls due and what was erased, as the administrator and the data protection officer see it.

use jiff::civil::date;
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::retention::{ErasedKind, KeptBecause, RetentionClass, Told};

use super::{DUE, OVER, answered, at, execute, night, over};
use crate::for_each_engine;
use crate::support::{Home, Persona, code};

const NONE: Told = Told { count: Some(0) };
const FEW: Told = Told { count: None };

for_each_engine! {
    async fn what_is_told_of_tonight_is_what_tonight_erases(world: World) {
        let (pool, _) = over(&world).await;
        let leavers = [Persona::Participant, Persona::OtherParticipant, Persona::Supervisor, Persona::Coach, Persona::Mentor]
            .map(|persona| world.rows(Home::A, persona).person.unwrap().to_string());
        execute(&world, format!(
            "UPDATE people SET active = FALSE, left_on = '2021-01-01' WHERE id IN ('{}')", leavers.join("', '"))).await;
        at(&world, DUE.yesterday().unwrap());
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let before = admin.view_retention_outlook(0).await.unwrap();
        assert!(before.due.is_empty() && before.kept.is_empty() && before.erases);
        assert_eq!((before.people, before.accounts), (NONE, NONE), "their applications are kept");
        let ahead = admin.view_retention_outlook(1).await.unwrap();
        at(&world, DUE);
        let tonight = admin.view_retention_outlook(0).await.unwrap();
        assert_eq!((&ahead.due, ahead.people), (&tonight.due, tonight.people));
        let [due] = tonight.due.as_slice() else { panic!("{:?}", tonight.due) };
        assert_eq!((due.programme_id, due.over_on, due.due_on), (pool.programme.uuid(), OVER, DUE));
        assert_eq!((due.applications.count, tonight.people.count), (Some(13), Some(5)));

        night(&world).await;
        let reports = admin.list_erasure_reports(&PageQuery::default()).await.unwrap();
        let [report] = reports.items.as_slice() else { panic!("{:?}", reports.items) };
        assert_eq!(report.erased_on, DUE);
        let erased = |kind: ErasedKind| report.lines.iter().find(|line| line.kind == kind).map(|line| line.erased.count);
        assert_eq!(erased(ErasedKind::Applications), Some(due.applications.count));
        assert_eq!(erased(ErasedKind::People), Some(tonight.people.count));
        assert_eq!(erased(ErasedKind::Accounts), Some(Some(5)), "those of the people");
        let after = admin.view_retention_outlook(366).await.unwrap();
        assert!(after.due.is_empty());
        assert_eq!(after.people, NONE);
    }

    async fn traces_are_told_as_they_are_erased(world: World) {
        over(&world).await;
        polku::audit::seal::seal_all(&world.app.db, world.app.clock.now()).await.unwrap();
        world.app.use_log.flush().await.unwrap();
        at(&world, date(2025, 9, 3));
        let officer = world.client(Home::A, Persona::DataProtectionOfficer);
        let told = officer.view_retention_outlook(0).await.unwrap();
        assert!(told.looks.count.is_some_and(|count| count >= 5) && told.audit_entries.count.is_some_and(|count| count >= 5));
        assert!(!night(&world).await);
        let reports = officer.list_erasure_reports(&PageQuery::default()).await.unwrap();
        let erased = |kind: ErasedKind| {
            reports.items[0].lines.iter().find(|line| line.kind == kind).unwrap().erased
        };
        assert_eq!((erased(ErasedKind::Looks), erased(ErasedKind::AuditEntries)), (told.looks, told.audit_entries));
        let after = officer.view_retention_outlook(0).await.unwrap();
        assert_eq!((after.looks, after.audit_entries), (NONE, NONE));
    }

    async fn what_is_kept_because_something_goes_on_is_named_with_the_reason(world: World) {
        let (pool, _, places) = answered(&world).await;
        at(&world, date(2024, 1, 1));
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let outlook = admin.view_retention_outlook(90).await.unwrap();
        let [kept] = outlook.kept.as_slice() else { panic!("{:?}", outlook.kept) };
        assert_eq!((kept.programme_id, kept.because), (pool.programme.uuid(), KeptBecause::TakingPart));
        assert!(outlook.due.is_empty());
        let coordinator = world.client(Home::A, Persona::Coordinator);
        for place in &places[..2] {
            coordinator.complete_participation(*place, world.key()).await.unwrap();
        }
        let outlook = admin.view_retention_outlook(90).await.unwrap();
        assert!(outlook.kept.is_empty() && outlook.due.is_empty(), "their term has only begun");
    }

    async fn a_few_are_told_as_some(world: World) {
        let person = world.rows(Home::A, Persona::Coach).person.unwrap();
        execute(&world, format!("UPDATE people SET active = FALSE, left_on = '2021-01-01' WHERE id = '{person}'")).await;
        at(&world, date(2022, 1, 1));
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        assert_eq!(admin.view_retention_outlook(0).await.unwrap().people, FEW);
        night(&world).await;
        let reports = admin.list_erasure_reports(&PageQuery::default()).await.unwrap();
        assert!(reports.items[0].lines.iter().all(|line| line.erased == FEW), "{reports:?}");
    }

    async fn administrator_and_data_protection_officer_see_their_own_agency_and_others_nothing(world: World) {
        over(&world).await;
        at(&world, DUE);
        for persona in [Persona::AgencyAdmin, Persona::DataProtectionOfficer] {
            let own = world.client(Home::A, persona).view_retention_outlook(0).await.unwrap();
            assert_eq!(own.due.len(), 1);
            assert_eq!(own.classes.len(), 9);
            assert_eq!(own.classes[0].class, RetentionClass::Application);
            let other = world.client(Home::B, persona).view_retention_outlook(0).await.unwrap();
            assert!(other.due.is_empty(), "{persona:?} of another agency");
        }
        night(&world).await;
        let other = world.client(Home::B, Persona::AgencyAdmin);
        assert!(other.list_erasure_reports(&PageQuery::default()).await.unwrap().items.is_empty());
        for persona in [Persona::Participant, Persona::Coordinator, Persona::Decider, Persona::SystemAdmin] {
            let client = world.client(Home::A, persona);
            assert_eq!(code(client.view_retention_outlook(0).await), ProblemCode::Forbidden, "{persona:?}");
            assert_eq!(code(client.list_erasure_reports(&PageQuery::default()).await), ProblemCode::Forbidden);
        }
        let anonymous = world.anonymous().view_retention_outlook(0).await;
        assert_eq!(code(anonymous), ProblemCode::Unauthenticated);
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        assert_eq!(code(admin.view_retention_outlook(367).await), ProblemCode::InvalidFields);
    }

    async fn reports_are_read_in_pages(world: World) {
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        for month in 1..=5 {
            let person = [Persona::Coach, Persona::Mentor, Persona::Facilitator, Persona::Assessor, Persona::Decider][month - 1];
            let person = world.rows(Home::A, person).person.unwrap();
            execute(&world, format!("UPDATE people SET active = FALSE, left_on = '2021-01-01' WHERE id = '{person}'")).await;
            at(&world, date(2022, i8::try_from(month).unwrap(), 1));
            night(&world).await;
        }
        let mut query = PageQuery { limit: Some(2), cursor: None };
        let mut months = Vec::new();
        loop {
            let page = admin.list_erasure_reports(&query).await.unwrap();
            months.extend(page.items.iter().map(|report| report.erased_on.month()));
            query.cursor = page.next_cursor;
            if query.cursor.is_none() {
                break;
            }
        }
        assert_eq!(months, [5, 4, 3, 2, 1]);
    }
}
