//! No mail is lost, none is sent twice, whoever dies when.

use std::collections::BTreeSet;
use std::sync::Arc;

use diesel::prelude::*;
use jiff::SignedDuration;
use polku::db::schema::{mail_sink, mails};
use polku::db::{Db, DbError};
use polku::notify::{Arg, Args, Mail, Outbox, Recipient, Template, Transport, count_failed, enqueue};
use polku_domain::messages::Pace;
use polku_domain::text::Language;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::sync::Mutex;

use crate::scratch::{Folder, Scratch};
use crate::service::{Service, morning};

fn mail(number: usize) -> Mail {
    Mail {
        agency: None,
        to: Recipient::Address(format!("person{number}@palkeet.test")),
        language: Language::ALL[number % 3],
        template: Template::Test,
        args: Args::from([("link".to_owned(), Arg::Text("https://polku.test/x".to_owned()))]),
        dedupe_key: format!("test:{number}"),
        at: morning(),
        programme: None,
        pace: Pace::AtOnce,
    }
}

async fn put(db: &Db, numbers: std::ops::Range<usize>) -> usize {
    let put: Result<usize, DbError> = db
        .write_tx(move |conn| {
            numbers
                .clone()
                .try_fold(0, |count, number| Ok(count + usize::from(enqueue(conn, &mail(number))?)))
        })
        .await;
    put.unwrap()
}

async fn arrived(db: &Db) -> Vec<String> {
    let arrived: Result<_, DbError> = db
        .read(|conn| {
            Ok(mail_sink::table.select(mail_sink::recipient).order(mail_sink::recipient).load(conn)?)
        })
        .await;
    arrived.unwrap()
}

async fn states(db: &Db) -> BTreeSet<String> {
    let states: Result<Vec<String>, DbError> =
        db.read(|conn| Ok(mails::table.select(mails::state).load(conn)?)).await;
    states.unwrap().into_iter().collect()
}

on_both_engines! {
    async fn a_mail_of_a_key_is_put_in_and_sent_once(scratch: Scratch) {
        let folder = Folder::new();
        let service = Service::over(scratch.open(), 1, folder.path());
        let db = &service.app.db;
        assert_eq!(put(db, 0..3).await, 3);
        assert_eq!(put(db, 0..4).await, 1);
        assert_eq!(service.outbox(Transport::Sink).send_due().await.unwrap(), 4);
        assert_eq!(put(db, 0..4).await, 0);
        assert_eq!(service.outbox(Transport::Sink).send_due().await.unwrap(), 0);
        assert_eq!(arrived(db).await.len(), 4);
    }

    async fn a_change_that_is_undone_sends_nothing(scratch: Scratch) {
        let folder = Folder::new();
        let service = Service::over(scratch.open(), 1, folder.path());
        let undone: Result<(), DbError> = service
            .app
            .db
            .write_tx(|conn| {
                enqueue(conn, &mail(1))?;
                Err(DbError::NotFound)
            })
            .await;
        undone.unwrap_err();
        assert_eq!(service.outbox(Transport::Sink).send_due().await.unwrap(), 0);
    }

    async fn a_sender_killed_in_the_middle_loses_nothing_and_repeats_nothing(scratch: Scratch) {
        let folder = Folder::new();
        let service = Service::over(scratch.open(), 1, folder.path());
        let db = &service.app.db;
        put(db, 0..30).await;
        let outbox = service.outbox(Transport::Sink);
        assert_eq!(outbox.claim_and_die().await.unwrap(), 20);
        // Until the lease has run out nobody else touches what the dead one held.
        assert_eq!(outbox.send_due().await.unwrap(), 10);
        assert_eq!(states(db).await, BTreeSet::from(["sending".into(), "sent".into()]));
        service.pass(SignedDuration::from_mins(6));
        assert_eq!(outbox.send_due().await.unwrap(), 20);
        assert_eq!(arrived(db).await.len(), 30);
        assert_eq!(states(db).await, BTreeSet::from(["sent".into()]));
    }

    async fn several_senders_at_once_send_each_mail_once(scratch: Scratch) {
        let folder = Folder::new();
        let db = scratch.open();
        let services: Vec<Service> = (1..5).map(|seed| Service::over(db.clone(), seed, folder.path())).collect();
        put(&db, 0..100).await;
        let senders = services.iter().map(|service| {
            let outbox = service.outbox(Transport::Sink);
            tokio::spawn(async move { outbox.send_due().await })
        });
        let mut sent = 0;
        for sender in senders.collect::<Vec<_>>() {
            sent += sender.await.unwrap().unwrap();
        }
        assert_eq!((sent, arrived(&db).await.len()), (100, 100));
    }

    async fn each_recipient_is_written_to_in_their_language(scratch: Scratch) {
        let folder = Folder::new();
        let service = Service::over(scratch.open(), 1, folder.path());
        put(&service.app.db, 0..3).await;
        service.outbox(Transport::Sink).send_due().await.unwrap();
        let subjects: Result<Vec<(String, String, String)>, DbError> = service
            .app
            .db
            .read(|conn| {
                let mails = mail_sink::table.order(mail_sink::recipient);
                Ok(mails.select((mail_sink::language, mail_sink::subject, mail_sink::html_body)).load(conn)?)
            })
            .await;
        let subjects = subjects.unwrap();
        let words: Vec<&str> = subjects.iter().map(|(_, subject, _)| subject.as_str()).collect();
        assert_eq!(words, ["Polku lähettää viestejä", "Polku skickar meddelanden", "Polku can send mail"]);
        assert!(subjects.iter().all(|(language, _, html)| html.contains(&format!("lang=\"{language}\""))));
    }
}

/// A mail server of a test: it takes mails, or refuses for good, or for now.
struct Server {
    port: u16,
    taken: Arc<Mutex<Vec<String>>>,
    answer: Arc<Mutex<&'static str>>,
}

impl Server {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (taken, answer) = (Arc::default(), Arc::new(Mutex::new("250 ok")));
        let server = Self { port, taken: Arc::clone(&taken), answer: Arc::clone(&answer) };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, Arc::clone(&taken), Arc::clone(&answer)));
            }
        });
        server
    }

    fn transport(&self) -> Transport {
        let config = polku::config::Config {
            mail_transport: polku::config::MailTransport::Smtp,
            smtp_url: Some(polku::config::Secret::new(format!("smtp://127.0.0.1:{}", self.port))),
            ..polku::config::Config::default()
        };
        Transport::from_config(&config).unwrap()
    }
}

async fn talk(
    stream: tokio::net::TcpStream,
    taken: Arc<Mutex<Vec<String>>>,
    answer: Arc<Mutex<&'static str>>,
) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut mail: Option<String> = None;
    write.write_all(b"220 test\r\n").await.unwrap();
    while let Ok(Some(line)) = lines.next_line().await {
        let reply = match &mut mail {
            Some(text) if line == "." => {
                let answer = *answer.lock().await;
                if answer.starts_with('2') {
                    taken.lock().await.push(std::mem::take(text));
                }
                mail = None;
                answer
            }
            Some(text) => {
                text.push_str(&line);
                text.push('\n');
                continue;
            }
            None if line.starts_with("DATA") => {
                mail = Some(String::new());
                "354 go on"
            }
            None if line.starts_with("QUIT") => "221 bye",
            None => "250 ok",
        };
        if write.write_all(format!("{reply}\r\n").as_bytes()).await.is_err() {
            return;
        }
    }
}

fn header<'a>(mail: &'a str, name: &str) -> &'a str {
    mail.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default()
}

async fn outbox_to(server: &Server, scratch: &Scratch, folder: &Folder) -> (Service, Outbox) {
    let service = Service::over(scratch.open(), 1, folder.path());
    let outbox = service.outbox(server.transport());
    (service, outbox)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_gets_text_and_page_under_one_message_id() {
    let (scratch, folder, server) = (Scratch::sqlite(), Folder::new(), Server::start().await);
    let (service, outbox) = outbox_to(&server, &scratch, &folder).await;
    put(&service.app.db, 0..1).await;
    assert_eq!(outbox.send_due().await.unwrap(), 1);
    let taken = server.taken.lock().await;
    assert!(header(&taken[0], "Message-ID: ").ends_with("@polku.test>"));
    assert_eq!(header(&taken[0], "To: "), "person0@palkeet.test");
    assert_eq!(header(&taken[0], "Auto-Submitted: "), "auto-generated");
    assert!(taken[0].contains("text/plain") && taken[0].contains("text/html"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_that_is_busy_is_tried_again_later_under_the_same_id() {
    let (scratch, folder, server) = (Scratch::sqlite(), Folder::new(), Server::start().await);
    let (service, outbox) = outbox_to(&server, &scratch, &folder).await;
    put(&service.app.db, 0..1).await;
    *server.answer.lock().await = "451 try again later";
    assert_eq!(outbox.send_due().await.unwrap(), 0);
    *server.answer.lock().await = "250 ok";
    assert_eq!(outbox.send_due().await.unwrap(), 0);
    service.pass(SignedDuration::from_secs(11));
    assert_eq!(outbox.send_due().await.unwrap(), 1);
    assert_eq!(states(&service.app.db).await, BTreeSet::from(["sent".into()]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_that_is_refused_for_good_is_set_aside_and_the_others_go() {
    let (scratch, folder, server) = (Scratch::sqlite(), Folder::new(), Server::start().await);
    let (service, outbox) = outbox_to(&server, &scratch, &folder).await;
    let bad: Result<bool, DbError> = service
        .app
        .db
        .write_tx(|conn| enqueue(conn, &Mail { to: Recipient::Address("a@b\r\nBcc: c@d".into()), ..mail(7) }))
        .await;
    bad.unwrap();
    put(&service.app.db, 0..2).await;
    assert_eq!(outbox.send_due().await.unwrap(), 2);
    let failed: Result<i64, DbError> = service.app.db.read(count_failed).await;
    assert_eq!(failed.unwrap(), 1);
    assert_eq!(server.taken.lock().await.len(), 2);
}
