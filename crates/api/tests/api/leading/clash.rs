//! One who leads cannot be in two places: told, and refused never.

use polku_api_types::facilitators::FacilitatorKind;
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{ClashKind, SaveSession};

use super::{bound, coordinator, named, settle};
use crate::for_each_engine;
use crate::sessions::once;
use crate::support::Persona;

for_each_engine! {
    async fn two_sessions_at_once_with_one_lead_are_told(world: World) {
        let autumn = settle(&world).await;
        let [one, two] = [0, 1].map(|index: usize| Some(autumn.groups.groups[index].id));
        let trainer = bound(&world, autumn.programme.id, Persona::Facilitator, FacilitatorKind::Trainer).await;
        let other = bound(&world, autumn.programme.id, Persona::Mentor, FacilitatorKind::Trainer).await;
        let of = |group_id| SaveSession { group_id, ..autumn.of(ElementKind::TrainingDay, "2020-09-08T09:00", "2020-09-08T12:00") };
        let first = autumn.plan(&world, &once(of(one))).await.remove(0);
        let second = autumn.plan(&world, &once(of(two))).await.remove(0);
        let kinds = async || {
            let now = coordinator(&world).view_session(first.id).await.unwrap();
            now.clashes.iter().map(|clash| clash.kind).collect::<Vec<_>>()
        };
        named(&world, &first, &[&trainer]).await.unwrap();
        assert!(kinds().await.is_empty());
        named(&world, &second, &[&other, &trainer]).await.unwrap();
        assert_eq!(kinds().await, [ClashKind::Facilitator]);
        named(&world, &second, &[&other]).await.unwrap();
        assert!(kinds().await.is_empty(), "the control");
        let now = coordinator(&world).view_session(second.id).await.unwrap();
        assert_eq!(now.led_by[0].facilitator_id, other.id);
    }
}
