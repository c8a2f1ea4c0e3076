//! Importing a staff register: one way for the browser, the API, the command line and the demo.

mod bulk;
mod carry_out;
mod result;
mod watch;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::people::{PeopleImportQuery, PeopleImportResult, PeopleImportRun};
use polku_domain::access::{Permission, Target};
use polku_domain::people::Source;
use polku_domain::people::import::{AbsentPolicy, ImportPlan, PersonColumn, StaffFile};
use polku_domain::tables::{ColumnRef, ImportOptions, ReadOptions, faulty_rows};
use polku_domain::text::Language;
use sha2::{Digest, Sha256};
use uuid::Uuid;

pub use bulk::upsert_people;
pub use carry_out::{Ground, carry_out};

pub use crate::people::convert::import_order;

use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::db::AnyConn;
use crate::http::{Idempotent, write_once};
use crate::people::service::register::note_looks;
use crate::people::{convert, store};
use crate::problem::{AppError, ProblemCode};

/// What to import and how; [`convert::import_order`] makes it of a request.
#[derive(Clone, Debug)]
pub struct ImportOrder {
    /// The register the file comes from.
    pub source: Source,
    /// The day the file is from.
    pub as_of: Date,
    /// Corrections to what would be recognised.
    pub read: ReadOptions,
    /// Columns as the caller says.
    pub columns: BTreeMap<PersonColumn, ColumnRef>,
    /// What happens to who is absent.
    pub absent: AbsentPolicy,
    /// Digest of the file that was looked at before.
    pub looked_at: Option<String>,
}

/// A file that has been read, with its digest.
#[derive(Clone, Debug)]
pub struct ReadFile {
    /// The staff register.
    pub staff: StaffFile,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// Reads the file of an order.
///
/// # Errors
/// `file_changed` when another file was looked at before, and the refusals of whole files.
pub fn read_file(order: &ImportOrder, bytes: &[u8]) -> Result<ReadFile, AppError> {
    let sha256 = hex::encode(Sha256::digest(bytes));
    if order.looked_at.as_ref().is_some_and(|seen| !seen.eq_ignore_ascii_case(&sha256)) {
        return Err(AppError::new(ProblemCode::FileChanged));
    }
    let options = ImportOptions { read: order.read, columns: order.columns.clone() };
    // People whose register tells no language are written to in Finnish, and may change it themselves.
    let staff =
        StaffFile::open(bytes, &options, Language::Fi).map_err(|fault| convert::file_fault(&fault))?;
    Ok(ReadFile { staff, sha256 })
}

/// Reading a large file takes a while: not on a thread that answers others.
async fn read_aside(order: &Arc<ImportOrder>, bytes: &Arc<[u8]>) -> Result<Arc<ReadFile>, AppError> {
    let (order, bytes) = (Arc::clone(order), Arc::clone(bytes));
    let read = tokio::task::spawn_blocking(move || read_file(&order, &bytes)).await;
    read.map_err(AppError::internal)?.map(Arc::new)
}

/// A dry run, or the import itself when the query says `apply`.
///
/// # Errors
/// The refusals of whole files, `too_many_deactivations`, `file_changed`, and what the policy refuses.
pub async fn import_people(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    query: &PeopleImportQuery,
    bytes: Arc<[u8]>,
) -> Result<PeopleImportResult, AppError> {
    caller.demand(Permission::ImportPeople, Target::in_agency())?;
    let order = Arc::new(import_order(query, app.clock.now())?);
    let file = read_aside(&order, &bytes).await?;
    let ground =
        Ground { scope: caller.scope, actor: caller.actor(), language: caller.language, at: app.clock.now() };
    if query.apply != Some(true) {
        let (result, plan) = app.db.read(move |conn| plan_dry_run(conn, &ground, &order, &file)).await?;
        // What is stored is shown beside what would come only to those who may read it, and whose it is can see who looked.
        if !caller.may(Permission::ListPeople, Target::in_agency()) {
            return Ok(PeopleImportResult { changes: Vec::new(), ..result });
        }
        note_looks(app, caller, "import_people", result::shown_of(&plan))?;
        return Ok(result);
    }
    let ids = Arc::clone(&app.ids);
    write_once(app, key, move |conn| carry_out(conn, &*ids, &ground, &order, &file)).await
}

/// What an import would do.
///
/// # Errors
/// When the database fails.
pub fn dry_run(
    conn: &mut AnyConn,
    ground: &Ground,
    order: &ImportOrder,
    file: &ReadFile,
) -> Result<PeopleImportResult, AppError> {
    plan_dry_run(conn, ground, order, file).map(|(result, _)| result)
}

/// The same with the plan, row by row.
fn plan_dry_run(
    conn: &mut AnyConn,
    ground: &Ground,
    order: &ImportOrder,
    file: &ReadFile,
) -> Result<(PeopleImportResult, ImportPlan), AppError> {
    let stored = store::stored_for_import(conn, &ground.scope, &order.source)?;
    let plan = file.staff.plan_led(&stored.people, &stored.led);
    let places = store::names_of_places(conn, &ground.scope)?;
    Ok((result::of_dry_run(file, &plan, order.absent, &places, ground.language), plan))
}

/// The rows that would be rejected or warned of, as a file to mend.
///
/// # Errors
/// As [`import_people`].
pub async fn faulty_people_rows(
    app: &App,
    caller: &Caller,
    query: &PeopleImportQuery,
    bytes: Arc<[u8]>,
) -> Result<String, AppError> {
    caller.demand(Permission::ImportPeople, Target::in_agency())?;
    let order = Arc::new(import_order(query, app.clock.now())?);
    let file = read_aside(&order, &bytes).await?;
    let (scope, language) = (caller.scope, caller.language);
    app.db.read(move |conn| faulty_text(conn, &scope, language, &order, &file)).await
}

/// The faulty rows of a file, as text.
///
/// # Errors
/// When the database fails.
pub fn faulty_text(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    language: polku_i18n::Language,
    order: &ImportOrder,
    file: &ReadFile,
) -> Result<String, AppError> {
    let stored = store::stored_for_import(conn, scope, &order.source)?;
    let plan = file.staff.plan_led(&stored.people, &stored.led);
    let header = |key: &str| polku_i18n::text(language, key, &[]);
    let (line, fault) = (header("import-header-line"), header("import-header-fault"));
    let table = &file.staff.file().table;
    Ok(faulty_rows(table, &plan.remarks, [&line, &fault], |remark| {
        convert::fault_message(language, &remark.fault)
    }))
}

/// The imports of the agency, latest first.
///
/// # Errors
/// `invalid_cursor`, and what the policy refuses.
pub async fn list_people_imports(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<PeopleImportRun>, AppError> {
    caller.demand(Permission::ImportPeople, Target::in_agency())?;
    let cursors = app.cursors(caller, "people_imports");
    let wanted = cursors.wanted::<Uuid>(query)?;
    let (scope, limit): (AgencyScope, usize) = (caller.scope, wanted.limit);
    let runs = app.db.read(move |conn| store::list_runs(conn, &scope, &wanted)).await?;
    let page = cursors.page(runs, limit, |run| run.id)?;
    Ok(Page {
        items: page.items.into_iter().map(convert::import_run).collect(),
        next_cursor: page.next_cursor,
    })
}
