//! Machine clients: what a token opens, and what is no token of ours.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jiff::SignedDuration;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use polku::ids::{ClockIds, Ids};
use polku::keystore::KeyStore;
use polku_api_types::access::{CreateMachineClient, MachineClientDetails, TokenAnswer};
use polku_api_types::problem::{Problem, ProblemCode};
use polku_domain::access::Permission;
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::for_each_engine;
use crate::support::{Home, Persona, World, code};

pub async fn created(world: &World, scopes: &[&str]) -> MachineClientDetails {
    let new = CreateMachineClient {
        name: "Henkilöstöjärjestelmä".into(),
        scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
        ends_on: None,
    };
    let admin = world.client(Home::A, Persona::AgencyAdmin);
    admin.post("machine_clients", world.key(), &new).await.unwrap()
}

async fn asked(world: &World, id: &str, secret: &str, form: &str) -> Response {
    let basic = STANDARD.encode(format!("{id}:{secret}"));
    reqwest::Client::new()
        .post(format!("{}/oauth/token", world.origin))
        .header("Authorization", format!("Basic {basic}"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body(form.to_owned())
        .send()
        .await
        .expect("an answer")
}

pub async fn token(world: &World, client: &MachineClientDetails) -> String {
    let secret = client.secret.clone().expect("the first answer shows the secret");
    let answer = asked(world, &client.id.to_string(), &secret, "grant_type=client_credentials").await;
    assert_eq!(answer.status(), 200);
    answer.json::<TokenAnswer>().await.unwrap().access_token
}

/// What a token opens: the units of the agency take a scope that reads people.
async fn opens(world: &World, token: &str) -> Result<Value, ProblemCode> {
    let answer = world.anonymous().with_token(token.to_owned()).get::<Value>(&readable().await).await;
    match answer {
        Ok(body) => Ok(body),
        refused => Err(code(refused)),
    }
}

/// Some list that `programmes:read` opens.
async fn readable() -> String {
    let found = polku::http::openapi::operations().await.into_iter().find(|operation| {
        operation.needed.permission == Some(Permission::ListProgrammes)
            && operation.method == "GET"
            && !operation.path.contains('{')
    });
    found.expect("a list of programmes").path
}

for_each_engine! {
    async fn a_client_reads_what_its_scopes_say_and_nothing_else(world: World) {
        let reader = created(&world, &["programmes:read"]).await;
        assert!(opens(&world, &token(&world, &reader).await).await.is_ok());
        let other = created(&world, &["groups:read"]).await;
        assert_eq!(opens(&world, &token(&world, &other).await).await, Err(ProblemCode::Forbidden));
    }

    async fn a_token_ends_after_ten_minutes(world: World) {
        let client = created(&world, &["programmes:read"]).await;
        let token = token(&world, &client).await;
        world.pass(SignedDuration::from_secs(599));
        assert!(opens(&world, &token).await.is_ok());
        world.pass(SignedDuration::from_secs(1));
        assert_eq!(opens(&world, &token).await, Err(ProblemCode::InvalidToken));
    }

    async fn an_ended_client_is_out_at_once(world: World) {
        let client = created(&world, &["programmes:read"]).await;
        let token = token(&world, &client).await;
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let path = format!("machine_clients/{}/end", client.id);
        let request = admin.request(Method::POST, &path).header("If-Match", format!("\"{}\"", client.version));
        assert_eq!(request.send().await.unwrap().status(), 200);
        assert_eq!(opens(&world, &token).await, Err(ProblemCode::InvalidToken));
        let secret = client.secret.unwrap();
        let again = asked(&world, &client.id.to_string(), &secret, "grant_type=client_credentials").await;
        assert_eq!(again.status(), 401);
    }

    async fn a_wrong_secret_and_an_unknown_client_are_told_alike(world: World) {
        let client = created(&world, &["programmes:read"]).await;
        let right = client.secret.clone().unwrap();
        let wrong = URL_SAFE_NO_PAD.encode([9; 32]);
        let unknown = world.key().to_string();
        for (id, secret) in [
            (client.id.to_string(), wrong.as_str()),
            (unknown.clone(), right.as_str()),
            (unknown, wrong.as_str()),
            ("not-an-id".to_owned(), ""),
        ] {
            let answer = asked(&world, &id, secret, "grant_type=client_credentials").await;
            let challenge = answer.headers()["www-authenticate"].to_str().unwrap().to_owned();
            assert!(challenge.starts_with("Basic"), "{challenge}");
            let problem: Problem = answer.json().await.unwrap();
            assert_eq!(problem.code, ProblemCode::InvalidClient);
            assert_eq!(problem.error.as_deref(), Some("invalid_client"));
        }
    }

    async fn only_client_credentials_and_own_scopes_are_given(world: World) {
        let client = created(&world, &["programmes:read", "groups:read"]).await;
        let (id, secret) = (client.id.to_string(), client.secret.clone().unwrap());
        let refused = async |form: &str| asked(&world, &id, &secret, form).await.json::<Problem>().await.unwrap().code;
        assert_eq!(refused("grant_type=password").await, ProblemCode::UnsupportedGrantType);
        assert_eq!(
            refused("grant_type=client_credentials&scope=people:read").await,
            ProblemCode::InvalidScope
        );
        assert_eq!(refused("scope=groups:read").await, ProblemCode::InvalidTokenRequest);
        let twice = "grant_type=client_credentials&grant_type=client_credentials";
        assert_eq!(refused(twice).await, ProblemCode::InvalidTokenRequest);
        let part = asked(&world, &id, &secret, "grant_type=client_credentials&scope=groups:read").await;
        let part: TokenAnswer = part.json().await.unwrap();
        assert_eq!(part.scope, "groups:read");
        assert_eq!(opens(&world, &part.access_token).await, Err(ProblemCode::Forbidden));
    }

    async fn the_secret_is_shown_once(world: World) {
        let new = json!({"name": "Toinen", "scopes": ["groups:read"]});
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let key = world.key();
        let first: MachineClientDetails = admin.post("machine_clients", key, &new).await.unwrap();
        let again: MachineClientDetails = admin.post("machine_clients", key, &new).await.unwrap();
        assert!(first.secret.is_some() && again.secret.is_none());
        assert_eq!(first.id, again.id);
        let other = json!({"name": "Kolmas", "scopes": ["groups:read"]});
        let reused = admin.post::<MachineClientDetails>("machine_clients", key, &other).await;
        assert_eq!(code(reused), ProblemCode::IdempotencyKeyReused);
    }

    async fn what_is_no_token_of_ours_opens_nothing(world: World) {
        let client = created(&world, &["programmes:read"]).await;
        let good = token(&world, &client).await;
        assert!(opens(&world, &good).await.is_ok());
        for (name, forged) in forgeries(&world, &good) {
            let answer = world.anonymous().request(Method::GET, &readable().await);
            let answer = answer.header("Authorization", format!("Bearer {forged}")).send().await;
            let answer = answer.unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(answer.status(), 401, "{name}");
            assert!(answer.headers()["www-authenticate"].to_str().unwrap().contains("invalid_token"), "{name}");
        }
    }

    async fn one_changed_character_anywhere_spoils_a_token(world: World) {
        let client = created(&world, &["programmes:read"]).await;
        let good = token(&world, &client).await;
        let me = world.anonymous();
        for index in (0..good.len()).step_by(7) {
            let mut changed = good.clone().into_bytes();
            changed[index] = if changed[index] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).unwrap();
            if changed == good {
                continue;
            }
            let answer = me.clone().with_token(changed.clone()).get::<Value>("me").await;
            let code = code(answer);
            assert!(code == ProblemCode::InvalidToken, "{index}: {code}");
        }
    }
}

fn part(text: &str) -> Value {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).expect("base64url")).expect("JSON")
}

fn joined(header: &Value, claims: &Value, signature: &str) -> String {
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}.{signature}", encode(header), encode(claims))
}

/// Signed with our own key, but saying something else.
fn signed(world: &World, claims: &Value, change: impl FnOnce(&mut Header)) -> String {
    let key = world.app.keys.signing().expect("a key");
    let mut header = Header::new(Algorithm::ES256);
    header.typ = Some("at+jwt".into());
    header.kid = Some(key.kid.clone());
    change(&mut header);
    jsonwebtoken::encode(&header, claims, &key.encoding).expect("signed")
}

/// Everything that was ever taken for a token somewhere (P-20 of the trust plan).
fn forgeries(world: &World, good: &str) -> Vec<(&'static str, String)> {
    let pieces: Vec<&str> = good.split('.').collect();
    let (header, claims, signature) = (part(pieces[0]), part(pieces[1]), pieces[2]);
    let with = |name: &str, value: Value| {
        let mut changed = claims.clone();
        changed[name] = value;
        changed
    };
    let headed = |name: &str, value: Value| {
        let mut changed = header.clone();
        changed[name] = value;
        joined(&changed, &claims, signature)
    };
    let mut without_exp = claims.clone();
    without_exp.as_object_mut().expect("claims").remove("exp");
    let ids: Arc<dyn Ids> = Arc::new(ClockIds::seeded(Arc::clone(&world.app.clock), 99));
    let other = KeyStore::in_memory(&*world.app.clock, &*ids).expect("keys");
    let other = jsonwebtoken::encode(
        &Header {
            kid: Some(world.app.keys.signing().expect("a key").kid.clone()),
            typ: Some("at+jwt".into()),
            ..Header::new(Algorithm::ES256)
        },
        &claims,
        &other.signing().expect("a key").encoding,
    );
    let public = world.app.keys.jwks().to_string();
    let hmac = Header {
        kid: header["kid"].as_str().map(str::to_owned),
        typ: Some("at+jwt".into()),
        ..Header::new(Algorithm::HS256)
    };
    let hmac = jsonwebtoken::encode(&hmac, &claims, &EncodingKey::from_secret(public.as_bytes()));
    let exp = claims["exp"].as_i64().expect("exp");
    vec![
        ("alg none", joined(&json!({"alg": "none", "typ": "at+jwt", "kid": header["kid"]}), &claims, "")),
        ("alg None", headed("alg", json!("None"))),
        ("signed by the public key as a secret", hmac.expect("signed")),
        ("another installation's key", other.expect("signed")),
        ("exp as text", signed(world, &with("exp", json!(exp.to_string())), |_| {})),
        ("exp absent", signed(world, &without_exp, |_| {})),
        ("exp negative", signed(world, &with("exp", json!(-1)), |_| {})),
        ("exp a fraction", signed(world, &with("exp", json!(0.5)), |_| {})),
        ("issued tomorrow", signed(world, &with("iat", json!(exp + 86_400)), |_| {})),
        ("another audience", signed(world, &with("aud", json!("https://elsewhere.example")), |_| {})),
        ("another issuer", signed(world, &with("iss", json!("https://elsewhere.example")), |_| {})),
        ("another subject", signed(world, &with("sub", json!(world.key())), |_| {})),
        ("an id token", signed(world, &claims, |header| header.typ = Some("JWT".into()))),
        ("no type", signed(world, &claims, |header| header.typ = None)),
        ("an unknown key", signed(world, &claims, |header| header.kid = Some("unknown".into()))),
        ("a path as key", signed(world, &claims, |header| header.kid = Some("../../../dev/null".into()))),
        ("no key", signed(world, &claims, |header| header.kid = None)),
        (
            "a key to be fetched",
            signed(world, &claims, |header| header.jku = Some("https://evil.example/k".into())),
        ),
        (
            "a certificate to be fetched",
            signed(world, &claims, |header| header.x5u = Some("https://evil.example/c".into())),
        ),
        ("an embedded key", headed("jwk", world.app.keys.jwks()["keys"][0].clone())),
        ("an extension we must understand", headed("crit", json!(["exp"]))),
        ("no signature", format!("{}.{}.", pieces[0], pieces[1])),
        ("two parts", format!("{}.{}", pieces[0], pieces[1])),
        ("nothing", String::new()),
        ("not a token", "abc".to_owned()),
    ]
}
