//! Looks at lists that came in a crowd and wait to be filed under each person.
//!
//! One row holds up to [`RECORDS`] records of one look. Filed, each record becomes a row of `use_log`, with the same
//! id, time and viewer that it is shown with while it waits.

use diesel::prelude::*;
use diesel::sql_types::{Binary, Bool};
use polku_domain::ids::PersonId;
use uuid::Uuid;

use super::{UseRow, insert_uses};
use crate::db::schema::use_log_waiting as waiting;
use crate::db::{AnyConn, DbError, MultiBackend, Ts};

/// Most records of one row.
pub(in crate::audit) const RECORDS: usize = 200;

/// Bytes of one id.
const ID: usize = 16;

/// One look at several records.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = waiting, check_for_backend(MultiBackend), treat_none_as_default_value = false)]
pub(in crate::audit) struct WaitingRow {
    pub id: String,
    pub agency_id: Option<String>,
    pub at: Ts,
    pub viewer: String,
    pub viewer_role: String,
    pub viewer_unit: Option<String>,
    pub records: Vec<u8>,
    pub record_kind: String,
    pub purpose: String,
    pub operation: String,
    pub interface: String,
    pub request_id: Option<String>,
}

/// Persons and records as they are stored together.
pub(in crate::audit) fn packed(records: &[(PersonId, Uuid)]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(records.len() * 2 * ID);
    for (person, record) in records {
        bytes.extend_from_slice(person.uuid().as_bytes());
        bytes.extend_from_slice(record.as_bytes());
    }
    bytes
}

impl WaitingRow {
    /// How many records were looked at.
    pub fn count(&self) -> usize {
        self.records.len() / (2 * ID)
    }

    /// A row of the use log for each record.
    pub fn uses(&self) -> impl Iterator<Item = UseRow> + '_ {
        let first = Uuid::parse_str(&self.id).unwrap_or_default().as_u128();
        let pairs = self.records.chunks_exact(2 * ID).filter_map(|pair| {
            let (person, record) = pair.split_at(ID);
            Some((Uuid::from_slice(person).ok()?, Uuid::from_slice(record).ok()?))
        });
        pairs.zip(0_u128..).map(move |((person, record), number)| UseRow {
            // The low bits of an id are random: a few hundred that follow on it belong to nobody else.
            id: Uuid::from_u128(first.wrapping_add(number)).to_string(),
            agency_id: self.agency_id.clone(),
            at: self.at,
            viewer: self.viewer.clone(),
            viewer_role: self.viewer_role.clone(),
            viewer_unit: self.viewer_unit.clone(),
            person: person.to_string(),
            record_kind: self.record_kind.clone(),
            record: record.to_string(),
            purpose: self.purpose.clone(),
            operation: self.operation.clone(),
            interface: self.interface.clone(),
            request_id: self.request_id.clone(),
        })
    }
}

/// Keeps looks as they came.
pub(in crate::audit) fn insert_waiting(conn: &mut AnyConn, rows: &[WaitingRow]) -> Result<(), DbError> {
    match conn {
        // As in `insert_uses`.
        AnyConn::Sqlite(c) => {
            for row in rows {
                diesel::insert_into(waiting::table).values(row).execute(c)?;
            }
        }
        AnyConn::Pg(c) => {
            for chunk in rows.chunks(super::CHUNK) {
                diesel::insert_into(waiting::table).values(chunk).execute(c)?;
            }
        }
    }
    Ok(())
}

/// Files the oldest looks, at most so many; how many there were.
pub(in crate::audit) fn file_oldest(conn: &mut AnyConn, most: i64) -> Result<usize, DbError> {
    let looks: Vec<WaitingRow> =
        waiting::table.order(waiting::id).limit(most).select(WaitingRow::as_select()).load(conn)?;
    if looks.is_empty() {
        return Ok(0);
    }
    let uses: Vec<UseRow> = looks.iter().flat_map(WaitingRow::uses).collect();
    insert_uses(conn, &uses)?;
    let ids: Vec<&str> = looks.iter().map(|look| look.id.as_str()).collect();
    diesel::delete(waiting::table.filter(waiting::id.eq_any(ids))).execute(conn)?;
    Ok(looks.len())
}

/// What waits to be filed under one person.
pub(in crate::audit) fn waiting_for(conn: &mut AnyConn, person: PersonId) -> Result<Vec<UseRow>, DbError> {
    let bytes = person.uuid().as_bytes().to_vec();
    let contains = |before: &str, after: &str| {
        let head = diesel::dsl::sql::<Bool>(before);
        head.bind::<Binary, _>(bytes.clone()).sql(after)
    };
    let looks: Vec<WaitingRow> = match conn {
        AnyConn::Pg(c) => waiting::table
            .filter(contains("position(", " in records) > 0"))
            .select(WaitingRow::as_select())
            .load(c)?,
        AnyConn::Sqlite(c) => waiting::table
            .filter(contains("instr(records, ", ") > 0"))
            .select(WaitingRow::as_select())
            .load(c)?,
    };
    let person = person.to_string();
    Ok(looks.iter().flat_map(WaitingRow::uses).filter(|used| used.person == person).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_at_a_list_is_a_look_at_each_record() {
        let pair = |n: u128| (PersonId::new(Uuid::from_u128(n)), Uuid::from_u128(n + 100));
        let look = WaitingRow {
            id: Uuid::from_u128(u128::MAX - 7).to_string(),
            agency_id: None,
            at: Ts("2020-05-04T06:00:00Z".parse().unwrap()),
            viewer: "account:x".into(),
            viewer_role: "coordinator".into(),
            viewer_unit: None,
            records: packed(&[pair(1), pair(2), pair(3)]),
            record_kind: "application".into(),
            purpose: "selection".into(),
            operation: "list_applications".into(),
            interface: "browser".into(),
            request_id: None,
        };
        let uses: Vec<UseRow> = look.uses().collect();
        assert_eq!((look.count(), uses.len()), (3, 3));
        for (used, n) in uses.iter().zip(1_u128..) {
            assert_eq!(used.id, Uuid::from_u128(u128::MAX - 8 + n).to_string());
            assert_eq!((&used.person, &used.record), (&pair(n).0.to_string(), &pair(n).1.to_string()));
            assert_eq!(used.viewer, "account:x");
        }
    }
}
