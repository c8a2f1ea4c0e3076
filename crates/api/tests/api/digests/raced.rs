//! Two processes at once, and how many statements a batch takes.

use polku_api_types::digests::DigestFrequency::WorkingDays;
use polku_api_types::programmes::ElementKind;

use super::{chooses, digests};
use crate::for_each_engine;
use crate::retention::{count, execute};
use crate::sessions::{Autumn, TAKING_PART};
use crate::statements::{BESIDES, taken};
use crate::support::calls::set_clock;
use crate::support::{Persona, World};

/// The morning of a lecture, of which these are to be told.
async fn settle(world: &World, who: &[Persona]) {
    let autumn = Autumn::settle(world).await;
    set_clock(world, 9, 1, 9);
    autumn.told(world, autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00")).await;
    for persona in who {
        chooses(world, *persona, WorkingDays).await;
    }
    set_clock(world, 9, 8, 7);
}

async fn sent(world: &World) -> i64 {
    count(world, "mails", "template = 'digest'").await
}

for_each_engine! {
    async fn two_who_send_at_once_send_each_once(world: World) {
        settle(&world, &TAKING_PART).await;
        let send = || polku::digests::send_due(&world.app);
        let (one, other, third) = futures_util::future::join3(send(), send(), send()).await;
        one.unwrap();
        other.unwrap();
        third.unwrap();
        for persona in TAKING_PART {
            assert_eq!(digests(&world, persona).await.len(), 1, "{persona:?}");
        }
        // It is the settled day that keeps them from it: without the mails they are not sent again, and without the day they are.
        execute(&world, "DELETE FROM mails WHERE template = 'digest'".to_owned()).await;
        send().await.unwrap();
        assert_eq!(sent(&world).await, 0);
        execute(&world, "UPDATE digest_settings SET settled_on = NULL".to_owned()).await;
        send().await.unwrap();
        assert_eq!(sent(&world).await, TAKING_PART.len() as i64, "the control");
    }

    /// Beside the three statements by which a mail goes in, a batch takes as many for many people as for one.
    async fn many_people_take_as_many_statements_as_one(world: World) {
        settle(&world, &[Persona::Participant]).await;
        chooses(&world, Persona::Coordinator, WorkingDays).await;
        set_clock(&world, 9, 9, 7);
        let quiet = async || {
            taken(&world, async || {
                polku::digests::send_due(&world.app).await.unwrap();
                0
            })
            .await
            .1
        };
        let one = quiet().await;
        let others = [Persona::Supervisor, Persona::Decider, Persona::StaffRepresentative, Persona::AgencyAdmin];
        for persona in TAKING_PART.into_iter().skip(1).chain(others) {
            chooses(&world, persona, WorkingDays).await;
        }
        set_clock(&world, 9, 10, 7);
        let many = quiet().await;
        assert!(one > 10 && many <= one + BESIDES, "{one} statements for two people, {many} for many");
        execute(&world, "UPDATE digest_settings SET settled_on = NULL, chosen_at = '2020-09-01T06:00:00.000000Z'".to_owned()).await;
        set_clock(&world, 9, 8, 7);
        let telling = quiet().await;
        let mails = u64::try_from(sent(&world).await).unwrap();
        assert!(mails >= TAKING_PART.len() as u64 && telling <= one + 3 * mails + 2 * BESIDES, "{telling} for {mails} mails");
    }
}
