//! On which day applications go, how much at a time, and what stays.

use jiff::SignedDuration;
use polku::jobs::Runner;
use polku::retention::{Caps, erase_due};
use polku_api_types::participation::{DiscontinuationReason, DiscontinueParticipation};
use polku_domain::selection::verify;

use super::{DUE, OVER, answered, applications, at, count, execute, night, over, switched_off, with};
use crate::for_each_engine;
use crate::support::{Answers, Home, Persona};

for_each_engine! {
    async fn applications_are_kept_until_day_n_and_gone_on_it(world: World) {
        over(&world).await;
        for (day, left) in [(OVER, 13), (DUE.yesterday().unwrap(), 13), (DUE, 0), (DUE.tomorrow().unwrap(), 0)] {
            at(&world, day);
            assert!(!night(&world).await, "one run does it all");
            assert_eq!(applications(&world).await, left, "{day}");
        }
        for table in polku::retention::ERASED_WITH_AN_APPLICATION {
            assert_eq!(count(&world, table, "TRUE").await, 0, "{table}");
        }
    }

    async fn the_nightly_job_does_it(world: World) {
        over(&world).await;
        at(&world, DUE.yesterday().unwrap());
        Runner::new(world.app.clone()).run_due().await.unwrap();
        assert_eq!(applications(&world).await, 13);
        at(&world, DUE);
        Runner::new(world.app.clone()).run_due().await.unwrap();
        assert_eq!(applications(&world).await, 0);
    }

    async fn what_the_public_was_told_stays_and_still_verifies(world: World) {
        let (pool, round) = over(&world).await;
        at(&world, DUE);
        let public = world.anonymous();
        let (proof, page) = (
            public.view_proof(round.id).await.unwrap(),
            public.get_text(&format!("/public/proofs/{}", round.id)).await.unwrap(),
        );
        let commitment = public.view_commitment(round.id).await.unwrap();
        night(&world).await;
        let after = public.view_proof(round.id).await.unwrap();
        assert_eq!(after, proof);
        assert_eq!(verify(&after).unwrap().proof().result().order().len(), 12);
        assert_eq!(public.get_text(&format!("/public/proofs/{}", round.id)).await.unwrap(), page);
        assert_eq!(public.view_commitment(round.id).await.unwrap(), commitment);
        // The staff see the round as it was decided, with its counts, and nobody in it.
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let seen = coordinator.view_selection(round.id).await.unwrap();
        assert_eq!((seen.pool_size, seen.commitment_sha256), (round.pool_size, round.commitment_sha256));
        let places = coordinator.whole_places(pool.programme.uuid()).await.unwrap();
        assert!(places.offers.is_empty() && places.waiting.is_empty());
        assert_eq!(count(&world, "programmes", "places_taken = 2").await, 1, "counts stay");
    }

    async fn whoever_takes_part_holds_up_the_day_for_all_who_applied(world: World) {
        let (_, _, places) = answered(&world).await;
        at(&world, jiff::civil::date(2024, 1, 1));
        night(&world).await;
        assert_eq!(applications(&world).await, 13);
        let coordinator = world.client(Home::A, Persona::Coordinator);
        coordinator.complete_participation(places[0], world.key()).await.unwrap();
        let reason = DiscontinueParticipation { reason: DiscontinuationReason::LeftAgency };
        coordinator.discontinue_participation(places[1], world.key(), &reason).await.unwrap();
        for (day, left) in [((2026, 1, 1), 13), ((2026, 1, 2), 0)] {
            at(&world, jiff::civil::date(day.0, day.1, day.2));
            night(&world).await;
            assert_eq!(applications(&world).await, left, "{day:?}");
        }
    }

    async fn a_run_is_bounded_and_another_goes_on_where_it_ended(world: World) {
        over(&world).await;
        at(&world, DUE);
        let caps = Caps { batch: 4, batches: 1, time: SignedDuration::from_mins(1) };
        for left in [9, 5, 1] {
            assert!(erase_due(&world.app, caps).await.unwrap(), "there is more");
            assert_eq!(applications(&world).await, left);
        }
        // Whatever ended the process, the next run does the rest.
        assert!(!night(&world).await);
        assert_eq!(applications(&world).await, 0);
        assert_eq!(count(&world, "erasure_reports", "TRUE").await, 1, "one report a day");
        let told = "lines LIKE '%\"applications\",\"rows\":13}%' AND lines LIKE '%\"decisions\",\"rows\":13}%'";
        assert_eq!(count(&world, "erasure_reports", told).await, 1, "of all the parts together");
        let audited = "action = 'data_erased' AND person IS NULL";
        assert_eq!(count(&world, "audit_entries", audited).await, 4);
    }

    async fn a_job_that_reaches_its_cap_is_taken_up_again_until_all_is_done(world: World) {
        over(&world).await;
        let persons = [Persona::Coach, Persona::Mentor].map(|persona| world.rows(Home::A, persona).person.unwrap());
        execute(&world, format!(
            "UPDATE people SET active = FALSE, left_on = '2021-01-01' WHERE id IN ('{}', '{}')", persons[0], persons[1])).await;
        at(&world, DUE);
        let runner = Runner::new(with(&world, |config| config.erase_batches = 1));
        runner.run_due().await.unwrap();
        let left = "active = FALSE";
        assert_eq!((applications(&world).await, count(&world, "people", left).await), (0, 2));
        let queued = "kind = 'erase_due' AND state = 'queued'";
        let mut parts = 0;
        while count(&world, "jobs", queued).await > 0 {
            world.pass(SignedDuration::from_mins(1));
            runner.run_due().await.unwrap();
            parts += 1;
            assert!(parts < 10, "it comes to an end");
        }
        assert_eq!(count(&world, "people", left).await, 0);
        assert_eq!(count(&world, "jobs", "kind = 'erase_due' AND state = 'dead'").await, 0);
    }

    async fn a_part_that_has_taken_its_time_leaves_the_rest_to_another(world: World) {
        over(&world).await;
        at(&world, DUE);
        let late = Caps { batch: 4, batches: 100, time: SignedDuration::ZERO };
        for left in [9, 5, 1, 0] {
            assert!(erase_due(&world.app, late).await.unwrap(), "there may be more");
            assert_eq!(applications(&world).await, left);
        }
        assert!(!erase_due(&world.app, late).await.unwrap(), "whoever has nothing to erase comes to an end");
    }

    async fn whoever_is_erased_takes_up_no_place_in_their_group(world: World) {
        let (pool, _) = over(&world).await;
        let [grouping, group] = [world.app.ids.ordered(), world.app.ids.ordered()];
        let (agency, programme) = (world.a.id, pool.programme);
        let member = pool.application_of[&Persona::Participant];
        execute(&world, format!("
            INSERT INTO groupings (id, agency_id, programme_id, state, seed, weights, score, solved_at, version)
              VALUES ('{grouping}', '{agency}', '{programme}', 'proposed', 's', '[]', '[]', '2020-09-01T06:00:00Z', 1);
            INSERT INTO groups VALUES ('{group}', '{agency}', '{grouping}', 1, 1, 1);
            INSERT INTO group_members (application_id, agency_id, grouping_id, group_id)
              VALUES ('{member}', '{agency}', '{grouping}', '{group}')")).await;
        at(&world, DUE.yesterday().unwrap());
        night(&world).await;
        assert_eq!(count(&world, "groups", "members = 1").await, 1, "the control: nothing is due yet");
        at(&world, DUE);
        night(&world).await;
        assert_eq!((count(&world, "groups", "members = 0").await, count(&world, "group_members", "TRUE").await), (1, 0));
    }

    async fn nothing_is_erased_where_it_is_switched_off(world: World) {
        over(&world).await;
        at(&world, jiff::civil::date(2025, 10, 1));
        assert!(!erase_due(&switched_off(&world), Caps { batch: 200, batches: 100, time: SignedDuration::from_mins(1) }).await.unwrap());
        assert_eq!(applications(&world).await, 13);
        assert_eq!(count(&world, "erasure_reports", "TRUE").await, 0);
        // The control: the same night with the switch on.
        night(&world).await;
        assert_eq!(applications(&world).await, 0);
    }
}
