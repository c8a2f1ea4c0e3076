//! Real things of two agencies, asked for by everybody: what the policy says of the relation is what comes back.

use std::collections::BTreeMap;

use polku::http::openapi::Operation;
use polku_client::Client;
use polku_domain::access::{Decision, Grant, Policy, Principal, Reach, Scope, Target, Who};
use polku_domain::ids::{AccountId, ClientId, ProgrammeId};
use serde_json::{Value, json};
use uuid::Uuid;

use super::matrix::{NOTHING, ask, ask_as, doors, ends_the_asker};
use super::tokens;
use crate::for_each_engine;
use crate::support::calls::{apply, open_call};
use crate::support::{Home, Persona, World};

/// What the participant of the tests writes in their own words.
const OWN_WORDS: &str = "Haluan kehittyä asiantuntijana.";

/// Things of one agency by the name of the id that leads to them.
struct Things {
    programme: ProgrammeId,
    ids: BTreeMap<&'static str, Uuid>,
}

/// A call that is open, with the application of the participant in it.
async fn things(world: &World, home: Home) -> Things {
    let call = open_call(world, home).await;
    let application = apply(world, home, Persona::Participant, &call).await;
    let person = world.rows(home, Persona::Participant).person.expect("on the staff");
    let coordinator = world.client(home, Persona::Coordinator);
    let programme: Value = coordinator.get(&format!("programmes/{}", call.programme_id)).await.unwrap();
    let initiative = programme["initiative"]["id"].as_str().expect("an id").parse().expect("an id");
    let ids = BTreeMap::from([
        ("programme_id", call.programme_id),
        ("call_id", call.id),
        ("application_id", application.id),
        ("person_id", person.uuid()),
        ("initiative_id", initiative),
        ("unit_id", world.home(home).unit.uuid()),
        ("site_id", world.home(home).site.uuid()),
        ("account_id", world.rows(home, Persona::Participant).account.uuid()),
    ]);
    Things { programme: ProgrammeId::new(call.programme_id), ids }
}

/// The one id of an operation's path.
fn id_name(operation: &Operation) -> Option<&str> {
    let mut names = operation.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let name = names.next()?;
    names.next().is_none().then_some(name)
}

fn principal(world: &World, home: Home, persona: Persona) -> Principal {
    let agency = world.home(home);
    let grant = |role: polku_domain::access::Role| {
        let reach = if role.fits_an_agency() { Reach::Agency } else { Reach::Programme(agency.programme) };
        Grant { role, reach }
    };
    Principal::Account {
        account: AccountId::new(Uuid::nil()),
        person: world.rows(home, persona).person,
        grants: persona.role().map(grant).into_iter().collect(),
    }
}

/// What a thing is to a persona of its own agency.
fn target(name: &str, things: &Things, persona: Persona) -> Target {
    let own = persona == Persona::Participant;
    match name {
        "application_id" => Target::of_programme(things.programme).owned(own),
        "person_id" => Target::in_agency().owned(own).supervised(persona == Persona::Supervisor),
        "programme_id" | "call_id" => Target::of_programme(things.programme),
        _ => Target::in_agency(),
    }
}

/// Reads that the rest of the test may rely on: with the permission they answer 200 in the state reached here.
const READ: [&str; 5] = ["view_programme", "view_call", "view_application", "view_person", "view_initiative"];

for_each_engine! {
    async fn a_thing_is_seen_by_those_whom_the_policy_names(world: World) {
        let things = things(&world, Home::A).await;
        let (document, operations) = doors().await;
        let policy = Policy::house();
        let mut wrong = Vec::new();
        let mut cells = 0;
        for operation in operations.iter().filter(|operation| operation.method == "GET") {
            let Some((name, id)) = id_name(operation).and_then(|name| Some((name, *things.ids.get(name)?))) else {
                continue;
            };
            let permission = operation.needed.permission.unwrap();
            for persona in Persona::ALL {
                let asker = principal(&world, Home::A, persona);
                let decision = match policy.may_ever(&asker, permission) {
                    true => policy.decide(&asker, permission, target(name, &things, persona)),
                    false => Decision::Forbidden,
                };
                let heard = ask(&world, &document, operation, Some((Home::A, persona)), id).await;
                let fits = match decision {
                    Decision::Allow if READ.contains(&operation.id.as_str()) => heard.status == 200,
                    Decision::Allow => heard.status < 500 && heard.status != 401,
                    // Own things behind an address of one's own exist for nobody else, whatever their role.
                    _ if operation.path.contains("/me/") => heard.status == 404 || heard.status == 403,
                    Decision::Forbidden => heard.status == 403,
                    Decision::Hidden => heard.status == 404,
                };
                cells += 1;
                if !fits {
                    wrong.push(format!("{} by {persona:?}: {decision:?}, but {}", operation.id, heard.status));
                }
            }
        }
        assert!(cells >= 14 * READ.len(), "{cells}");
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    async fn a_thing_of_another_agency_is_no_thing_at_all(world: World) {
        let things = things(&world, Home::B).await;
        let (document, operations) = doors().await;
        let mut wrong = Vec::new();
        for operation in operations.iter().filter(|operation| !ends_the_asker(operation)) {
            let Some(name) = id_name(operation).filter(|name| *name != "code") else { continue };
            let id = things.ids.get(name).copied().unwrap_or(things.ids["call_id"]);
            for persona in [Persona::Participant, Persona::Coordinator, Persona::Decider, Persona::AgencyAdmin] {
                let asker = Some((Home::A, persona));
                let nothing = ask(&world, &document, operation, asker, NOTHING).await;
                let foreign = ask(&world, &document, operation, asker, id).await;
                if foreign != nothing || foreign.status < 400 {
                    wrong.push(format!("{} by {persona:?}: {foreign:?}, not {nothing:?}", operation.id));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    async fn one_scope_opens_what_it_names_and_no_other_door(world: World) {
        let (document, operations) = doors().await;
        let mut wrong = Vec::new();
        for scope in Scope::ALL {
            let client = machine(&world, &[scope.name()]).await;
            for operation in operations.iter().filter(|operation| operation.id != "view_problem") {
                let permission = operation.needed.permission.unwrap();
                let asker = Principal::Client { client: ClientId::new(NOTHING), scopes: vec![scope] };
                let open = Policy::house()
                    .rules_for(permission)
                    .any(|rule| rule.who == Who::Scope(scope) || rule.who == Who::Anyone);
                assert_eq!(open, Policy::house().may_ever(&asker, permission));
                let heard = ask_as(&world, &client, &document, operation, NOTHING).await;
                if (heard.status == 403) == open || heard.status == 401 && !open {
                    wrong.push(format!("{} with {scope}: {heard:?}", operation.id));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    async fn own_words_are_read_only_with_their_own_scope(world: World) {
        let things = things(&world, Home::A).await;
        let path = format!("applications/{}", things.ids["application_id"]);
        let list = format!("calls/{}/applications", things.ids["call_id"]);
        let without = machine(&world, &["applications:read"]).await;
        let with = machine(&world, &["applications:read", "applications:free_text"]).await;
        for address in [&path, &list] {
            let seen = without.get::<Value>(address).await.unwrap().to_string();
            assert!(!seen.contains(OWN_WORDS), "{address}: {seen}");
        }
        assert!(with.get::<Value>(&path).await.unwrap().to_string().contains(OWN_WORDS));
        let own = world.client(Home::A, Persona::Participant);
        let own: Value = own.get(&format!("me/applications/{}", things.ids["application_id"])).await.unwrap();
        assert!(own.to_string().contains(OWN_WORDS));
    }

    async fn nobody_gives_themselves_what_a_body_must_not_hold(world: World) {
        let things = things(&world, Home::A).await;
        let forbidden = ["role", "agency_id", "status", "state", "id", "created_by", "version", "person_id"];
        let own = world.client(Home::A, Persona::Participant);
        let path = format!("me/applications/{}", things.ids["application_id"]);
        let before: Value = own.get(&path).await.unwrap();
        for name in forbidden {
            let body = json!({"answers": before["answers"], name: "accepted"});
            let request = own.request(reqwest::Method::PUT, &path).header("If-Match", "\"1\"").json(&body);
            assert_eq!(request.send().await.unwrap().status(), 422, "{name}");
        }
        assert_eq!(own.get::<Value>(&path).await.unwrap(), before);
    }
}

/// A machine client with these scopes, with its token.
pub async fn machine(world: &World, scopes: &[&str]) -> Client {
    let created = tokens::created(world, scopes).await;
    world.anonymous().with_token(tokens::token(world, &created).await)
}
