//! Quiet hours: what is only published waits until people work, and nothing overtakes it.

use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{CancelSession, CancellationReason};

use super::{coordinator, send, sunk};
use crate::for_each_engine;
use crate::sessions::Autumn;
use crate::support::calls::set_clock;

for_each_engine! {
    async fn what_is_published_on_friday_night_is_told_on_monday(world: World) {
        let autumn = Autumn::settle(&world).await;
        set_clock(&world, 8, 28, 21);
        send(&world).await;
        let before = sunk(&world).await.len();
        autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")).await;
        assert_eq!(send(&world).await, 0);
        set_clock(&world, 8, 30, 12);
        assert_eq!(send(&world).await, 0, "nor on Sunday");
        set_clock(&world, 8, 31, 7);
        assert!(send(&world).await > 0);
        assert!(sunk(&world).await.len() > before);
    }

    async fn what_begins_within_a_day_is_told_at_once(world: World) {
        let autumn = Autumn::settle(&world).await;
        set_clock(&world, 8, 28, 21);
        send(&world).await;
        autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-08-29T12:00", "2020-08-29T13:00")).await;
        assert!(send(&world).await > 0);
    }

    /// A cancellation does not wait, and takes along what waits: nobody reads on Monday that a session is held that is not.
    async fn what_hurries_does_not_overtake_what_waits(world: World) {
        let autumn = Autumn::settle(&world).await;
        set_clock(&world, 8, 28, 21);
        send(&world).await;
        let session = autumn.told(&world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")).await;
        assert_eq!(send(&world).await, 0);
        set_clock(&world, 8, 29, 12);
        let reason = CancelSession { reason: CancellationReason::FacilitatorAbsent };
        coordinator(&world).cancel_session(session.id, session.version, world.key(), &reason).await.unwrap();
        assert!(send(&world).await > 0);
        let mails = sunk(&world).await;
        let of = |start: &str| mails.iter().filter(|mail| mail.subject.starts_with(start)).count();
        assert_eq!(of("Tapaamisen aika on sovittu"), of("Tapaaminen on peruttu"), "{:?}", mails.iter().map(|mail| &mail.subject).collect::<Vec<_>>());
        assert!(of("Tapaaminen on peruttu") > 0);
    }
}
