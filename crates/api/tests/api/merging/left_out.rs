//! Whom an earlier round left out, when two persons of the register turn out to be one.

use diesel::prelude::*;
use jiff::civil::date;
use polku::db::schema::{applications, decisions};
use polku::db::{DbError, Key};
use polku_api_types::merging::FollowedLine;
use polku_api_types::programmes::{LeftOut, LeftOutDecision, SaveCall, SelectionMethod};
use polku_domain::ids::{ApplicationId, CallId, ProgrammeId};
use uuid::Uuid;

use super::{aino, application_of, coordinator, imported, merge, undo};
use crate::for_each_engine;
use crate::selection::confirmed;
use crate::selection::pool::{Pool, draft_call, opened};
use crate::support::World;
use crate::support::calls::{set_clock, terms, text};

/// Whether an application was counted among those whom the earlier round left out.
async fn counted(world: &World, application: Uuid) -> Option<bool> {
    let id = ApplicationId::new(application);
    let read = move |conn: &mut polku::db::AnyConn| -> Result<Option<bool>, DbError> {
        Ok(decisions::table
            .filter(decisions::application_id.eq(Key(id)))
            .select(decisions::left_out)
            .first(conn)?)
    };
    world.app.db.read(read).await.unwrap()
}

for_each_engine! {
    async fn whoever_was_merged_was_left_out_if_either_was(world: World) {
        let pool = Pool::settle(&world).await;
        let [staying, absorbed] = imported(&world, "hr", vec![aino("1"), aino("9")]).await[..] else {
            panic!("two rows")
        };
        let earlier = application_of(&world, absorbed, pool.programme, pool.call).await;
        let round = confirmed(&world, &pool).await;
        // Whatever the draw gave: the one of the two who applied waits and was offered nothing.
        let id = ApplicationId::new(earlier);
        let waits = move |conn: &mut polku::db::AnyConn| -> Result<(), DbError> {
            diesel::update(applications::table.filter(applications::id.eq(Key(id))))
                .set(applications::state.eq("not_selected"))
                .execute(conn)?;
            Ok(())
        };
        world.app.db.write_tx(waits).await.unwrap();
        let decision = LeftOutDecision {
            reason: text("Edellisellä kerralla moni jäi ilman paikkaa."),
            decided_by_name: "Päivi Päättäjä".into(),
            decided_by_title: "kehittämispäällikkö".into(),
            decided_on: date(2020, 5, 7),
        };
        let named = LeftOut { selection_id: round.id, min: 1, decision: Some(decision) };
        let wanted = SaveCall { method: SelectionMethod::QuotaDraw, left_out: Some(named), ..terms() };
        let call = opened(&world, draft_call(&world, &wanted).await).await;
        let (programme, of) = (ProgrammeId::new(call.programme_id), CallId::new(call.id));
        let application = application_of(&world, staying, programme, of).await;
        set_clock(&world, 6, 1, 9);
        let client = coordinator(&world);
        let round = client.create_selection(call.id, world.key()).await.unwrap();
        assert_eq!(counted(&world, application).await, Some(false), "two persons, of whom the other was left out");
        let merged = merge(&world, staying, absorbed, FollowedLine::Staying).await.unwrap();
        let round = client.prepare_selection(round.id, world.key(), round.version).await.unwrap();
        assert_eq!(counted(&world, application).await, Some(true), "one person");
        undo(&world, &merged).await.unwrap();
        client.prepare_selection(round.id, world.key(), round.version).await.unwrap();
        assert_eq!(counted(&world, application).await, Some(false), "two again");
    }
}
