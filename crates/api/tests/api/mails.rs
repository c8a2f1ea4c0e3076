//! Mails: what they leave behind in the database, and for how long.

use diesel::prelude::*;
use jiff::SignedDuration;
use polku::db::schema::mails;
use polku::db::{AnyConn, DbError};
use polku::jobs::Runner;
use polku::notify::{Outbox, Transport};
use polku_api_types::access::CreateInvitation;

use crate::access::invitations::{invitation, invite, token};
use crate::for_each_engine;
use crate::support::{Home, Persona, World};

/// The argument of the one invitation in the outbox.
async fn kept(world: &World) -> String {
    let read = |conn: &mut AnyConn| -> Result<String, DbError> {
        Ok(mails::table.filter(mails::template.eq("invitation")).select(mails::arguments).first(conn)?)
    };
    world.app.db.read(read).await.unwrap()
}

async fn send(world: &World) {
    let (db, clock, ids) = (world.app.db.clone(), world.app.clock.clone(), world.app.ids.clone());
    let outbox = Outbox { db, clock, ids, transport: Transport::Sink, domain: "polku.test".to_owned() };
    assert_eq!(outbox.send_due().await.unwrap(), 1);
}

for_each_engine! {
    /// A secret that gets somebody in lies in clear only as long as the mail waits.
    async fn an_invitation_sent_by_mail_leaves_no_secret_behind(world: World) {
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let by_mail = CreateInvitation { email: Some("kaisa@kumppani.test".into()), ..invitation() };
        let details = invite(&admin, world.key(), &by_mail).await.unwrap();
        let secret = token(&details);
        assert!(kept(&world).await.contains(&secret), "it waits to be sent");
        send(&world).await;
        let sent = admin.list_sunk_mails(None).await.unwrap().items;
        assert!(sent[0].text.contains(&secret), "the recipient has it");
        let left = kept(&world).await;
        assert!(!left.contains(&secret) && left.contains("Virasto A"), "{left}");
    }

    /// The words of mails go after half a year; what waits stays.
    async fn mails_are_removed_when_their_time_is_over(world: World) {
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let by_mail = CreateInvitation { email: Some("kaisa@kumppani.test".into()), ..invitation() };
        invite(&admin, world.key(), &by_mail).await.unwrap();
        send(&world).await;
        world.pass(SignedDuration::from_hours(24 * 182));
        let waiting = CreateInvitation { ends_on: Some(jiff::civil::date(2021, 12, 31)), ..by_mail };
        invite(&admin, world.key(), &waiting).await.unwrap();
        let count = |conn: &mut AnyConn| -> Result<i64, DbError> { Ok(mails::table.count().get_result(conn)?) };
        for (hours, rows, sunk) in [(0, 2, 1), (48, 1, 0), (24 * 400, 1, 0)] {
            world.pass(SignedDuration::from_hours(hours));
            Runner::new(world.app.clone()).run_due().await.unwrap();
            assert_eq!(world.app.db.read(count).await.unwrap(), rows, "{hours}");
            assert_eq!(admin.list_sunk_mails(None).await.unwrap().items.len(), sunk, "{hours}");
        }
    }
}
