//! Who left the staff: three months, and never while an application of theirs is kept.

use jiff::civil::date;
use polku_api_types::access::{AccountStatus, UpdateAccount};
use polku_api_types::page::PageQuery;
use polku_api_types::people::{BulkPeople, BulkPerson};
use polku_api_types::programmes::SupervisorPart;
use polku_api_types::supervision::{SupervisorStanding, WorkingTimeAnswer};

use super::{DUE, at, count, execute, night, over};
use crate::access::machine;
use crate::for_each_engine;
use crate::supervision::{open_call, refuse};
use crate::support::calls::apply;
use crate::support::{Home, Persona, World};

fn person(number: u32) -> BulkPerson {
    BulkPerson {
        external_ref: None,
        external_id: number.to_string(),
        family_name: format!("Lähtijä-{number}"),
        given_name: "Oili".into(),
        email: format!("{number}@example.test"),
        unit: "Palkkapalvelut".into(),
        job_category: "asiantuntija".into(),
        is_supervisor: number == 1,
        site: None,
        title: None,
        supervisor_external_id: (number != 1).then(|| "1".into()),
        role_started_on: None,
        leave_from: None,
        leave_until: None,
        language: None,
    }
}

/// The register names these and no other.
async fn names(world: &World, numbers: std::ops::RangeInclusive<u32>) {
    // A token lasts for minutes, and the clock of these tests leaps.
    let client = machine(world, &["people:read", "people:write"]).await;
    let body = BulkPeople {
        source: "hr".into(),
        // However far back a file says that it is of.
        as_of: None,
        apply: Some(true),
        deactivate_absent: Some(true),
        confirm_deactivation: None,
        people: numbers.map(person).collect(),
    };
    assert!(client.upsert_people(world.key(), &body).await.unwrap().applied);
}

async fn lines(world: &World) -> i64 {
    count(world, "people", "source = 'hr'").await
}

for_each_engine! {
    async fn a_line_goes_three_months_after_the_register_told_that_somebody_left(world: World) {
        at(&world, date(2021, 8, 1));
        names(&world, 1..=30).await;
        at(&world, date(2021, 11, 30));
        names(&world, 1..=29).await;
        // The last day of a February that has no thirtieth.
        for (day, left) in [(date(2022, 2, 27), 30), (date(2022, 2, 28), 30), (date(2022, 3, 1), 29), (date(2022, 3, 2), 29)] {
            at(&world, day);
            night(&world).await;
            assert_eq!(lines(&world).await, left, "{day}");
        }
    }

    async fn whoever_came_back_in_the_last_moment_stays(world: World) {
        at(&world, date(2021, 8, 1));
        names(&world, 1..=30).await;
        at(&world, date(2021, 11, 30));
        names(&world, 1..=29).await;
        at(&world, date(2022, 2, 28));
        names(&world, 1..=30).await;
        at(&world, date(2022, 3, 1));
        night(&world).await;
        assert_eq!(lines(&world).await, 30);
        assert_eq!(count(&world, "people", "left_on IS NOT NULL").await, 0);
        // And who leaves again has a term of their own.
        names(&world, 1..=29).await;
        for (day, left) in [(date(2022, 6, 1), 30), (date(2022, 6, 2), 29)] {
            at(&world, day);
            night(&world).await;
            assert_eq!(lines(&world).await, left, "{day}");
        }
    }

    async fn nobody_points_to_a_supervisor_who_is_erased(world: World) {
        at(&world, date(2021, 8, 1));
        names(&world, 1..=30).await;
        at(&world, date(2021, 11, 30));
        execute(&world, "UPDATE people SET active = FALSE, left_on = '2021-11-30' WHERE source = 'hr' AND external_id = '1'".into()).await;
        at(&world, date(2022, 3, 1));
        night(&world).await;
        assert_eq!(lines(&world).await, 29);
        assert_eq!(count(&world, "people", "source = 'hr' AND supervisor_id IS NOT NULL").await, 0);
    }

    async fn what_a_supervisor_stated_outlives_their_line_without_their_name(world: World) {
        let call = open_call(&world, SupervisorPart::WorkingTime).await;
        let application = apply(&world, Home::A, Persona::Participant, &call).await.id;
        refuse(&world, application).await;
        let person = world.rows(Home::A, Persona::Supervisor).person.unwrap();
        execute(&world, format!("UPDATE people SET active = FALSE, left_on = '2020-06-01' WHERE id = '{person}'")).await;
        for (day, lines) in [(date(2020, 9, 1), 1), (date(2020, 9, 2), 0)] {
            at(&world, day);
            night(&world).await;
            assert_eq!(count(&world, "people", &format!("id = '{person}'")).await, lines, "{day}");
            assert_eq!(count(&world, "supervisor_notices", "TRUE").await, lines);
        }
        let own = world.client(Home::A, Persona::Participant).view_application_supervision(application).await.unwrap();
        assert_eq!((own.standing, own.supervisor), (SupervisorStanding::Stated, None));
        let statement = own.statement.unwrap();
        assert_eq!((statement.answer, statement.stated_by), (WorkingTimeAnswer::No, None));
    }

    async fn a_line_stays_as_long_as_an_application_and_goes_with_it(world: World) {
        over(&world).await;
        let left = "active = FALSE";
        let person = world.rows(Home::A, Persona::Participant).person.unwrap();
        execute(&world, format!("UPDATE people SET active = FALSE, left_on = '2020-10-01' WHERE id = '{person}'")).await;
        at(&world, DUE.yesterday().unwrap());
        night(&world).await;
        assert_eq!(count(&world, "people", left).await, 1);
        at(&world, DUE);
        night(&world).await;
        assert_eq!(count(&world, "people", left).await, 0, "in the same night as the application");
        // What the account did points to an empty row, by which nobody can sign in.
        let account = world.rows(Home::A, Persona::Participant).account;
        let empty = "issuer = 'erased' AND display_name = '' AND person_id IS NULL AND status = 'disabled'";
        assert_eq!(count(&world, "accounts", &format!("id = '{account}' AND {empty}")).await, 1);
        assert_eq!(count(&world, "sign_ins", &format!("account_id = '{account}'")).await, 0);
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let listed = admin.list_accounts(&PageQuery::longest()).await.unwrap();
        assert!(listed.items.iter().all(|one| one.id != account.uuid()));
    }

    async fn whoever_still_administers_the_agency_is_not_locked_out_of_it(world: World) {
        at(&world, date(2021, 11, 30));
        for persona in [Persona::AgencyAdmin, Persona::Facilitator] {
            let person = world.rows(Home::A, persona).person.unwrap();
            execute(&world, format!("UPDATE people SET active = FALSE, left_on = '2021-11-30' WHERE id = '{person}'")).await;
        }
        at(&world, date(2023, 1, 1));
        night(&world).await;
        assert_eq!(count(&world, "people", "active = FALSE").await, 1);
        // Until somebody ends the role.
        let account = world.rows(Home::A, Persona::AgencyAdmin).account;
        execute(&world, format!("UPDATE role_grants SET ends_on = '2022-12-31' WHERE account_id = '{account}'")).await;
        night(&world).await;
        assert_eq!(count(&world, "people", "active = FALSE").await, 0);
    }

    async fn an_account_of_nobody_goes_three_months_after_it_was_disabled(world: World) {
        at(&world, date(2021, 5, 31));
        let account = world.rows(Home::A, Persona::Coach).account;
        execute(&world, format!("UPDATE accounts SET person_id = NULL WHERE id = '{account}'")).await;
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let listed = admin.list_accounts(&PageQuery::longest()).await.unwrap();
        let version = listed.items.iter().find(|one| one.id == account.uuid()).unwrap().version;
        let disabled = UpdateAccount { status: AccountStatus::Disabled, ends_on: None };
        admin.update_account(account.uuid(), version, &disabled).await.unwrap();
        let gone = format!("id = '{account}' AND issuer = 'erased'");
        for (day, erased) in [(date(2021, 8, 30), 0), (date(2021, 8, 31), 0), (date(2021, 9, 1), 1)] {
            at(&world, day);
            night(&world).await;
            assert_eq!(count(&world, "accounts", &gone).await, erased, "{day}");
        }
        // The control: an account that is in use goes on no day.
        assert_eq!(count(&world, "accounts", "issuer = 'erased'").await, 1);
    }
}
