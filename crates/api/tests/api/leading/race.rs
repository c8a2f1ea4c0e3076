//! A policy is raised while sessions are published: whatever comes first, no session is published in breach of what was
//! decided before it.

use diesel::prelude::*;
use jiff::civil::date;
use polku::db::schema::sessions;
use polku::db::{AnyConn, DbError, Key, Ts};
use polku_api_types::facilitators::FacilitatorKind;
use polku_api_types::sessions::{PublishSessions, SaveSession, SessionDetails};
use polku_api_types::text::DeliveryMode;
use polku_domain::ids::SessionId;

use super::{bound, coaching, coordinator, decider, demanding, named, proven, settle};
use crate::for_each_engine;
use crate::sessions::{Autumn, once};
use crate::support::{Persona, World};

/// One of them is left out of the race.
const DRAFTS: u32 = 7;

async fn drafts(world: &World, autumn: &Autumn) -> Vec<SessionDetails> {
    let coach = bound(world, autumn.programme.id, Persona::Coach, FacilitatorKind::Coach).await;
    proven(world, &coach, 12, 240, 4).await;
    let mut all = Vec::new();
    for day in 0..DRAFTS {
        let session = SaveSession {
            start: format!("2020-09-{:02}T09:00", 7 + day),
            end: format!("2020-09-{:02}T12:00", 7 + day),
            ..coaching(autumn, DeliveryMode::Remote)
        };
        let draft = autumn.plan(world, &once(session)).await.remove(0);
        named(world, &draft, &[&coach]).await.unwrap();
        all.push(draft);
    }
    all
}

async fn open(world: &World, autumn: &Autumn) -> u32 {
    let page =
        coordinator(world).list_coach_breaches(autumn.programme.id, &Default::default()).await.unwrap();
    u32::try_from(page.items.len()).unwrap()
}

for_each_engine! {
    async fn nothing_is_published_in_breach_of_what_was_decided_before(world: World) {
        let autumn = settle(&world).await;
        let mut drafts = drafts(&world, &autumn).await;
        let left = drafts.pop().unwrap();
        let mut racers = tokio::task::JoinSet::new();
        for draft in &drafts {
            let (client, key, programme) = (coordinator(&world), world.key(), autumn.programme.id);
            let body = PublishSessions { session_ids: vec![draft.id] };
            racers.spawn(async move { client.publish_sessions(programme, key, &body).await.is_ok() });
        }
        let body = demanding(20, date(2020, 9, 1));
        let official = decider(&world);
        let (decided, published) = tokio::join!(official.decide_coach_policy(world.key(), &body), racers.join_all());
        let published = published.into_iter().filter(|published| *published).count();
        // Whatever was published came before the decision, which counted it.
        let told = decided.unwrap().new_breaches;
        assert_eq!((told, open(&world, &autumn).await), (u32::try_from(published).unwrap(), told));

        // The control: whoever publishes without asking makes one that no decision told of.
        let left = SessionId::new(left.id);
        let then = Ts(world.app.clock.now());
        let careless = move |conn: &mut AnyConn| -> Result<usize, DbError> {
            let changes = (sessions::state.eq("published"), sessions::published_at.eq(Some(then)));
            Ok(diesel::update(sessions::table.filter(sessions::id.eq(Key(left)))).set(changes).execute(conn)?)
        };
        assert_eq!(world.app.db.write_tx(careless).await.unwrap(), 1);
        assert_eq!(open(&world, &autumn).await, told + 1);
    }
}
