//! Applications that were made elsewhere: one way for the browser, the API, the command line and the demo.
//!
//! A file is read against the call's own questions and window. A person who has applied already stays as they are: the
//! same application again changes nothing, another one is a fault of its row. Once a selection round has begun,
//! nothing is imported.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::Timestamp;
use polku_api_types::applications::{ApplicationsImportQuery, ApplicationsImportResult};
use polku_api_types::people::ImportFault;
use polku_domain::access::Permission;
use polku_domain::applications::import::{
    ApplicationColumn, ApplicationFault, ApplicationRemark, ApplicationRow as ReadRow, ApplicationsFile,
    Frame,
};
use polku_domain::applications::state::StateKind;
use polku_domain::ids::{ApplicationId, CallId, PersonId};
use polku_domain::tables::ImportOptions;
use polku_i18n::Language;
use sha2::{Digest, Sha256};

use super::shown::latest_round;
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::applications::convert::{self, answers_to_wire};
use crate::applications::store::{self, ApplicationRow, ListedName, Origin};
use crate::audit::{self, Actor, Entry, Subject};
use crate::clock::finland;
use crate::db::{AnyConn, Code, Json, Key, Ts};
use crate::http::{Idempotent, write_once};
use crate::ids::Ids;
use crate::problem::{AppError, ProblemCode};
use crate::programmes::service::{call_for, shown as calls};
use crate::programmes::store::calls::{self as call_rows, CallRow};
use crate::supervision::{self, Letters, Sent};

/// Most faults that are listed.
const MOST_LISTED: usize = 1_000;

/// On whose behalf, where and when an import is done.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The agency.
    pub scope: AgencyScope,
    /// Who imports.
    pub actor: Actor,
    /// The language faults are told in.
    pub language: Language,
    /// Now.
    pub at: Timestamp,
    /// What letters need.
    pub letters: Letters,
}

/// A file that was read against a call, with its digest.
#[derive(Clone, Debug)]
pub struct ReadFile {
    file: ApplicationsFile,
    sha256: String,
}

/// Reads a file against a call.
///
/// # Errors
/// The refusals of whole files; `call_closed` for a call that is not approved.
pub fn read_file(call: &CallRow, bytes: &[u8]) -> Result<ReadFile, AppError> {
    if !calls::is_approved(call) {
        return Err(AppError::new(ProblemCode::CallClosed));
    }
    let terms = calls::terms(call)?;
    let zone = finland();
    let frame = Frame { questions: &terms.questions, window: terms.window, zone: &zone };
    let file = ApplicationsFile::read(bytes, &ImportOptions::default(), frame)
        .map_err(|fault| convert::file_fault(&fault))?;
    Ok(ReadFile { file, sha256: hex::encode(Sha256::digest(bytes)) })
}

/// A dry run, or the import itself when the query says `apply`.
///
/// # Errors
/// The refusals of whole files, `file_changed`, `selection_began`, and what the policy refuses.
pub async fn import_applications(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    call: CallId,
    query: &ApplicationsImportQuery,
    bytes: Arc<[u8]>,
) -> Result<ApplicationsImportResult, AppError> {
    let importer = caller.clone();
    let row =
        app.db.read(move |conn| call_for(conn, &importer, call, Permission::ImportApplications)).await?;
    let reading = tokio::task::spawn_blocking(move || read_file(&row, &bytes)).await;
    let file = Arc::new(reading.map_err(AppError::internal)??);
    if query.file_sha256.as_ref().is_some_and(|seen| !seen.eq_ignore_ascii_case(&file.sha256)) {
        return Err(AppError::new(ProblemCode::FileChanged));
    }
    let letters = Letters::of(app);
    let (scope, actor, language, at) = (caller.scope, caller.actor(), caller.language, letters.now);
    let ground = Ground { scope, actor, language, at, letters };
    let ids = Arc::clone(&app.ids);
    if query.apply != Some(true) {
        return app.db.read(move |conn| dry_run(conn, &*ids, &ground, call, &file)).await;
    }
    write_once(app, key, move |conn| carry_out(conn, &*ids, &ground, call, &file)).await
}

/// What an import would do.
///
/// # Errors
/// As [`carry_out`].
pub fn dry_run(
    conn: &mut AnyConn,
    ids: &dyn Ids,
    ground: &Ground,
    call: CallId,
    file: &ReadFile,
) -> Result<ApplicationsImportResult, AppError> {
    let plan = plan(conn, ids, ground, call, file)?;
    Ok(result(file, &plan, ground.language, false))
}

/// Does an import inside the caller's transaction.
///
/// # Errors
/// `selection_began`, and when the database fails.
pub fn carry_out(
    conn: &mut AnyConn,
    ids: &dyn Ids,
    ground: &Ground,
    call: CallId,
    file: &ReadFile,
) -> Result<ApplicationsImportResult, AppError> {
    let plan = plan(conn, ids, ground, call, file)?;
    store::insert(conn, &plan.new)?;
    let entries: Vec<Entry<'_>> = plan.new.iter().map(|row| entry(row, ground.at)).collect();
    audit::record_all(conn, &ground.actor, &entries)?;
    let sent = |row: &ApplicationRow| Sent { application: row.id.0, person: row.person_id.0 };
    let sent: Vec<Sent> = plan.new.iter().map(sent).collect();
    supervision::tell(conn, &ground.scope, &ground.actor, &plan.call, &sent, &ground.letters)?;
    Ok(result(file, &plan, ground.language, true))
}

fn entry(row: &ApplicationRow, at: Timestamp) -> Entry<'static> {
    Entry {
        action: "application_imported",
        subject: Subject::new("application", row.id.0),
        person: Some(row.person_id.0),
        fields: &["answers", "state"],
        at,
    }
}

/// What is to be done with each row.
struct Plan {
    call: CallRow,
    new: Vec<ApplicationRow>,
    unchanged: u64,
    remarks: Vec<ApplicationRemark>,
}

fn plan(
    conn: &mut AnyConn,
    ids: &dyn Ids,
    ground: &Ground,
    call: CallId,
    file: &ReadFile,
) -> Result<Plan, AppError> {
    let row = call_rows::find(conn, &ground.scope, call)?.ok_or_else(AppError::not_found)?;
    if latest_round(conn, &ground.scope, call)?.is_some() {
        return Err(AppError::new(ProblemCode::SelectionBegan));
    }
    let numbers: Vec<String> = file.file.rows.iter().map(|row| row.applicant.as_str().to_owned()).collect();
    let people = by_number(store::people_numbered(conn, &ground.scope, &numbers)?);
    let applied: HashMap<PersonId, ApplicationRow> =
        store::all_of(conn, &ground.scope, call)?.into_iter().map(|row| (row.person_id.0, row)).collect();
    let mut planned = HashSet::new();
    let mut plan = Plan { call: row, new: Vec::new(), unchanged: 0, remarks: file.file.remarks.clone() };
    for read in &file.file.rows {
        let refuse = |fault| ApplicationRemark::new(read.line, ApplicationColumn::Applicant, fault);
        let Some(name) = people.get(read.applicant.as_str()) else {
            plan.remarks.push(refuse(ApplicationFault::ApplicantUnknown));
            continue;
        };
        match applied.get(&name.person.0) {
            // Two numbers may be one person's.
            None if !planned.insert(name.person.0) => {
                plan.remarks.push(refuse(ApplicationFault::AppliedAlready));
            }
            None => {
                let new = new_row(ids, &plan.call, name, read, ground.at);
                plan.new.push(new);
            }
            Some(earlier) if is_same(earlier, read) => plan.unchanged += 1,
            Some(_) => plan.remarks.push(refuse(ApplicationFault::AppliedAlready)),
        }
    }
    plan.remarks.sort_by_key(|remark| remark.line);
    Ok(plan)
}

/// Whom each number of the file names. A number is one person's within one source only: one that two sources gave
/// names nobody, rather than somebody else.
fn by_number(found: Vec<ListedName>) -> HashMap<String, ListedName> {
    let mut people: HashMap<String, ListedName> = HashMap::new();
    let mut unclear: HashSet<String> = HashSet::new();
    for name in found {
        if let Some(other) = people.insert(name.external_id.clone(), name) {
            unclear.insert(other.external_id);
        }
    }
    people.retain(|number, _| !unclear.contains(number));
    people
}

fn is_same(earlier: &ApplicationRow, read: &ReadRow) -> bool {
    earlier.submitted_at.0 == read.submitted_at && earlier.answers.0 == answers_to_wire(&read.answers)
}

fn new_row(
    ids: &dyn Ids,
    call: &CallRow,
    name: &ListedName,
    read: &ReadRow,
    now: Timestamp,
) -> ApplicationRow {
    ApplicationRow {
        id: Key(ApplicationId::new(ids.ordered())),
        agency_id: call.agency_id,
        call_id: call.id,
        programme_id: call.programme_id,
        person_id: name.person,
        state: Code(StateKind::Submitted),
        answers: Json(answers_to_wire(&read.answers)),
        name_sort: name.name_sort.clone(),
        name_fold: name.name_fold.clone(),
        submitted_at: Ts(read.submitted_at),
        changed_at: Ts(read.submitted_at),
        state_changed_at: Ts(now),
        source: Code(Origin::Import),
        version: 1,
    }
}

fn result(file: &ReadFile, plan: &Plan, language: Language, applied: bool) -> ApplicationsImportResult {
    let table = &file.file.file.table;
    let faults: Vec<ImportFault> = plan
        .remarks
        .iter()
        .take(MOST_LISTED)
        .map(|remark| convert::import_fault(&file.file.file, remark, language))
        .collect();
    let (rows, created) = (table.rows.len() as u64, plan.new.len() as u64);
    ApplicationsImportResult {
        applied,
        rows,
        created,
        unchanged: plan.unchanged,
        rejected: rows.saturating_sub(created + plan.unchanged),
        faults,
        file_sha256: file.sha256.clone(),
    }
}
