//! Canaries: a word that nobody else would write, in every column that falls due. On day n-1 all of them sing, on day n
//! none does, in no table of either engine.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use jiff::civil::date;
use polku::db::retention::{Class, columns};
use polku::db::{AnyConn, DbError};
use polku::jobs::Runner;
use polku::retention::{ERASERS, Eraser};
use polku_api_types::accommodation::{AccommodationNeed, NameAccommodationContact, SetAccommodationWish};
use polku_api_types::applications::{CheckCause, CheckRemedy};
use polku_api_types::selection::{AnswerCheck, AskForCheck, CorrectedFact, SelectionDetails};
use polku_domain::ids::ProgrammeId;
use polku_domain::selection::verify;
use uuid::Uuid;

use super::{DUE, at, count, execute, night, offered};
use crate::for_each_engine;
use crate::selection::confirmed;
use crate::selection::pool::Pool;
use crate::support::calls::set_clock;
use crate::support::{Answers, Home, Persona, World};
use polku_api_types::selection::ConfirmSelection;

const CANARY: &str = "kanarialintu";

/// Who is still on the staff on day n: both have a role that needs them.
const STAY: [Persona; 2] = [Persona::AgencyAdmin, Persona::DataProtectionOfficer];

/// The columns in which a canary sits, over all tables.
async fn singing(world: &World) -> BTreeSet<String> {
    #[derive(QueryableByName)]
    struct Found {
        #[diesel(sql_type = BigInt)]
        rows: i64,
    }
    let work = |conn: &mut AnyConn| -> Result<BTreeSet<String>, DbError> {
        let mut found = BTreeSet::new();
        for (table, _, names) in columns() {
            for column in *names {
                let text = match (&conn, *column) {
                    (AnyConn::Pg(_), "name_sort" | "records") => format!("encode({column}, 'escape')"),
                    _ => format!("CAST({column} AS TEXT)"),
                };
                let sql = format!("SELECT count(*) AS rows FROM {table} WHERE {text} LIKE '%{CANARY}%'");
                let row: Found = diesel::sql_query(sql).get_result(conn)?;
                if row.rows > 0 {
                    found.insert(format!("{table}.{column}"));
                }
            }
        }
        Ok(found)
    };
    world.app.db.read(work).await.unwrap()
}

/// A round with a check that mended an error, a need and a place, all told through their doors.
async fn through_the_doors(world: &World) -> (Pool, SelectionDetails, Vec<Uuid>) {
    let pool = Pool::settle(world).await;
    let coordinator = world.client(Home::A, Persona::Coordinator);
    let contact = NameAccommodationContact { email: "facilitator@example.test".into() };
    coordinator.name_accommodation_contact(pool.programme.uuid(), 0, &contact).await.unwrap();
    let round = confirmed(world, &pool).await;
    let checked = pool.application_of[&Persona::Supervisor].uuid();
    let claim = AskForCheck { claim: format!("En ole esihenkilö. {CANARY}") };
    let asked = world.client(Home::A, Persona::Supervisor);
    let check = asked.ask_for_check(checked, world.key(), &claim).await.unwrap();
    let answer = AnswerCheck {
        text: format!("Tieto oli vanha. {CANARY}"),
        corrections: vec![CorrectedFact { attribute: "is_supervisor".into(), value: "false".into() }],
        cause: Some(CheckCause::RegisterOutdated),
        remedy: Some(CheckRemedy::Waiting),
        name: "Tuula Tarkastaja".into(),
        title: "henkilöstöjohtaja".into(),
    };
    let decider = world.client(Home::A, Persona::Decider);
    decider.answer_check(check.id, world.key(), check.version, &answer).await.unwrap();
    let places = offered(world, &pool).await;
    for place in &places[..2] {
        let owner = world.client(Home::A, pool.persona(*place));
        owner.accept_latest(*place, world.key()).await.unwrap();
        let wish = SetAccommodationWish {
            needs: vec![AccommodationNeed::Diet],
            words: Some(format!("Pähkinätön lounas. {CANARY}")),
        };
        owner.set_accommodation_wish(*place, 0, &wish).await.unwrap();
    }
    coordinator.pause_participation(places[0], world.key()).await.unwrap();
    set_clock(world, 9, 2, 8);
    Runner::new(world.app.clone()).run_due().await.unwrap();
    let body =
        ConfirmSelection { name: "Päivi Päättäjä".into(), title: "kehittämispäällikkö".into() };
    decider.end_waiting_list(round.id, world.key(), round.version, &body).await.unwrap();
    (pool, round, places)
}

/// What the rooms beside the pool would have written, and a canary wherever a text may stand.
async fn plant(world: &World, pool: &Pool, round: &SelectionDetails, application: Uuid) {
    let (agency, programme, call) = (world.a.id, pool.programme, pool.call);
    let person = world.rows(Home::A, pool.persona(application)).person.unwrap();
    let other = world.rows(Home::A, Persona::Coach).person.unwrap();
    let account = world.rows(Home::A, Persona::Assessor).account;
    let [initiative, target, addendum, grouping, group, scored, run, session, design, element]: [Uuid; 10] =
        std::array::from_fn(|_| world.key());
    let id = || world.key();
    let (then, round) = ("2020-06-01T09:00:00.000000Z", round.id);
    let text = "'{\"fi\":\"x\"}'";
    execute(world, format!("
        INSERT INTO initiatives VALUES ('{initiative}', '{agency}', {text}, {text}, '{then}', 1);
        INSERT INTO programmes (id, agency_id, initiative_id, slug, name, summary, target_group, places, places_taken,
            group_count, published, created_at, version)
          VALUES ('{target}', '{agency}', '{initiative}', 'toinen', {text}, {text}, {text}, 5, 0, 1, FALSE, '{then}', 1);
        INSERT INTO addenda (id, agency_id, call_id, programme_id, target_programme_id, title, conditions, reason, answer_by,
            state, prepared_by, prepared_at, version)
          VALUES ('{addendum}', '{agency}', '{call}', '{programme}', '{target}', {text}, '[]', {text}, '2020-08-01', 'withdrawn',
            '{account}', '{then}', 1);
        INSERT INTO path_offers VALUES
          ('{0}', '{agency}', '{addendum}', '{application}', '[\"{CANARY}\"]', 'lapsed', '{then}', '{then}', '{then}');
        INSERT INTO groupings (id, agency_id, programme_id, state, seed, weights, score, solved_at, version)
          VALUES ('{grouping}', '{agency}', '{programme}', 'proposed', 's', '[]', '[]', '{then}', 1);
        INSERT INTO groups VALUES ('{group}', '{agency}', '{grouping}', 1, 5, 1);
        INSERT INTO group_members (application_id, agency_id, grouping_id, group_id)
          VALUES ('{application}', '{agency}', '{grouping}', '{group}');
        INSERT INTO person_merges (id, agency_id, staying_id, absorbed_id, followed, other_active, reason, merged_by, merged_at,
            undo_until, version)
          VALUES ('{4}', '{agency}', '{person}', '{other}', 'staying', TRUE, '{CANARY}', '{account}', '{then}', '{then}', 1);
        INSERT INTO group_moves VALUES
          ('{1}', '{agency}', '{grouping}', 1, '{application}', NULL, '{group}', '{account}', '{then}', FALSE);
        INSERT INTO group_wishes VALUES ('{application}', '{agency}', '{programme}', 'remote', '[\"{CANARY}\"]', '{other}', NULL, 1);
        INSERT INTO supervisor_notices VALUES ('{application}', '{other}', '{agency}', '{then}', '{then}');
        INSERT INTO supervisor_statements VALUES
          ('{application}', '{agency}', 'no', 'other', '{CANARY}', '{other}', '{then}', '{CANARY}', '{then}', 1);
        INSERT INTO personal_link_addresses VALUES ('{person}', '{agency}', '{CANARY}', '{then}', '{then}', '{then}', 1);
        INSERT INTO panel_books VALUES ('{round}', '{agency}', '{CANARY}');
        INSERT INTO line_chances VALUES ('{round}', '{application}', '{agency}', '[\"{CANARY}\"]', '[\"{CANARY}\"]');
        INSERT INTO scored_applications VALUES ('{scored}', '{agency}', '{call}', '{application}');
        INSERT INTO score_sheets VALUES
          ('{2}', '{agency}', '{call}', '{scored}', '{account}', 'reader', 'given', '{CANARY}', 3, NULL, '{then}', 1);
        INSERT INTO score_settlements VALUES
          ('{scored}', '{agency}', '{call}', 'agreement', '{CANARY}', 3, '{account}', '{then}', 1);
        INSERT INTO design_versions VALUES ('{design}', '{agency}', '{target}', 1, 'draft', NULL, NULL, 1);
        INSERT INTO design_elements VALUES
          ('{element}', '{agency}', '{design}', 1, 'lecture', {text}, 'null', 1, '{{}}', NULL);
        INSERT INTO sessions VALUES ('{session}', '{agency}', '{programme}', '{element}', NULL, 'published', 'in_person', 'null', NULL, NULL, NULL, 'Europe/Helsinki', '2020-06-01T12:00', '2020-06-01T13:00',
          '[]', '{then}', '2020-06-01T10:00:00.000000Z', 60, 60, NULL, '{then}', '{then}', 1, NULL, NULL, NULL);
        INSERT INTO session_choices VALUES ('{session}', '{application}', '{agency}', 'remote', '{then}');
        INSERT INTO reminders VALUES ('way', '{application}', '{session}', '{CANARY}', '{agency}', '{programme}', 1, '{then}'); INSERT INTO hour_consents VALUES ('{application}', '{design}', '{agency}', '{design}', 60, 0, 60, 600, 0, '{then}', NULL);
        INSERT INTO session_invitations VALUES ('{session}', '{application}', '{agency}', 1, 'invited', '{then}', 'declined', '{then}');
        INSERT INTO attendance_marks VALUES ('{5}', '{agency}', '{session}', '{application}', '{6}', 1, 'on_site', NULL,
          'coordinator', '{account}', '{then}');
        INSERT INTO import_runs VALUES ('{run}', '{agency}', 'people', 's', 'h', '[]', '{then}', NULL);
        INSERT INTO register_changes VALUES
          ('{3}', '{agency}', '{programme}', '{application}', '{person}', '{run}', '[\"{CANARY}\"]', '{then}', NULL, NULL, NULL, 1);
        ", id(), id(), id(), id(), id(), id(), id())).await;
    let bytes = match world.app.db.engine() {
        polku::db::Engine::Sqlite => format!("CAST('{CANARY}' AS BLOB)"),
        polku::db::Engine::Postgres => format!("'{CANARY}'"),
    };
    let stay = STAY.map(|persona| world.rows(Home::A, persona).person.unwrap().to_string()).join("', '");
    let theirs = format!("agency_id = '{agency}' AND id NOT IN ('{stay}')");
    let accounts = format!("person_id IN (SELECT id FROM people WHERE {theirs})");
    execute(world, format!("
        UPDATE applications SET answers = '[\"{CANARY}\"]', name_fold = '{CANARY}', name_sort = {bytes};
        UPDATE decisions SET grounds = '[\"{CANARY}\"]', salt = '{CANARY}', pseudonym = '{CANARY}' || id WHERE eligible;
        UPDATE offers SET reason = '{CANARY}';
        UPDATE check_requests SET corrected = '[\"{CANARY}\"]';
        UPDATE accommodation_wishes SET needs = '[\"{CANARY}\"]';
        UPDATE people SET source = '{CANARY}', external_id = '{CANARY}' || id, given_name = '{CANARY}', family_name = '{CANARY}',
            name_fold = '{CANARY}', name_sort = {bytes}, email = '{CANARY}', title = '{CANARY}', job_category = '{CANARY}'
          WHERE {theirs};
        UPDATE accounts SET issuer = '{CANARY}', subject = '{CANARY}' || id, display_name = '{CANARY}' WHERE {accounts};
        INSERT INTO local_credentials SELECT id, '{CANARY}', '{then}' FROM accounts WHERE {accounts};
        UPDATE people SET active = FALSE, left_on = '2021-01-01' WHERE {theirs};
        INSERT INTO digest_settings SELECT id, agency_id, 'weekly', '{then}', '{CANARY}', 1 FROM accounts WHERE {accounts}; INSERT INTO working_weeks SELECT id, agency_id, '{CANARY}', 1, '{then}' FROM people WHERE {theirs};
        ")).await;
    plant_coach(world, programme).await;
}

/// A coach with evidence, whose organisation, address and note are canaries.
async fn plant_coach(world: &World, programme: ProgrammeId) {
    let (agency, then) = (world.a.id, "2020-06-01T09:00:00.000000Z");
    let account = world.rows(Home::A, Persona::Assessor).account;
    let (coach, facilitator, evidence) =
        (world.rows(Home::A, Persona::Coach).account, world.key(), world.key());
    execute(world, format!("
        INSERT INTO facilitators (id, agency_id, programme_id, account_id, kind, organisation, email, ends_on, invited_at, version)
          VALUES ('{facilitator}', '{agency}', '{programme}', '{coach}', 'coach', '{CANARY}', '{CANARY}', '2020-12-31', '{then}', 1);
        INSERT INTO coach_evidence VALUES ('{evidence}', '{agency}', '{coach}', 1, 1, 1, '{CANARY}', '{account}', '{then}');
        INSERT INTO coach_evidence_checks VALUES ('{evidence}', '{agency}', 'confirmed', '{account}', '{then}');
        ")).await;
}

/// Columns of due classes that hold a state, a day, a number or a reference, in which no word can stand. The rows in
/// which they are go whole; of accounts, see below.
const WORDLESS: &[&str] = &[
    "people.unit_id",
    "people.site_id",
    "people.is_supervisor",
    "people.supervisor_id",
    "people.role_started_on",
    "people.leave_from",
    "people.leave_until",
    "people.language",
    "people.active",
    "people.register_as_of",
    "people.left_on",
    "personal_link_addresses.given_at",
    "personal_link_addresses.sent_at",
    "personal_link_addresses.sent_on",
    "personal_link_addresses.sent_that_day",
    "person_merges.followed",
    "person_merges.other_active",
    "coach_evidence.years",
    "coach_evidence.remote_hours",
    "coach_evidence.reference_count",
    "coach_evidence.stated_at",
    "coach_evidence_checks.outcome",
    "coach_evidence_checks.checked_at",
    "accounts.language",
    "accounts.status",
    "accounts.ends_on",
    "accounts.last_seen_on",
    "accounts.disabled_on",
    "applications.state",
    "applications.submitted_at",
    "applications.changed_at",
    "applications.state_changed_at",
    "applications.source",
    "decisions.eligible",
    "decisions.rank",
    "decisions.outcome",
    "decisions.left_out",
    "offers.origin",
    "offers.state",
    "offers.offered_at",
    "offers.deadline",
    "offers.answered_at",
    "waiting_list.place",
    "waiting_list.state",
    "check_requests.asked_at",
    "check_requests.due_on",
    "check_requests.finding",
    "check_requests.corrected_left_out",
    "check_requests.remedy",
    "check_requests.answered_at",
    "path_offers.state",
    "path_offers.offered_at",
    "path_offers.deadline",
    "path_offers.answered_at",
    "score_sheets.state",
    "score_sheets.weighted_sum",
    "score_sheets.abstention",
    "score_sheets.answered_at",
    "score_settlements.kind",
    "score_settlements.weighted_sum",
    "score_settlements.settled_at",
    "participations.state",
    "participations.reason",
    "participations.began_at",
    "participations.state_changed_at",
    "participation_events.step",
    "participation_events.reason",
    "participation_events.acted_as",
    "participation_events.at",
    "attendance_marks.status",
    "attendance_marks.minutes",
    "attendance_marks.said_as",
    "attendance_marks.said_at",
    "session_invitations.sequence",
    "session_invitations.state",
    "session_invitations.told_at",
    "hour_consents.promised_minutes",
    "hour_consents.promised_unmeasured",
    "hour_consents.limit_minutes",
    "hour_consents.asked_minutes",
    "hour_consents.asked_unmeasured",
    "hour_consents.asked_at",
    "hour_consents.consented_at",
    "reminders.kind",
    "reminders.stage",
    "reminders.reminded_at",
    "session_choices.way",
    "session_choices.chosen_at",
    "calendar_addresses.made_at",
    "digest_settings.frequency",
    "digest_settings.chosen_at",
    "digest_settings.version",
    "working_weeks.version",
    "working_weeks.said_at",
    "register_changes.noted_at",
    "register_changes.resolution",
    "register_changes.resolved_at",
    "supervisor_notices.told_at",
    "supervisor_notices.reminded_at",
    "supervisor_statements.answer",
    "supervisor_statements.obstacle",
    "supervisor_statements.stated_at",
    "supervisor_statements.replied_at",
    "group_wishes.mode",
    "group_wishes.apart_one",
    "group_wishes.apart_two",
];

/// Every column that this job erases and in which a word can stand.
fn with_words() -> BTreeSet<String> {
    let erased = |class: &Class| matches!(class, Class::Application | Class::Register | Class::Need);
    let words = columns()
        .filter(|(_, class, _)| erased(class))
        .flat_map(|(table, _, names)| names.iter().map(move |column| format!("{table}.{column}")));
    words.filter(|column| !WORDLESS.contains(&column.as_str())).collect()
}

for_each_engine! {
    async fn no_canary_is_left_on_day_n_and_each_sings_the_day_before(world: World) {
        let (pool, round, places) = through_the_doors(&world).await;
        let proof = world.anonymous().view_proof(round.id).await.unwrap();
        let page = format!("/public/proofs/{}", round.id);
        let told = world.anonymous().get_text(&page).await.unwrap();
        plant(&world, &pool, &round, places[0]).await;
        at(&world, date(2022, 9, 1));
        let ended = "UPDATE participations SET state = 'completed', state_changed_at = '2020-09-10T09:00:00.000000Z'";
        execute(&world, ended.into()).await;
        at(&world, DUE.yesterday().unwrap());
        // The needs of those who do not take part any more are not for the nightly run: `clean_up` has been there before.
        let before = singing(&world).await;
        night(&world).await;
        let sings = singing(&world).await;
        assert_eq!(sings, before, "the day before, nothing is touched");
        let silent: Vec<String> = with_words().difference(&sings).cloned().collect();
        assert!(silent.is_empty(), "a canary is to sit in these too: {silent:?}");
        for (table, _, eraser) in ERASERS {
            if *eraser == Eraser::WithApplication {
                assert!(count(&world, table, "TRUE").await > 0, "{table} holds something to erase");
            }
        }

        at(&world, DUE);
        Runner::new(world.app.clone()).run_due().await.unwrap();
        assert_eq!(singing(&world).await, BTreeSet::new());
        for (table, _, eraser) in ERASERS {
            if *eraser == Eraser::WithApplication {
                assert_eq!(count(&world, table, "TRUE").await, 0, "{table}");
            }
        }
        let stays = format!("agency_id = '{}'", world.a.id);
        assert_eq!(count(&world, "people", &stays).await, 2, "who is on the staff stays");
        let empty = "subject = id AND display_name = '' AND language = 'fi' AND status = 'disabled' AND ends_on IS NULL \
                     AND last_seen_on IS NULL AND disabled_on IS NULL AND person_id IS NULL";
        assert_eq!(count(&world, "accounts", &format!("issuer = 'erased' AND {empty}")).await, 11);
        assert_eq!(count(&world, "people", &format!("agency_id = '{}'", world.b.id)).await, 13, "nobody of another agency");

        let after = world.anonymous().view_proof(round.id).await.unwrap();
        assert_eq!(after, proof);
        assert!(verify(&after).is_ok());
        assert_eq!(world.anonymous().get_text(&page).await.unwrap(), told, "the mended error is public still");
        assert_eq!(world.anonymous().view_commitment(round.id).await.unwrap().corrections.len(), 1);
    }
}
