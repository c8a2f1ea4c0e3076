//! Two persons of the register who are one human.

mod erased;
mod imported;
mod left_out;
mod merged;
mod raced;
mod references;
mod refused;
mod suggested;
mod supervised;
mod taken_over;
mod two_accounts;
mod undone;

use diesel::prelude::*;
use polku::db::schema::{accounts, applications, mails, people};
use polku::db::{DbError, Key, Ts};
use polku_api_types::merging::{FollowedLine, MergePeople, MergePreview, MergePreviewQuery, PersonMerge};
use polku_api_types::people::{BulkPeople, BulkPeopleResult, BulkPerson};
use polku_client::{Client, ClientError};
use polku_domain::ids::{ApplicationId, CallId, PersonId, ProgrammeId};
use uuid::Uuid;

use crate::support::{Home, Persona, World};

/// How somebody knows.
const REASON: &str = "Sama henkilö, vahvistettu puhelimitse.";

fn coordinator(world: &World) -> Client {
    world.client(Home::A, Persona::Coordinator)
}

/// A row of the register: Aino Mäki under a number.
fn aino(number: &str) -> BulkPerson {
    BulkPerson {
        external_ref: None,
        external_id: number.into(),
        family_name: "Mäki".into(),
        given_name: "Aino".into(),
        email: "aino.maki@example.test".into(),
        unit: "Palkkapalvelut".into(),
        job_category: "asiantuntija".into(),
        is_supervisor: false,
        site: Some("Kuopio".into()),
        title: Some("palkka-asiantuntija".into()),
        supervisor_external_id: None,
        role_started_on: Some(jiff::civil::date(2015, 3, 2)),
        leave_from: None,
        leave_until: None,
        language: Some("fi".into()),
    }
}

/// Somebody else, whose supervisor has `number`.
fn below(number: &str) -> BulkPerson {
    BulkPerson {
        family_name: "Salo".into(),
        given_name: "Eero".into(),
        email: "eero.salo@example.test".into(),
        supervisor_external_id: Some(number.into()),
        ..aino("50")
    }
}

/// Stores rows of a register; the ids of its people in the order of the rows.
async fn import(world: &World, source: &str, rows: Vec<BulkPerson>) -> BulkPeopleResult {
    let body = BulkPeople {
        source: source.into(),
        as_of: None,
        apply: Some(true),
        deactivate_absent: None,
        confirm_deactivation: None,
        people: rows,
    };
    coordinator(world).upsert_people(world.key(), &body).await.unwrap()
}

async fn imported(world: &World, source: &str, rows: Vec<BulkPerson>) -> Vec<Uuid> {
    import(world, source, rows).await.rows.into_iter().map(|row| row.person_id.unwrap()).collect()
}

/// Aino twice, under 1 and 9, with Eero below number 9.
async fn twice(world: &World) -> [Uuid; 3] {
    let supervisor = BulkPerson { is_supervisor: true, ..aino("9") };
    let ids = imported(world, "hr", vec![aino("1"), supervisor, below("9")]).await;
    [ids[0], ids[1], ids[2]]
}

async fn preview(
    client: &Client,
    staying: Uuid,
    absorbed: Uuid,
    followed: FollowedLine,
) -> Result<MergePreview, ClientError> {
    let query = MergePreviewQuery { staying_id: staying, absorbed_id: absorbed, followed: Some(followed) };
    client.preview_merge(&query).await
}

/// What merging the two as they are now asks for.
async fn wish(client: &Client, staying: Uuid, absorbed: Uuid, followed: FollowedLine) -> MergePeople {
    let seen = preview(client, staying, absorbed, followed).await.unwrap();
    MergePeople {
        staying_id: staying,
        absorbed_id: absorbed,
        followed,
        staying_version: seen.staying.version,
        absorbed_version: seen.absorbed.version,
        reason: REASON.into(),
    }
}

async fn merge(
    world: &World,
    staying: Uuid,
    absorbed: Uuid,
    followed: FollowedLine,
) -> Result<PersonMerge, ClientError> {
    let client = coordinator(world);
    let body = wish(&client, staying, absorbed, followed).await;
    client.merge_people(world.key(), &body).await
}

async fn undo(world: &World, merge: &PersonMerge) -> Result<PersonMerge, ClientError> {
    coordinator(world).undo_person_merge(merge.id, world.key(), merge.version).await
}

/// An application of somebody, put straight into the tables.
async fn application_of(world: &World, person: Uuid, programme: ProgrammeId, call: CallId) -> Uuid {
    let id = world.app.ids.ordered();
    let (agency, now) = (world.a.id, world.app.clock.now());
    world
        .app
        .db
        .write_tx(move |conn| -> Result<(), DbError> {
            diesel::insert_into(applications::table)
                .values((
                    applications::id.eq(Key(ApplicationId::new(id))),
                    applications::agency_id.eq(Key(agency)),
                    applications::call_id.eq(Key(call)),
                    applications::programme_id.eq(Key(programme)),
                    applications::person_id.eq(Key(PersonId::new(person))),
                    applications::state.eq("submitted"),
                    applications::answers.eq("[]"),
                    applications::name_sort.eq(b"maki aino".to_vec()),
                    applications::name_fold.eq("mäki aino mäki"),
                    applications::submitted_at.eq(Ts(now)),
                    applications::changed_at.eq(Ts(now)),
                    applications::state_changed_at.eq(Ts(now)),
                    applications::source.eq("browser"),
                    applications::version.eq(1_i64),
                ))
                .execute(conn)?;
            Ok(())
        })
        .await
        .unwrap();
    id
}

/// A mail to somebody that has been sent.
async fn mail_to(world: &World, person: Uuid) {
    let id = world.app.ids.ordered().to_string();
    let (agency, now) = (world.a.id, world.app.clock.now());
    world
        .app
        .db
        .write_tx(move |conn| -> Result<(), DbError> {
            diesel::insert_into(mails::table)
                .values((
                    mails::id.eq(&id),
                    mails::agency_id.eq(Some(agency.to_string())),
                    mails::dedupe_key.eq(&id),
                    mails::person_id.eq(Some(person.to_string())),
                    mails::language.eq("fi"),
                    mails::template.eq("test"),
                    mails::arguments.eq("{}"),
                    mails::state.eq("sent"),
                    mails::attempts.eq(1_i64),
                    mails::next_attempt_at.eq(Ts(now)),
                    mails::created_at.eq(Ts(now)),
                ))
                .execute(conn)?;
            Ok(())
        })
        .await
        .unwrap();
}

/// Links a persona's account to somebody else, as an administrator of the tables could.
async fn link(world: &World, persona: Persona, person: Option<Uuid>) {
    let account = world.rows(Home::A, persona).account;
    world
        .app
        .db
        .write_tx(move |conn| -> Result<(), DbError> {
            diesel::update(accounts::table.find(Key(account)))
                .set(accounts::person_id.eq(person.map(|id| Key(PersonId::new(id)))))
                .execute(conn)?;
            Ok(())
        })
        .await
        .unwrap();
}

/// One line for each row that a merge could touch: what it names, without the versions that rise.
async fn state_of_things(world: &World) -> Vec<String> {
    world
        .app
        .db
        .read(move |conn| -> Result<Vec<String>, DbError> {
            type Row = (String, String, String, Option<String>, Option<String>, bool, Option<String>);
            let mut lines = Vec::new();
            let all: Vec<Row> = people::table
                .order(people::id)
                .select((
                    people::id,
                    people::source,
                    people::external_id,
                    people::email,
                    people::supervisor_id,
                    people::active,
                    people::merged_into,
                ))
                .load(conn)?;
            lines.extend(all.into_iter().map(|row| format!("person {row:?}")));
            let all: Vec<(String, Option<String>)> =
                accounts::table.order(accounts::id).select((accounts::id, accounts::person_id)).load(conn)?;
            lines.extend(all.into_iter().map(|row| format!("account {row:?}")));
            let all: Vec<(String, String, i64)> = applications::table
                .order(applications::id)
                .select((applications::id, applications::person_id, applications::version))
                .load(conn)?;
            lines.extend(all.into_iter().map(|row| format!("application {row:?}")));
            // The letters that tell of the merges were sent: undoing does not unsend them.
            let others = mails::table.filter(mails::template.ne("people_merged"));
            let all: Vec<(String, Option<String>)> =
                others.order(mails::id).select((mails::id, mails::person_id)).load(conn)?;
            lines.extend(all.into_iter().map(|row| format!("mail {row:?}")));
            Ok(lines)
        })
        .await
        .unwrap()
}
