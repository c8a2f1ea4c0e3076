//! What is asked, and what a right answer is.

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diesel::prelude::*;
use jiff::Timestamp;
use polku::clock::{Clock, SystemClock};
use polku::db::schema::applications;
use polku::db::{AnyConn, DatabaseUrl, Key, Pooled, Purpose};
use polku::each_backend;
use polku::http::Cursors;
use polku::ids::ClockIds;
use polku::keystore::{KeyPurpose, KeyStore};
use polku_api_types::applications::SubmitApplication;
use polku_domain::ids::ApplicationId;
use uuid::Uuid;

use crate::scene::{self, APPLICANTS, Kind, OPEN_CALLS, OWN_PROGRAMMES, PARTICIPANTS, SESSIONS_EACH};
use crate::{Case, Load, fill, sessions};

/// So many different reads are asked, over and over.
const READS: u64 = 2_000;

/// One request and how its answer is told from a wrong one.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The whole request.
    pub bytes: Vec<u8>,
    /// The status that is right.
    pub status: u16,
    /// How the body begins.
    pub begins: String,
    /// How it ends.
    pub ends: &'static str,
    /// What stands in the body so often; looked at now and then, since counting takes time.
    pub records: Option<(&'static str, usize)>,
}

/// The sequence of requests of one run.
pub enum Requests {
    /// Reads, over and over.
    Reads(Vec<Asked>),
    /// Applications, none of them twice.
    Submissions,
}

impl Requests {
    /// Prepares what can be prepared.
    pub fn prepare(load: &Load) -> Result<Self> {
        match load.case {
            Case::Submit => Ok(Self::Submissions),
            Case::OwnSessions | Case::Month | Case::MonthOfAll | Case::Feed => {
                let now = SystemClock.now();
                let asked = (0..PARTICIPANTS).map(|n| planned(load.case, n, now));
                Ok(Self::Reads(asked.collect::<Result<_>>()?))
            }
            Case::View | Case::Page => {
                let url = DatabaseUrl::Sqlite(load.file.clone());
                let mut pooled = Pooled::open(&url, Purpose::Read)?;
                let count = stored(&mut pooled.conn)?;
                let cursors = cursors(load)?;
                let numbers = (0..READS).map(|n| n.wrapping_mul(982_451_653) % count);
                let asked = numbers.filter_map(|n| match load.case {
                    Case::View => Some(Ok(view(n))),
                    _ => page(&mut pooled.conn, &cursors, n).transpose(),
                });
                Ok(Self::Reads(asked.collect::<Result<_>>()?))
            }
        }
    }

    /// The `n`-th request; none when every application has been sent.
    pub fn at(&self, n: u64) -> Result<Option<std::borrow::Cow<'_, Asked>>> {
        match self {
            Self::Reads(asked) => {
                let at = usize::try_from(n)? % asked.len().max(1);
                Ok(asked.get(at).map(std::borrow::Cow::Borrowed))
            }
            Self::Submissions if n >= APPLICANTS * OPEN_CALLS => Ok(None),
            Self::Submissions => submission(n).map(|asked| Some(std::borrow::Cow::Owned(asked))),
        }
    }
}

/// Applications in the closed call.
fn stored(conn: &mut AnyConn) -> Result<u64> {
    let call = Key(scene::id(Kind::ClosedCall, 0));
    let count: i64 = each_backend!(conn, |c| applications::table
        .filter(applications::call_id.eq(call))
        .count()
        .get_result(c))?;
    Ok(u64::try_from(count)?)
}

/// The cursors that our server gives the coordinator for this list.
fn cursors(load: &Load) -> Result<Cursors> {
    let clock = std::sync::Arc::new(SystemClock);
    let ids = ClockIds::new(clock.clone());
    let keys = KeyStore::open(&load.keys, clock.as_ref(), &ids)?;
    let list = format!("applications:{}:Name", scene::id(Kind::ClosedCall, 0));
    let caller = format!("account:{}", scene::id(Kind::Coordinator, 0));
    Ok(Cursors::new(keys.key(KeyPurpose::Cursor), list, caller))
}

fn get(address: &str) -> Vec<u8> {
    get_as(scene::id(Kind::Coordinator, 0), address)
}

fn get_as(account: Uuid, address: &str) -> Vec<u8> {
    let cookie = scene::cookie(account);
    format!("GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n").into_bytes()
}

/// What participant `n`, or whoever plans, asks of the sessions.
fn planned(case: Case, n: u64, now: Timestamp) -> Result<Asked> {
    let (first, last) =
        (sessions::day(SESSIONS_EACH / 2 - 8, now)?, sessions::day(SESSIONS_EACH / 2 + 7, now)?);
    let month = format!("/api/v1/session_calendar?from={first}&until={last}");
    let list = |bytes: Vec<u8>, records: usize| Asked {
        bytes,
        status: 200,
        begins: "{\"items\":[{\"".to_owned(),
        ends: "}",
        records: Some(("\"programme_id\":", records)),
    };
    Ok(match case {
        Case::OwnSessions => {
            list(get_as(scene::id(Kind::Account, n), &format!("/api/v1/me/sessions?from={first}")), 50)
        }
        Case::Month => list(get(&format!("{month}&limit=10")), 10),
        Case::MonthOfAll => list(get_as(scene::id(Kind::Decider, 0), &format!("{month}&limit=30")), 30),
        _ => {
            let secret = URL_SAFE_NO_PAD.encode(scene::calendar_secret(n));
            let address = format!("/api/v1/calendars/{secret}/polku.ics");
            let all = usize::try_from(OWN_PROGRAMMES * SESSIONS_EACH)?;
            Asked {
                bytes: format!("GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").into_bytes(),
                status: 200,
                begins: "BEGIN:VCALENDAR\r\n".to_owned(),
                ends: "END:VCALENDAR\r\n",
                records: Some(("BEGIN:VEVENT", all)),
            }
        }
    })
}

fn view(n: u64) -> Asked {
    let id = scene::id(Kind::Application, n);
    let call = scene::id(Kind::ClosedCall, 0);
    let person = scene::id(Kind::Person, n);
    Asked {
        bytes: get(&format!("/api/v1/applications/{id}")),
        status: 200,
        begins: format!("{{\"id\":\"{id}\",\"call_id\":\"{call}\",\"person\":{{\"id\":\"{person}\""),
        ends: "}",
        records: None,
    }
}

/// The page after application `n`; none where fewer than fifty follow.
fn page(conn: &mut AnyConn, cursors: &Cursors, n: u64) -> Result<Option<Asked>> {
    use applications::{call_id, id, name_sort};
    let call = scene::id(Kind::ClosedCall, 0);
    let last = scene::id(Kind::Application, n);
    let name: Vec<u8> =
        each_backend!(conn, |c| applications::table.find(Key(last)).select(name_sort).first(c))
            .context("the application is not in the file: was it made by another version?")?;
    let following: Vec<Key<ApplicationId>> = each_backend!(conn, |c| applications::table
        .filter(call_id.eq(Key(call)))
        .filter(name_sort.ge(&name))
        .filter(name_sort.gt(&name).or(id.gt(Key(last))))
        .order((name_sort, id))
        .limit(51)
        .select(id)
        .load(c))?;
    let (Some(first), 51) = (following.first(), following.len()) else { return Ok(None) };
    let position = serde_json::json!({ "Name": [name, last] });
    let cursor = cursors.page(vec![position, serde_json::Value::Null], 1, Clone::clone);
    let cursor = cursor.map_err(|error| anyhow::anyhow!("{error}"))?.next_cursor.context("a cursor")?;
    Ok(Some(Asked {
        bytes: get(&format!("/api/v1/calls/{call}/applications?cursor={cursor}")),
        status: 200,
        begins: format!("{{\"items\":[{{\"id\":\"{}\"", first.0),
        ends: "}",
        records: Some(("\"person_id\":", 50)),
    }))
}

fn submission(n: u64) -> Result<Asked> {
    let sender = n % APPLICANTS;
    let call = scene::id(Kind::OpenCall, n / APPLICANTS);
    let body = serde_json::to_string(&SubmitApplication { answers: fill::answers(n) })?;
    let cookie = scene::cookie(scene::id(Kind::Account, sender));
    let bytes = format!(
        "POST /api/v1/calls/{call}/applications HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\
         Sec-Fetch-Site: same-origin\r\nIdempotency-Key: bench-{n}\r\nX-Sender: {sender}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    Ok(Asked {
        bytes: bytes.into_bytes(),
        status: 201,
        begins: "{\"id\":\"".to_owned(),
        ends: "}",
        records: None,
    })
}
