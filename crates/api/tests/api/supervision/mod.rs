//! What supervisors are told of applications, and what they state about working time: and that it decides nothing.

mod declared;
mod leaks;
mod raced;
mod stated;
mod told;

use diesel::prelude::*;
use jiff::civil::{Date, date};
use polku::db::schema::{calls, mails, supervisor_notices, supervisor_statements};
use polku::db::{AnyConn, Day, DbError, Key};
use polku::jobs::Runner;
use polku_api_types::programmes::{CallDetails, SaveCall, SupervisorPart, SupervisorTerms};
use polku_api_types::supervision::{
    StateWorkingTime, SupervisedApplication, SupervisorStatement, WorkingTimeAnswer, WorkingTimeObstacle,
};
use polku_domain::ids::ApplicationId;
use uuid::Uuid;

use crate::selection::pool::Pool;
use crate::support::calls::{approved_call_of, set_clock, terms};
use crate::support::{Home, Persona, World};

/// Nobody else would write this, so wherever it is found it came from the statement.
const MARK: &str = "Vuosikatselmus pidetään samoina päivinä.";

/// The last day for statements of these tests.
const UNTIL: Date = date(2020, 6, 5);

fn terms_with(part: SupervisorPart) -> SaveCall {
    let statements_until = (part == SupervisorPart::WorkingTime).then_some(UNTIL);
    SaveCall { supervisor: SupervisorTerms { part, statements_until }, ..terms() }
}

/// An approved call on 18 May, while people may apply.
pub async fn open_call(world: &World, part: SupervisorPart) -> CallDetails {
    let call = approved_call_of(world, Home::A, &terms_with(part)).await;
    set_clock(world, 5, 18, 9);
    call
}

/// The closed call of the pool, as if it had asked supervisors from the beginning.
async fn asking(world: &World) -> Pool {
    let pool = Pool::settle(world).await;
    let call = Key(pool.call);
    let ask = move |conn: &mut AnyConn| -> Result<usize, DbError> {
        let terms =
            (calls::supervisor_part.eq("working_time"), calls::statements_until.eq(Day(date(2020, 5, 15))));
        Ok(diesel::update(calls::table.find(call)).set(terms).execute(conn)?)
    };
    world.app.db.write_tx(ask).await.unwrap();
    pool
}

pub fn no() -> StateWorkingTime {
    StateWorkingTime {
        answer: WorkingTimeAnswer::No,
        obstacle: Some(WorkingTimeObstacle::AgreedWork),
        words: Some(MARK.to_owned()),
    }
}

const YES: StateWorkingTime =
    StateWorkingTime { answer: WorkingTimeAnswer::Yes, obstacle: None, words: None };

/// The supervisor of the tests says no, for the first time.
pub async fn refuse(world: &World, application: Uuid) -> SupervisedApplication {
    world.client(Home::A, Persona::Supervisor).state_working_time(application, 0, &no()).await.unwrap()
}

/// Who stated what is stated.
pub fn author(statement: Option<SupervisorStatement>) -> String {
    statement.unwrap().stated_by.unwrap().name
}

pub async fn run_jobs(world: &World) {
    Runner::new(world.app.clone()).run_due().await.unwrap();
}

/// Recipients and arguments of the mails of one template.
pub async fn letters(world: &World, template: &'static str) -> Vec<(Option<String>, String)> {
    let read = move |conn: &mut AnyConn| -> Result<Vec<(Option<String>, String)>, DbError> {
        let rows = mails::table.filter(mails::template.eq(template)).order((mails::created_at, mails::id));
        Ok(rows.select((mails::person_id, mails::arguments)).load(conn)?)
    };
    world.app.db.read(read).await.unwrap()
}

/// To whom the mails of one template went.
pub async fn recipients(world: &World, template: &'static str) -> Vec<Option<String>> {
    letters(world, template).await.into_iter().map(|(to, _)| to).collect()
}

fn person(world: &World, persona: Persona) -> Option<String> {
    world.rows(Home::A, persona).person.map(|person| person.to_string())
}

/// How many rows say that supervisors were told of an application, and what they stated.
async fn kept(world: &World, application: Uuid) -> (i64, i64) {
    let id = Key(ApplicationId::new(application));
    let count = move |conn: &mut AnyConn| -> Result<(i64, i64), DbError> {
        let told = supervisor_notices::table.filter(supervisor_notices::application_id.eq(id));
        let stated = supervisor_statements::table.filter(supervisor_statements::application_id.eq(id));
        Ok((told.count().get_result(conn)?, stated.count().get_result(conn)?))
    };
    world.app.db.read(count).await.unwrap()
}
