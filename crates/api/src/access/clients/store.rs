//! Machine clients.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use polku_api_types::access::MachineClientDetails;
use polku_domain::ids::{AgencyId, ClientId};
use uuid::Uuid;

use crate::access::AgencyScope;
use crate::codes;
use crate::db::schema::machine_clients;
use crate::db::{AnyConn, Code, Day, DbError, Json, Key, Ts};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ClientStatus {
    Active,
    Ended,
}

codes!(ClientStatus { Active = "active", Ended = "ended" });

/// A client to be stored.
#[derive(Debug)]
pub struct NewClient<'a> {
    pub id: ClientId,
    pub name: &'a str,
    pub secret_hash: &'a str,
    pub scopes: &'a [String],
    pub ends_on: Option<Date>,
    pub now: Timestamp,
}

type Row = (Key<ClientId>, String, Json<Vec<String>>, Option<Day>, Code<ClientStatus>, i64);

macro_rules! columns {
    () => {
        (
            machine_clients::id,
            machine_clients::name,
            machine_clients::scopes,
            machine_clients::ends_on,
            machine_clients::status,
            machine_clients::version,
        )
    };
}

fn details((id, name, scopes, ends_on, status, version): Row) -> MachineClientDetails {
    MachineClientDetails {
        id: id.0.uuid(),
        name,
        scopes: scopes.0,
        ends_on: ends_on.map(|day| day.0),
        active: status.0 == ClientStatus::Active,
        secret: None,
        version: version.unsigned_abs(),
    }
}

/// Stores a client.
pub fn insert(conn: &mut AnyConn, scope: AgencyScope, new: &NewClient<'_>) -> Result<(), DbError> {
    diesel::insert_into(machine_clients::table)
        .values((
            machine_clients::id.eq(Key(new.id)),
            machine_clients::agency_id.eq(Key(scope.agency())),
            machine_clients::name.eq(new.name),
            machine_clients::secret_hash.eq(new.secret_hash),
            machine_clients::scopes.eq(Json(new.scopes.to_vec())),
            machine_clients::status.eq(Code(ClientStatus::Active)),
            machine_clients::ends_on.eq(new.ends_on.map(Day)),
            machine_clients::created_at.eq(Ts(new.now)),
            machine_clients::version.eq(1_i64),
        ))
        .execute(conn)?;
    Ok(())
}

/// Clients by id.
pub fn list(
    conn: &mut AnyConn,
    scope: AgencyScope,
    after: Option<Uuid>,
    limit: i64,
) -> Result<Vec<MachineClientDetails>, DbError> {
    let rows: Vec<Row> = machine_clients::table
        .filter(machine_clients::agency_id.eq(Key(scope.agency())))
        .filter(machine_clients::id.gt(Key(ClientId::new(after.unwrap_or(Uuid::nil())))))
        .order(machine_clients::id)
        .limit(limit)
        .select(columns!())
        .load(conn)?;
    Ok(rows.into_iter().map(details).collect())
}

/// One client.
pub fn find(
    conn: &mut AnyConn,
    scope: AgencyScope,
    id: ClientId,
) -> Result<Option<MachineClientDetails>, DbError> {
    let row: Option<Row> = machine_clients::table
        .filter(machine_clients::agency_id.eq(Key(scope.agency())).and(machine_clients::id.eq(Key(id))))
        .select(columns!())
        .first(conn)
        .optional()?;
    Ok(row.map(details))
}

/// Ends a client.
pub fn end(conn: &mut AnyConn, scope: AgencyScope, id: ClientId) -> Result<(), DbError> {
    let own = machine_clients::agency_id.eq(Key(scope.agency())).and(machine_clients::id.eq(Key(id)));
    diesel::update(machine_clients::table.filter(own))
        .set((
            machine_clients::status.eq(Code(ClientStatus::Ended)),
            machine_clients::version.eq(machine_clients::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

/// A client as its tokens are judged.
#[derive(Debug)]
pub struct Judged {
    pub agency: AgencyId,
    pub secret_hash: String,
    pub scopes: Vec<String>,
}

/// The client of an id if it can be used on a day. Not of one agency: who asks is only being found out.
pub fn usable(conn: &mut AnyConn, id: ClientId, today: Date) -> Result<Option<Judged>, DbError> {
    let row: Option<(Key<AgencyId>, String, Json<Vec<String>>)> = machine_clients::table
        .filter(machine_clients::id.eq(Key(id)))
        .filter(machine_clients::status.eq(Code(ClientStatus::Active)))
        .filter(
            machine_clients::ends_on.is_null().or(machine_clients::ends_on.ge(Day(today)).assume_not_null()),
        )
        .select((machine_clients::agency_id, machine_clients::secret_hash, machine_clients::scopes))
        .first(conn)
        .optional()?;
    Ok(row.map(|(agency, secret_hash, scopes)| Judged { agency: agency.0, secret_hash, scopes: scopes.0 }))
}
