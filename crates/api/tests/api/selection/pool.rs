//! A closed call of agency A with an application of every persona, and one rule: supervisors are left outside.

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::date;
use polku::db::schema::{applications, calls, initiatives, mails, programmes, rule_versions, rules};
use polku::db::{AnyConn, Day, DbError, Json, Key, Ts};
use polku_api_types::programmes::{ApproveCall, CallDetails, SaveCall, UpdateProgramme};
use polku_api_types::text::Localised;
use polku_domain::ids::{ApplicationId, CallId, InitiativeId, ProgrammeId, RuleId};
use serde_json::json;
use uuid::Uuid;

use crate::support::calls::{published_programme, set_clock, supervisor_rule};
use crate::support::personas::Agency;
use crate::support::{Answers, Home, Persona, World};

/// Places of the programme; twelve of the thirteen applicants are eligible.
pub const SEATS: u32 = 4;
pub const ELIGIBLE: u32 = 12;

pub struct Pool {
    pub programme: ProgrammeId,
    pub call: CallId,
    pub application_of: BTreeMap<Persona, ApplicationId>,
}

impl Pool {
    pub async fn settle(world: &World) -> Self {
        let ids = &world.app.ids;
        let staff = Persona::ALL.into_iter().filter(|persona| *persona != Persona::SystemAdmin);
        let pool = Self {
            programme: world.a.programme,
            call: CallId::new(ids.ordered()),
            application_of: staff.map(|persona| (persona, ApplicationId::new(ids.ordered()))).collect(),
        };
        let (initiative, rule, version) = (ids.ordered(), ids.ordered(), ids.ordered());
        let (agency, now) = (world.a.clone(), world.app.clock.now());
        let (programme, call, of) = (pool.programme, pool.call, pool.application_of.clone());
        world
            .app
            .db
            .write_tx(move |conn| -> Result<(), DbError> {
                insert_programme(conn, &agency, InitiativeId::new(initiative), programme, now)?;
                insert_call(conn, &agency, programme, call, now)?;
                insert_rule(conn, &agency, call, RuleId::new(rule), version, now)?;
                for (persona, application) in &of {
                    insert_application(conn, &agency, (programme, call), *persona, *application, now)?;
                }
                Ok(())
            })
            .await
            .expect("the pool fits the tables");
        pool
    }

    /// The persona behind an application.
    pub fn persona(&self, application: Uuid) -> Persona {
        let found = self.application_of.iter().find(|(_, of)| of.uuid() == application);
        *found.expect("an application of the pool").0
    }

    /// The states of all applications, as they are stored.
    pub async fn states(&self, world: &World) -> BTreeMap<String, u32> {
        let call = self.call;
        let states: Vec<String> = world
            .app
            .db
            .read(move |conn| -> Result<_, DbError> {
                Ok(applications::table
                    .filter(applications::call_id.eq(Key(call)))
                    .select(applications::state)
                    .load(conn)?)
            })
            .await
            .unwrap();
        let mut counts = BTreeMap::new();
        states.into_iter().for_each(|state| *counts.entry(state).or_default() += 1);
        counts
    }

    /// How many mails of each template are in the outbox.
    pub async fn mails(&self, world: &World) -> BTreeMap<String, u32> {
        let read = |conn: &mut AnyConn| -> Result<Vec<String>, DbError> {
            Ok(mails::table.select(mails::template).load(conn)?)
        };
        let templates = world.app.db.read(read).await.unwrap();
        let mut counts = BTreeMap::new();
        templates.into_iter().for_each(|template| *counts.entry(template).or_default() += 1);
        counts
    }

    pub async fn waiting_order(&self, world: &World) -> Vec<Uuid> {
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let places = coordinator.whole_places(self.programme.uuid()).await.unwrap();
        places.waiting.iter().map(|entry| entry.application_id).collect()
    }
}

fn localised(fi: &str) -> Json<Localised> {
    Json(Localised { fi: fi.to_owned(), sv: Some(fi.to_owned()), en: Some(fi.to_owned()) })
}

fn insert_programme(
    conn: &mut AnyConn,
    agency: &Agency,
    initiative: InitiativeId,
    programme: ProgrammeId,
    now: Timestamp,
) -> Result<(), DbError> {
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
            programmes::places.eq(i64::from(SEATS)),
            programmes::places_taken.eq(0_i64),
            programmes::group_count.eq(2_i64),
            programmes::published.eq(true),
            programmes::created_at.eq(Ts(now)),
            programmes::version.eq(1),
        ))
        .execute(conn)?;
    Ok(())
}

pub fn insert_call(
    conn: &mut AnyConn,
    agency: &Agency,
    programme: ProgrammeId,
    call: CallId,
    now: Timestamp,
) -> Result<(), DbError> {
    let closed: Timestamp = "2020-05-01T21:00:00Z".parse().expect("an instant");
    diesel::insert_into(calls::table)
        .values((
            (
                calls::id.eq(Key(call)),
                calls::agency_id.eq(Key(agency.id)),
                calls::programme_id.eq(Key(programme)),
                calls::opens_on.eq(Day(date(2020, 4, 14))),
                calls::closes_on.eq(Day(date(2020, 5, 1))),
                calls::zone.eq("Europe/Helsinki"),
                calls::opens_at.eq(Ts("2020-04-13T21:00:00Z".parse().expect("an instant"))),
                calls::closes_at.eq(Ts(closed)),
            ),
            calls::questions.eq(Json(json!([]))),
            calls::target_group.eq(localised("Kaikki")),
            calls::method.eq("equal_chance_draw"),
            calls::seats.eq(i64::from(SEATS)),
            calls::offer_days.eq(7_i64),
            calls::waiting_list_until.eq(Day(date(2020, 9, 1))),
            calls::checks_until.eq(Day(date(2020, 9, 15))),
            calls::state.eq("approved"),
            calls::prepared_by.eq(Key(agency.personas[&Persona::Coordinator].account)),
            calls::created_at.eq(Ts(now)),
            calls::version.eq(1),
        ))
        .execute(conn)?;
    Ok(())
}

fn insert_rule(
    conn: &mut AnyConn,
    agency: &Agency,
    call: CallId,
    rule: RuleId,
    version: Uuid,
    now: Timestamp,
) -> Result<(), DbError> {
    diesel::insert_into(rules::table)
        .values((
            rules::id.eq(Key(rule)),
            rules::agency_id.eq(Key(agency.id)),
            rules::call_id.eq(Key(call)),
            rules::position.eq(1_i64),
        ))
        .execute(conn)?;
    diesel::insert_into(rule_versions::table)
        .values((
            (
                rule_versions::id.eq(Key(version)),
                rule_versions::agency_id.eq(Key(agency.id)),
                rule_versions::rule_id.eq(Key(rule)),
                rule_versions::number.eq(1_i64),
                rule_versions::condition.eq(Json(json!({ "attribute": "is_supervisor", "equals": true }))),
                rule_versions::title.eq(localised("Esihenkilöt jäävät ulkopuolelle.")),
                rule_versions::reason.eq(localised("Heille on tarjolla muita koulutuksia.")),
                rule_versions::alternative.eq(localised("Esihenkilöiden koulutukset")),
            ),
            rule_versions::decided_by_name.eq("Päivi Päättäjä"),
            rule_versions::decided_by_title.eq("kehittämispäällikkö"),
            rule_versions::decided_on.eq(Day(date(2020, 4, 9))),
            rule_versions::withdrawn.eq(false),
            rule_versions::created_at.eq(Ts(now)),
        ))
        .execute(conn)?;
    Ok(())
}

pub fn insert_application(
    conn: &mut AnyConn,
    agency: &Agency,
    (programme, call): (ProgrammeId, CallId),
    persona: Persona,
    application: ApplicationId,
    now: Timestamp,
) -> Result<(), DbError> {
    let person = agency.personas[&persona].person.expect("on the register");
    diesel::insert_into(applications::table)
        .values((
            applications::id.eq(Key(application)),
            applications::agency_id.eq(Key(agency.id)),
            applications::call_id.eq(Key(call)),
            applications::programme_id.eq(Key(programme)),
            applications::person_id.eq(Key(person)),
            applications::state.eq("submitted"),
            applications::answers.eq(Json(json!([]))),
            applications::name_sort.eq(persona.name().as_bytes().to_vec()),
            applications::name_fold.eq(format!("rooli-{} testi", persona.name())),
            applications::submitted_at.eq(Ts(now)),
            applications::changed_at.eq(Ts(now)),
            applications::state_changed_at.eq(Ts(now)),
            applications::source.eq("browser"),
            applications::version.eq(1),
        ))
        .execute(conn)?;
    Ok(())
}

/// A programme of [`SEATS`] places and its call with these terms, a draft.
pub async fn draft_call(world: &World, terms: &SaveCall) -> CallDetails {
    set_clock(world, 5, 8, 9);
    let coordinator = world.client(Home::A, Persona::Coordinator);
    let programme = published_programme(world, Home::A).await;
    let change = UpdateProgramme {
        name: programme.name.clone(),
        summary: programme.summary.clone(),
        partner: programme.partner.clone(),
        target_group: programme.target_group.clone(),
        places: SEATS,
        group_count: programme.group_count,
        growth_limit_minutes: None,
        published: true,
    };
    coordinator.update_programme(programme.id, programme.version, &change).await.unwrap();
    let call = coordinator.create_call(world.key(), programme.id, terms).await.unwrap();
    coordinator.create_rule(world.key(), call.id, &supervisor_rule()).await.unwrap();
    coordinator.view_call(call.id).await.unwrap()
}

/// The draft approved, while people may apply.
pub async fn opened(world: &World, call: CallDetails) -> CallDetails {
    let coordinator = world.client(Home::A, Persona::Coordinator);
    let call = coordinator.submit_call(world.key(), call.id, call.version).await.unwrap();
    let approval =
        ApproveCall { name: "Päivi Päättäjä".into(), title: "kehittämispäällikkö".into() };
    let decider = world.client(Home::A, Persona::Decider);
    let call = decider.approve_call(world.key(), call.id, call.version, &approval).await.unwrap();
    set_clock(world, 5, 18, 9);
    call
}
