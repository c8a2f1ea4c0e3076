//! The limit: the least server that gives the answers, on our settings, keys and indexes. One statement a request on
//! the worker's own connection; inserts queue for one thread that commits what has come together.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use actix_web::{App, HttpResponse, HttpServer, error, web};
use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use polku::applications::store::{ApplicationRow, Origin};
use polku::clock::{Clock, SystemClock};
use polku::db::schema::{applications, people, sites, units};
use polku::db::{AnyConn, Code, DatabaseUrl, Json, Key, Pooled, Purpose, Ts};
use polku::people::sort_key;
use polku_api_types::applications::{Answer, SubmitApplication};
use polku_domain::applications::state::StateKind;
use serde::Serialize;
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use crate::scene::{self, Kind};

/// So many inserts share one commit at most: as ours.
const BATCH: usize = 512;

/// A worker's own.
struct Worker {
    conn: RefCell<Pooled>,
    writer: Writer,
}

/// Serves on loopback until it is ended.
pub fn serve(file: &Path, port: u16) -> Result<()> {
    let workers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let writer = Writer::start(file)?;
    let file = file.to_owned();
    actix_web::rt::System::new().block_on(async move {
        HttpServer::new(move || {
            App::new()
                .data_factory({
                    let (file, writer) = (file.clone(), writer.clone());
                    move || std::future::ready(open(file.clone(), writer.clone()))
                })
                .route("/api/v1/applications/{id}", web::get().to(view))
                .route("/api/v1/calls/{call}/applications", web::get().to(page))
                .route("/api/v1/calls/{call}/applications", web::post().to(submit))
        })
        .workers(workers)
        .bind(("127.0.0.1", port))?
        .run()
        .await
    })?;
    Ok(())
}

fn open(file: PathBuf, writer: Writer) -> Result<Worker, polku::db::OpenError> {
    let conn = RefCell::new(Pooled::open(&DatabaseUrl::Sqlite(file), Purpose::Read)?);
    Ok(Worker { conn, writer })
}

/// Works on the worker's connection, at once.
fn ask<T>(
    worker: &Worker,
    work: impl FnOnce(&mut SqliteConnection) -> QueryResult<T>,
) -> actix_web::Result<T> {
    let mut pooled = worker.conn.borrow_mut();
    let AnyConn::Sqlite(conn) = &mut pooled.conn else {
        return Err(error::ErrorInternalServerError("engine"));
    };
    work(conn).map_err(error::ErrorInternalServerError)
}

#[derive(Queryable, Serialize)]
struct Person {
    id: String,
    external_id: String,
    given_name: String,
    family_name: String,
    unit: Option<String>,
    site: Option<String>,
    title: String,
    job_category: String,
    is_supervisor: bool,
    active: bool,
}

#[derive(Serialize)]
struct Details {
    id: String,
    call_id: String,
    person: Person,
    state: String,
    answers: Vec<Answer>,
    submitted_at: String,
    changed_at: String,
    version: i64,
}

async fn view(worker: web::Data<Worker>, id: web::Path<Uuid>) -> actix_web::Result<HttpResponse> {
    type Row = ((String, String, String, Json<Vec<Answer>>, String, String, i64), Person);
    let row: Row = ask(&worker, |conn| {
        applications::table
            .inner_join(people::table.on(people::id.eq(applications::person_id)))
            .left_join(units::table.on(units::id.nullable().eq(people::unit_id)))
            .left_join(sites::table.on(sites::id.nullable().eq(people::site_id)))
            .filter(applications::id.eq(id.to_string()))
            .select((
                (
                    applications::id,
                    applications::call_id,
                    applications::state,
                    applications::answers,
                    applications::submitted_at,
                    applications::changed_at,
                    applications::version,
                ),
                (
                    people::id,
                    people::external_id,
                    people::given_name,
                    people::family_name,
                    units::name.nullable(),
                    sites::name.nullable(),
                    people::title,
                    people::job_category,
                    people::is_supervisor,
                    people::active,
                ),
            ))
            .first(conn)
    })?;
    let ((id, call_id, state, answers, submitted_at, changed_at, version), person) = row;
    let answers = answers.0;
    Ok(HttpResponse::Ok().json(Details {
        id,
        call_id,
        person,
        state,
        answers,
        submitted_at,
        changed_at,
        version,
    }))
}

#[derive(Queryable, Serialize)]
struct Summary {
    id: String,
    person_id: String,
    given_name: String,
    family_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    site: Option<String>,
    job_category: String,
    state: String,
    submitted_at: String,
    #[serde(skip)]
    name_sort: Vec<u8>,
}

#[derive(Serialize)]
struct Page {
    items: Vec<Summary>,
    next_cursor: String,
}

#[derive(serde::Deserialize)]
struct Wanted {
    cursor: String,
}

async fn page(
    worker: web::Data<Worker>,
    call: web::Path<Uuid>,
    wanted: web::Query<Wanted>,
) -> actix_web::Result<HttpResponse> {
    let (name, last) = position(&wanted.cursor).ok_or_else(|| error::ErrorBadRequest("cursor"))?;
    let items: Vec<Summary> = ask(&worker, |conn| {
        applications::table
            .inner_join(people::table.on(people::id.eq(applications::person_id)))
            .left_join(units::table.on(units::id.nullable().eq(people::unit_id)))
            .left_join(sites::table.on(sites::id.nullable().eq(people::site_id)))
            .filter(applications::call_id.eq(call.to_string()))
            .filter(applications::name_sort.ge(&name))
            .filter(applications::name_sort.gt(&name).or(applications::id.gt(&last)))
            .order((applications::name_sort, applications::id))
            .limit(50)
            .select((
                applications::id,
                applications::person_id,
                people::given_name,
                people::family_name,
                units::name.nullable(),
                sites::name.nullable(),
                people::job_category,
                applications::state,
                applications::submitted_at,
                applications::name_sort,
            ))
            .load(conn)
    })?;
    let last = items.last().map(|last| serde_json::json!({ "Name": [last.name_sort, last.id] }));
    let next_cursor = URL_SAFE_NO_PAD.encode(last.unwrap_or_default().to_string());
    Ok(HttpResponse::Ok().json(Page { items, next_cursor }))
}

/// The position inside one of our cursors, whose last 16 bytes are its signature.
fn position(cursor: &str) -> Option<(Vec<u8>, String)> {
    #[derive(serde::Deserialize)]
    enum Position {
        Name(Vec<u8>, String),
    }
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok()?;
    let payload = bytes.get(..bytes.len().checked_sub(16)?)?;
    let Position::Name(name, last) = serde_json::from_slice(payload).ok()?;
    Some((name, last))
}

#[derive(Serialize)]
struct Sent {
    id: Uuid,
}

async fn submit(
    worker: web::Data<Worker>,
    call: web::Path<Uuid>,
    body: web::Json<SubmitApplication>,
    req: actix_web::HttpRequest,
) -> actix_web::Result<HttpResponse> {
    let sender = req.headers().get("x-sender").and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    let sender = sender.ok_or_else(|| error::ErrorBadRequest("x-sender"))?;
    let row = row(*call, sender, body.into_inner().answers).map_err(error::ErrorInternalServerError)?;
    let id = row.id.0.uuid();
    worker.writer.insert(row).await.map_err(error::ErrorInternalServerError)?;
    Ok(HttpResponse::Created().json(Sent { id }))
}

fn row(call: Uuid, sender: u64, answers: Vec<Answer>) -> Result<ApplicationRow> {
    let now = Ts(SystemClock.now());
    let name = scene::name(sender)?;
    Ok(ApplicationRow {
        id: Key(next_id().into()),
        agency_id: Key(scene::id(Kind::Agency, 0).into()),
        call_id: Key(call.into()),
        programme_id: Key(scene::id(Kind::Programme, 0).into()),
        person_id: Key(scene::id(Kind::Applicant, sender).into()),
        state: Code(StateKind::Submitted),
        answers: Json(answers),
        name_sort: sort_key(&name),
        name_fold: name.search_key(),
        submitted_at: now,
        changed_at: now,
        state_changed_at: now,
        source: Code(Origin::Browser),
        version: 1,
    })
}

/// Later ones are greater, as ours are.
fn next_id() -> Uuid {
    static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
    let n = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let millis = u64::try_from(SystemClock.now().as_millisecond()).unwrap_or(0);
    let mut tail = [0_u8; 10];
    tail.iter_mut().skip(2).zip(n.to_be_bytes()).for_each(|(byte, counted)| *byte = counted);
    uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid()
}

type Job = (ApplicationRow, oneshot::Sender<QueryResult<()>>);

/// The queue to the one thread that writes.
#[derive(Clone)]
struct Writer(mpsc::Sender<Job>);

impl Writer {
    fn start(file: &Path) -> Result<Self> {
        let (queue, mut waiting) = mpsc::channel::<Job>(4096);
        let mut pooled = Pooled::open(&DatabaseUrl::Sqlite(file.to_owned()), Purpose::Write)?;
        std::thread::Builder::new().name("limit-writer".to_owned()).spawn(move || {
            let AnyConn::Sqlite(conn) = &mut pooled.conn else { return };
            let mut batch = Vec::with_capacity(BATCH);
            while waiting.blocking_recv_many(&mut batch, BATCH) > 0 {
                commit(conn, &mut batch);
            }
        })?;
        Ok(Self(queue))
    }

    async fn insert(&self, row: ApplicationRow) -> Result<()> {
        let (reply, answer) = oneshot::channel();
        self.0.send((row, reply)).await.map_err(|_| anyhow::anyhow!("the writer is gone"))?;
        Ok(answer.await??)
    }
}

/// Answers after the commit; a batch that fails fails as a whole, which the load tells as wrong answers.
fn commit(conn: &mut SqliteConnection, batch: &mut Vec<Job>) {
    let written = write(conn, batch);
    if written.is_err() {
        let _ = conn.batch_execute("ROLLBACK");
    }
    for (_, reply) in batch.drain(..) {
        let _ = reply.send(if written.is_ok() {
            Ok(())
        } else {
            Err(diesel::result::Error::RollbackTransaction)
        });
    }
}

fn write(conn: &mut SqliteConnection, batch: &[Job]) -> QueryResult<()> {
    conn.batch_execute("BEGIN IMMEDIATE")?;
    for (row, _) in batch {
        diesel::insert_into(applications::table).values(row).execute(conn)?;
    }
    conn.batch_execute("COMMIT")
}
