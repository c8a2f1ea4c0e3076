//! Rows of imports that were carried out.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::AgencyScope;
use crate::db::schema::import_runs;
use crate::db::{AnyConn, DbError, Json, Key, Ts};
use crate::http::Wanted;

const PEOPLE: &str = "people";

/// What an import did, in figures: the row holds no personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    pub as_of: Date,
    pub rows: u64,
    pub created: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub rejected: u64,
    pub deactivated: u64,
}

/// An import that was carried out.
#[derive(Clone, Debug)]
pub struct ImportRun {
    pub id: Uuid,
    pub source: String,
    pub file_sha256: String,
    pub figures: Figures,
    pub applied_at: Timestamp,
}

/// Adds a run; `applied_by` says who, as the audit log does.
pub fn insert_run(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    run: &ImportRun,
    applied_by: Option<&str>,
) -> Result<(), DbError> {
    diesel::insert_into(import_runs::table)
        .values((
            import_runs::id.eq(Key(run.id)),
            import_runs::agency_id.eq(Key(scope.agency())),
            import_runs::kind.eq(PEOPLE),
            import_runs::source.eq(&run.source),
            import_runs::file_sha256.eq(&run.file_sha256),
            import_runs::outcome.eq(Json(run.figures.clone())),
            import_runs::applied_at.eq(Ts(run.applied_at)),
            import_runs::applied_by.eq(applied_by),
        ))
        .execute(conn)?;
    Ok(())
}

/// The agency's imports of people, latest first.
pub fn list_runs(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    wanted: &Wanted<Uuid>,
) -> Result<Vec<ImportRun>, DbError> {
    let mut query = import_runs::table
        .filter(import_runs::agency_id.eq(Key(scope.agency())))
        .filter(import_runs::kind.eq(PEOPLE))
        .select((
            import_runs::id,
            import_runs::source,
            import_runs::file_sha256,
            import_runs::outcome,
            import_runs::applied_at,
        ))
        .order(import_runs::id.desc())
        .limit(wanted.rows())
        .into_boxed();
    if let Some(after) = wanted.after {
        query = query.filter(import_runs::id.lt(Key(after)));
    }
    let rows: Vec<(Key<Uuid>, String, String, Json<Figures>, Ts)> = query.load(conn)?;
    let run = |(id, source, file_sha256, figures, at): (Key<Uuid>, String, String, Json<Figures>, Ts)| {
        ImportRun { id: id.0, source, file_sha256, figures: figures.0, applied_at: at.0 }
    };
    Ok(rows.into_iter().map(run).collect())
}
