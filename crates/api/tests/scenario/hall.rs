//! A programme of forty places with everybody still waiting, put straight into the tables.

use std::ops::RangeInclusive;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use polku::db::{DbError, Engine};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::support::World;

/// Places of the programme.
pub const PLACES: i64 = 40;

/// What stands between forty places and one more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// The condition of the update, and the constraint behind it.
    Whole,
    /// The constraint alone: the update sees more places than there are.
    ConstraintAlone,
    /// Neither.
    None,
}

/// The programme and those who wait for its places.
pub struct Hall {
    programme: Uuid,
    agency: Uuid,
    /// No bytes, as the engine writes them.
    nothing: &'static str,
}

/// One look at everything at one instant.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// The counter of the programme.
    pub taken: i64,
    /// Offers that hold a place.
    pub live_offers: i64,
    /// Applications that hold a place.
    pub holders: i64,
    /// Offers that lapsed.
    pub expired: i64,
    /// Jobs that are not done.
    pub jobs: i64,
    /// Applicants with an offer to answer, by number, and the offer.
    pub offered: Vec<(i64, Uuid)>,
    /// Applicants who took their place.
    pub accepted: Vec<i64>,
}

#[derive(QueryableByName)]
struct Counts {
    #[diesel(sql_type = BigInt)]
    taken: i64,
    #[diesel(sql_type = BigInt)]
    live_offers: i64,
    #[diesel(sql_type = BigInt)]
    holders: i64,
    #[diesel(sql_type = BigInt)]
    expired: i64,
    #[diesel(sql_type = BigInt)]
    jobs: i64,
}

#[derive(QueryableByName)]
struct Holder {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = Nullable<Text>)]
    offer: Option<String>,
}

impl Holder {
    fn number(&self) -> i64 {
        i64::from_str_radix(&self.id[24..], 16).unwrap()
    }
}

/// The application of an applicant.
pub fn application(number: i64) -> Uuid {
    id("a", number)
}

/// The secret of an applicant's sign-in.
pub fn secret(number: i64) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(number.to_string()))
}

fn id(kind: &str, number: i64) -> Uuid {
    format!("{kind}0000000-0000-7000-8000-{number:012x}").parse().unwrap()
}

/// So many people are put in by one go: SQLite takes a million characters at once.
const AT_ONCE: i64 = 200;

/// Rows for the `VALUES` of these numbers.
fn values(numbers: RangeInclusive<i64>, row: impl Fn(i64) -> String) -> String {
    numbers.map(|number| format!("({})", row(number))).collect::<Vec<_>>().join(",\n")
}

impl Hall {
    /// Lets so many people wait.
    pub async fn settle(world: &World, waiting: i64, guard: Guard) -> Self {
        let nothing = match world.app.db.engine() {
            Engine::Sqlite => "X''",
            Engine::Postgres => "''",
        };
        let hall = Self { programme: id("d", 1), agency: world.a.id.uuid(), nothing };
        let firsts = (1..=waiting).step_by(usize::try_from(AT_ONCE).unwrap());
        let people = firsts.map(|first| hall.people_sql(first..=waiting.min(first + AT_ONCE - 1)));
        let parts: Vec<String> =
            std::iter::once(hall.programme_sql(world)).chain(people).chain([lowered(guard)]).collect();
        let put: Result<(), DbError> = world
            .app
            .db
            .write_tx(move |conn| {
                for part in &parts {
                    conn.batch_execute(part)?;
                }
                Ok(())
            })
            .await;
        put.unwrap();
        hall
    }

    /// The programme's id.
    pub fn programme(&self) -> Uuid {
        self.programme
    }

    fn programme_sql(&self, world: &World) -> String {
        let coordinator = world.rows(crate::support::Home::A, crate::support::Persona::Coordinator).account;
        let (agency, programme) = (self.agency, self.programme);
        let text = r#"'{"fi":"Arvoa","sv":"Värde","en":"Value"}'"#;
        format!(
            "INSERT INTO initiatives VALUES ('{initiative}', '{agency}', {text}, {text}, '2020', 1);
             INSERT INTO programmes (id, agency_id, initiative_id, slug, name, summary, target_group, places,
                places_taken, group_count, published, created_at, version)
             VALUES ('{programme}', '{agency}', '{initiative}', 'arvoa', {text}, {text}, {text}, {PLACES}, 0, 2, TRUE,
                '2020', 1);
             INSERT INTO calls (id, agency_id, programme_id, opens_on, closes_on, zone, opens_at, closes_at, questions,
                target_group, method, seats, offer_days, waiting_list_until, checks_until, state, prepared_by, created_at,
                version)
             VALUES ('{call}', '{agency}', '{programme}', '2020-04-14', '2020-05-01', 'Europe/Helsinki',
                '2020-04-13T21:00:00.000000Z', '2020-05-01T21:00:00.000000Z', '[]', {text}, '\"equal_chance_draw\"',
                {PLACES}, 7, '2099-12-31', '2099-12-31', 'approved', '{coordinator}', '2020', 1);",
            initiative = id("e", 1),
            call = id("c", 1),
        )
    }

    fn people_sql(&self, numbers: RangeInclusive<i64>) -> String {
        let (agency, programme, call, nothing) = (self.agency, self.programme, id("c", 1), self.nothing);
        let at = "'2020-05-02T06:00:00.000000Z'";
        let ever = "'2099-12-31T00:00:00.000000Z'";
        let rows = |row: &dyn Fn(i64) -> String| values(numbers.clone(), row);
        let [person, account] = ["b", "f"].map(|kind| move |n| id(kind, n));
        let people = rows(&|n| {
            format!(
                "'{}', '{agency}', 'rush', '{n}', 'Testi', 'Hakija-{n}', 'hakija', {nothing}, 't', 'asiantuntija', FALSE, 'fi', TRUE,
                    '2020-04-01', {at}, 1",
                person(n)
            )
        });
        let accounts = rows(&|n| {
            format!(
                "'{}', '{agency}', 'rush', '{n}', '{}', 'Testi', 'fi', 'active', {at}, 1",
                account(n),
                person(n)
            )
        });
        let sign_ins = rows(&|n| {
            let hash = hex::encode(Sha256::digest(Sha256::digest(n.to_string())));
            format!("'{hash}', '{}', {at}, {ever}, {ever}", account(n))
        });
        let applications = rows(&|n| {
            format!(
                "'{}', '{agency}', '{call}', '{programme}', '{}', 'waiting', '[]', {nothing}, '', {at}, {at}, {at}, 'import', 1",
                application(n),
                person(n)
            )
        });
        let waiting = rows(&|n| format!("'{}', '{agency}', '{programme}', {n}, 'waiting'", application(n)));
        format!(
            "INSERT INTO people (id, agency_id, source, external_id, given_name, family_name, name_fold, name_sort, title,
                job_category, is_supervisor, language, active, register_as_of, created_at, version) VALUES {people};
             INSERT INTO accounts (id, agency_id, issuer, subject, person_id, display_name, language, status, created_at,
                version) VALUES {accounts};
             INSERT INTO sign_ins (token_hash, account_id, created_at, last_used_at, expires_at) VALUES {sign_ins};
             INSERT INTO applications (id, agency_id, call_id, programme_id, person_id, state, answers, name_sort, name_fold,
                submitted_at, changed_at, state_changed_at, source, version) VALUES {applications};
             INSERT INTO waiting_list (application_id, agency_id, programme_id, place, state) VALUES {waiting};"
        )
    }

    /// A deadline passes: of an open offer of this applicant, if there is one. The job that has to notice is due.
    pub async fn pass_deadline(&self, world: &World, number: i64, of: i64) {
        let sql = format!(
            "UPDATE offers SET deadline = '2020-05-03T21:00:00.000000Z' WHERE application_id = '{of}' AND state = 'open';
             INSERT INTO jobs (id, kind, dedupe_key, payload, state, run_at, attempts, created_at)
             VALUES ('{job}', 'expire_offers', 'rush:{number}', '{{\"agency\":\"{agency}\",\"programme\":\"{programme}\"}}',
                'queued', '2020-05-03T21:00:00.000000Z', 0, '2020-05-02T06:00:00.000000Z')",
            of = application(of),
            job = id("1", number),
            agency = self.agency,
            programme = self.programme,
        );
        let passed: Result<(), DbError> =
            world.app.db.write_counted(move |conn| Ok(conn.batch_execute(&sql)?)).await;
        passed.unwrap();
    }

    /// Looks at one state of the whole database.
    pub async fn look(&self, world: &World) -> Look {
        let programme = self.programme;
        let seen: Result<(Counts, Vec<Holder>), DbError> = world
            .app
            .db
            .read(move |conn| {
                let counts = diesel::sql_query(
                    "SELECT (SELECT places_taken FROM programmes WHERE id = $1) AS taken,
                        (SELECT count(*) FROM offers WHERE state IN ('open', 'accepted')) AS live_offers,
                        (SELECT count(*) FROM applications WHERE state IN ('offered', 'accepted')) AS holders,
                        (SELECT count(*) FROM offers WHERE state = 'expired') AS expired,
                        (SELECT count(*) FROM jobs WHERE kind = 'expire_offers' AND run_at < '2021'
                            AND state IN ('queued', 'running')) AS jobs",
                );
                let counts = counts.bind::<Text, _>(programme.to_string()).get_result(conn)?;
                let holders = diesel::sql_query(
                    "SELECT id, state, (SELECT max(offers.id) FROM offers
                        WHERE offers.application_id = applications.id AND offers.state = 'open') AS offer
                     FROM applications WHERE state IN ('offered', 'accepted') ORDER BY id",
                );
                Ok((counts, holders.load(conn)?))
            })
            .await;
        let (counts, holders) = seen.unwrap();
        let offered = |holder: &Holder| Some((holder.number(), holder.offer.as_ref()?.parse().unwrap()));
        Look {
            taken: counts.taken,
            live_offers: counts.live_offers,
            holders: counts.holders,
            expired: counts.expired,
            jobs: counts.jobs,
            offered: holders.iter().filter_map(offered).collect(),
            accepted: holders.iter().filter(|one| one.state == "accepted").map(Holder::number).collect(),
        }
    }
}

/// Takes the guard away, as far as asked. The update's own condition compares with the number of places; behind the
/// view there seem to be a million.
fn lowered(guard: Guard) -> String {
    let without_condition = "ALTER TABLE programmes RENAME TO guarded_programmes;
        CREATE VIEW programmes AS SELECT id, agency_id, initiative_id, slug, name, summary, partner, target_group,
            1000000::bigint AS places, places_taken, group_count, published, created_at, version
        FROM guarded_programmes;";
    let without_constraint = "ALTER TABLE guarded_programmes DROP CONSTRAINT programme_capacity;";
    match guard {
        Guard::Whole => "SELECT 1".to_owned(),
        Guard::ConstraintAlone => without_condition.to_owned(),
        Guard::None => format!("{without_condition} {without_constraint}"),
    }
}
