//! A register as it is stored, as the importer compares it with a file.

use std::collections::BTreeMap;

use diesel::prelude::*;
use polku_domain::agencies::PlaceName;
use polku_domain::ids::PersonId;
use polku_domain::people::import::{EndedPerson, LedLine, StaffRecord, StoredPerson};
use polku_domain::people::{Email, ExternalId, JobCategory, Leave, NamePart, PersonName, Source, Title};
use polku_domain::text::Language;

use crate::access::AgencyScope;
use crate::db::schema::{people, sites, units};
use crate::db::{AnyConn, Code, Day, DbError, Key, MultiBackend};
use crate::problem::AppError;

type StoredColumns = (Key<PersonId>, String, String, String, Option<String>, String, String, bool);
type MoreColumns = (Option<Key<PersonId>>, Option<Day>, Code<Language>, bool, Option<String>, Option<String>);
type LeaveColumns = (Option<Day>, Option<Day>);
type StoredRow = (StoredColumns, MoreColumns, LeaveColumns);

/// A register as it is stored.
#[derive(Clone, Debug)]
pub struct StoredRegister {
    /// Everybody who is followed by a line of it.
    pub people: Vec<StoredPerson>,
    /// Its numbers that lead to somebody who is followed by another line.
    pub led: Vec<LedLine>,
}

/// What is stored of the register `source` of the agency, as the importer compares it.
pub fn stored_for_import(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    source: &Source,
) -> Result<StoredRegister, AppError> {
    let led = led_rows(conn, scope, source)?;
    let rows = rows(conn, scope, &Rows::FollowedIn(source))?;
    // Whoever is followed in another register is called by the number that they have in this one.
    let elsewhere = led.iter().map(|line| (line.person.0, line.external_id.clone()));
    let here = rows.iter().map(|(row, ..)| (row.0.0, row.1.clone()));
    let numbers: BTreeMap<PersonId, String> = elsewhere.chain(here).collect();
    let people = rows.into_iter().map(|row| stored(row, &numbers)).collect::<Result<_, AppError>>()?;
    let ended = ended(conn, scope, source, &led, &numbers)?;
    let led =
        led.into_iter().map(|line| line.into_domain(source, &ended)).collect::<Result<_, AppError>>()?;
    Ok(StoredRegister { people, led })
}

/// Which rows of people are read.
enum Rows<'a> {
    /// Everybody who is followed by a line of a register.
    FollowedIn(&'a Source),
    /// These, whether they lead to somebody or not.
    Of(Vec<Key<PersonId>>),
}

fn rows(conn: &mut AnyConn, scope: &AgencyScope, which: &Rows<'_>) -> Result<Vec<StoredRow>, DbError> {
    let query = people::table
        .left_join(units::table.on(people::unit_id.eq(units::id.nullable())))
        .left_join(sites::table.on(people::site_id.eq(sites::id.nullable())))
        .filter(people::agency_id.eq(Key(scope.agency())))
        .order(people::id)
        .select((
            (
                people::id,
                people::external_id,
                people::family_name,
                people::given_name,
                people::email,
                people::title,
                people::job_category,
                people::is_supervisor,
            ),
            (
                people::supervisor_id,
                people::role_started_on,
                people::language,
                people::active,
                units::name.nullable(),
                sites::name.nullable(),
            ),
            (people::leave_from, people::leave_until),
        ))
        .into_boxed::<MultiBackend>();
    let query = match which {
        Rows::FollowedIn(source) => {
            query.filter(people::source.eq(source.as_str())).filter(people::merged_into.is_null())
        }
        Rows::Of(people) => query.filter(people::id.eq_any(people)),
    };
    Ok(query.load(conn)?)
}

/// A row of a register that leads to somebody, with the line by which they are followed.
#[derive(Queryable)]
struct LedRow {
    held_by: Key<PersonId>,
    external_id: String,
    person: Key<PersonId>,
    followed_in: String,
    followed: String,
    is_supervisor: bool,
    in_service: bool,
}

impl LedRow {
    /// Whether the line may take over: another register than `source` has put the person out of service.
    fn is_left_alone_in(&self, source: &Source) -> bool {
        !self.in_service && self.followed_in != source.as_str()
    }

    fn into_domain(
        self,
        source: &Source,
        ended: &BTreeMap<PersonId, StoredPerson>,
    ) -> Result<LedLine, AppError> {
        let followed =
            (self.followed_in == source.as_str()).then(|| ExternalId::parse(&self.followed)).transpose();
        let both = self.is_left_alone_in(source).then(|| {
            let (stored, line) = (ended.get(&self.person.0)?, ended.get(&self.held_by.0)?);
            Some(EndedPerson { stored: stored.clone(), line: line.record.clone() })
        });
        Ok(LedLine {
            external_id: ExternalId::parse(&self.external_id).map_err(AppError::internal)?,
            held_by: self.held_by.0,
            person: self.person.0,
            followed: followed.map_err(AppError::internal)?,
            is_supervisor: self.is_supervisor,
            ended: both.flatten(),
        })
    }
}

/// The rows of a register that lead to somebody who is followed by another line.
fn led_rows(conn: &mut AnyConn, scope: &AgencyScope, source: &Source) -> Result<Vec<LedRow>, DbError> {
    let to = diesel::alias!(people as led_to);
    Ok(people::table
        .inner_join(to.on(to.field(people::id).nullable().eq(people::merged_into)))
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(people::source.eq(source.as_str()))
        .order(people::id)
        .select((
            people::id,
            people::external_id,
            to.field(people::id),
            to.field(people::source),
            to.field(people::external_id),
            to.field(people::is_supervisor),
            to.field(people::active),
        ))
        .load(conn)?)
}

/// Both rows of everybody for whom a line may take over: the person, and whoever holds the line.
fn ended(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    source: &Source,
    led: &[LedRow],
    numbers: &BTreeMap<PersonId, String>,
) -> Result<BTreeMap<PersonId, StoredPerson>, AppError> {
    let alone = led.iter().filter(|line| line.is_left_alone_in(source));
    let both: Vec<Key<PersonId>> = alone.flat_map(|line| [line.person, line.held_by]).collect();
    if both.is_empty() {
        return Ok(BTreeMap::new());
    }
    let stored = rows(conn, scope, &Rows::Of(both))?.into_iter().map(|row| stored(row, numbers));
    stored.map(|person| person.map(|person| (person.id, person))).collect()
}

/// What is stored was checked when it was written, so a value that does not parse is a fault of ours.
fn stored(
    (row, more, (leave_from, leave_until)): StoredRow,
    numbers: &BTreeMap<PersonId, String>,
) -> Result<StoredPerson, AppError> {
    let (id, external_id, family, given, email, title, job_category, is_supervisor) = row;
    let (supervisor, role_started_on, language, active, unit, site) = more;
    let name = |part: &str| NamePart::parse(part).map_err(AppError::internal);
    let place = |text: Option<String>| text.map(|text| PlaceName::parse(&text)).transpose();
    let supervisor = supervisor.and_then(|id| numbers.get(&id.0)).map(|number| ExternalId::parse(number));
    let title = Some(title).filter(|title| !title.is_empty()).map(|title| Title::parse(&title));
    let record = StaffRecord {
        external_id: ExternalId::parse(&external_id).map_err(AppError::internal)?,
        name: PersonName { family: name(&family)?, given: name(&given)? },
        email: email.map(|email| Email::parse(&email)).transpose().map_err(AppError::internal)?,
        unit: place(unit).map_err(AppError::internal)?,
        site: place(site).map_err(AppError::internal)?,
        title: title.transpose().map_err(AppError::internal)?,
        job_category: JobCategory::parse(&job_category).map_err(AppError::internal)?,
        is_supervisor,
        supervisor: supervisor.transpose().map_err(AppError::internal)?,
        role_started_on: role_started_on.map(|day| day.0),
        leave: Leave::of_days(leave_from.map(|day| day.0), leave_until.map(|day| day.0))
            .map_err(AppError::internal)?,
        language: language.0,
    };
    Ok(StoredPerson { id: id.0, active, record })
}
