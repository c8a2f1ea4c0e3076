//! A generated pool put into the tables: people, their supervisors, and an accepted application of each.

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::date;
use polku::db::schema::{applications, calls, initiatives, participations, people, programmes, sites, units};
use polku::db::{AnyConn, Day, DbError, Json, Key, Ts};
use polku_api_types::text::Localised;
use polku_domain::groups::{GroupingInput, Member};
use polku_domain::ids::{ApplicationId, CallId, InitiativeId, PersonId, ProgrammeId, SiteId, UnitId};
use serde_json::json;

use crate::support::personas::Agency;
use crate::support::{Home, Persona, World};

/// A programme of agency A with everybody in it.
pub struct Pool {
    pub programme: ProgrammeId,
    pub call: CallId,
    /// Each person's application.
    pub application_of: BTreeMap<PersonId, ApplicationId>,
    pub input: GroupingInput,
}

impl Pool {
    /// Everybody of `input` has accepted their place in the programme that agency A's roles are granted to.
    pub async fn settle(world: &World, input: GroupingInput) -> Self {
        let ids = &world.app.ids;
        let people = input.members.iter().map(|member| (member.person, ApplicationId::new(ids.ordered())));
        let pool = Self {
            programme: world.a.programme,
            call: CallId::new(ids.ordered()),
            application_of: people.collect(),
            input: input.clone(),
        };
        let initiative = InitiativeId::new(ids.ordered());
        let units: BTreeMap<String, UnitId> =
            input.members.iter().map(|member| (member.unit.clone(), UnitId::new(ids.ordered()))).collect();
        let sites: BTreeMap<String, SiteId> =
            input.members.iter().map(|member| (member.site.clone(), SiteId::new(ids.ordered()))).collect();
        let now = world.app.clock.now();
        let agency = world.home(Home::A).clone();
        let (programme, call, application_of) = (pool.programme, pool.call, pool.application_of.clone());
        world
            .app
            .db
            .write_tx(move |conn| -> Result<(), DbError> {
                insert_programme(conn, &agency, initiative, (programme, call), &input.sizes, now)?;
                insert_places(conn, &agency, &units, &sites)?;
                for member in &input.members {
                    let place = (units[&member.unit], sites[&member.site]);
                    insert_person(conn, &agency, member, place, now)?;
                    insert_application(
                        conn,
                        &agency,
                        (programme, call),
                        member.person,
                        application_of[&member.person],
                        now,
                    )?;
                }
                for member in &input.members {
                    if let Some(supervisor) = member.superiors.first() {
                        set_supervisor(conn, member.person, *supervisor)?;
                    }
                }
                Ok(())
            })
            .await
            .expect("the pool fits the tables");
        pool
    }

    /// Gives a persona an accepted place too, besides everybody of the pool.
    pub async fn join(&self, world: &World, persona: Persona) -> ApplicationId {
        let person = world.rows(Home::A, persona).person.expect("on the register");
        let application = ApplicationId::new(world.app.ids.ordered());
        let (agency, of, now) = (world.a.clone(), (self.programme, self.call), world.app.clock.now());
        world
            .app
            .db
            .write_tx(move |conn| insert_application(conn, &agency, of, person, application, now))
            .await
            .expect("the application fits the tables");
        application
    }

    /// The agency it is in.
    pub fn agency(&self, world: &World) -> polku_domain::ids::AgencyId {
        world.home(Home::A).id
    }

    /// Lets somebody give up their place.
    pub async fn leave(&self, world: &World, application: ApplicationId) {
        let change = move |conn: &mut AnyConn| -> Result<(), DbError> {
            diesel::update(applications::table.find(Key(application)))
                .set(applications::state.eq("withdrawn"))
                .execute(conn)?;
            diesel::update(participations::table.find(Key(application)))
                .set((participations::state.eq("discontinued"), participations::reason.eq("not_told")))
                .execute(conn)?;
            Ok(())
        };
        world.app.db.write_tx(change).await.expect("the application changes");
    }
}

fn localised(fi: &str) -> Json<Localised> {
    Json(Localised { fi: fi.to_owned(), sv: None, en: None })
}

fn insert_programme(
    conn: &mut AnyConn,
    agency: &Agency,
    initiative: InitiativeId,
    (programme, call): (ProgrammeId, CallId),
    sizes: &[u32],
    now: Timestamp,
) -> Result<(), DbError> {
    let account = agency.personas[&Persona::Coordinator].account;
    let places: i64 = sizes.iter().map(|size| i64::from(*size)).sum();
    diesel::insert_into(initiatives::table)
        .values((
            initiatives::id.eq(Key(initiative)),
            initiatives::agency_id.eq(Key(agency.id)),
            initiatives::name.eq(localised("Hanke")),
            initiatives::summary.eq(localised("Hanke")),
            initiatives::created_at.eq(Ts(now)),
            initiatives::version.eq(1),
        ))
        .execute(conn)?;
    diesel::insert_into(programmes::table)
        .values((
            (
                programmes::id.eq(Key(programme)),
                programmes::agency_id.eq(Key(agency.id)),
                programmes::initiative_id.eq(Key(initiative)),
                programmes::slug.eq("arvoa"),
                programmes::name.eq(localised("Arvoa yhteistyöhön")),
                programmes::summary.eq(localised("Ohjelma")),
                programmes::target_group.eq(localised("Kaikki")),
            ),
            programmes::places.eq(places),
            programmes::places_taken.eq(places),
            programmes::group_count.eq(i64::try_from(sizes.len()).expect("few groups")),
            programmes::published.eq(true),
            programmes::created_at.eq(Ts(now)),
            programmes::version.eq(1),
        ))
        .execute(conn)?;
    diesel::insert_into(calls::table)
        .values((
            (
                calls::id.eq(Key(call)),
                calls::agency_id.eq(Key(agency.id)),
                calls::programme_id.eq(Key(programme)),
                calls::opens_on.eq(Day(date(2020, 4, 14))),
                calls::closes_on.eq(Day(date(2020, 5, 1))),
                calls::zone.eq("Europe/Helsinki"),
                calls::opens_at.eq(Ts(now)),
                calls::closes_at.eq(Ts(now)),
            ),
            calls::questions.eq(Json(json!([]))),
            calls::target_group.eq(localised("Kaikki")),
            calls::method.eq(Json(json!("draw"))),
            calls::seats.eq(places),
            calls::offer_days.eq(7),
            calls::waiting_list_until.eq(Day(date(2020, 9, 1))),
            calls::checks_until.eq(Day(date(2020, 9, 1))),
            calls::state.eq("approved"),
            calls::prepared_by.eq(Key(account)),
            calls::created_at.eq(Ts(now)),
            calls::version.eq(1),
        ))
        .execute(conn)?;
    Ok(())
}

fn insert_places(
    conn: &mut AnyConn,
    agency: &Agency,
    of_units: &BTreeMap<String, UnitId>,
    of_sites: &BTreeMap<String, SiteId>,
) -> Result<(), DbError> {
    let since = Day(date(2010, 1, 1));
    for (name, unit) in of_units {
        diesel::insert_into(units::table)
            .values((
                units::id.eq(Key(*unit)),
                units::agency_id.eq(Key(agency.id)),
                units::name.eq(name),
                units::valid_from.eq(since),
                units::version.eq(1),
            ))
            .execute(conn)?;
    }
    for (name, site) in of_sites {
        diesel::insert_into(sites::table)
            .values((
                sites::id.eq(Key(*site)),
                sites::agency_id.eq(Key(agency.id)),
                sites::name.eq(name),
                sites::valid_from.eq(since),
                sites::version.eq(1),
            ))
            .execute(conn)?;
    }
    Ok(())
}

fn insert_person(
    conn: &mut AnyConn,
    agency: &Agency,
    member: &Member,
    (unit, site): (UnitId, SiteId),
    now: Timestamp,
) -> Result<(), DbError> {
    let number = member.person.uuid().as_u128() & 0xffff;
    diesel::insert_into(people::table)
        .values((
            (
                people::id.eq(Key(member.person)),
                people::agency_id.eq(Key(agency.id)),
                people::source.eq("pool"),
                people::external_id.eq(number.to_string()),
                people::given_name.eq("Jäsen"),
                people::family_name.eq(format!("Numero-{number:03}")),
                people::name_fold.eq(format!("numero-{number:03} jäsen")),
                people::name_sort.eq(format!("numero-{number:03}").into_bytes()),
                people::email.eq(format!("{number}@example.test")),
            ),
            people::unit_id.eq(Key(unit)),
            people::site_id.eq(Key(site)),
            people::title.eq("asiantuntija"),
            people::job_category.eq(&member.job_category),
            people::is_supervisor.eq(false),
            people::language.eq("fi"),
            people::active.eq(true),
            people::register_as_of.eq(Day(date(2020, 4, 1))),
            people::created_at.eq(Ts(now)),
            people::version.eq(1),
        ))
        .execute(conn)?;
    Ok(())
}

fn set_supervisor(conn: &mut AnyConn, person: PersonId, supervisor: PersonId) -> Result<(), DbError> {
    diesel::update(people::table.find(Key(person)))
        .set(people::supervisor_id.eq(Key(supervisor)))
        .execute(conn)?;
    Ok(())
}

pub fn insert_application(
    conn: &mut AnyConn,
    agency: &Agency,
    (programme, call): (ProgrammeId, CallId),
    person: PersonId,
    application: ApplicationId,
    now: Timestamp,
) -> Result<(), DbError> {
    let sort: Vec<u8> = people::table.find(Key(person)).select(people::name_sort).first(conn)?;
    diesel::insert_into(applications::table)
        .values((
            applications::id.eq(Key(application)),
            applications::agency_id.eq(Key(agency.id)),
            applications::call_id.eq(Key(call)),
            applications::programme_id.eq(Key(programme)),
            applications::person_id.eq(Key(person)),
            applications::state.eq("accepted"),
            applications::answers.eq(Json(json!([]))),
            applications::name_sort.eq(sort),
            applications::name_fold.eq(""),
            applications::submitted_at.eq(Ts(now)),
            applications::changed_at.eq(Ts(now)),
            applications::state_changed_at.eq(Ts(now)),
            applications::source.eq("browser"),
            applications::version.eq(1),
        ))
        .execute(conn)?;
    diesel::insert_into(participations::table)
        .values((
            participations::application_id.eq(Key(application)),
            participations::agency_id.eq(Key(agency.id)),
            participations::programme_id.eq(Key(programme)),
            participations::person_id.eq(Key(person)),
            participations::state.eq("ongoing"),
            participations::began_at.eq(Ts(now)),
            participations::state_changed_at.eq(Ts(now)),
            participations::version.eq(1),
        ))
        .execute(conn)?;
    Ok(())
}
