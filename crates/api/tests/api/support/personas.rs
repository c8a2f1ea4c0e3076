//! Two agencies and one person of every role in each, put straight into the tables.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diesel::prelude::*;
use jiff::{SignedDuration, Timestamp};
use polku::app::App;
use polku::db::schema::{accounts, agencies, people, role_grants, sign_ins, sites, units};
use polku::db::{AnyConn, Code, Day, DbError, Json, Key, Ts};
use polku_api_types::text::Localised;
use polku_domain::access::Role;
use polku_domain::ids::{AccountId, AgencyId, PersonId, ProgrammeId, RoleGrantId, SiteId, UnitId};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// One of the two agencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Home {
    A,
    B,
}

/// Somebody with one role. All of them are on the staff register, so all are participants too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Persona {
    Participant,
    OtherParticipant,
    /// Supervises `Participant` and has no role.
    Supervisor,
    Coordinator,
    Decider,
    Assessor,
    Facilitator,
    Coach,
    Mentor,
    PartnerDesigner,
    StaffRepresentative,
    DataProtectionOfficer,
    AgencyAdmin,
    /// On no register and in no agency.
    SystemAdmin,
}

impl Persona {
    pub const ALL: [Self; 14] = [
        Self::Participant,
        Self::OtherParticipant,
        Self::Supervisor,
        Self::Coordinator,
        Self::Decider,
        Self::Assessor,
        Self::Facilitator,
        Self::Coach,
        Self::Mentor,
        Self::PartnerDesigner,
        Self::StaffRepresentative,
        Self::DataProtectionOfficer,
        Self::AgencyAdmin,
        Self::SystemAdmin,
    ];

    /// The role granted, for those that have one.
    pub fn role(self) -> Option<Role> {
        Some(match self {
            Self::Participant | Self::OtherParticipant | Self::Supervisor => return None,
            Self::Coordinator => Role::Coordinator,
            Self::Decider => Role::Decider,
            Self::Assessor => Role::Assessor,
            Self::Facilitator => Role::Facilitator,
            Self::Coach => Role::Coach,
            Self::Mentor => Role::Mentor,
            Self::PartnerDesigner => Role::PartnerDesigner,
            Self::StaffRepresentative => Role::StaffRepresentative,
            Self::DataProtectionOfficer => Role::DataProtectionOfficer,
            Self::AgencyAdmin => Role::AgencyAdmin,
            Self::SystemAdmin => Role::SystemAdmin,
        })
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Participant => "participant",
            Self::OtherParticipant => "other_participant",
            Self::Supervisor => "supervisor",
            other => other.role().expect("a role").name(),
        }
    }
}

/// A persona's rows.
#[derive(Clone, Debug)]
pub struct PersonaAccount {
    pub account: AccountId,
    pub person: Option<PersonId>,
    /// The value of its sign-in cookie.
    pub secret: String,
}

/// An agency of the tests.
#[derive(Clone, Debug)]
pub struct Agency {
    pub id: AgencyId,
    pub unit: UnitId,
    pub site: SiteId,
    /// The programme to which roles that fit no whole agency are granted. Has no row of its own until a
    /// test makes one with this id, or grants the role anew.
    pub programme: ProgrammeId,
    pub personas: HashMap<Persona, PersonaAccount>,
}

/// Everything a persona needs besides its agency, drawn before the transaction, which may be replayed.
#[derive(Clone, Debug)]
struct Plan {
    persona: Persona,
    rows: PersonaAccount,
    grant: RoleGrantId,
}

/// Puts one agency with its personas in.
pub async fn settle(app: &App, home: Home) -> Agency {
    let now = app.clock.now();
    let plans: Vec<Plan> = Persona::ALL.into_iter().map(|persona| plan(app, persona)).collect();
    let agency = Agency {
        id: AgencyId::new(app.ids.ordered()),
        unit: UnitId::new(app.ids.ordered()),
        site: SiteId::new(app.ids.ordered()),
        programme: ProgrammeId::new(app.ids.ordered()),
        personas: plans.iter().map(|plan| (plan.persona, plan.rows.clone())).collect(),
    };
    let put = agency.clone();
    app.db
        .write_tx(move |conn| -> Result<(), DbError> {
            insert_agency(conn, home, &put, now)?;
            for plan in &plans {
                insert_persona(conn, home, &put, plan, now)?;
            }
            Ok(())
        })
        .await
        .expect("the personas fit the tables");
    agency
}

fn plan(app: &App, persona: Persona) -> Plan {
    let person = (persona != Persona::SystemAdmin).then(|| PersonId::new(app.ids.ordered()));
    Plan {
        persona,
        rows: PersonaAccount {
            account: AccountId::new(app.ids.ordered()),
            person,
            secret: URL_SAFE_NO_PAD.encode(app.ids.bytes32()),
        },
        grant: RoleGrantId::new(app.ids.ordered()),
    }
}

fn insert_agency(conn: &mut AnyConn, home: Home, agency: &Agency, now: Timestamp) -> Result<(), DbError> {
    let (business_id, name) = match home {
        Home::A => ("0245442-8", "Virasto A"),
        Home::B => ("0201256-6", "Virasto B"),
    };
    let name = Localised { fi: name.to_owned(), sv: None, en: None };
    diesel::insert_into(agencies::table)
        .values((
            agencies::id.eq(Key(agency.id)),
            agencies::business_id.eq(business_id),
            agencies::name.eq(Json(name)),
            agencies::viewer_names_shown.eq(false),
            agencies::created_at.eq(Ts(now)),
            agencies::version.eq(1),
        ))
        .execute(conn)?;
    let since = Day(jiff::civil::date(2010, 1, 1));
    diesel::insert_into(units::table)
        .values((
            units::id.eq(Key(agency.unit)),
            units::agency_id.eq(Key(agency.id)),
            units::name.eq("Yksikkö 1"),
            units::valid_from.eq(since),
            units::version.eq(1),
        ))
        .execute(conn)?;
    diesel::insert_into(sites::table)
        .values((
            sites::id.eq(Key(agency.site)),
            sites::agency_id.eq(Key(agency.id)),
            sites::name.eq("Hämeenlinna"),
            sites::valid_from.eq(since),
            sites::version.eq(1),
        ))
        .execute(conn)?;
    Ok(())
}

fn insert_persona(
    conn: &mut AnyConn,
    home: Home,
    agency: &Agency,
    plan: &Plan,
    now: Timestamp,
) -> Result<(), DbError> {
    if let Some(person) = plan.rows.person {
        insert_person(conn, agency, plan.persona, person, now)?;
    }
    insert_account(conn, home, agency, plan, now)?;
    if let Some(role) = plan.persona.role() {
        let programme = (!role.fits_an_agency()).then_some(agency.programme);
        insert_grant(conn, agency.id, plan.rows.account, plan.grant, role, programme, now)?;
    }
    insert_sign_in(conn, &plan.rows, now)
}

fn insert_person(
    conn: &mut AnyConn,
    agency: &Agency,
    persona: Persona,
    person: PersonId,
    now: Timestamp,
) -> Result<(), DbError> {
    let family = format!("Rooli-{}", persona.name());
    diesel::insert_into(people::table)
        .values((
            people::id.eq(Key(person)),
            people::agency_id.eq(Key(agency.id)),
            people::source.eq("test"),
            people::external_id.eq(persona.name()),
            people::given_name.eq("Testi"),
            people::family_name.eq(&family),
            people::name_fold.eq(format!("{} testi", family.to_lowercase())),
            people::name_sort.eq(family.to_lowercase().into_bytes()),
            people::email.eq(format!("{}@example.test", persona.name())),
            people::unit_id.eq(Key(agency.unit)),
            people::site_id.eq(Key(agency.site)),
            people::title.eq("asiantuntija"),
            people::job_category.eq("expert"),
            people::is_supervisor.eq(persona == Persona::Supervisor),
            people::role_started_on.eq(Day(jiff::civil::date(2015, 3, 2))),
            people::language.eq("fi"),
            people::active.eq(true),
            people::register_as_of.eq(Day(jiff::civil::date(2020, 4, 1))),
            people::created_at.eq(Ts(now)),
            people::version.eq(1),
        ))
        .execute(conn)?;
    // The supervisor comes after the people in the list, so the link is made from that end.
    if persona == Persona::Supervisor
        && let Some(Some(below)) = agency.personas.get(&Persona::Participant).map(|rows| rows.person)
    {
        diesel::update(people::table.find(Key(below)))
            .set(people::supervisor_id.eq(Key(person)))
            .execute(conn)?;
    }
    Ok(())
}

fn insert_account(
    conn: &mut AnyConn,
    home: Home,
    agency: &Agency,
    plan: &Plan,
    now: Timestamp,
) -> Result<(), DbError> {
    let belongs = plan.rows.person.map(|_| Key(agency.id));
    diesel::insert_into(accounts::table)
        .values((
            accounts::id.eq(Key(plan.rows.account)),
            accounts::agency_id.eq(belongs),
            accounts::issuer.eq("https://polku.test"),
            accounts::subject.eq(format!("{home:?}-{}", plan.persona.name())),
            accounts::person_id.eq(plan.rows.person.map(Key)),
            accounts::display_name.eq(format!("Testi Rooli-{}", plan.persona.name())),
            accounts::language.eq("fi"),
            accounts::status.eq("active"),
            accounts::created_at.eq(Ts(now)),
            accounts::version.eq(1),
        ))
        .execute(conn)?;
    Ok(())
}

/// Gives a role from yesterday on, without an end.
pub fn insert_grant(
    conn: &mut AnyConn,
    agency: AgencyId,
    account: AccountId,
    grant: RoleGrantId,
    role: Role,
    programme: Option<ProgrammeId>,
    now: Timestamp,
) -> Result<(), DbError> {
    let yesterday = now.to_zoned(jiff::tz::TimeZone::UTC).date().yesterday().expect("a day before");
    diesel::insert_into(role_grants::table)
        .values((
            role_grants::id.eq(Key(grant)),
            role_grants::agency_id.eq((role != Role::SystemAdmin).then_some(Key(agency))),
            role_grants::account_id.eq(Key(account)),
            role_grants::role.eq(Code(role)),
            role_grants::programme_id.eq(programme.map(Key)),
            role_grants::valid_from.eq(Day(yesterday)),
            role_grants::created_at.eq(Ts(now)),
            role_grants::version.eq(1),
        ))
        .execute(conn)?;
    Ok(())
}

/// A sign-in that lasts as long as any test's story.
fn insert_sign_in(conn: &mut AnyConn, rows: &PersonaAccount, now: Timestamp) -> Result<(), DbError> {
    let secret = URL_SAFE_NO_PAD.decode(&rows.secret).expect("our own secret");
    let until = now + SignedDuration::from_hours(24 * 3650);
    diesel::insert_into(sign_ins::table)
        .values((
            sign_ins::token_hash.eq(hex::encode(Sha256::digest(secret))),
            sign_ins::account_id.eq(Key(rows.account)),
            sign_ins::created_at.eq(Ts(now)),
            // Not idle before then either, however far a test moves the clock.
            sign_ins::last_used_at.eq(Ts(until)),
            sign_ins::expires_at.eq(Ts(until)),
        ))
        .execute(conn)?;
    Ok(())
}

/// A secret for a sign-in that a test puts in itself, and its stored hash.
pub fn secret_and_hash(bytes: [u8; 32]) -> (String, String) {
    (URL_SAFE_NO_PAD.encode(bytes), hex::encode(Sha256::digest(bytes)))
}

/// A random UUID for a key or an unknown id.
pub fn random(app: &App) -> Uuid {
    app.ids.random()
}
