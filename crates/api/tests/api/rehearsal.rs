//! Rehearsing the selection of a call before it opens, through the API.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use polku::db::schema::people;
use polku::db::{AnyConn, DbError, Key};
use polku_api_types::applications::{ApplicationState, ApplicationsQuery};
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::programmes::{
    ApproveCall, CallDetails, CreateInitiative, CreateProgramme, Quota, SaveCall, SelectionMethod,
};
use polku_api_types::rehearsal::{
    Rehearsal, RehearsalPool, RehearseSelection, RehearsedMethod, StaffShare, StratumKind, StratumRow,
};
use polku_domain::access::Role;
use polku_domain::ids::ProgrammeId;
use polku_domain::selection::verify;
use uuid::Uuid;

use crate::for_each_engine;
use crate::selection::confirmed;
use crate::selection::pool::{self, ELIGIBLE, Pool, SEATS};
use crate::support::calls::{set_clock, supervisor_rule, terms, text};
use crate::support::{Home, Persona, World, code, problem};

/// Six of the twelve who are eligible.
const LAWYERS: [Persona; 6] = [
    Persona::Participant,
    Persona::OtherParticipant,
    Persona::Assessor,
    Persona::Mentor,
    Persona::Coach,
    Persona::Facilitator,
];

/// Gives some of the staff another job category.
async fn categories(world: &World, of: &[Persona], category: &'static str) {
    let person = |one: &Persona| Key(world.rows(Home::A, *one).person.expect("on the register"));
    let people: Vec<_> = of.iter().map(person).collect();
    let put = move |conn: &mut AnyConn| -> Result<(), DbError> {
        diesel::update(people::table.filter(people::id.eq_any(people.clone())))
            .set(people::job_category.eq(category))
            .execute(conn)?;
        Ok(())
    };
    world.app.db.write_tx(put).await.unwrap();
}

/// A programme of four places besides every other one, and its call, a draft.
pub async fn draft(world: &World, terms: &SaveCall) -> CallDetails {
    let coordinator = world.client(Home::A, Persona::Coordinator);
    let initiative = CreateInitiative { name: text("Toinen hanke"), summary: text("Harjoiteltavaksi.") };
    let initiative = coordinator.create_initiative(world.key(), &initiative).await.unwrap();
    let programme = CreateProgramme {
        initiative_id: initiative.id,
        slug: "harjoiteltava".into(),
        name: text("Harjoiteltava ohjelma"),
        summary: text("Ohjelma."),
        partner: None,
        target_group: text("Koko henkilöstö"),
        places: SEATS,
        group_count: 1,
        growth_limit_minutes: None,
        design: Some("arvoa-yhteistyohon".into()),
    };
    let programme = coordinator.create_programme(world.key(), &programme).await.unwrap();
    let call = coordinator.create_call(world.key(), programme.id, terms).await.unwrap();
    coordinator.create_rule(world.key(), call.id, &supervisor_rule()).await.unwrap();
    call
}

pub fn seed(number: u8) -> Option<String> {
    Some(hex::encode([number; 32]))
}

fn staff(share_percent: u32, seed: Option<String>) -> RehearseSelection {
    let staff = Some(StaffShare { share_percent });
    let pool = RehearsalPool { staff, ..RehearsalPool::default() };
    RehearseSelection { pool, seed, ..RehearseSelection::default() }
}

pub fn earlier(call: Uuid, seed: Option<String>) -> RehearseSelection {
    let pool = RehearsalPool { call: Some(call), ..RehearsalPool::default() };
    RehearseSelection { pool, seed, ..RehearseSelection::default() }
}

fn quota(attribute: &str, value: &str, min: u32, max: u32) -> Quota {
    Quota { attribute: attribute.into(), value: value.into(), min, max }
}

fn quota_terms(quotas: Vec<Quota>) -> SaveCall {
    SaveCall { method: SelectionMethod::QuotaDraw, quotas, ..terms() }
}

fn rows<'a>(found: &'a Rehearsal, attribute: &str) -> &'a [StratumRow] {
    &found.strata.iter().find(|table| table.attribute == attribute).expect("a table").rows
}

fn method(found: &Rehearsal, wanted: SelectionMethod) -> &RehearsedMethod {
    found.methods.iter().find(|one| one.method == wanted).expect("the method")
}

/// How many of a job category the example of a method chooses.
fn example(found: &Rehearsal, method: SelectionMethod, category: &str) -> u32 {
    let row = rows(found, "job_category").iter().find(|row| row.name.as_deref() == Some(category));
    row.expect("the category").outcomes.iter().find(|one| one.method == method).expect("the method").example
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// How many rows each table has, but for the log that a rehearsal is to be found in.
async fn contents(world: &World) -> BTreeMap<String, i64> {
    world.app.use_log.flush().await.unwrap();
    let count = |conn: &mut AnyConn| -> Result<BTreeMap<String, i64>, DbError> {
        let sql = match conn {
            AnyConn::Sqlite(_) => {
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            }
            AnyConn::Pg(_) => {
                "SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = 'public'"
            }
        };
        let mut counts = BTreeMap::new();
        for Name { name } in diesel::sql_query(sql).load::<Name>(conn)? {
            if !name.starts_with("audit") {
                let sql = format!("SELECT count(*) AS count FROM {name}");
                let count = diesel::sql_query(sql).load::<Count>(conn)?;
                counts.insert(name, count.first().map_or(0, |one| one.count));
            }
        }
        Ok(counts)
    };
    world.app.db.read(count).await.unwrap()
}

/// What the audit log holds of rehearsals: the action, the call, the fields.
async fn noted(world: &World) -> Vec<(String, String, Vec<String>)> {
    let officer = world.client(Home::A, Persona::DataProtectionOfficer);
    let page = officer.list_audit_entries(None).await.unwrap();
    let rehearsals = page.items.into_iter().filter(|entry| entry.action.contains("rehearsed"));
    rehearsals.map(|entry| (entry.action, entry.subject, entry.fields)).collect()
}

for_each_engine! {
    /// N16: the staff, one method, exact chances; the same seed gives the same, byte for byte, and leaves no trace but
    /// that it was done.
    async fn a_call_is_rehearsed_with_the_staff_and_nothing_is_kept(world: World) {
        categories(&world, &LAWYERS, "lawyer").await;
        let call = draft(&world, &terms()).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let pools = coordinator.view_rehearsal_pools(call.id).await.unwrap();
        assert_eq!((pools.staff, pools.calls.len()), (ELIGIBLE, 0));
        let before = contents(&world).await;
        let found = coordinator.rehearse_selection(call.id, &staff(100, seed(7))).await.unwrap();
        let decider = world.client(Home::A, Persona::Decider);
        let again = decider.rehearse_selection(call.id, &staff(100, seed(7))).await.unwrap();
        assert_eq!(serde_json::to_vec(&found).unwrap(), serde_json::to_vec(&again).unwrap());
        assert_eq!(contents(&world).await, before);
        assert_eq!((found.people, found.seats, found.chosen), (ELIGIBLE, SEATS, SEATS));
        assert_eq!(found.groups, 1);
        let [plain] = found.methods.as_slice() else { panic!("one method: {:?}", found.methods) };
        let chances = plain.chances.as_ref().unwrap();
        assert_eq!((chances.least, chances.greatest, chances.out_of), (SEATS, SEATS, ELIGIBLE));
        assert_eq!((chances.gini_thousandths, chances.bands.len()), (0, 1));
        let categories = rows(&found, "job_category");
        let shown: Vec<_> = categories.iter().map(|row| (row.name.as_deref(), row.people, row.staff)).collect();
        // The supervisor is an expert whom the rule leaves outside: of the staff, not of the pool.
        assert_eq!(shown, [(Some("expert"), 6, Some(7)), (Some("lawyer"), 6, Some(6))]);
        assert!(categories.iter().all(|row| row.outcomes[0].expected_hundredths == 200));
        assert_eq!(categories.iter().map(|row| row.outcomes[0].example).sum::<u32>(), SEATS);
        assert!(found.hours.as_ref().is_some_and(|hours| hours.stated_minutes > 0));
        // Without a seed the server draws one, by which its answer can be had again.
        let fresh = coordinator.rehearse_selection(call.id, &staff(50, None)).await.unwrap();
        assert_eq!(fresh.people, ELIGIBLE / 2);
        let same = coordinator.rehearse_selection(call.id, &staff(50, Some(fresh.seed.clone()))).await.unwrap();
        assert_eq!(same, fresh);
        // The control: what is kept shows.
        coordinator.create_rule(world.key(), call.id, &supervisor_rule()).await.unwrap();
        assert_ne!(contents(&world).await, before);
        let mut noted = noted(&world).await;
        noted.sort();
        let entry = |fields: &[&str]| {
            let fields = fields.iter().map(|field| (*field).to_owned()).collect();
            ("selection_rehearsed".to_owned(), call.id.to_string(), fields)
        };
        let seeded = entry(&["staff", "seed"]);
        assert_eq!(noted, [entry(&["staff"]), seeded.clone(), seeded.clone(), seeded]);
    }

    /// N16: quotas beside equal chances; what cannot be kept says what would do.
    async fn quotas_are_rehearsed_beside_equal_chances(world: World) {
        categories(&world, &LAWYERS, "lawyer").await;
        let call = draft(&world, &quota_terms(vec![quota("job_category", "lawyer", 3, 4)])).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let found = coordinator.rehearse_selection(call.id, &staff(100, seed(1))).await.unwrap();
        let quotas = method(&found, SelectionMethod::QuotaDraw);
        assert!(example(&found, SelectionMethod::QuotaDraw, "lawyer") >= 3);
        let chances = quotas.chances.as_ref().unwrap();
        assert!(chances.least < chances.greatest && chances.gini_thousandths > 0, "{chances:?}");
        assert_eq!(chances.bands.iter().map(|band| band.people).sum::<u32>(), ELIGIBLE);
        let lawyers = &rows(&found, "job_category").iter().find(|row| row.name.as_deref() == Some("lawyer")).unwrap();
        let [equal, kept] = lawyers.outcomes.as_slice() else { panic!("two methods") };
        assert_eq!((equal.expected_hundredths, kept.expected_hundredths), (200, 300));
        // Four lawyers cannot be had once two are left: the least change is told, and equal chances all the same.
        categories(&world, &LAWYERS[2..], "expert").await;
        let found = coordinator.rehearse_selection(call.id, &staff(100, seed(1))).await.unwrap();
        let quotas = method(&found, SelectionMethod::QuotaDraw);
        assert!(quotas.chances.is_none());
        assert_eq!((quotas.relaxation[0].possible_min, quotas.relaxation[0].possible_max), (2, 4));
        assert!(method(&found, SelectionMethod::EqualChanceDraw).chances.is_some());
        // Two lawyers are few, so they stand with the others.
        let [others] = rows(&found, "job_category") else { panic!("one row") };
        assert_eq!((others.kind, others.people, others.outcomes.len()), (StratumKind::Others, ELIGIBLE, 1));
    }

    /// N16: the seed of a real round gives in the rehearsal what it gave there.
    async fn the_seed_of_a_confirmed_round_gives_its_result(world: World) {
        let pool = Pool::settle(&world).await;
        categories(&world, &LAWYERS, "lawyer").await;
        let call = draft(&world, &terms()).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let early = coordinator.rehearse_selection(call.id, &earlier(pool.call.uuid(), None)).await;
        assert_eq!(code(early), ProblemCode::OutcomeNotConfirmed);
        let round = confirmed(&world, &pool).await;
        let pools = coordinator.view_rehearsal_pools(call.id).await.unwrap();
        assert_eq!(pools.calls.iter().map(|one| (one.id, one.applicants)).collect::<Vec<_>>(), [(pool.call.uuid(), ELIGIBLE)]);
        let offered = ApplicationsQuery { state: Some(ApplicationState::Offered), limit: Some(200), ..ApplicationsQuery::default() };
        let offered = coordinator.list_applications(pool.call.uuid(), &offered).await.unwrap().items;
        let lawyers = offered.iter().filter(|one| LAWYERS.contains(&pool.persona(one.id))).count();
        assert_eq!(offered.len(), SEATS as usize);
        let proof = coordinator.view_proof(round.id).await.unwrap();
        let drawn = verify(&proof).unwrap().proof().seed().digest().to_string();
        let chosen = |found: &Rehearsal| example(found, SelectionMethod::EqualChanceDraw, "lawyer");
        let found = coordinator.rehearse_selection(call.id, &earlier(pool.call.uuid(), Some(drawn))).await.unwrap();
        assert_eq!((found.people, chosen(&found) as usize), (ELIGIBLE, lawyers));
        // The control: other seeds do not all give as many.
        let mut counts = BTreeSet::new();
        for number in 0..12 {
            let body = earlier(pool.call.uuid(), seed(number));
            counts.insert(chosen(&coordinator.rehearse_selection(call.id, &body).await.unwrap()));
        }
        assert!(counts.len() > 1, "{counts:?}");
        let noted = noted(&world).await;
        assert!(noted.iter().any(|(action, subject, _)| {
            action == "pool_rehearsed_with" && *subject == pool.call.to_string()
        }));
    }

    /// Trying seeds on the real pool would be a way to choose a result: nothing is rehearsed of an open call.
    async fn a_call_that_has_opened_is_not_rehearsed_any_more(world: World) {
        let call = pool::draft_call(&world, &terms()).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let sent = coordinator.submit_call(world.key(), call.id, call.version).await.unwrap();
        assert!(coordinator.rehearse_selection(call.id, &staff(100, None)).await.is_ok());
        let decider = world.client(Home::A, Persona::Decider);
        let approval = ApproveCall { name: "Päivi Päättäjä".into(), title: "kehittämispäällikkö".into() };
        decider.approve_call(world.key(), call.id, sent.version, &approval).await.unwrap();
        assert!(coordinator.rehearse_selection(call.id, &staff(100, None)).await.is_ok());
        for (month, day) in [(5, 18), (6, 1)] {
            set_clock(&world, month, day, 9);
            let refused = coordinator.rehearse_selection(call.id, &staff(100, seed(1))).await;
            assert_eq!(code(refused), ProblemCode::CallOpened);
            assert_eq!(code(coordinator.view_rehearsal_pools(call.id).await), ProblemCode::CallOpened);
        }
    }

    async fn a_rehearsal_is_for_those_who_prepare_and_decide(world: World) {
        let pool = Pool::settle(&world).await;
        confirmed(&world, &pool).await;
        let call = draft(&world, &terms()).await;
        let strangers = [Persona::Participant, Persona::Assessor, Persona::StaffRepresentative, Persona::AgencyAdmin];
        for persona in strangers {
            let client = world.client(Home::A, persona);
            let refused = code(client.rehearse_selection(call.id, &staff(100, None)).await);
            assert!(matches!(refused, ProblemCode::Forbidden | ProblemCode::NotFound), "{persona:?}: {refused}");
            let refused = code(client.view_rehearsal_pools(call.id).await);
            assert!(matches!(refused, ProblemCode::Forbidden | ProblemCode::NotFound), "{persona:?}: {refused}");
        }
        let foreign = world.client(Home::B, Persona::Coordinator);
        assert_eq!(code(foreign.rehearse_selection(call.id, &staff(100, None)).await), ProblemCode::NotFound);
        // Whoever coordinates this programme alone does not read the applications of the other one.
        let programme = Some(ProgrammeId::new(call.programme_id));
        world.grant(Home::A, Persona::Participant, Role::Coordinator, programme).await;
        let own = world.client(Home::A, Persona::Participant);
        assert!(own.rehearse_selection(call.id, &staff(100, None)).await.is_ok());
        assert_eq!(own.view_rehearsal_pools(call.id).await.unwrap().calls, []);
        let of_another = own.rehearse_selection(call.id, &earlier(pool.call.uuid(), None)).await;
        assert!(matches!(code(of_another), ProblemCode::Forbidden | ProblemCode::NotFound));
        // The control: whoever reads them does.
        let coordinator = world.client(Home::A, Persona::Coordinator);
        assert!(coordinator.rehearse_selection(call.id, &earlier(pool.call.uuid(), None)).await.is_ok());
    }

    async fn what_is_asked_for_is_checked(world: World) {
        let call = draft(&world, &terms()).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let both = RehearsalPool { call: Some(call.id), ..staff(100, None).pool };
        let cases = [
            (staff(9, None), "/pool/staff/share_percent", FieldCode::TooSmall { min: 10 }),
            (staff(101, None), "/pool/staff/share_percent", FieldCode::TooLarge { max: 100 }),
            (staff(100, Some("ABC".into())), "/seed", FieldCode::Malformed),
            (RehearseSelection::default(), "/pool", FieldCode::Missing),
            (RehearseSelection { pool: both, ..RehearseSelection::default() }, "/pool", FieldCode::NotAllowed),
        ];
        for (body, pointer, fault) in cases {
            let refused = problem(coordinator.rehearse_selection(call.id, &body).await);
            let found: Vec<_> = refused.errors.iter().map(|error| (error.pointer.as_str(), error.fault.clone())).collect();
            assert_eq!(found, [(pointer, fault)]);
        }
        let nobody = coordinator.rehearse_selection(call.id, &earlier(Uuid::nil(), None)).await;
        assert_eq!(code(nobody), ProblemCode::NotFound);
    }
}
