//! Mails to those who lead: named, changed, cancelled, named no more; and of a draft nobody is told.

use diesel::prelude::*;
use polku::db::DbError;
use polku::db::schema::mails;
use polku_api_types::facilitators::FacilitatorKind;
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{CancelSession, CancellationReason};
use polku_api_types::text::DeliveryMode;

use super::{bound, coordinator, moved, named, settle};
use crate::for_each_engine;
use crate::sessions::{once, own};
use crate::support::{Persona, World};

async fn told(world: &World) -> Vec<String> {
    world
        .app
        .db
        .read(|conn| -> Result<Vec<String>, DbError> {
            let leading = mails::table.filter(mails::template.like("leading%"));
            Ok(leading.order(mails::id).select(mails::template).load(conn)?)
        })
        .await
        .unwrap()
}

for_each_engine! {
    async fn those_who_lead_are_told_as_the_members_are(world: World) {
        let autumn = settle(&world).await;
        let trainer = bound(&world, autumn.programme.id, Persona::Facilitator, FacilitatorKind::Trainer).await;
        let other = bound(&world, autumn.programme.id, Persona::Mentor, FacilitatorKind::Trainer).await;
        let session = autumn.plan(&world, &once(autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00"))).await.remove(0);
        named(&world, &session, &[&trainer]).await.unwrap();
        assert!(told(&world).await.is_empty(), "a draft");
        autumn.publish(&world, std::slice::from_ref(&session)).await;
        assert_eq!(told(&world).await, ["leading_assigned"]);
        moved(&world, &session, DeliveryMode::Remote).await.unwrap();
        named(&world, &session, &[&other]).await.unwrap();
        let now = coordinator(&world).view_session(session.id).await.unwrap();
        let ill = CancelSession { reason: CancellationReason::FacilitatorAbsent };
        coordinator(&world).cancel_session(session.id, now.version, world.key(), &ill).await.unwrap();
        let mut all = told(&world).await;
        all.sort_unstable();
        assert_eq!(all, ["leading_assigned", "leading_assigned", "leading_cancelled", "leading_changed", "leading_ended"]);
        // And whoever takes part sees who leads.
        assert_eq!(own(&world, Persona::Participant).await[0].led_by[0].facilitator_id, other.id);
    }
}
