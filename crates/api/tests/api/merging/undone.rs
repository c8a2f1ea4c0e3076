//! Undoing a merge: exactly what was moved, while nothing of it has changed, for 30 days.

use diesel::prelude::*;
use jiff::SignedDuration;
use polku::db::schema::{applications, participations, person_merge_moves};
use polku::db::{AnyConn, DbError, Key, Ts};
use polku_api_types::merging::{FollowedLine, OwnMerge};
use polku_api_types::page::PageQuery;
use polku_api_types::people::BulkPerson;
use polku_api_types::problem::ProblemCode;
use polku_domain::ids::{ApplicationId, PersonId};
use uuid::Uuid;

use super::{
    aino, application_of, coordinator, imported, link, mail_to, merge, state_of_things, twice, undo,
};
use crate::for_each_engine;
use crate::selection::pool::Pool;
use crate::support::{Home, Persona, World, code, problem};

/// How many moved rows are on record.
async fn on_record(world: &World) -> i64 {
    let count = |conn: &mut AnyConn| -> Result<i64, DbError> {
        Ok(person_merge_moves::table.count().get_result(conn)?)
    };
    world.app.db.read(count).await.unwrap()
}

/// An application that is changed behind the merge's back.
pub async fn touch(world: &World, application: Uuid) {
    world
        .app
        .db
        .write_tx(move |conn| -> Result<(), DbError> {
            diesel::update(applications::table.find(Key(ApplicationId::new(application))))
                .set(applications::version.eq(applications::version + 1))
                .execute(conn)?;
            Ok(())
        })
        .await
        .unwrap();
}

/// A participation that begins from an application.
async fn begin(world: &World, application: Uuid, person: Uuid) {
    let (agency, programme, now) = (world.a.id, world.a.programme, world.app.clock.now());
    world
        .app
        .db
        .write_tx(move |conn| -> Result<(), DbError> {
            diesel::insert_into(participations::table)
                .values((
                    participations::application_id.eq(Key(ApplicationId::new(application))),
                    participations::agency_id.eq(Key(agency)),
                    participations::programme_id.eq(Key(programme)),
                    participations::person_id.eq(Key(PersonId::new(person))),
                    participations::state.eq("ongoing"),
                    participations::began_at.eq(Ts(now)),
                    participations::state_changed_at.eq(Ts(now)),
                    participations::version.eq(1_i64),
                ))
                .execute(conn)?;
            Ok(())
        })
        .await
        .unwrap();
}

fn changes(refused: polku_api_types::problem::Problem) -> Vec<String> {
    assert_eq!(refused.code, ProblemCode::MergeNotUndoable);
    refused.errors.into_iter().map(|error| error.pointer).collect()
}

for_each_engine! {
    async fn everything_is_as_it_was(world: World) {
        let pool = Pool::settle(&world).await;
        let [staying, absorbed, _] = twice(&world).await;
        application_of(&world, absorbed, pool.programme, pool.call).await;
        mail_to(&world, absorbed).await;
        mail_to(&world, staying).await;
        link(&world, Persona::Coach, Some(absorbed)).await;
        let before = state_of_things(&world).await;
        for followed in [FollowedLine::Staying, FollowedLine::Absorbed] {
            let merged = merge(&world, staying, absorbed, followed).await.unwrap();
            assert_ne!(state_of_things(&world).await, before, "the control: a merge shows in it");
            assert!(on_record(&world).await >= 4);
            let undone = undo(&world, &merged).await.unwrap();
            assert!(undone.undone_at.is_some());
            assert_eq!(state_of_things(&world).await, before, "{followed:?}");
            assert_eq!(on_record(&world).await, 0);
            assert_eq!(code(undo(&world, &undone).await), ProblemCode::AlreadyEnded);
        }
        let own = world.client(Home::A, Persona::Coach);
        assert_eq!(own.me().await.unwrap().person_id, Some(absorbed));
        let merges = own.view_my_data().await.unwrap().merges;
        assert!(merges.len() == 2 && merges.iter().all(|one| one.undone_at.is_some()), "{merges:?}");
        // That there was one, and who undid it in which role; the other's number and the reason given of both are not theirs.
        let told = |one: &OwnMerge| (one.source.clone(), one.external_id.clone(), one.reason.clone(), one.undone_by_role.clone());
        assert!(merges.iter().all(|one| told(one) == (None, None, None, Some("coordinator".into()))), "{merges:?}");
    }

    async fn only_while_two_are_one_does_each_number_lead_to_the_other(world: World) {
        let [staying, absorbed, _] = twice(&world).await;
        link(&world, Persona::Coach, Some(staying)).await;
        let merged = merge(&world, staying, absorbed, FollowedLine::Staying).await.unwrap();
        let own = world.client(Home::A, Persona::Coach);
        // The control: as one person they read the other number and why.
        let merges = own.view_my_data().await.unwrap().merges;
        let told: Vec<_> = merges.iter().map(|one| (one.external_id.as_deref(), one.reason.as_deref(), one.undone_by_role.as_deref())).collect();
        assert_eq!(told, [(Some("9"), Some(crate::merging::REASON), None)]);
        undo(&world, &merged).await.unwrap();
        let merges = own.view_my_data().await.unwrap().merges;
        assert_eq!((merges.len(), &merges[0].external_id, &merges[0].reason), (1, &None, &None));
        let export = own.export_my_data().await.unwrap();
        assert!(!format!("{export:?}").contains(crate::merging::REASON));
    }

    async fn what_has_changed_since_is_told_and_nothing_moves(world: World) {
        let pool = Pool::settle(&world).await;
        let [staying, absorbed, _] = twice(&world).await;
        let application = application_of(&world, absorbed, pool.programme, pool.call).await;
        link(&world, Persona::Coach, Some(absorbed)).await;
        let merged = merge(&world, staying, absorbed, FollowedLine::Staying).await.unwrap();
        touch(&world, application).await;
        assert_eq!(changes(problem(undo(&world, &merged).await)), ["/changes/application_changed"]);
        begin(&world, application, staying).await;
        link(&world, Persona::Coach, None).await;
        let before = state_of_things(&world).await;
        assert_eq!(
            changes(problem(undo(&world, &merged).await)),
            ["/changes/application_changed", "/changes/participation_changed", "/changes/account_changed"]
        );
        assert_eq!(state_of_things(&world).await, before);
    }

    async fn merges_are_undone_from_the_last_to_the_first(world: World) {
        let [first, second, _] = twice(&world).await;
        let third = imported(&world, "hr", vec![BulkPerson { is_supervisor: true, ..aino("3") }]).await[0];
        let before = state_of_things(&world).await;
        let inner = merge(&world, second, first, FollowedLine::Staying).await.unwrap();
        let outer = merge(&world, third, second, FollowedLine::Absorbed).await.unwrap();
        // All three numbers lead to the one who is left.
        let again = crate::merging::import(&world, "hr", vec![aino("1"), aino("3")]).await;
        assert!(again.rows.iter().all(|row| row.person_id == Some(third)), "{again:#?}");
        assert_eq!(changes(problem(undo(&world, &inner).await)), ["/changes/merged_again"]);
        undo(&world, &outer).await.unwrap();
        undo(&world, &inner).await.unwrap();
        assert_eq!(state_of_things(&world).await.len(), before.len());
        assert_eq!(state_of_things(&world).await, before);
    }

    async fn of_two_who_were_merged_into_one_the_later_goes_back_first(world: World) {
        let [first, second, _] = twice(&world).await;
        let third = imported(&world, "hr", vec![BulkPerson { is_supervisor: true, ..aino("3") }]).await[0];
        let before = state_of_things(&world).await;
        let earlier = merge(&world, first, second, FollowedLine::Absorbed).await.unwrap();
        let later = merge(&world, first, third, FollowedLine::Absorbed).await.unwrap();
        // The line of the first merge has been exchanged since: put back now, it would be somebody else's.
        assert_eq!(changes(problem(undo(&world, &earlier).await)), ["/changes/merged_again"]);
        undo(&world, &later).await.unwrap();
        undo(&world, &earlier).await.unwrap();
        assert_eq!(state_of_things(&world).await, before);
    }

    async fn what_was_done_as_the_one_person_since_is_told(world: World) {
        let pool = Pool::settle(&world).await;
        let [staying, absorbed, _] = twice(&world).await;
        let own = application_of(&world, staying, pool.programme, pool.call).await;
        let merged = merge(&world, staying, absorbed, FollowedLine::Staying).await.unwrap();
        // The control: nothing was done yet, so it can be undone; and merged once more.
        undo(&world, &merged).await.unwrap();
        let merged = merge(&world, staying, absorbed, FollowedLine::Staying).await.unwrap();
        world.pass(SignedDuration::from_secs(1));
        begin(&world, own, staying).await;
        assert_eq!(changes(problem(undo(&world, &merged).await)), ["/changes/participation_changed"]);
        let now = world.app.clock.now();
        world
            .app
            .db
            .write_tx(move |conn| -> Result<(), DbError> {
                diesel::update(applications::table.find(Key(ApplicationId::new(own))))
                    .set((applications::state.eq("withdrawn"), applications::state_changed_at.eq(Ts(now))))
                    .execute(conn)?;
                Ok(())
            })
            .await
            .unwrap();
        assert_eq!(
            changes(problem(undo(&world, &merged).await)),
            ["/changes/application_changed", "/changes/participation_changed"]
        );
    }

    /// Nobody could tell which of the two consented to more hours.
    async fn a_consent_since_stands_against_undoing(world: World) {
        let pool = Pool::settle(&world).await;
        crate::support::calls::published_programme(&world, Home::A).await;
        let [staying, absorbed, _] = twice(&world).await;
        let own = application_of(&world, staying, pool.programme, pool.call).await;
        begin(&world, own, staying).await;
        world.pass(SignedDuration::from_secs(1));
        let merged = merge(&world, staying, absorbed, FollowedLine::Staying).await.unwrap();
        // The control: what was asked before and not answered stands against nothing.
        let asked = format!(
            "INSERT INTO hour_consents (application_id, design_version_id, agency_id, promised_version_id, promised_minutes, \
             promised_unmeasured, limit_minutes, asked_minutes, asked_unmeasured, asked_at) \
             SELECT '{own}', id, agency_id, id, 60, 0, 60, 180, 0, published_at FROM design_versions \
             WHERE agency_id = '{}' AND published_at IS NOT NULL ORDER BY id LIMIT 1",
            world.a.id
        );
        crate::retention::execute(&world, asked).await;
        undo(&world, &merged).await.unwrap();
        let merged = merge(&world, staying, absorbed, FollowedLine::Staying).await.unwrap();
        world.pass(SignedDuration::from_secs(1));
        let now = serde_json::to_value(world.app.clock.now()).unwrap();
        let consented = format!("UPDATE hour_consents SET consented_at = '{}'", now.as_str().unwrap());
        crate::retention::execute(&world, consented).await;
        assert_eq!(changes(problem(undo(&world, &merged).await)), ["/changes/participation_changed"]);
    }

    async fn nobody_undoes_the_merge_of_their_own_record(world: World) {
        let [staying, absorbed, _] = twice(&world).await;
        let merged = merge(&world, staying, absorbed, FollowedLine::Staying).await.unwrap();
        link(&world, Persona::AgencyAdmin, Some(staying)).await;
        let own = world.client(Home::A, Persona::AgencyAdmin);
        let refused = own.undo_person_merge(merged.id, world.key(), merged.version).await;
        assert_eq!(code(refused), ProblemCode::Forbidden);
        // The control: somebody else may.
        undo(&world, &merged).await.unwrap();
    }

    async fn after_thirty_days_there_is_no_record_and_no_way_back(world: World) {
        let [staying, absorbed, _] = twice(&world).await;
        let merged = merge(&world, staying, absorbed, FollowedLine::Staying).await.unwrap();
        let kept = on_record(&world).await;
        assert!(kept > 0);
        world.pass(SignedDuration::from_hours(30 * 24));
        clean_up(&world).await;
        assert_eq!(on_record(&world).await, kept, "the control: the last instant is within the time");
        world.pass(SignedDuration::from_secs(1));
        clean_up(&world).await;
        assert_eq!(on_record(&world).await, 0);
        assert_eq!(code(undo(&world, &merged).await), ProblemCode::MergeUndoOver);
        assert_eq!(coordinator(&world).list_person_merges(&PageQuery::default()).await.unwrap().items.len(), 1);
    }
}

async fn clean_up(world: &World) {
    let now = world.app.clock.now();
    world.app.db.write_tx(move |conn| polku::merging::erase_old_moves(conn, now)).await.unwrap();
}
