//! Scoring through the API: divided, read without names, settled, drawn among equals, told to the applicant.

mod dividing;
mod leaks;
mod rehearsed;
mod rounds;

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::civil::date;
use polku::db::schema::{people, score_sheets, scored_applications};
use polku::db::{DbError, Key};
use polku_api_types::page::PageQuery;
use polku_api_types::programmes::{CallDetails, Criterion, SaveCall, Scoring, SelectionMethod};
use polku_api_types::scoring::{
    CriterionPoints, GivePoints, NameAssessors, ScoreSheetDetails, ScoreSheetSummary, ScoringOverview,
};
use polku_api_types::selection::{CommitSelection, Fallback, SelectionDetails};
use polku_api_types::text::Localised;
use polku_client::Client;
use polku_domain::access::Role;
use polku_domain::ids::{AccountId, ApplicationId, CallId, PersonId, ProgrammeId};
use uuid::Uuid;

use crate::selection::pool::{self, Pool};
use crate::selection::promised;
use crate::support::calls::{answers, set_clock, terms};
use crate::support::{Home, Persona, World};

/// Who scores in these tests. All of them have applied themselves, too.
const ASSESSORS: [Persona; 4] = [Persona::Assessor, Persona::Facilitator, Persona::Coach, Persona::Mentor];

/// Nobody else would write this, so wherever it is found it came from a reason for points.
const REASON: &str = "Perustelu jonka vain arvioija kirjoitti";

fn text(words: &str) -> Localised {
    Localised { fi: words.into(), sv: Some(words.into()), en: Some(words.into()) }
}

fn scoring() -> Scoring {
    let criterion = |key: &str, weight, questions: &[&str]| Criterion {
        key: key.into(),
        name: text("Perustelut"),
        points: text("0 = ei perusteltu, 5 = selvä tarve"),
        weight,
        highest: 5,
        questions: questions.iter().map(|key| (*key).to_owned()).collect(),
    };
    let criteria =
        vec![criterion("need", 3, &["reason"]), criterion("benefit", 2, &["reason", "motivation"])];
    Scoring { criteria, limit: 6 }
}

fn scored_terms() -> SaveCall {
    SaveCall { method: SelectionMethod::ScoredDraw, scoring: Some(scoring()), ..terms() }
}

/// What a persona wrote: the one thing by which a test knows whose application it reads.
fn wrote(persona: Persona) -> String {
    format!("Hakemus numero {}", Persona::ALL.iter().position(|one| *one == persona).unwrap())
}

/// Who stands where: the assessor supervises one applicant; a mentor and another have the same supervisor.
async fn settle_lines(world: &World) {
    supervise(
        world,
        &[(Persona::OtherParticipant, Persona::Assessor), (Persona::Mentor, Persona::Supervisor)],
    )
    .await;
}

/// Puts each of the first under the second of the pair in the register.
async fn supervise(world: &World, pairs: &[(Persona, Persona)]) {
    let person = |persona| Key(world.rows(Home::A, persona).person.expect("on the register"));
    let below: Vec<(Key<PersonId>, Key<PersonId>)> =
        pairs.iter().map(|(who, supervisor)| (person(*who), person(*supervisor))).collect();
    world
        .app
        .db
        .write_tx(move |conn| -> Result<(), DbError> {
            for (who, supervisor) in &below {
                diesel::update(people::table.filter(people::id.eq(*who)))
                    .set(people::supervisor_id.eq(*supervisor))
                    .execute(conn)?;
            }
            Ok(())
        })
        .await
        .unwrap();
}

/// An approved call that is scored, while people may apply.
async fn open_call(world: &World) -> CallDetails {
    pool::opened(world, pool::draft_call(world, &scored_terms()).await).await
}

/// A closed call that is scored, to which everybody on the staff has applied; four have the role of assessor.
async fn settle(world: &World) -> Pool {
    settle_lines(world).await;
    let call = open_call(world).await;
    let mut application_of = BTreeMap::new();
    for persona in Persona::ALL.into_iter().filter(|persona| *persona != Persona::SystemAdmin) {
        let body = answers(&wrote(persona));
        let sent =
            world.client(Home::A, persona).submit_application(world.key(), call.id, &body).await.unwrap();
        application_of.insert(persona, ApplicationId::new(sent.id));
    }
    for persona in ASSESSORS {
        world.grant(Home::A, persona, Role::Assessor, Some(ProgrammeId::new(call.programme_id))).await;
    }
    set_clock(world, 6, 1, 9);
    Pool { programme: ProgrammeId::new(call.programme_id), call: CallId::new(call.id), application_of }
}

fn accounts(world: &World, of: &[Persona]) -> NameAssessors {
    NameAssessors { account_ids: of.iter().map(|one| world.rows(Home::A, *one).account.uuid()).collect() }
}

/// The round with its promises, and the applications divided among the four.
async fn divided(world: &World, pool: &Pool) -> (SelectionDetails, ScoringOverview) {
    let round = promised(world, pool).await;
    let coordinator = world.client(Home::A, Persona::Coordinator);
    let named = accounts(world, &ASSESSORS);
    let overview = coordinator.name_assessors(world.key(), pool.call.uuid(), &named).await.unwrap();
    (round, overview)
}

/// Which application each account reads, by what stands in the tables.
async fn readers(world: &World) -> Vec<(AccountId, ApplicationId, String)> {
    world
        .app
        .db
        .read(|conn| -> Result<Vec<(Key<AccountId>, Key<ApplicationId>, String)>, DbError> {
            Ok(score_sheets::table
                .inner_join(
                    scored_applications::table.on(scored_applications::id.eq(score_sheets::scored_id)),
                )
                .select((score_sheets::account_id, scored_applications::application_id, score_sheets::state))
                .load(conn)?)
        })
        .await
        .unwrap()
        .into_iter()
        .map(|(account, application, state)| (account.0, application.0, state))
        .collect()
}

async fn sheets(client: &Client) -> Vec<ScoreSheetSummary> {
    let query = PageQuery { limit: Some(200), ..PageQuery::default() };
    client.list_score_sheets(&query).await.unwrap().items
}

/// What a sheet's applicant wrote in the one question that is read.
fn written(sheet: &ScoreSheetDetails) -> String {
    let reason = sheet.answers.iter().find(|answer| answer.question == "reason");
    reason.and_then(|answer| answer.text.clone()).unwrap()
}

fn points(need: u32, benefit: u32) -> GivePoints {
    let one = |criterion: &str, points| CriterionPoints {
        criterion: criterion.into(),
        points,
        reason: REASON.into(),
    };
    GivePoints { points: vec![one("need", need), one("benefit", benefit)] }
}

/// Gives points for one sheet.
async fn give(client: &Client, sheet: Uuid, given: &GivePoints) -> ScoreSheetDetails {
    let version = client.view_score_sheet(sheet).await.unwrap().version;
    client.give_points(sheet, version, given).await.unwrap()
}

/// Everybody scores all they were given; `how` says what by who wrote it and who reads it.
async fn score_all(world: &World, how: impl Fn(&str, Persona) -> GivePoints) {
    for persona in ASSESSORS {
        let client = world.client(Home::A, persona);
        for sheet in sheets(&client).await {
            let text = written(&client.view_score_sheet(sheet.id).await.unwrap());
            give(&client, sheet.id, &how(&text, persona)).await;
        }
    }
}

/// Points by the number that an applicant wrote: three classes of equals.
fn by_number(text: &str) -> GivePoints {
    let number: u32 = text.rsplit(' ').next().unwrap().parse().unwrap();
    points(1 + number % 3, 2)
}

fn in_june() -> CommitSelection {
    CommitSelection {
        fallback: Fallback {
            description: "The seven main numbers of the Finnish Lotto of 6 June 2020, ascending".into(),
            available_on: date(2020, 6, 6),
        },
    }
}
