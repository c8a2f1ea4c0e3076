//! U9: hidden by field, in every answer and every table: assessors learn no name, and nobody learns points.

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use polku::db::retention;
use polku::db::{AnyConn, DbError};
use polku_api_types::agencies::UpdateAgency;
use polku_api_types::page::PageQuery;
use polku_api_types::selection::SelectionDetails;
use polku_domain::access::{Permission, Policy, Relation, Role, Rule, Who};
use uuid::Uuid;

use super::rounds::confirmed;
use super::{ASSESSORS, REASON, by_number, divided, give, settle, sheets, written};
use crate::access::matrix::{ask, doors};
use crate::for_each_engine;
use crate::selection::pool::Pool;
use crate::support::{Home, Persona, Scratch, World};

/// Whose name is looked for: an applicant who is no assessor.
const SOUGHT: Persona = Persona::Participant;

/// What can stand in an address: the application that is looked for, and whatever leads to it.
struct Ids {
    application: Uuid,
    call: Uuid,
    programme: Uuid,
    round: Uuid,
    /// The two sheets of the application.
    sheets: Vec<Uuid>,
}

impl Ids {
    fn of(&self, path: &str) -> Vec<Uuid> {
        match () {
            () if path.contains("{sheet_id}") => self.sheets.clone(),
            () if path.contains("{call_id}") => vec![self.call],
            () if path.contains("{programme_id}") => vec![self.programme],
            () if path.contains("{selection_id}") => vec![self.round],
            () => vec![self.application],
        }
    }
}

/// Operations by which some of `personas` heard one of `marks`.
async fn heard(world: &World, personas: &[Persona], ids: &Ids, marks: &[String]) -> Vec<(Persona, String)> {
    let (document, operations) = doors().await;
    let mut told = Vec::new();
    for operation in operations.iter().filter(|operation| operation.method == "GET") {
        for persona in personas {
            for id in ids.of(&operation.path) {
                let answer = ask(world, &document, operation, Some((Home::A, *persona)), id).await;
                if marks.iter().any(|mark| answer.body.contains(mark)) {
                    told.push((*persona, operation.id.clone()));
                }
            }
        }
    }
    told.sort();
    told.dedup();
    told
}

/// What would tell an assessor whose application it is.
fn signs(world: &World, pool: &Pool) -> Vec<String> {
    let person = world.rows(Home::A, SOUGHT).person.unwrap().to_string();
    let mail = format!("{}@example.test", SOUGHT.name());
    // The name is that of a role, too; the family name is nobody else's.
    vec![format!("Rooli-{}", SOUGHT.name()), mail, person, pool.application_of[&SOUGHT].to_string()]
}

/// A round in which everything is scored, and every id that could stand in an address.
async fn scored(world: &World) -> (Pool, SelectionDetails, Ids) {
    let pool = settle(world).await;
    let (round, _) = divided(world, &pool).await;
    let mut ids = Ids {
        application: pool.application_of[&SOUGHT].uuid(),
        call: pool.call.uuid(),
        programme: pool.programme.uuid(),
        round: round.id,
        sheets: Vec::new(),
    };
    for persona in ASSESSORS {
        let client = world.client(Home::A, persona);
        for sheet in sheets(&client).await {
            let read = client.view_score_sheet(sheet.id).await.unwrap();
            if written(&read) == super::wrote(SOUGHT) {
                ids.sheets.push(sheet.id);
            }
            give(&client, sheet.id, &by_number(&written(&read))).await;
        }
    }
    assert_eq!(ids.sheets.len(), 2, "two read the one who is looked for");
    (pool, round, ids)
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    rows: i64,
}

/// Columns in which the reason for points stands, in whatever form.
fn columns_with_the_reason(conn: &mut AnyConn) -> Result<Vec<String>, DbError> {
    let mut found = Vec::new();
    for (table, column) in
        retention::columns().flat_map(|(table, _, columns)| columns.iter().map(move |one| (table, one)))
    {
        let sql = format!(
            "SELECT count(*) AS rows FROM \"{table}\" WHERE CAST(\"{column}\" AS TEXT) LIKE '%{REASON}%'"
        );
        if diesel::sql_query(sql).get_result::<Count>(conn)?.rows > 0 {
            found.push(format!("{table}.{column}"));
        }
    }
    Ok(found)
}

for_each_engine! {
    async fn no_answer_tells_an_assessor_whose_application_it_is(world: World) {
        let (pool, _, ids) = scored(&world).await;
        let marks = signs(&world, &pool);
        assert_eq!(heard(&world, &ASSESSORS, &ids, &marks).await, []);
        // The control: the coordinator hears the name by the same walk.
        let coordinator = heard(&world, &[Persona::Coordinator], &ids, &marks).await;
        assert!(coordinator.iter().any(|(_, operation)| operation == "view_application"), "{coordinator:?}");
    }

    async fn nobody_hears_points_but_their_giver_until_the_list_is_confirmed(world: World) {
        let (pool, round, ids) = scored(&world).await;
        let marks = [REASON.to_owned()];
        let givers = heard(&world, &Persona::ALL, &ids, &marks).await;
        assert_eq!(givers.len(), 2, "{givers:?}");
        assert!(givers.iter().all(|(persona, operation)| {
            ASSESSORS.contains(persona) && operation == "view_score_sheet"
        }));
        assert_eq!(world.app.db.read(columns_with_the_reason).await.unwrap(), ["score_sheets.points"]);
        confirmed(&world, round).await;
        let told = heard(&world, &Persona::ALL, &ids, &marks).await;
        // What everybody hears of their own is not by an id, or by the own one.
        assert!(told.iter().all(|(_, operation)| {
            ["view_own_scores", "view_my_data", "export_my_data"].contains(&operation.as_str())
        }), "{told:?}");
        let by_id: Vec<_> = told.iter().filter(|(_, operation)| operation == "view_own_scores").collect();
        assert_eq!(by_id, [&(SOUGHT, "view_own_scores".to_owned())]);
        assert_eq!(pool.application_of.len(), 13);
    }

    /// N17: the applicant sees that an assessor read, and never which one, even where names are shown.
    async fn the_applicant_sees_that_an_assessor_read_and_not_which(world: World) {
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let agency = admin.view_agency().await.unwrap();
        let shown = UpdateAgency { name: agency.name.clone(), viewer_names_shown: true };
        admin.update_agency(agency.version, &shown).await.unwrap();
        let (_, _, ids) = scored(&world).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        coordinator.view_application(ids.application).await.unwrap();
        let log = world.client(Home::A, SOUGHT).view_my_access_log(&PageQuery::default()).await.unwrap();
        let reads: Vec<_> = log.items.iter().filter(|look| look.purpose == "scoring").collect();
        assert!(reads.len() >= 2, "{log:?}");
        for look in reads {
            assert_eq!((look.viewer_role.as_deref(), look.record.as_str()), (Some("assessor"), "application"));
            assert_eq!((&look.viewer_name, &look.viewer_unit), (&None, &None));
        }
        // The control: other looks name who looked.
        assert!(log.items.iter().any(|look| look.purpose == "selection" && look.viewer_name.is_some()));
    }

    async fn the_file_of_applications_holds_no_points(world: World) {
        let (pool, _, _) = scored(&world).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let file = coordinator.export_applications(pool.call.uuid(), &Default::default()).await.unwrap();
        let file = String::from_utf8(file).unwrap();
        assert!(file.contains("Rooli-participant") && !file.contains(REASON));
    }
}

/// The negative control of the walk: with a policy that lets assessors see applications it finds the name.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_walk_would_hear_a_name() {
    let mut rules = Policy::house().rules().to_vec();
    for permission in [Permission::ViewApplication, Permission::ListApplications] {
        rules.push(Rule { permission, who: Who::Role(Role::Assessor), relation: Relation::None });
    }
    let world = World::start_with(Scratch::sqlite(), Policy::from_rules(rules)).await;
    let (pool, _, ids) = scored(&world).await;
    let told = heard(&world, &ASSESSORS, &ids, &signs(&world, &pool)).await;
    assert!(told.iter().any(|(_, operation)| operation == "view_application"), "{told:?}");
    assert!(told.iter().any(|(_, operation)| operation == "list_applications"), "{told:?}");
}
