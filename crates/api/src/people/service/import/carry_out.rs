//! Carrying out a plan: a handful of statements, whatever the size of the register.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use polku_api_types::people::PeopleImportResult;
use polku_domain::agencies::{PlaceName, Site, Unit, Validity};
use polku_domain::ids::{PersonId, SiteId, UnitId};
use polku_domain::people::import::{ImportPlan, RowOutcome, StaffRecord};
use polku_domain::people::{ExternalId, Person, ReportingLines};
use polku_i18n::Language;

use super::watch::Watch;
use super::{ImportOrder, ReadFile, result};
use crate::access::AgencyScope;
use crate::agencies;
use crate::audit::{self, Actor, Entry, Subject};
use crate::clock::finland;
use crate::db::AnyConn;
use crate::ids::Ids;
use crate::people::store::{self, Figures, ImportRun, PersonRow, StoredRegister};
use crate::problem::{AppError, ProblemCode};

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
}

/// Plans the import against what is stored and does it, inside the caller's transaction.
///
/// # Errors
/// `too_many_deactivations` when nobody confirmed as many.
pub fn carry_out(
    conn: &mut AnyConn,
    ids: &dyn Ids,
    ground: &Ground,
    order: &ImportOrder,
    file: &ReadFile,
) -> Result<PeopleImportResult, AppError> {
    carry_out_in_full(conn, ids, ground, order, file).map(|done| done.result)
}

/// What an import did, row by row.
pub struct Done {
    /// In figures.
    pub result: PeopleImportResult,
    /// What became of each row.
    pub plan: ImportPlan,
    /// Whoever is new or changed, by their number.
    pub people: BTreeMap<String, PersonId>,
}

/// As [`carry_out`], with what became of each row.
///
/// # Errors
/// As [`carry_out`].
pub fn carry_out_in_full(
    conn: &mut AnyConn,
    ids: &dyn Ids,
    ground: &Ground,
    order: &ImportOrder,
    file: &ReadFile,
) -> Result<Done, AppError> {
    let stored = store::stored_for_import(conn, &ground.scope, &order.source)?;
    let plan = file.staff.plan_led(&stored.people, &stored.led);
    let gone = plan
        .deactivations(order.absent)
        .map_err(|refusal| AppError::new(ProblemCode::TooManyDeactivations).because(refusal))?
        .to_vec();
    let known = store::names_of_places(conn, &ground.scope)?;
    let run = ids.ordered();
    let outcome = result::of_import(run, file, &plan, order.absent, &known, ground.language);
    let watch = Watch::begin(conn, ground)?;
    let places = Places::with_new(conn, ids, ground, order.as_of, &plan, known)?;
    let rows = Rows { ids, ground, order, places: &places }.of(&plan, &stored)?;
    take_over(conn, &ground.scope, order, &plan, &stored)?;
    store::upsert(conn, &rows)?;
    store::touch(conn, &ground.scope, &seen(&plan), order.as_of)?;
    let today = ground.at.to_zoned(finland()).date();
    store::deactivate(conn, &ground.scope, &gone, order.as_of, today)?;
    record(conn, ground, run, &plan, &rows, &gone)?;
    watch.end(conn, ids, ground, run, (&plan, &gone))?;
    let run = ImportRun {
        id: run,
        source: order.source.as_str().to_owned(),
        file_sha256: file.sha256.clone(),
        figures: figures(order.as_of, &outcome),
        applied_at: ground.at,
    };
    store::insert_run(conn, &ground.scope, &run, Some(&ground.actor.who.to_string()))?;
    let people = rows.into_iter().map(|row| (row.external_id, row.id.0)).collect();
    Ok(Done { result: outcome, plan, people })
}

fn figures(as_of: Date, result: &PeopleImportResult) -> Figures {
    Figures {
        as_of,
        rows: result.rows,
        created: result.created,
        changed: result.changed,
        unchanged: result.unchanged,
        rejected: result.rejected,
        deactivated: result.deactivated,
    }
}

/// Of whom the register says the same, and who is there by a line that says nothing else.
fn seen(plan: &ImportPlan) -> Vec<PersonId> {
    let people = |outcome: &RowOutcome| match outcome {
        RowOutcome::Unchanged { person } => vec![*person],
        RowOutcome::Led { person, held_by } => vec![*person, *held_by],
        RowOutcome::Rejected | RowOutcome::New(_) | RowOutcome::Changed { .. } => Vec::new(),
    };
    plan.rows.iter().flat_map(|row| people(&row.outcome)).collect()
}

/// Lets everybody whom another register has put out of service, and this one names, be followed by the line of this one.
fn take_over(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    order: &ImportOrder,
    plan: &ImportPlan,
    stored: &StoredRegister,
) -> Result<(), AppError> {
    let ended: BTreeMap<&ExternalId, PersonId> = stored
        .led
        .iter()
        .filter(|line| line.ended.is_some())
        .map(|line| (&line.external_id, line.person))
        .collect();
    for number in plan.records().map(|record| &record.external_id) {
        let Some(person) = ended.get(number) else { continue };
        if !store::follow(conn, scope, *person, (order.source.as_str(), number.as_str()))? {
            return Err(AppError::internal("a line that leads to somebody by no merge"));
        }
    }
    Ok(())
}

/// Units and sites by name.
struct Places {
    units: BTreeMap<String, UnitId>,
    sites: BTreeMap<String, SiteId>,
}

impl Places {
    /// The known ones and, from the day of the file on, those that the file brings.
    fn with_new(
        conn: &mut AnyConn,
        ids: &dyn Ids,
        ground: &Ground,
        as_of: Date,
        plan: &ImportPlan,
        known: (BTreeMap<String, UnitId>, BTreeMap<String, SiteId>),
    ) -> Result<Self, AppError> {
        let mut places = Self { units: known.0, sites: known.1 };
        let validity = Validity::new(as_of, None).map_err(AppError::internal)?;
        let agency = ground.scope.agency();
        for name in plan.records().filter_map(|record| record.unit.as_ref()) {
            if !places.units.contains_key(name.as_str()) {
                let unit = Unit { id: UnitId::new(ids.ordered()), agency, name: name.clone(), validity };
                agencies::store::unit_rows::insert(conn, &ground.scope, &unit)?;
                note_place(conn, ground, "unit", unit.id.uuid())?;
                places.units.insert(name.as_str().to_owned(), unit.id);
            }
        }
        for name in plan.records().filter_map(|record| record.site.as_ref()) {
            if !places.sites.contains_key(name.as_str()) {
                let site = Site { id: SiteId::new(ids.ordered()), agency, name: name.clone(), validity };
                agencies::store::site_rows::insert(conn, &ground.scope, &site)?;
                note_place(conn, ground, "site", site.id.uuid())?;
                places.sites.insert(name.as_str().to_owned(), site.id);
            }
        }
        Ok(places)
    }

    fn unit(&self, name: Option<&PlaceName>) -> Option<UnitId> {
        name.and_then(|name| self.units.get(name.as_str()).copied())
    }

    fn site(&self, name: Option<&PlaceName>) -> Option<SiteId> {
        name.and_then(|name| self.sites.get(name.as_str()).copied())
    }
}

fn note_place(
    conn: &mut AnyConn,
    ground: &Ground,
    kind: &'static str,
    id: uuid::Uuid,
) -> Result<(), AppError> {
    let action = if kind == "unit" { "unit_created" } else { "site_created" };
    let subject = Subject::new(kind, id);
    let entry = Entry { action, subject, person: None, fields: &["name", "valid_from"], at: ground.at };
    audit::record(conn, &ground.actor, entry)?;
    Ok(())
}

/// Makes rows of records.
struct Rows<'a> {
    ids: &'a dyn Ids,
    ground: &'a Ground,
    order: &'a ImportOrder,
    places: &'a Places,
}

impl Rows<'_> {
    /// The rows to store, supervisors before those below them.
    fn of(&self, plan: &ImportPlan, stored: &StoredRegister) -> Result<Vec<PersonRow>, AppError> {
        let led = stored.led.iter().map(|line| (&line.external_id, line.person));
        let own = stored.people.iter().map(|person| (&person.record.external_id, person.id));
        let mut ids: BTreeMap<&ExternalId, PersonId> = led.chain(own).collect();
        for record in plan.records() {
            ids.entry(&record.external_id).or_insert_with(|| PersonId::new(self.ids.ordered()));
        }
        let pairs = plan
            .records()
            .filter_map(|record| Some((record.external_id.clone(), record.supervisor.clone()?)));
        let lines = ReportingLines::new(pairs);
        let mut records: Vec<(usize, &StaffRecord)> =
            plan.records().map(|record| (lines.above(&record.external_id).len(), record)).collect();
        records.sort_by_key(|(depth, _)| *depth);
        records.into_iter().map(|(_, record)| self.row(record, &ids)).collect()
    }

    fn row(
        &self,
        record: &StaffRecord,
        ids: &BTreeMap<&ExternalId, PersonId>,
    ) -> Result<PersonRow, AppError> {
        let id = ids.get(&record.external_id).copied();
        let person = Person {
            id: id.ok_or_else(|| AppError::internal("a record without an id"))?,
            agency: self.ground.scope.agency(),
            source: self.order.source.clone(),
            external_id: record.external_id.clone(),
            name: record.name.clone(),
            email: record.email.clone(),
            unit: self.places.unit(record.unit.as_ref()),
            site: self.places.site(record.site.as_ref()),
            title: record.title.clone(),
            job_category: record.job_category.clone(),
            is_supervisor: record.is_supervisor,
            supervisor: record.supervisor.as_ref().and_then(|number| ids.get(number).copied()),
            role_started_on: record.role_started_on,
            leave: record.leave,
            register_as_of: self.order.as_of,
            language: record.language,
            active: true,
        };
        Ok(PersonRow::new(&person, self.ground.at))
    }
}

/// One entry for the run, and one for each person whose row changed.
fn record(
    conn: &mut AnyConn,
    ground: &Ground,
    run: uuid::Uuid,
    plan: &ImportPlan,
    rows: &[PersonRow],
    gone: &[PersonId],
) -> Result<(), AppError> {
    let changed: BTreeMap<PersonId, Vec<&'static str>> = plan
        .rows
        .iter()
        .filter_map(|row| match &row.outcome {
            RowOutcome::Changed { person, changes, .. } => {
                Some((*person, changes.iter().map(|change| change.field.key()).collect()))
            }
            _ => None,
        })
        .collect();
    let entry = |action, person: PersonId, fields| Entry {
        action,
        subject: Subject::new("person", person),
        person: Some(person),
        fields,
        at: ground.at,
    };
    let whole = Entry {
        action: "people_imported",
        subject: Subject::new("import_run", run),
        person: None,
        fields: &[],
        at: ground.at,
    };
    let of_rows = rows.iter().map(|row| match changed.get(&row.id.0) {
        Some(fields) => entry("person_updated", row.id.0, fields.as_slice()),
        None => entry("person_created", row.id.0, ALL_FIELDS),
    });
    let of_gone = gone.iter().map(|person| entry("person_deactivated", *person, &["active"]));
    let entries: Vec<Entry<'_>> = std::iter::once(whole).chain(of_rows).chain(of_gone).collect();
    audit::record_all(conn, &ground.actor, &entries)?;
    Ok(())
}

/// What a new row says of a person.
const ALL_FIELDS: &[&str] = &[
    "external_id",
    "family_name",
    "given_name",
    "email",
    "unit",
    "site",
    "title",
    "job_category",
    "is_supervisor",
    "supervisor_external_id",
    "role_started_on",
    "leave_from",
    "leave_until",
    "language",
    "active",
];
