//! An installation that nobody has taken into use yet, with a clock that the story moves, and the ways in.

use std::collections::BTreeSet;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use actix_web::dev::ServerHandle;
use jiff::civil::date;
use polku::access::Passwords;
use polku::app::{App, serve_with};
use polku::clock::{Clock, FixedClock, finland};
use polku::config::Config;
use polku::http::Limits;
use polku::ids::{ClockIds, Ids};
use polku::jobs::Runner;
use polku::keystore::KeyStore;
use polku::notify::{Outbox, Transport};
use polku_api_types::access::{FirstAgency, RedeemLink, SignIn};
use polku_api_types::notify::SunkMail;
use polku_client::{Client, ClientError};
use uuid::Uuid;

use crate::support::scratch::{Folder, Scratch};

/// Everybody's password in the story.
const PASSWORD: &str = "metsapolku-2020";
/// User name of the first administrator.
pub const ADMINISTRATOR: &str = "hallinta";
/// Numbers in the register of those who have a part of their own in the story.
pub const COORDINATOR: &str = "100549";
pub const DECIDER: &str = "106268";
pub const STAFF_REPRESENTATIVE: &str = "100101";
pub const DATA_PROTECTION_OFFICER: &str = "100199";

/// The installation.
pub struct House {
    pub app: App,
    clock: Arc<FixedClock>,
    origin: String,
    outbox: Outbox,
    read: Mutex<BTreeSet<String>>,
    handle: ServerHandle,
    _folder: Folder,
    _scratch: Scratch,
}

impl Drop for House {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
    }
}

impl House {
    /// An empty database, served.
    pub fn empty(scratch: Scratch) -> Self {
        let folder = Folder::new();
        let clock = Arc::new(FixedClock::at("2020-03-02T06:00:00Z".parse().unwrap()));
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("its address"));
        let app = assemble(&scratch, &clock, &origin, &folder);
        let server = serve_with(app.clone(), listener, 1, Limits::per_minute(1_000_000)).expect("it starts");
        let handle = server.handle();
        tokio::spawn(server);
        let App { db, clock: shared, ids, .. } = app.clone();
        let outbox =
            Outbox { db, clock: shared, ids, transport: Transport::Sink, domain: "polku.test".to_owned() };
        Self {
            app,
            clock,
            origin,
            outbox,
            read: Mutex::default(),
            handle,
            _folder: folder,
            _scratch: scratch,
        }
    }

    /// It is this minute of 2020 in Finland.
    pub fn on(&self, day: i8, month: i8, hour: i8, minute: i8) {
        let at =
            date(2020, month, day).at(hour, minute, 0, 0).to_zoned(finland()).expect("a time that exists");
        self.clock.set(at.timestamp());
    }

    /// It is three at night of a day, years on.
    pub fn in_year(&self, year: i16, month: i8, day: i8) {
        let at = date(year, month, day).at(3, 0, 0, 0).to_zoned(finland()).expect("a time that exists");
        self.clock.set(at.timestamp());
    }

    /// A fresh key for a creating request.
    pub fn key(&self) -> Uuid {
        self.app.ids.random()
    }

    /// Nobody in particular.
    pub fn anybody(&self) -> Client {
        Client::new(&self.origin, "fi")
    }

    /// Takes a one-time link into use.
    pub async fn redeem(
        &self,
        link: &str,
        user: &str,
        agency: Option<FirstAgency>,
    ) -> Result<(), ClientError> {
        let token = link.split_once('#').expect("the secret stands behind #").1.to_owned();
        let body = RedeemLink { token, user_name: user.into(), password: PASSWORD.into(), agency };
        self.anybody().redeem_link(&body).await
    }

    /// Somebody signs in now. A sign-in ends by idleness, so each day of the story begins with one.
    pub async fn sign_in(&self, user: &str) -> Client {
        let client = self.anybody();
        let body = SignIn { user_name: user.into(), password: PASSWORD.into() };
        client.sign_in(&body).await.unwrap_or_else(|error| panic!("{user}: {error}"));
        client
    }

    /// What the server does beside answering: jobs that are due, then mails that wait.
    pub async fn work(&self) {
        Runner::new(self.app.clone()).run_due().await.expect("jobs run");
        self.outbox.send_due().await.expect("mails leave");
    }

    /// The mails that arrived since the last time, as the administrator reads them.
    pub async fn new_mails(&self) -> Vec<SunkMail> {
        self.work().await;
        let administrator = self.sign_in(ADMINISTRATOR).await;
        let (mut all, mut cursor) = (Vec::new(), None);
        loop {
            let page = administrator.list_sunk_mails(cursor.as_deref()).await.expect("the sink is readable");
            all.extend(page.items);
            cursor = page.next_cursor;
            if cursor.is_none() {
                break;
            }
        }
        let mut read = self.read.lock().expect("nobody panicked");
        all.retain(|mail| read.insert(mail.message_id.clone()));
        all
    }
}

fn assemble(scratch: &Scratch, clock: &Arc<FixedClock>, origin: &str, folder: &Folder) -> App {
    let shared: Arc<dyn Clock> = Arc::clone(clock) as Arc<dyn Clock>;
    let ids: Arc<dyn Ids> = Arc::new(ClockIds::seeded(Arc::clone(&shared), 2020));
    let keys = KeyStore::in_memory(&*shared, &*ids).expect("keys can be made");
    let passwords = Passwords::of_cost(64, 1).expect("a small cost is allowed");
    let config = Config {
        public_url: Some(origin.to_owned()),
        data_dir: folder.path().to_owned(),
        group_search_patience: 200,
        ..Config::default()
    };
    App::assemble(scratch.open(), shared, ids, config, keys, passwords).0
}
