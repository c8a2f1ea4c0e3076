//! A process' worth of services over one database, with a clock that the test moves.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use polku::access::Passwords;
use polku::app::App;
use polku::audit::{Actor, Entry, Interface, Subject, Who};
use polku::clock::{Clock, FixedClock};
use polku::config::Config;
use polku::db::{Db, DbError};
use polku::ids::{ClockIds, Ids};
use polku::keystore::KeyStore;
use polku::notify::{Outbox, Transport};
use polku_domain::access::Role;
use polku_domain::ids::{AccountId, PersonId};
use uuid::Uuid;

/// A process.
pub struct Service {
    pub app: App,
    pub clock: Arc<FixedClock>,
}

pub fn morning() -> Timestamp {
    "2020-05-04T06:00:00Z".parse().unwrap()
}

impl Service {
    /// A process of its own; `seed` makes its ids differ from another's.
    pub fn over(db: Db, seed: u64, folder: &std::path::Path) -> Self {
        let clock = Arc::new(FixedClock::at(morning()));
        let shared: Arc<dyn Clock> = clock.clone();
        let ids: Arc<dyn Ids> = Arc::new(ClockIds::seeded(shared.clone(), seed));
        let keys = KeyStore::in_memory(shared.as_ref(), ids.as_ref()).unwrap();
        let config = Config { data_dir: folder.to_owned(), ..Config::default() };
        let (app, _) = App::assemble(db, shared, ids, config, keys, Passwords::of_cost(64, 1).unwrap());
        Self { app, clock }
    }

    pub fn outbox(&self, transport: Transport) -> Outbox {
        let App { db, clock, ids, .. } = self.app.clone();
        Outbox { db, clock, ids, transport, domain: "polku.test".to_owned() }
    }

    pub fn pass(&self, by: SignedDuration) {
        self.clock.advance(by);
    }

    pub fn actor(&self) -> Actor {
        Actor {
            who: Who::Account(AccountId::new(Uuid::from_u128(1))),
            agency: None,
            role: Some(Role::Coordinator),
            unit: None,
            interface: Interface::Browser,
            request_id: Some(Uuid::from_u128(2)),
            ids: self.app.ids.clone(),
        }
    }

    /// Records `count` changes, each in a transaction of its own.
    pub async fn record(&self, count: usize) {
        for number in 0..count {
            let (actor, at) = (self.actor(), self.app.clock.now());
            let written: Result<(), DbError> = self
                .app
                .db
                .write_tx(move |conn| {
                    let entry = Entry {
                        action: "application_changed",
                        subject: Subject::new("application", number),
                        person: Some(PersonId::new(Uuid::from_u128(number as u128))),
                        fields: &["answers"],
                        at,
                    };
                    polku::audit::record(conn, &actor, entry)
                })
                .await;
            written.unwrap();
        }
    }
}
