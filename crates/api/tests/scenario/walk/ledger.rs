//! All that must add up, asked of the database in one statement, which sees one instant.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use polku::db::DbError;
use uuid::Uuid;

use crate::hall::PLACES;
use crate::support::World;

/// The books at one instant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// What does not add up, in words; nothing when all does.
    pub wrong: Vec<String>,
    /// Those who can still do something: what their state lets somebody do next.
    pub people: Vec<Somebody>,
}

/// An applicant as the books have them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Somebody {
    pub application: Uuid,
    /// The state of the application.
    pub state: String,
    /// The open offer.
    pub offer: Option<Uuid>,
    /// The state of the participation.
    pub participation: Option<String>,
}

impl Somebody {
    /// The number that their sign-in goes by.
    pub fn number(&self) -> i64 {
        let id = self.application.as_u128() & 0xffff_ffff_ffff;
        i64::try_from(id).unwrap()
    }
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    id: String,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = BigInt)]
    open_offers: i64,
    #[diesel(sql_type = Nullable<Text>)]
    offer: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    participation: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    waits: Option<String>,
    #[diesel(sql_type = BigInt)]
    taken: i64,
}

/// One line for each application; the counter of the programme stands on each, so that it is of the same instant.
const LINES: &str = "SELECT applications.id, applications.state,
        (SELECT count(*) FROM offers WHERE offers.application_id = applications.id AND offers.state = 'open') AS open_offers,
        (SELECT max(offers.id) FROM offers WHERE offers.application_id = applications.id AND offers.state = 'open') AS offer,
        participations.state AS participation,
        waiting_list.state AS waits,
        programmes.places_taken AS taken
    FROM applications
    JOIN programmes ON programmes.id = applications.programme_id
    LEFT JOIN participations ON participations.application_id = applications.id
    LEFT JOIN waiting_list ON waiting_list.application_id = applications.id
    ORDER BY applications.id";

impl Ledger {
    /// Reads the books, in which there must be so many applications.
    pub async fn read(world: &World, applications: i64) -> Self {
        let lines: Result<Vec<Line>, DbError> =
            world.app.db.read(|conn| Ok(diesel::sql_query(LINES).load(conn)?)).await;
        Self::of(&lines.unwrap(), applications)
    }

    fn of(lines: &[Line], applications: i64) -> Self {
        let mut wrong: Vec<String> = lines.iter().filter_map(disagreement).collect();
        let count = |holds: &dyn Fn(&Line) -> bool| {
            i64::try_from(lines.iter().filter(|line| holds(line)).count()).unwrap()
        };
        let all = count(&|_| true);
        if all != applications {
            wrong.push(format!("{all} applications where there were {applications}"));
        }
        let taken = lines.first().map_or(0, |line| line.taken);
        let held = count(&|line| line.open_offers > 0) + count(&takes_part);
        if taken != held || taken > PLACES {
            wrong.push(format!("{taken} of {PLACES} places are taken, and {held} are held"));
        }
        let waiting = count(&|line| line.state == "waiting");
        if taken < PLACES && waiting > 0 {
            wrong.push(format!("{} places stand free while {waiting} wait", PLACES - taken));
        }
        let people = lines.iter().map(|line| Somebody {
            application: line.id.parse().unwrap(),
            state: line.state.clone(),
            offer: line.offer.as_ref().map(|offer| offer.parse().unwrap()),
            participation: line.participation.clone(),
        });
        Self { wrong, people: people.collect() }
    }
}

fn takes_part(line: &Line) -> bool {
    line.participation.as_ref().is_some_and(|state| state != "discontinued")
}

/// What the tables say differently of one application.
fn disagreement(line: &Line) -> Option<String> {
    let offered = line.state == "offered";
    let agree = line.open_offers == i64::from(offered)
        && (line.state == "waiting") == (line.waits.as_deref() == Some("waiting"))
        && (line.state == "accepted" || !takes_part(line))
        && (line.state != "accepted" || line.participation.is_some());
    (!agree).then(|| {
        format!(
            "{} is {} with {} open offers, participation {:?}, on the waiting list {:?}",
            line.id, line.state, line.open_offers, line.participation, line.waits
        )
    })
}
